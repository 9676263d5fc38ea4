/** One serialisation of a release in a format, shared by every subscriber and connection. */
import { setImmediate } from 'node:timers/promises'
import { type OutgoingItem, writeNewsMlG2, writeNinjs } from '@dateline/formats'
import { isNotice, type PubStatus, type UseVerdict, useVerdict } from '@dateline/news'
import type { Db } from '../platform/index.ts'
import { FORM, type Form } from './advance.ts'
import type { Delivered } from './offer.ts'
import { bare, type Moment, type Outgoing, readOutgoing, type Standing, standingOf } from './read.ts'
import { encrypt, keyAddress, readSeal, type Seal } from './seal.ts'

export const WIRE_FORMATS = ['ninjs', 'newsml-g2'] as const
export type WireFormat = (typeof WIRE_FORMATS)[number]

export interface Rendered {
  readonly releaseNo: number
  /** `notice` mends what went out before; `release`: what was given in advance may be used now. */
  readonly event: 'item' | 'notice' | 'release'
  /** The item alone: ninjs JSON, or a newsItem document. Undefined for what is sealed. */
  readonly document: Buffer | undefined
  /** What follows `{"seq":N` in the envelope, with its closing brace. */
  readonly tail: Buffer
  /** The same with the empty line that ends an event. */
  readonly frame: Buffer
}

/** What is rendered: a release in one of the forms in which it is delivered. */
export type Wanted = Pick<Delivered, 'releaseNo' | 'form'>

/** What renderings are kept under in a map. */
export const keyOf = ({ releaseNo, form }: Wanted): number => releaseNo * 8 + form

/** How a delivery looks now. In advance is over when the time has come; what was overtaken has only to wait. */
type Face = 'item' | 'advance' | 'sealed' | 'opened' | 'wait'

function faceOf(form: Form, moment: Moment, status: PubStatus): Face {
  // Nothing is given as an item before its time; were it asked for, it would have to wait.
  if (form === FORM.item) return moment === 'pending' ? 'wait' : 'item'
  if (form === FORM.opened) return 'opened'
  if (moment === 'effective' || status === 'canceled') return 'item'
  if (moment === 'overtaken' || form === FORM.wait) return 'wait'
  return form === FORM.sealed ? 'sealed' : 'advance'
}

/** Renders and keeps what it rendered, bounded by bytes; what was used longest ago goes first. */
export class Renderer {
  readonly #db: Db
  readonly #publicUrl: string
  readonly #limit: number
  readonly #kept = new Map<string, Rendered>()
  #bytes = 0
  /** Grows when everything is let go; what began to be rendered before is not kept. */
  #era = 0

  /** @param limit memory for rendered items, in bytes */
  constructor(db: Db, publicUrl: string, limit = 64 * 1024 * 1024) {
    this.#db = db
    this.#publicUrl = publicUrl
    this.#limit = limit
  }

  /**
   * Deliveries as they may be read now, by `keyOf`. How each stands is asked of the database every time, so that a copy kept
   * from before a kill or hold, or before its time, is never sent after it.
   */
  async render(deliveries: readonly Wanted[], format: WireFormat): Promise<Map<number, Rendered>> {
    const found = new Map<number, Rendered>()
    const wanted = new Map(deliveries.map((d) => [keyOf(d), d]))
    const seen = [...wanted.values()].filter((d) => d.form !== FORM.item || this.#hasItem(d.releaseNo, format))
    const standing = await standingOf(this.#db, [...new Set(seen.map((d) => d.releaseNo))])
    for (const delivery of seen) {
      const stands = standing.get(delivery.releaseNo)
      const kept = stands && this.#take(nameOf(delivery, stands, format))
      if (kept) found.set(keyOf(delivery), kept)
    }
    const forms = new Map<number, Wanted[]>()
    for (const [key, delivery] of wanted) {
      if (found.has(key)) continue
      const list = forms.get(delivery.releaseNo)
      if (list) list.push(delivery)
      else forms.set(delivery.releaseNo, [delivery])
    }
    const era = this.#era
    let inARow = 0
    for (const outgoing of await readOutgoing(this.#db, [...forms.keys()], this.#publicUrl)) {
      for (const delivery of forms.get(outgoing.releaseNo) ?? []) {
        // A long replay leaves the others their turn.
        if (++inARow % 16 === 0) await setImmediate()
        const rendered = await this.#renderOne(outgoing, delivery.form, format)
        found.set(keyOf(delivery), rendered)
        if (era === this.#era) this.#keep(nameOf(delivery, outgoing, format), rendered)
      }
    }
    return found
  }

  async #renderOne(outgoing: Outgoing, form: Form, format: WireFormat): Promise<Rendered> {
    const { moment, releaseNo, status } = outgoing
    const face = faceOf(form, moment, status)
    switch (face) {
      case 'item':
        return renderItem(outgoing, format)
      case 'advance':
        return renderItem(outgoing, format, { use: 'after', from: outgoing.from })
      case 'wait':
        return renderItem(waiting(outgoing), format)
      case 'opened':
        return renderOpened(outgoing, format, await readSeal(this.#db, releaseNo), this.#publicUrl)
      case 'sealed': {
        const seal = await readSeal(this.#db, releaseNo)
        if (!seal) throw new Error(`release ${releaseNo} has no seal`)
        return renderSealed(outgoing, format, seal, this.#publicUrl)
      }
      default:
        return face satisfies never
    }
  }

  #hasItem(releaseNo: number, format: WireFormat): boolean {
    return STATUSES.some((status) =>
      this.#kept.has(nameOf({ releaseNo, form: FORM.item }, { status, moment: 'effective' }, format)),
    )
  }

  /** Lets everything go that it keeps: what a version said was removed. */
  forget(): void {
    this.#era++
    this.#kept.clear()
    this.#bytes = 0
  }

  #take(name: string): Rendered | undefined {
    const kept = this.#kept.get(name)
    if (kept) {
      this.#kept.delete(name)
      this.#kept.set(name, kept)
    }
    return kept
  }

  #keep(name: string, rendered: Rendered): void {
    const before = this.#kept.get(name)
    if (before) this.#bytes -= sizeOf(before)
    this.#kept.delete(name)
    this.#kept.set(name, rendered)
    this.#bytes += sizeOf(rendered)
    for (const [oldest, value] of this.#kept) {
      if (this.#bytes <= this.#limit) break
      this.#kept.delete(oldest)
      this.#bytes -= sizeOf(value)
    }
  }
}

const STATUSES: readonly PubStatus[] = ['usable', 'withheld', 'canceled']
const nameOf = ({ releaseNo, form }: Wanted, { status, moment }: Standing, format: WireFormat): string =>
  `${releaseNo} ${faceOf(form, moment, status)} ${moment} ${status} ${format}`
const sizeOf = (r: Rendered) => (r.document?.length ?? 0) + r.tail.length + 200

/** What an envelope says of a delivery before its item. */
function headOf({ item, kind, from, status }: Outgoing, event: Rendered['event'], use?: UseVerdict) {
  return {
    event,
    kind,
    guid: item.guid,
    version: item.version,
    supersedes: item.release.supersedes ?? null,
    use: use ?? useVerdict(status, item.content.embargo, Date.parse(item.release.effectiveAt)),
    effectiveAt: from,
    ...(item.release.notice === undefined ? {} : { notice: item.release.notice }),
  }
}

const documentOf = (item: OutgoingItem, format: WireFormat): string =>
  format === 'ninjs' ? JSON.stringify(writeNinjs(item)) : writeNewsMlG2(item)

/** @param json members of the envelope after its head, without braces */
function finish(outgoing: Outgoing, head: ReturnType<typeof headOf>, json: string, document?: string): Rendered {
  const frame = Buffer.from(`,${JSON.stringify(head).slice(1, -1)},${json}}\n\n`)
  return {
    releaseNo: outgoing.releaseNo,
    event: head.event,
    document: document === undefined ? undefined : Buffer.from(document),
    tail: frame.subarray(0, -2),
    frame,
  }
}

function renderItem(outgoing: Outgoing, format: WireFormat, use?: UseVerdict): Rendered {
  const { item, kind, moment } = outgoing
  const mends =
    isNotice(kind) || moment === 'overtaken' || (moment === 'pending' && item.release.supersedes !== undefined)
  const document = documentOf(item, format)
  return finish(
    outgoing,
    headOf(outgoing, mends ? 'notice' : 'item', use),
    `"format":"${format}","item":${format === 'ninjs' ? document : JSON.stringify(document)}`,
    document,
  )
}

/** Without a word of what comes instead: what was had must wait. */
function waiting(outgoing: Outgoing): Outgoing {
  const status = 'withheld'
  return { ...outgoing, status, item: { ...outgoing.item, pubStatus: status, content: bare(outgoing.item.content) } }
}

/** The item as ciphertext: its length says its size to the next KB, and nothing else of it is readable. */
function renderSealed(outgoing: Outgoing, format: WireFormat, seal: Seal, publicUrl: string): Rendered {
  const use: UseVerdict = { use: 'after', from: outgoing.from }
  const mends = outgoing.item.release.supersedes !== undefined
  const sealed = {
    algorithm: 'AES-256-GCM',
    ...encrypt(documentOf(outgoing.item, format), seal.key),
    keyAddress: keyAddress(publicUrl, seal.name),
  }
  return finish(
    outgoing,
    headOf(outgoing, mends ? 'notice' : 'item', use),
    `"format":"${format}","sealed":${JSON.stringify(sealed)}`,
  )
}

/** What was had in advance may be used now. The key is said while the copy may be had. */
function renderOpened(outgoing: Outgoing, format: WireFormat, seal: Seal | undefined, publicUrl: string): Rendered {
  const open = outgoing.moment === 'effective' && outgoing.status === 'usable'
  const key =
    open && seal ? { key: seal.key.toString('base64'), keyAddress: keyAddress(publicUrl, seal.name) } : undefined
  return finish(
    outgoing,
    headOf(outgoing, 'release'),
    `"format":"${format}"${key ? `,"unsealed":${JSON.stringify(key)}` : ''}`,
    documentOf(outgoing.item, format),
  )
}

/** The envelope of one delivery, as in a pull answer and in a stream's `data`. */
export const envelope = (seq: number, rendered: Rendered): Buffer =>
  Buffer.concat([Buffer.from(`{"seq":${seq}`, 'latin1'), rendered.tail])
