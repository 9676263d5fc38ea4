/** The second person's half: keys destroyed, words taken out, the world told, all in the one transaction of a release. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import { RELEASE_TABLE, type ReleaseKind, type StoryState } from '@dateline/news'
import { sql } from 'kysely'
import { record } from '../accounts/index.ts'
import { conflict, type Db, DatelineError, lock, type Logger, type Queryable, type Tx } from '../platform/index.ts'
import { type Participant, type PendingEvent, readStanding, type Releases } from '../release/index.ts'
import { addToJournal, JOURNAL_FILE, type JournalEntry, readJournal } from './journal.ts'
import { closedOrder, readOrder, type RemovalOrder, ROW } from './order.ts'
import type { RemovalOrderRow } from './tables.ts'

export interface RemovalsDeps {
  readonly db: Db
  readonly releases: Releases
  readonly dataDir: string
  readonly log: Pick<Logger, 'info' | 'error'>
}

/** What is being carried out by the transaction that is under way. */
interface Acting {
  readonly order: string
  readonly storyId: string
  readonly by: string
  /** Null: confirmed long ago, and carried out again on a database that was restored. */
  readonly sessionId: string | undefined
  readonly again: boolean
}

/** What a removal took away. */
export interface Taken {
  readonly keys: number
  readonly pictures: number
  readonly updates: number
  readonly documents: number
}

/** How the world is told, by where the story stands; undefined: nobody ever had it. */
function kindFor(state: StoryState, versions: readonly number[] | null): ReleaseKind | undefined {
  if (versions !== null) return RELEASE_TABLE.note.from.includes(state) ? 'note' : undefined
  if (state === 'scheduled') return 'withdraw'
  return RELEASE_TABLE.remove.from.includes(state) ? 'remove' : undefined
}

export class Removals implements Participant {
  readonly name = 'removal'
  readonly #db: Db
  readonly #releases: Releases
  readonly #journal: string
  readonly #log: RemovalsDeps['log']
  readonly #acting = new AsyncLocalStorage<Acting>()

  constructor({ db, releases, dataDir, log }: RemovalsDeps) {
    this.#db = db
    this.#releases = releases
    this.#journal = join(dataDir, JOURNAL_FILE)
    this.#log = log
  }

  /**
   * Carries an order out: a release of the kind `remove` (`note` for single versions, `withdraw` for what waits for its time)
   * tells everybody who had the story, and what it said is gone with the same commit.
   * @param by another person than the one who asked
   * @throws DatelineError `not-found`, `removal-closed`, `removal-same-person`, and those of a release
   */
  async confirm(id: string, by: string, sessionId?: string): Promise<RemovalOrder> {
    const order = await readOrder(this.#db, id)
    if (order.state !== 'open' || order.confirmedBy !== null) throw closedOrder(order)
    if (order.requestedBy === by) {
      throw conflict('removal-same-person', 'Whoever asked for a removal does not confirm it.', {
        help: 'Ask somebody else who may remove.',
      })
    }
    await this.#carryOut({ order: id, storyId: order.storyId, by, sessionId, again: false }, order)
    await this.#writeDown()
    return readOrder(this.#db, id)
  }

  async #carryOut(acting: Acting, order: Pick<RemovalOrderRow, 'storyId' | 'versions' | 'reason'>): Promise<void> {
    const { state } = await readStanding(this.#db, { id: order.storyId })
    const kind = kindFor(state, order.versions)
    await this.#acting.run(acting, async () => {
      if (kind === undefined) {
        await this.#db.transaction().execute(async (tx) => {
          await lock(tx, 'story', order.storyId)
          await this.#execute(tx, acting)
        })
        return
      }
      await this.#releases.release({
        storyId: order.storyId,
        kind,
        releasedBy: acting.by,
        notice: order.reason,
        removalOrder: acting.order,
        ...(acting.sessionId === undefined ? {} : { sessionId: acting.sessionId }),
      })
    })
  }

  /** @throws DatelineError `removal-needs-order` for a release of the kind `remove` that no order asks for */
  async inTransaction(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
    const acting = this.#acting.getStore()
    for (const event of events) {
      if (acting?.storyId === event.storyId) await this.#execute(tx, acting)
      else if (event.kind === 'remove') {
        throw conflict('removal-needs-order', 'A story is removed by an order that two people give.', {
          help: 'Ask for its removal; a second person confirms it.',
        })
      }
    }
  }

  async #execute(tx: Tx, { order, storyId, by, again }: Acting): Promise<void> {
    if (!again) {
      const { rows } = await sql`
        UPDATE removal_order SET confirmed_by = ${by}, confirmed_at = dateline_now()
        WHERE id = ${order} AND confirmed_at IS NULL AND dropped_at IS NULL AND expires_at > dateline_now()
          AND requested_by <> ${by} RETURNING 1
      `.execute(tx)
      if (rows.length === 0) throw closedOrder(await readOrder(tx, order))
    }
    await refuseOpenDraft(tx, order)
    const { rows } = await sql<{ taken: Taken }>`SELECT execute_removal(${order}) AS taken`.execute(tx)
    await record(tx, {
      actor: again ? 'system' : by,
      action: again ? 'removal.repeated' : 'removal.executed',
      target: storyId,
      data: { order, ...rows[0]?.taken },
    })
  }

  /**
   * Makes the file and the database agree: what was removed is written down; what was written down and is in the database
   * again, because an older backup was restored, is removed again. Called at every start, before anything is served.
   * @returns how many orders were carried out again
   */
  async reconcile(): Promise<number> {
    let again = 0
    for (const entry of await readJournal(this.#journal)) {
      if (await this.#repeat(entry)) again++
    }
    await this.#writeDown()
    return again
  }

  async #repeat(entry: JournalEntry): Promise<boolean> {
    const { rows } = await sql<{ due: boolean }>`
      SELECT o.executed_at IS NULL AS due FROM story s LEFT JOIN removal_order o ON o.id = ${entry.order}
      WHERE s.id = ${entry.story}
    `.execute(this.#db)
    if (rows[0]?.due !== true) return false
    await this.#db.transaction().execute(async (tx) => {
      await sql`
        UPDATE removal_order SET dropped_by = 'system', dropped_at = dateline_now()
        WHERE story_id = ${entry.story} AND id <> ${entry.order} AND dropped_at IS NULL AND executed_at IS NULL
      `.execute(tx)
      await sql`
        INSERT INTO removal_order (id, story_id, versions, legal_basis, reason, reference, requested_by, requested_at, expires_at)
        VALUES (${entry.order}, ${entry.story}, ${entry.versions}::integer[], ${entry.legalBasis}, ${entry.reason},
                ${entry.reference}, ${entry.requestedBy}, ${entry.requestedAt}, ${entry.expiresAt})
        ON CONFLICT (id) DO NOTHING
      `.execute(tx)
      await sql`
        UPDATE removal_order SET confirmed_by = ${entry.confirmedBy}, confirmed_at = ${entry.confirmedAt}
        WHERE id = ${entry.order} AND confirmed_at IS NULL
      `.execute(tx)
    })
    const acting = {
      order: entry.order,
      storyId: entry.story,
      by: entry.confirmedBy,
      sessionId: undefined,
      again: true,
    }
    await this.#carryOut(acting, { ...entry, storyId: entry.story })
    this.#log.info({ order: entry.order, story: entry.story }, 'removed again what a restored backup had brought back')
    return true
  }

  /** Adds to the file what it does not say yet. */
  async #writeDown(): Promise<void> {
    await addToJournal(this.#journal, await executedOrders(this.#db))
  }
}

/** Nobody's words are taken from under their hands: of single versions an open draft may hold them still. */
async function refuseOpenDraft(tx: Queryable, order: string): Promise<void> {
  const { rows } = await sql<{ draft: string }>`
    SELECT d.id AS draft FROM removal_order o JOIN draft d ON d.story_id = o.story_id
    WHERE o.id = ${order} AND o.versions IS NOT NULL AND d.stage IN ('incoming', 'working', 'frozen')
  `.execute(tx)
  if (rows[0]) {
    throw new DatelineError('removal-draft-open', 409, 'The story has an open draft, which may hold the same words.', {
      help: 'Release it or spike it first.',
      data: { draftId: rows[0].draft },
    })
  }
}

async function executedOrders(db: Queryable): Promise<JournalEntry[]> {
  const { rows } = await sql<RemovalOrderRow & { guid: string }>`
    SELECT ${ROW}, s.guid FROM removal_order o JOIN story s ON s.id = o.story_id
    WHERE o.executed_at IS NOT NULL ORDER BY o.executed_at, o.id
  `.execute(db)
  return rows.flatMap((row) =>
    row.confirmedBy === null || row.confirmedAt === null || row.executedAt === null
      ? []
      : [
          {
            order: row.id,
            story: row.storyId,
            guid: row.guid,
            versions: row.versions === null ? null : [...row.versions],
            legalBasis: row.legalBasis,
            reason: row.reason,
            reference: row.reference,
            requestedBy: row.requestedBy,
            requestedAt: row.requestedAt.toISOString(),
            expiresAt: row.expiresAt.toISOString(),
            confirmedBy: row.confirmedBy,
            confirmedAt: row.confirmedAt.toISOString(),
            executedAt: row.executedAt.toISOString(),
          },
        ],
  )
}
