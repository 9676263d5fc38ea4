/** One serialisation of a release in a format, shared by every subscriber and connection. */
import { setImmediate } from 'node:timers/promises'
import { writeNewsMlG2, writeNinjs } from '@dateline/formats'
import { type PubStatus, useVerdict } from '@dateline/news'
import type { Db } from '../platform/index.ts'
import { isNotice } from './audience.ts'
import { type Outgoing, readOutgoing, standingOf } from './read.ts'

export const WIRE_FORMATS = ['ninjs', 'newsml-g2'] as const
export type WireFormat = (typeof WIRE_FORMATS)[number]

export interface Rendered {
  readonly releaseNo: number
  /** `notice` mends what went out before: correct, refile, hold, clear, kill, withdraw. */
  readonly event: 'item' | 'notice'
  /** The item alone: ninjs JSON, or a newsItem document. */
  readonly document: Buffer
  /** What follows `{"seq":N` in the envelope, with its closing brace. */
  readonly tail: Buffer
  /** The same with the empty line that ends an event. */
  readonly frame: Buffer
}

/** Renders and keeps what it rendered, bounded by bytes; what was used longest ago goes first. */
export class Renderer {
  readonly #db: Db
  readonly #publicUrl: string
  readonly #limit: number
  readonly #kept = new Map<string, Rendered>()
  #bytes = 0

  /** @param limit memory for rendered items, in bytes */
  constructor(db: Db, publicUrl: string, limit = 64 * 1024 * 1024) {
    this.#db = db
    this.#publicUrl = publicUrl
    this.#limit = limit
  }

  /**
   * Releases as they may be read now. How each stands is asked of the database every time, so that a copy kept from
   * before a kill or hold is never sent after it.
   */
  async render(releaseNos: readonly number[], format: WireFormat): Promise<Map<number, Rendered>> {
    const found = new Map<number, Rendered>()
    const wanted = new Set(releaseNos)
    const seen = [...wanted].filter((no) => STATUSES.some((status) => this.#kept.has(keyOf(no, status, format))))
    for (const [no, status] of await standingOf(this.#db, seen)) {
      const kept = this.#take(keyOf(no, status, format))
      if (kept) found.set(no, kept)
    }
    let inARow = 0
    for (const outgoing of await readOutgoing(
      this.#db,
      [...wanted].filter((no) => !found.has(no)),
      this.#publicUrl,
    )) {
      // A long replay leaves the others their turn.
      if (++inARow % 16 === 0) await setImmediate()
      const rendered = renderOne(outgoing, format)
      found.set(outgoing.releaseNo, rendered)
      this.#keep(keyOf(outgoing.releaseNo, outgoing.status, format), rendered)
    }
    return found
  }

  #take(key: string): Rendered | undefined {
    const kept = this.#kept.get(key)
    if (kept) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
    }
    return kept
  }

  #keep(key: string, rendered: Rendered): void {
    const before = this.#kept.get(key)
    if (before) this.#bytes -= sizeOf(before)
    this.#kept.delete(key)
    this.#kept.set(key, rendered)
    this.#bytes += sizeOf(rendered)
    for (const [oldest, value] of this.#kept) {
      if (this.#bytes <= this.#limit) break
      this.#kept.delete(oldest)
      this.#bytes -= sizeOf(value)
    }
  }
}

const STATUSES: readonly PubStatus[] = ['usable', 'withheld', 'canceled']
const keyOf = (releaseNo: number, status: PubStatus, format: WireFormat) => `${releaseNo} ${status} ${format}`
const sizeOf = (r: Rendered) => r.document.length + r.tail.length + 200

function renderOne({ item, kind, releaseNo, status }: Outgoing, format: WireFormat): Rendered {
  const document = format === 'ninjs' ? JSON.stringify(writeNinjs(item)) : writeNewsMlG2(item)
  const event = isNotice(kind) ? 'notice' : 'item'
  const head = JSON.stringify({
    releaseNo,
    event,
    kind,
    guid: item.guid,
    version: item.version,
    supersedes: item.release.supersedes ?? null,
    use: useVerdict(status, item.content.embargo, Date.parse(item.release.effectiveAt)),
    effectiveAt: item.release.effectiveAt,
    ...(item.release.notice === undefined ? {} : { notice: item.release.notice }),
    format,
  })
  const body = format === 'ninjs' ? document : JSON.stringify(document)
  const frame = Buffer.from(`,${head.slice(1, -1)},"item":${body}}\n\n`)
  return {
    releaseNo,
    event,
    document: Buffer.from(document),
    tail: frame.subarray(0, -2),
    frame,
  }
}

/** The envelope of one delivery, as in a pull answer and in a stream's `data`. */
export const envelope = (seq: number, rendered: Rendered): Buffer =>
  Buffer.concat([Buffer.from(`{"seq":${seq}`, 'latin1'), rendered.tail])
