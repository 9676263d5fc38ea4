/** One open stream (server-sent events, https://html.spec.whatwg.org/#server-sent-events) to one subscriber. */
import type { ServerResponse } from 'node:http'
import type { Delivered } from './offer.ts'
import { keyOf, type Rendered, type WireFormat } from './render.ts'

export interface StreamOptions {
  readonly subscriberId: number
  /** Digest of the token the stream was opened with. */
  readonly digest: string
  readonly format: WireFormat
  /** Last number the client has. */
  readonly after: number
  /** How long a client may leave data unread before it is dropped, in milliseconds. */
  readonly patienceMs: number
  readonly onDrain: () => void
  readonly onTooSlow: () => void
  readonly onClose: () => void
}

/** Why a stream ended; sent as the event `bye`, when the client still reads. */
export type Farewell = 'too-slow' | 'subscriber-off' | 'token-replaced' | 'closing'

const WORDS: Readonly<Record<Farewell, string>> = {
  'too-slow': 'The stream was read too slowly. Connect again with the last id; nothing is lost.',
  'subscriber-off': 'This subscription was switched off. Ask the agency.',
  'token-replaced': 'The token of this stream was replaced. Connect again with the new one.',
  closing: 'This node is closing. Connect again; nothing is lost.',
}

/** How long the last words may take to leave, once an ended client stopped reading. */
const LINGER_MS = 2_000

/** Bytes written at once; a little more than a socket takes before it asks to wait. */
const WRITE_BYTES = 64 * 1024

/**
 * Writes deliveries in order, each number once and none left out. A client that does not read is not buffered for: once
 * it is `blocked` nothing more is taken, and `onDrain` says when it has read; what it missed is read from the database.
 */
export class EventStream {
  readonly subscriberId: number
  readonly digest: string
  readonly format: WireFormat
  readonly #response: ServerResponse
  readonly #options: StreamOptions
  #sent: number
  #blocked = false
  #closed = false
  #patience: NodeJS.Timeout | undefined

  constructor(response: ServerResponse, options: StreamOptions) {
    this.#response = response
    this.#options = options
    this.subscriberId = options.subscriberId
    this.digest = options.digest
    this.format = options.format
    this.#sent = options.after
    response.on('close', () => this.#end())
    response.on('error', () => this.#end())
    response.socket?.on('drain', () => this.#drained())
  }

  /** Last number written. */
  get sent(): number {
    return this.#sent
  }

  /** The client reads, as far as can be told. */
  get ready(): boolean {
    return !this.#blocked && !this.#closed
  }

  /**
   * Writes what follows on what was sent; numbers sent already are skipped.
   * @returns true when everything given is written, false when the stream must read for itself what comes next
   */
  push(deliveries: readonly Delivered[], rendered: ReadonlyMap<number, Rendered>): boolean {
    let bytes = 0
    let complete = true
    this.#hold()
    for (const delivery of deliveries) {
      const { seq } = delivery
      if (seq <= this.#sent) continue
      const item = rendered.get(keyOf(delivery))
      if (!this.ready || !item || seq !== this.#sent + 1) {
        complete = false
        break
      }
      // The shared bytes are written as they are: a copy for each of a thousand streams would be garbage at once.
      this.#response.write(`id: ${seq}\nevent: ${item.event}\ndata: {"seq":${seq}`, 'latin1')
      this.#response.write(item.frame)
      bytes += item.frame.length
      this.#sent = seq
      if (bytes >= WRITE_BYTES) {
        this.#letGo()
        this.#hold()
        bytes = 0
      }
    }
    this.#letGo()
    return complete
  }

  /** @param text a whole event without an id */
  heartbeat(text: string): void {
    if (!this.ready) return
    this.#response.write(text, 'latin1')
    this.#noteBacklog()
  }

  /** Ends the stream with its reason. */
  bye(reason: Farewell): void {
    if (this.#closed) return
    const data = JSON.stringify({ code: reason, message: WORDS[reason], after: this.#sent })
    this.#response.end(`event: bye\ndata: ${data}\n\n`)
    const { socket } = this.#response
    const linger = setTimeout(() => socket?.destroy(), LINGER_MS)
    linger.unref()
    this.#response.once('close', () => clearTimeout(linger))
    this.#end()
  }

  /** Both, so that what is written until `#letGo` becomes one chunk (RFC 9112 section 7.1) and one system call. */
  #hold(): void {
    this.#response.socket?.cork()
    this.#response.cork()
  }

  #letGo(): void {
    this.#response.uncork()
    this.#response.socket?.uncork()
    this.#noteBacklog()
  }

  /** A corked response does not say that its client stopped reading; its socket does. */
  #noteBacklog(): void {
    if (this.#blocked || this.#closed || this.#response.socket?.writableNeedDrain !== true) return
    this.#blocked = true
    this.#patience = setTimeout(() => {
      this.#options.onTooSlow()
      this.bye('too-slow')
    }, this.#options.patienceMs)
    this.#patience.unref()
  }

  #drained(): void {
    clearTimeout(this.#patience)
    if (!this.#blocked) return
    this.#blocked = false
    if (!this.#closed) this.#options.onDrain()
  }

  #end(): void {
    clearTimeout(this.#patience)
    if (this.#closed) return
    this.#closed = true
    this.#options.onClose()
  }
}
