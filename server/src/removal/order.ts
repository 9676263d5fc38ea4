/** Orders to remove by law: asked for by one person, looked at, dropped. What confirming does is in removals.ts. */
import { sql } from 'kysely'
import { record } from '../accounts/index.ts'
import { storyById } from '../desk/index.ts'
import { conflict, type Db, invalid, notFound, type Queryable } from '../platform/index.ts'
import { readStanding } from '../release/index.ts'
import type { RemovalOrderRow } from './tables.ts'

/** Longest that an order waits for its second person. */
const EXPIRY = '72 hours'

export type OrderState = 'open' | 'expired' | 'dropped' | 'executed'

export interface RemovalOrder extends RemovalOrderRow {
  readonly state: OrderState
  readonly guid: string
  readonly publicId: string
  readonly language: string
  /** Of the latest version that still has one; empty once the story is removed. */
  readonly headline: string
}

export interface NewOrder {
  readonly storyId: string
  /** Earlier versions only; absent: the whole story. */
  readonly versions?: readonly number[]
  /** The law and article that demand it. */
  readonly legalBasis: string
  /** What readers and subscribers are told. */
  readonly reason: string
  /** File number of the court or the request. */
  readonly reference?: string
}

export const ROW = sql`
  o.id, o.story_id AS "storyId", o.versions, o.legal_basis AS "legalBasis", o.reason, o.reference,
  o.requested_by AS "requestedBy", o.requested_at AS "requestedAt", o.expires_at AS "expiresAt",
  o.confirmed_by AS "confirmedBy", o.confirmed_at AS "confirmedAt", o.dropped_by AS "droppedBy",
  o.dropped_at AS "droppedAt", o.executed_at AS "executedAt"`

const ORDER = sql`${ROW}, s.guid, s.public_id AS "publicId", s.language,
  CASE WHEN o.executed_at IS NOT NULL THEN 'executed' WHEN o.dropped_at IS NOT NULL THEN 'dropped'
       WHEN o.expires_at <= dateline_now() THEN 'expired' ELSE 'open' END AS state,
  coalesce((SELECT v.headline FROM version v WHERE v.story_id = o.story_id AND v.headline <> '' ORDER BY v.version DESC LIMIT 1),
           (SELECT d.headline FROM draft d WHERE d.story_id = o.story_id ORDER BY d.created_at DESC LIMIT 1), '') AS headline`

/** The newest first. */
export async function listOrders(db: Queryable, limit: number): Promise<RemovalOrder[]> {
  const { rows } = await sql<RemovalOrder>`
    SELECT ${ORDER} FROM removal_order o JOIN story s ON s.id = o.story_id
    ORDER BY o.requested_at DESC, o.id LIMIT ${limit}
  `.execute(db)
  return rows
}

/** @throws DatelineError `not-found` */
export async function readOrder(db: Queryable, id: string): Promise<RemovalOrder> {
  const { rows } = await sql<RemovalOrder>`
    SELECT ${ORDER} FROM removal_order o JOIN story s ON s.id = o.story_id WHERE o.id = ${id}
  `.execute(db)
  if (!rows[0]) throw notFound('The removal order')
  return rows[0]
}

/**
 * The first person's half. Nothing is removed by it.
 * @throws DatelineError `not-found`; `removal-open` when the story has an order already; `removal-done` when there is nothing
 *   left; `removal-version-stands` when a single version is the one that stands; `removal-version-unknown`;
 *   `removal-not-public` when single versions are asked for of a story that is not public
 */
export async function askRemoval(db: Db, order: NewOrder, by: string): Promise<RemovalOrder> {
  return db.transaction().execute(async (tx) => {
    const story = await storyById(tx, order.storyId)
    if (!story) throw notFound('The story')
    await checkVersions(tx, order)
    // An order that ran out stands in nobody's way.
    await sql`
      UPDATE removal_order SET dropped_by = 'system', dropped_at = dateline_now()
      WHERE story_id = ${story.id} AND dropped_at IS NULL AND executed_at IS NULL AND expires_at <= dateline_now()
    `.execute(tx)
    const { rows } = await sql<{ id: string }>`
      INSERT INTO removal_order (story_id, versions, legal_basis, reason, reference, requested_by, expires_at)
      SELECT ${story.id}, ${order.versions ? [...order.versions] : null}::integer[], ${order.legalBasis}, ${order.reason},
             ${order.reference ?? null}, ${by}, dateline_now() + ${EXPIRY}::interval
      ON CONFLICT DO NOTHING RETURNING id
    `.execute(tx)
    const id = rows[0]?.id
    if (id === undefined) {
      throw conflict('removal-open', 'There is an open order to remove this story already.', {
        help: 'Confirm that one, or drop it first.',
      })
    }
    await record(tx, {
      actor: by,
      action: 'removal.requested',
      target: story.id,
      data: {
        order: id,
        versions: order.versions ?? null,
        legalBasis: order.legalBasis,
        reference: order.reference ?? null,
      },
    })
    return readOrder(tx, id)
  })
}

async function checkVersions(tx: Queryable, { storyId, versions }: NewOrder): Promise<void> {
  const { rows } = await sql<{ version: number | null; living: boolean }>`
    SELECT v.version, k.wrapped IS NOT NULL AS living
    FROM candidate c JOIN content_key k ON k.candidate_id = c.id LEFT JOIN version v ON v.candidate_id = c.id
    WHERE c.story_id = ${storyId}
  `.execute(tx)
  const wanted = versions === undefined ? undefined : new Set(versions)
  if (rows.length > 0 && !rows.some((r) => r.living && (!wanted || (r.version !== null && wanted.has(r.version))))) {
    const known = !wanted || rows.some((r) => r.version !== null && wanted.has(r.version))
    if (known) throw conflict('removal-done', 'What it said was removed already.')
  }
  if (!versions) return
  const unknown = versions.find((version) => !rows.some((r) => r.version === version))
  if (unknown !== undefined) throw invalid('removal-version-unknown', `The story has no version ${unknown}.`)
  const standing = await readStanding(tx, { id: storyId })
  if (standing.version !== 0 && versions.includes(standing.version)) {
    throw invalid('removal-version-stands', `Version ${standing.version} is the one that stands.`, {
      help: 'Release a version without it first, or remove the whole story.',
    })
  }
  if (standing.state !== 'usable') {
    throw conflict('removal-not-public', 'Single versions are removed only from a story that is public.', {
      help: 'Remove the whole story.',
    })
  }
}

/**
 * Gives an order up, by whoever may give one.
 * @throws DatelineError `not-found`, `removal-closed`
 */
export async function dropOrder(db: Db, id: string, by: string): Promise<RemovalOrder> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ story: string }>`
      UPDATE removal_order SET dropped_by = ${by}, dropped_at = dateline_now()
      WHERE id = ${id} AND dropped_at IS NULL AND executed_at IS NULL AND confirmed_at IS NULL RETURNING story_id AS story
    `.execute(tx)
    const order = await readOrder(tx, id)
    if (!rows[0]) throw closedOrder(order)
    await record(tx, { actor: by, action: 'removal.dropped', target: order.storyId, data: { order: id } })
    return order
  })
}

export const closedOrder = (order: RemovalOrder) =>
  conflict('removal-closed', `The order is ${order.state}.`, { data: { state: order.state } })
