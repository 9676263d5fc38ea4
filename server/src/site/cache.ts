/**
 * Rendered pages in memory, bounded by bytes. Entries know what they were made from: a release drops exactly those that
 * show something it touched, and a render that began before such a release is not kept.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'

const compress = promisify(gzip)

/** What a page loader hands to the cache. */
export interface Rendered {
  readonly status: number
  readonly contentType: string
  readonly body: string
  /** Names and values, beside the ones that the cache adds itself. */
  readonly headers: readonly string[]
  /** What the page was made from; see keys.ts. */
  readonly keys: Iterable<string>
  /** Milliseconds since the epoch after which it must not be served; Infinity when nothing ends it. */
  readonly validUntil: number
  /** Its address can be made up by anybody (search words, missing pages): kept in a small space of its own. */
  readonly stray: boolean
}

/** One representation, ready to be written. Header arrays are name, value, name, value. */
export interface Variant {
  readonly etag: string
  readonly body: Buffer
  readonly headers: string[]
  readonly notModified: string[]
}

export interface Entry {
  readonly status: number
  readonly identity: Variant
  readonly gzip: Variant | undefined
  readonly keys: readonly string[]
  readonly bytes: number
  readonly validUntil: number
  readonly stray: boolean
}

/** Smaller bodies do not get smaller by it. */
const LEAST_GZIP = 512
/** Share of the whole for addresses that anybody can make up. */
const STRAY_SHARE = 8
/** Headers, strings and map slots of one entry, roughly. */
const OVERHEAD = 2_048

/** Digests, compresses and prepares the headers of a page, once for all its readers. */
export async function prepare(rendered: Rendered): Promise<Entry> {
  const body = Buffer.from(rendered.body)
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 24)
  const keys = [...new Set(rendered.keys)]
  const packed = body.length < LEAST_GZIP ? undefined : await compress(body, { level: constants.Z_DEFAULT_COMPRESSION })
  const identity = variant(rendered, body, `"${digest}"`, undefined)
  const zipped = packed === undefined ? undefined : variant(rendered, packed, `"${digest}-gz"`, 'gzip')
  return {
    status: rendered.status,
    identity,
    gzip: zipped,
    keys,
    bytes: body.length + (packed?.length ?? 0) + OVERHEAD + keys.reduce((sum, key) => sum + key.length + 48, 0),
    validUntil: rendered.validUntil,
    stray: rendered.stray,
  }
}

function variant(rendered: Rendered, body: Buffer, etag: string, encoding: string | undefined): Variant {
  const shared = ['etag', etag, 'vary', 'Accept-Encoding', ...rendered.headers]
  return {
    etag,
    body,
    headers: [
      'content-type',
      rendered.contentType,
      'content-length',
      String(body.length),
      ...(encoding === undefined ? [] : ['content-encoding', encoding]),
      ...shared,
    ],
    notModified: shared,
  }
}

interface InFlight {
  readonly promise: Promise<Entry>
  /** Invalidations up to this one were seen by the render's queries. */
  readonly since: number
}

export class PageCache {
  readonly #limit: number
  readonly #now: () => number
  readonly #entries = new Map<string, Entry>()
  readonly #strays = new Map<string, Entry>()
  /** Addresses of the entries that hold a key. */
  readonly #byKey = new Map<string, Set<string>>()
  readonly #inFlight = new Map<string, InFlight>()
  readonly #renders = new Set<{ readonly since: number }>()
  #bytes = 0
  #strayBytes = 0
  #sequence = 0
  /** Keys dropped while something was being rendered, with the sequence number of the drop; `*` for everything. */
  #dropped: { readonly sequence: number; readonly keys: ReadonlySet<string> }[] = []

  /**
   * @param limit bytes to keep at most
   * @param now the database's clock in milliseconds since the epoch
   */
  constructor(limit: number, now: () => number) {
    this.#limit = limit
    this.#now = now
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes + this.#strayBytes
  }

  get size(): number {
    return this.#entries.size + this.#strays.size
  }

  /** The page at an address when it is there and still valid. */
  get(address: string): Entry | undefined {
    let space = this.#entries
    let entry = space.get(address)
    if (entry === undefined) {
      space = this.#strays
      entry = space.get(address)
      if (entry === undefined) return undefined
    }
    if (entry.validUntil <= this.#now()) {
      this.#remove(address, entry)
      return undefined
    }
    // A map keeps the order of insertion: the least recently used page stands first.
    space.delete(address)
    space.set(address, entry)
    return entry
  }

  /**
   * Renders an address once, however many ask for it at the same time.
   * Readers who come after an invalidation do not share a render that began before it.
   */
  async render(address: string, make: () => Promise<Rendered>): Promise<Entry> {
    const running = this.#inFlight.get(address)
    if (running && this.#untouchedSince(running.since, undefined)) return running.promise
    const since = this.#sequence
    const promise = this.#make(address, make, since)
    const mine: InFlight = { promise, since }
    this.#inFlight.set(address, mine)
    try {
      return await promise
    } finally {
      if (this.#inFlight.get(address) === mine) this.#inFlight.delete(address)
    }
  }

  async #make(address: string, make: () => Promise<Rendered>, since: number): Promise<Entry> {
    const render = { since }
    this.#renders.add(render)
    try {
      const entry = await prepare(await make())
      if (entry.validUntil > this.#now() && this.#untouchedSince(since, entry.keys)) this.#store(address, entry)
      return entry
    } finally {
      this.#renders.delete(render)
      const oldest = Math.min(...[...this.#renders].map((r) => r.since))
      this.#dropped = this.#dropped.filter((d) => d.sequence > oldest)
    }
  }

  /** @param keys undefined: any invalidation counts */
  #untouchedSince(since: number, keys: readonly string[] | undefined): boolean {
    return !this.#dropped.some(
      (d) => d.sequence > since && (keys === undefined || d.keys.has('*') || keys.some((key) => d.keys.has(key))),
    )
  }

  /** Drops every page that was made from one of these. */
  invalidate(keys: ReadonlySet<string>): void {
    this.#sequence += 1
    if (this.#renders.size > 0) this.#dropped.push({ sequence: this.#sequence, keys })
    for (const key of keys) {
      const addresses = this.#byKey.get(key)
      if (addresses === undefined) continue
      for (const address of addresses) {
        const entry = this.#entries.get(address) ?? this.#strays.get(address)
        if (entry) this.#remove(address, entry)
      }
    }
  }

  /** Drops everything: the directory or the agency changed. */
  clear(): void {
    this.#sequence += 1
    if (this.#renders.size > 0) this.#dropped.push({ sequence: this.#sequence, keys: new Set(['*']) })
    this.#entries.clear()
    this.#strays.clear()
    this.#byKey.clear()
    this.#bytes = 0
    this.#strayBytes = 0
  }

  #store(address: string, entry: Entry): void {
    const limit = entry.stray ? this.#limit / STRAY_SHARE : this.#limit
    if (entry.bytes > limit) return
    const old = this.#entries.get(address) ?? this.#strays.get(address)
    if (old) this.#remove(address, old)
    if (entry.stray) {
      this.#strays.set(address, entry)
      this.#strayBytes += entry.bytes
    } else {
      this.#entries.set(address, entry)
      this.#bytes += entry.bytes
    }
    for (const key of entry.keys) {
      const addresses = this.#byKey.get(key)
      if (addresses) addresses.add(address)
      else this.#byKey.set(key, new Set([address]))
    }
    this.#shrink(this.#strays, () => this.#strayBytes, this.#limit / STRAY_SHARE)
    this.#shrink(this.#entries, () => this.bytes, this.#limit)
  }

  #shrink(space: Map<string, Entry>, bytes: () => number, limit: number): void {
    for (const [address, entry] of space) {
      if (bytes() <= limit) return
      this.#remove(address, entry)
    }
  }

  #remove(address: string, entry: Entry): void {
    const space = entry.stray ? this.#strays : this.#entries
    if (!space.delete(address)) return
    if (entry.stray) this.#strayBytes -= entry.bytes
    else this.#bytes -= entry.bytes
    for (const key of entry.keys) {
      const addresses = this.#byKey.get(key)
      addresses?.delete(address)
      if (addresses?.size === 0) this.#byKey.delete(key)
    }
  }
}
