/**
 * The line between a draft on this device and the server's log. What is typed goes out at once; it counts as saved when
 * the server has committed it. Without a line it stays in the document (and in the browser's database) and goes out later.
 */
import { CLOSE, FRAME } from '@dateline/blocks'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

/** `refused` ends the line for good: the reason says why. */
export type LineState = 'connecting' | 'online' | 'offline' | 'refused'

export interface LinkState {
  readonly line: LineState
  /** True once everything the server has is here. */
  readonly loaded: boolean
  /** Something was typed that the server has not yet committed. */
  readonly unsaved: boolean
  readonly mayWrite: boolean
  readonly reason: { readonly code: string; readonly message: string; readonly help?: string } | undefined
}

/** What of WebSocket is used; tests bring one that sends headers. */
export interface Socket {
  binaryType: string
  readonly readyState: number
  send(data: Uint8Array): void
  close(code?: number): void
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: SocketEvent) => void): void
}

interface SocketEvent {
  readonly data?: unknown
  readonly code?: number
}

export interface LinkOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly open: () => Socket
  readonly onState: (state: LinkState) => void
}

const OPEN = 1
const ALIVE_MS = 10_000
const SILENCE_MS = 25_000
const FIRST_RETRY_MS = 300
const LONGEST_RETRY_MS = 10_000

const REASONS: Readonly<Record<number, { code: string; message: string; help: string }>> = {
  [CLOSE.signIn]: {
    code: 'not-signed-in',
    message: 'You are not signed in any more.',
    help: 'Sign in again; what you typed is kept on this device.',
  },
  [CLOSE.forbidden]: { code: 'forbidden', message: 'You may not read this draft.', help: 'Ask an administrator.' },
  [CLOSE.notFound]: { code: 'not-found', message: 'The draft does not exist.', help: 'Go back to the list.' },
}

export class DraftLink {
  readonly #o: LinkOptions
  #socket: Socket | undefined
  #state: LinkState = { line: 'connecting', loaded: false, unsaved: false, mayWrite: true, reason: undefined }
  /** The server's state arrived on this line: updates can be sent as they come. */
  #synced = false
  #sent = 0
  #acknowledged = 0
  #touched = false
  #tries = 0
  #heard = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #alive: ReturnType<typeof setInterval> | undefined
  #ended = false

  constructor(options: LinkOptions) {
    this.#o = options
    options.doc.on('update', this.#onUpdate)
    options.awareness.on('update', this.#onAwareness)
    this.#connect()
  }

  get state(): LinkState {
    return this.#state
  }

  /** Tries at once, for example because the browser says it is online again. */
  wake(): void {
    if (this.#socket || this.#ended || this.#state.line === 'refused') return
    this.#tries = 0
    this.#connect()
  }

  close(): void {
    this.#ended = true
    clearTimeout(this.#retry)
    clearInterval(this.#alive)
    this.#o.doc.off('update', this.#onUpdate)
    this.#o.awareness.off('update', this.#onAwareness)
    const socket = this.#socket
    this.#socket = undefined
    socket?.close(1000)
  }

  #set(change: Partial<LinkState>): void {
    const unsaved = this.#synced ? this.#acknowledged < this.#sent : this.#touched
    this.#state = { ...this.#state, ...change, unsaved }
    if (!this.#ended) this.#o.onState(this.#state)
  }

  #connect(): void {
    clearTimeout(this.#retry)
    const socket = this.#o.open()
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#synced = false
    socket.addEventListener('open', () => {
      this.#sent = 0
      this.#acknowledged = 0
      this.#heard = Date.now()
      this.#send(FRAME.state, (e) => encoding.writeVarUint8Array(e, Y.encodeStateVector(this.#o.doc)))
    })
    socket.addEventListener('message', ({ data }) => {
      this.#heard = Date.now()
      if (data instanceof ArrayBuffer && this.#socket === socket) this.#read(new Uint8Array(data))
    })
    // What went wrong is told by the close that follows.
    socket.addEventListener('error', () => undefined)
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket === socket) this.#lost(code ?? CLOSE.again)
    })
    clearInterval(this.#alive)
    this.#alive = setInterval(() => {
      if (socket.readyState !== OPEN) return
      if (Date.now() - this.#heard > SILENCE_MS) {
        // A dead line may take minutes to say so.
        this.#lost(CLOSE.again)
        socket.close()
      } else this.#send(FRAME.alive, () => undefined)
    }, ALIVE_MS)
  }

  #lost(code: number): void {
    this.#socket = undefined
    this.#synced = false
    clearInterval(this.#alive)
    if (this.#acknowledged < this.#sent) this.#touched = true
    const reason = REASONS[code]
    if (code === CLOSE.refused || reason) {
      this.#set({
        line: 'refused',
        reason: this.#state.reason ?? reason ?? { code: 'refused', message: 'The server refused the draft.' },
      })
      return
    }
    this.#set({ line: 'offline' })
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#tries) * (0.75 + Math.random() / 2)
    this.#tries += 1
    if (!this.#ended) this.#retry = setTimeout(() => this.#connect(), wait)
  }

  #send(kind: number, write: (encoder: encoding.Encoder) => void): void {
    if (this.#socket?.readyState !== OPEN) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, kind)
    write(encoder)
    this.#socket.send(encoding.toUint8Array(encoder))
  }

  #sendUpdate(update: Uint8Array): void {
    this.#sent += 1
    this.#send(FRAME.update, (e) => {
      encoding.writeVarUint(e, this.#sent)
      encoding.writeVarUint8Array(e, update)
    })
  }

  #read(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case FRAME.state:
        return this.#begin(
          decoding.readVarUint8Array(decoder),
          decoding.readVarUint8Array(decoder),
          decoding.readVarUint(decoder) === 1,
        )
      case FRAME.update:
        Y.applyUpdate(this.#o.doc, decoding.readVarUint8Array(decoder), this)
        return
      case FRAME.awareness:
        applyAwarenessUpdate(this.#o.awareness, decoding.readVarUint8Array(decoder), this)
        return
      case FRAME.acknowledge:
        this.#acknowledged = Math.max(this.#acknowledged, decoding.readVarUint(decoder))
        if (this.#acknowledged >= this.#sent) this.#touched = false
        this.#set({})
        return
      case FRAME.refuse:
        this.#set({ reason: JSON.parse(decoding.readVarString(decoder)) as NonNullable<LinkState['reason']> })
    }
  }

  /** Takes what the server has, then gives it what it lacks: what was typed without a line, or sent and never committed. */
  #begin(update: Uint8Array, vector: Uint8Array, mayWrite: boolean): void {
    Y.applyUpdate(this.#o.doc, update, this)
    this.#synced = true
    this.#tries = 0
    if (mayWrite) this.#sendUpdate(Y.encodeStateAsUpdate(this.#o.doc, vector))
    this.#set({ line: 'online', loaded: true, mayWrite, reason: undefined })
    this.#onAwareness({ added: [this.#o.doc.clientID], updated: [], removed: [] }, 'local')
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    // The browser's own database gives back what was typed earlier: it is as unsaved as anything else.
    this.#touched = true
    if (this.#synced && this.#state.mayWrite) this.#sendUpdate(update)
    this.#set({})
  }

  readonly #onAwareness = (
    change: { added: number[]; updated: number[]; removed: number[] },
    origin: unknown,
  ): void => {
    if (origin === this || !this.#synced) return
    const own = [...change.added, ...change.updated, ...change.removed].filter((id) => id === this.#o.doc.clientID)
    if (own.length === 0) return
    this.#send(FRAME.awareness, (e) => encoding.writeVarUint8Array(e, encodeAwarenessUpdate(this.#o.awareness, own)))
  }
}
