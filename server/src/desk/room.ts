/**
 * A draft while somebody has it open on this node: its document, who is connected, and the way of an update into the
 * log. Nothing is shown to others or acknowledged before it is committed.
 */
import { LARGEST_UPDATE } from '@dateline/blocks'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Db, DatelineError, invalid } from '../platform/index.ts'
import { appendUpdates, loadDoc, type Loaded, readUpdates, redraw } from './log.ts'

/** One person's open window on a draft. */
export interface Member {
  /** Account id. */
  readonly author: string
  sendUpdate(update: Uint8Array): void
  sendAwareness(update: Uint8Array): void
  acknowledge(number: number): void
  refuse(error: DatelineError): void
  /** Stops and starts reading from the line while the log is busy. */
  hold(on: boolean): void
}

interface Waiting {
  readonly member: Member
  readonly number: number
  /** Absent when the update held nothing new: it is acknowledged in its turn. */
  readonly update: Uint8Array | undefined
}

/** A log never grows beyond this; a story is a few kilobytes. */
const LARGEST_LOG = 64 * 1024 * 1024
/** Bytes that may wait for the log before senders are held. */
const MOST_WAITING = 8 * 1024 * 1024
const REDRAW_MS = 400
const RETRY_MS = 500
/** What an awareness update may weigh: a name, a colour and a caret. */
const LARGEST_AWARENESS = 16 * 1024

export class Room {
  readonly draftId: string
  readonly #db: Db
  readonly #node: string
  readonly #members = new Set<Member>()
  /** Committed state: what is shown. */
  readonly #doc: Y.Doc
  readonly #awareness: Awareness
  /** Whose presence came over which line, to be taken back when it breaks. */
  readonly #presence = new Map<Member, Set<number>>()
  /** Committed state and what waits for the log: here each update must prove itself first. */
  #trial: Y.Doc
  #trialUpdate: Uint8Array | undefined
  #seq: number
  #size: number
  readonly #ownAhead = new Set<number>()
  #queue: Waiting[] = []
  #waitingBytes = 0
  #flushing: Promise<void> | undefined
  #catchingUp: Promise<void> | undefined
  #redraw: NodeJS.Timeout | undefined
  #lastAuthor = ''
  #closed = false

  private constructor(db: Db, node: string, draftId: string, { doc, seq, size }: Loaded) {
    this.#db = db
    this.#node = node
    this.draftId = draftId
    this.#doc = doc
    this.#seq = seq
    this.#size = size
    this.#trial = this.#newTrial()
    this.#awareness = new Awareness(doc)
    this.#awareness.setLocalState(null)
    this.#awareness.on(
      'update',
      (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
        const ids = [...change.added, ...change.updated, ...change.removed]
        for (const id of change.added) this.#presence.get(origin as Member)?.add(id)
        const update = encodeAwarenessUpdate(this.#awareness, ids)
        for (const member of this.#members) if (member !== origin) member.sendAwareness(update)
      },
    )
  }

  /** Loads the document from the log. */
  static async open(
    db: Db,
    node: string,
    draftId: string,
    onBadRow: (seq: number, error: unknown) => void,
  ): Promise<Room> {
    return new Room(db, node, draftId, await loadDoc(db, draftId, onBadRow))
  }

  get empty(): boolean {
    return this.#members.size === 0
  }

  join(member: Member): void {
    this.#members.add(member)
    this.#presence.set(member, new Set())
  }

  leave(member: Member): void {
    this.#members.delete(member)
    removeAwarenessStates(this.#awareness, [...(this.#presence.get(member) ?? [])], member)
    this.#presence.delete(member)
  }

  /** What a client lacks, and where this node stands, so that the client can send what the node lacks. */
  state(vector: Uint8Array): { readonly update: Uint8Array; readonly vector: Uint8Array } {
    return { update: Y.encodeStateAsUpdate(this.#doc, vector), vector: Y.encodeStateVector(this.#doc) }
  }

  /** Everybody who is here now. */
  present(): Uint8Array {
    return encodeAwarenessUpdate(this.#awareness, [...this.#awareness.getStates().keys()])
  }

  /** @throws DatelineError `awareness-invalid` */
  aware(member: Member, update: Uint8Array): void {
    if (update.length > LARGEST_AWARENESS) throw invalid('awareness-invalid', 'The presence message is too large.')
    try {
      applyAwarenessUpdate(this.#awareness, update, member)
    } catch (cause) {
      throw invalid('awareness-invalid', 'The presence message cannot be read.', { cause })
    }
  }

  /**
   * Takes an update to the log. The member hears `acknowledge` after the commit.
   * @throws DatelineError `update-invalid` (the document stays as it was), `draft-too-large`
   */
  receive(member: Member, number: number, update: Uint8Array): void {
    if (update.length > LARGEST_UPDATE || this.#size + this.#waitingBytes + update.length > LARGEST_LOG) {
      throw invalid('draft-too-large', 'The draft has become too large.', {
        help: 'Make the text smaller, or go on in a new draft.',
      })
    }
    const effect = this.#prove(update)
    this.#queue.push({ member, number, update: effect })
    this.#waitingBytes += effect?.length ?? 0
    if (this.#waitingBytes > MOST_WAITING) for (const m of this.#members) m.hold(true)
    this.#flush()
  }

  /** @returns what the update adds to what is known, undefined when nothing */
  #prove(update: Uint8Array): Uint8Array | undefined {
    this.#trialUpdate = undefined
    try {
      // Reads every part first: applying stops half way through a truncated one.
      Y.decodeUpdate(update)
      Y.applyUpdate(this.#trial, update)
    } catch (cause) {
      this.#trial = this.#newTrial()
      throw invalid('update-invalid', 'A change could not be read and was refused; the draft is as it was.', {
        help: 'Copy what is not yet saved, then load the page again.',
        cause,
      })
    }
    if (this.#trial.store.pendingStructs !== null || this.#trial.store.pendingDs !== null) {
      this.#trial = this.#newTrial()
      throw invalid(
        'update-gap',
        'A change builds on one that never arrived and was refused; the draft is as it was.',
        {
          help: 'Load the page again.',
        },
      )
    }
    return this.#trialUpdate
  }

  #newTrial(): Y.Doc {
    const trial = new Y.Doc()
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(this.#doc))
    for (const { update } of this.#queue) if (update) Y.applyUpdate(trial, update)
    trial.on('update', (update: Uint8Array) => {
      this.#trialUpdate = update
    })
    return trial
  }

  #flush(): void {
    this.#flushing ??= this.#drain().finally(() => {
      this.#flushing = undefined
      if (this.#queue.length > 0 && !this.#closed) this.#flush()
    })
  }

  /** Group commit: while one transaction runs, the next batch gathers. */
  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = [...this.#queue]
      const rows = batch.flatMap((w) => (w.update ? [{ update: w.update, author: w.member.author }] : []))
      try {
        if (rows.length > 0) await this.#commit(rows)
      } catch (error) {
        if (error instanceof DatelineError) {
          this.#queue = []
          this.#waitingBytes = 0
          this.#trial = this.#newTrial()
          for (const member of this.#members) member.refuse(error)
          return
        }
        // The database is away: everything stays in line, nobody is told it is saved.
        if (this.#closed) return
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
        continue
      }
      this.#queue.splice(0, batch.length)
      const bytes = rows.reduce((sum, row) => sum + row.update.length, 0)
      this.#waitingBytes -= bytes
      this.#size += bytes
      for (const { member, update } of batch) {
        if (!update) continue
        Y.applyUpdate(this.#doc, update)
        for (const other of this.#members) if (other !== member) other.sendUpdate(update)
      }
      for (const [member, number] of new Map(batch.map((w) => [w.member, w.number]))) {
        if (this.#members.has(member)) member.acknowledge(number)
      }
      if (this.#waitingBytes <= MOST_WAITING) for (const m of this.#members) m.hold(false)
      if (rows.length > 0) this.#drawSoon(rows.at(-1)?.author ?? '')
    }
  }

  async #commit(rows: readonly { update: Uint8Array; author: string }[]): Promise<void> {
    const { before, seqs } = await appendUpdates(this.#db, this.draftId, rows, this.#node)
    const last = seqs.at(-1) ?? before
    if (before <= this.#seq) {
      this.#seq = Math.max(this.#seq, last)
      return
    }
    // Another node wrote in between: its rows are read from the log, ours are known.
    for (const seq of seqs) this.#ownAhead.add(seq)
    void this.catchUp()
  }

  /** Reads on from the log what other nodes wrote. */
  catchUp(): Promise<void> {
    const before = this.#catchingUp
    this.#catchingUp = this.#readOn(before)
    return this.#catchingUp
  }

  async #readOn(before: Promise<void> | undefined): Promise<void> {
    await before
    if (this.#closed) return
    try {
      for (const { seq, update } of await readUpdates(this.#db, this.draftId, this.#seq)) this.#take(seq, update)
    } catch {
      // The database is away; the next bell or the slow poll reads from the same number.
    }
  }

  #take(seq: number, update: Uint8Array): void {
    if (seq <= this.#seq) return
    this.#seq = seq
    if (this.#ownAhead.delete(seq)) return
    try {
      Y.applyUpdate(this.#doc, update)
      Y.applyUpdate(this.#trial, update)
    } catch {
      // A bad row of another program; it was reported when the draft was loaded.
      return
    }
    this.#size += update.length
    for (const member of this.#members) member.sendUpdate(update)
  }

  /** Tells everybody that the draft takes no more. */
  refuseAll(error: DatelineError): void {
    for (const member of this.#members) member.refuse(error)
  }

  #drawSoon(author: string): void {
    this.#lastAuthor = author
    this.#redraw ??= setTimeout(() => {
      this.#redraw = undefined
      void this.#draw()
    }, REDRAW_MS)
  }

  /** A picture that could not be drawn is drawn when a node next starts. */
  async #draw(): Promise<void> {
    await redraw(this.#db, this.draftId, this.#doc, this.#seq, this.#lastAuthor).catch(() => undefined)
  }

  /**
   * Waits for the log, draws the last picture and lets the document go.
   * @param patienceMs a database that is away is not waited for longer: what is in line was never acknowledged
   */
  async close(patienceMs = 5_000): Promise<void> {
    const patience = setTimeout(() => {
      this.#closed = true
    }, patienceMs)
    await this.#flushing
    clearTimeout(patience)
    this.#closed = true
    await this.#catchingUp
    if (this.#redraw !== undefined) {
      clearTimeout(this.#redraw)
      await this.#draw()
    }
    this.#awareness.destroy()
    this.#doc.destroy()
    this.#trial.destroy()
  }
}
