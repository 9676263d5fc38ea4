/**
 * The socket over which a draft is written: `/api/newsroom/drafts/:id/live`. See packages/blocks/src/live.ts for its
 * frames and docs/adr for why it is our own.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE, FRAME, LARGEST_UPDATE } from '@dateline/blocks'
import { sql } from 'kysely'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { type Account, may } from '../accounts/index.ts'
import { type Db, DatelineError, invalid, Listener } from '../platform/index.ts'
import { closed, DRAFT_CHANNEL, OPEN_STAGES, redrawStale } from './log.ts'
import { type Member, Room } from './room.ts'
import type { Stage } from './tables.ts'

/** Who a request is from; the accounts room provides it. */
export interface Authenticator {
  authenticate(headers: IncomingHttpHeaders): Promise<Pick<Account, 'id' | 'rights' | 'grants'> | undefined>
}

export interface CollaborationOptions {
  readonly db: Db
  /** Login for hearing other nodes. */
  readonly listenUrl: string
  readonly accounts: Authenticator
  /** Public address of the newsroom; a page of another origin cannot open the socket. */
  readonly publicUrl: string
  readonly onError?: (error: unknown, what: string) => void
}

const PATH = /^\/api\/newsroom\/drafts\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/live$/
/** A client that does not read is not waited for: it catches up from its state when it comes back. */
const MOST_BUFFERED = 8 * 1024 * 1024
const HEARTBEAT_MS = 25_000
/** How long a right that was taken away can outlive its session on an open line. */
const RECHECK_MS = 60_000
const POLL_MS = 5_000

interface Line extends Member {
  readonly socket: WebSocket
  alive: boolean
  /** Whether whoever sits at the line still may; closes it when not. */
  recheck: () => Promise<void>
}

export class Collaboration {
  readonly #options: CollaborationOptions
  readonly #node = randomUUID()
  readonly #rooms = new Map<string, Promise<Room>>()
  readonly #lines = new Set<Line>()
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_UPDATE + 64, perMessageDeflate: false })
  readonly #listener: Listener
  #timers: NodeJS.Timeout[] = []
  #stopping = false

  constructor(options: CollaborationOptions) {
    this.#options = options
    this.#listener = new Listener(
      options.listenUrl,
      { [DRAFT_CHANNEL]: (payload) => this.#bell(payload) },
      () => void this.#catchUpAll(),
    )
  }

  /** Mends pictures that a dead node left behind, then hears the other nodes. */
  async start(): Promise<void> {
    await redrawStale(this.#options.db)
    await this.#listener.start()
    this.#timers = [
      setInterval(() => void this.#catchUpAll(), POLL_MS),
      setInterval(() => this.#heartbeat(), HEARTBEAT_MS),
    ]
    for (const timer of this.#timers) timer.unref()
  }

  /** Lets every line go; clients come back to another node, or to this one when it is up again. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const timer of this.#timers) clearInterval(timer)
    for (const line of this.#lines) line.socket.close(1001)
    await this.#listener.close()
    await Promise.all([...this.#rooms.values()].map(async (room) => (await room).close()))
    this.#rooms.clear()
    for (const line of this.#lines) line.socket.terminate()
    this.#server.close()
  }

  /** Drafts whose document is in memory here. */
  get openDrafts(): number {
    return this.#rooms.size
  }

  /**
   * Takes an HTTP upgrade that is for a draft.
   * @returns false when it is for somebody else
   */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const draftId = PATH.exec((request.url ?? '').split('?', 1)[0] ?? '')?.[1]
    if (draftId === undefined) return false
    if (!this.#sameOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return true
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate())
      // Frames that arrive while the person is looked up wait in the line.
      ws.pause()
      this.#enter(ws, draftId, request.headers).catch((error: unknown) => {
        this.#options.onError?.(error, 'draft could not be opened')
        ws.resume()
        ws.close(1011)
      })
    })
    return true
  }

  /** A cookie travels with any page's socket; only our own pages may use it. */
  #sameOrigin(request: IncomingMessage): boolean {
    return request.headers.origin === new URL(this.#options.publicUrl).origin
  }

  async #enter(ws: WebSocket, draftId: string, headers: IncomingHttpHeaders): Promise<void> {
    const turnAway = (code: number) => {
      // A line that is not read never finishes closing.
      ws.resume()
      ws.close(code)
    }
    const account = await this.#options.accounts.authenticate(headers)
    if (!account) return turnAway(CLOSE.signIn)
    const draft = await this.#draft(draftId)
    if (!may(account, 'draft:read', draft)) return turnAway(CLOSE.forbidden)
    if (draft === undefined) return turnAway(CLOSE.notFound)
    const { stage } = draft
    const room = await this.#room(draftId)
    const line = this.#line(ws, account.id)
    if (!OPEN_STAGES.includes(stage)) {
      ws.resume()
      line.refuse(closed(stage))
      return this.#unload(draftId, room)
    }
    room.join(line)
    this.#lines.add(line)
    const mayWrite = may(account, 'draft:write', draft)
    ws.on('message', (data: RawData) => {
      try {
        this.#read(line, room, toBytes(data), mayWrite)
      } catch (error) {
        line.refuse(
          error instanceof DatelineError
            ? error
            : invalid('frame-invalid', 'A message could not be read.', { cause: error }),
        )
      }
    })
    line.recheck = () => this.#recheck(ws, headers, draftId, mayWrite)
    const recheck = setInterval(() => void line.recheck(), RECHECK_MS)
    recheck.unref()
    ws.on('pong', () => (line.alive = true))
    ws.once('close', () => {
      clearInterval(recheck)
      this.#lines.delete(line)
      room.leave(line)
      this.#unload(draftId, room)
    })
    if (ws.readyState === ws.OPEN) ws.resume()
    else ws.emit('close')
  }

  #line(socket: WebSocket, author: string): Line {
    const send = (kind: number, write: (encoder: encoding.Encoder) => void) => {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_BUFFERED) return socket.close(CLOSE.again)
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, kind)
      write(encoder)
      socket.send(encoding.toUint8Array(encoder))
    }
    return {
      socket,
      author,
      alive: true,
      recheck: () => Promise.resolve(),
      sendUpdate: (update) => send(FRAME.update, (e) => encoding.writeVarUint8Array(e, update)),
      sendAwareness: (update) => send(FRAME.awareness, (e) => encoding.writeVarUint8Array(e, update)),
      acknowledge: (number) => send(FRAME.acknowledge, (e) => encoding.writeVarUint(e, number)),
      refuse: (error) => {
        send(FRAME.refuse, (e) =>
          encoding.writeVarString(e, JSON.stringify({ code: error.code, message: error.message, help: error.help })),
        )
        socket.close(CLOSE.refused)
      },
      hold: (on) => (on ? socket.pause() : socket.resume()),
    }
  }

  #read(line: Line, room: Room, frame: Uint8Array, mayWrite: boolean): void {
    if (line.socket.readyState !== line.socket.OPEN) return
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    switch (kind) {
      case FRAME.state: {
        const state = room.state(decoding.readVarUint8Array(decoder))
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, FRAME.state)
        encoding.writeVarUint8Array(encoder, state.update)
        encoding.writeVarUint8Array(encoder, state.vector)
        encoding.writeVarUint(encoder, mayWrite ? 1 : 0)
        line.socket.send(encoding.toUint8Array(encoder))
        line.sendAwareness(room.present())
        return
      }
      case FRAME.update: {
        const number = decoding.readVarUint(decoder)
        if (!mayWrite) throw new DatelineError('forbidden', 403, 'You may read this draft, not write in it.')
        room.receive(line, number, decoding.readVarUint8Array(decoder))
        return
      }
      case FRAME.awareness:
        room.aware(line, decoding.readVarUint8Array(decoder))
        return
      case FRAME.alive:
        line.socket.send(frame)
        return
      default:
        throw invalid('frame-invalid', 'A message of an unknown kind arrived.')
    }
  }

  /** A session of an account has ended somewhere: its lines are looked at now, not at the next turn. */
  async recheck(accountId: string): Promise<void> {
    await Promise.all([...this.#lines].filter((line) => line.author === accountId).map((line) => line.recheck()))
  }

  async #recheck(ws: WebSocket, headers: IncomingHttpHeaders, draftId: string, wrote: boolean): Promise<void> {
    try {
      const account = await this.#options.accounts.authenticate(headers)
      const draft = await this.#draft(draftId)
      if (!account || !may(account, 'draft:read', draft)) return ws.close(CLOSE.signIn)
      // Who may no longer write comes in again as a reader.
      if (wrote && !may(account, 'draft:write', draft)) ws.close(CLOSE.again)
    } catch {
      // The database is away; the next check decides.
    }
  }

  async #draft(draftId: string): Promise<{ readonly stage: Stage; readonly desk: string } | undefined> {
    const { rows } = await sql<{ stage: Stage; desk: string }>`
      SELECT stage, desk FROM draft WHERE id = ${draftId}
    `.execute(this.#options.db)
    return rows[0]
  }

  #room(draftId: string): Promise<Room> {
    const open = this.#rooms.get(draftId)
    if (open) return open
    const room = Room.open(this.#options.db, this.#node, draftId, (seq, error) =>
      this.#options.onError?.(error, `row ${seq} of draft ${draftId} cannot be applied`),
    )
    this.#rooms.set(draftId, room)
    room.catch(() => this.#rooms.delete(draftId))
    return room
  }

  /** The last one out turns off the light; whoever comes meanwhile opens the document anew from the log. */
  #unload(draftId: string, room: Room): void {
    if (!room.empty || this.#stopping) return
    this.#rooms.delete(draftId)
    room.close().catch((error: unknown) => this.#options.onError?.(error, 'draft could not be closed'))
  }

  #bell(payload: string): void {
    const [draftId = '', node] = payload.split(' ')
    const room = this.#rooms.get(draftId)
    if (!room || node === this.#node) return
    void this.#hear(draftId, room, node === undefined || node === '').catch(() => undefined)
  }

  /** @param moved the bell may be about the draft's stage, not its text */
  async #hear(draftId: string, opening: Promise<Room>, moved: boolean): Promise<void> {
    const room = await opening
    await room.catchUp()
    if (!moved) return
    const stage = (await this.#draft(draftId))?.stage
    if (stage !== undefined && !OPEN_STAGES.includes(stage)) room.refuseAll(closed(stage))
  }

  async #catchUpAll(): Promise<void> {
    if (this.#rooms.size === 0) return
    await Promise.allSettled([...this.#rooms.values()].map(async (room) => (await room).catchUp()))
  }

  #heartbeat(): void {
    for (const line of this.#lines) {
      if (!line.alive) line.socket.terminate()
      line.alive = false
      if (line.socket.readyState === line.socket.OPEN) line.socket.ping()
    }
  }
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
