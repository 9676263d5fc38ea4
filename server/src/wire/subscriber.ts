/** Subscribers: who takes the wire, which copy they are entitled to, and the token that opens it. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { conceptsById } from '../directory/index.ts'
import {
  conflict,
  type Db,
  DatelineError,
  invalid,
  lock,
  notFound,
  type Queryable,
  type Tx,
} from '../platform/index.ts'
import { FORM, prepareFor } from './advance.ts'

export interface Subscriber {
  readonly id: number
  readonly name: string
  /** BCP 47 tags; a bare language takes its regional forms too. Null: all languages. */
  readonly languages: readonly string[] | null
  /** Section keys. Null: all sections. */
  readonly sections: readonly string[] | null
  readonly active: boolean
  /** May have embargoed copy before its time, to prepare. */
  readonly embargoed: boolean
  /** Has embargoed copy only as ciphertext; the key comes at the time. */
  readonly sealed: boolean
  readonly createdAt: Date
}

export interface ListedSubscriber extends Subscriber {
  /** Last number given; 0 before the first. */
  readonly last: number
}

export const productSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
    .min(1)
    .max(200)
    .nullable()
    .default(null),
  sections: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/))
    .min(1)
    .max(500)
    .nullable()
    .default(null),
  embargoed: z.boolean().default(false).describe('May have embargoed copy before its time, to prepare.'),
  sealed: z.boolean().default(false).describe('Has embargoed copy only as ciphertext; the key comes at the time.'),
})
export type Product = z.output<typeof productSchema>
/** Without a word about embargoed copy there is none. */
export type ChangedProduct = Pick<Product, 'languages' | 'sections'> & Partial<Pick<Product, 'embargoed' | 'sealed'>>

/** Locks offering, for the whole database: whoever gives numbers, or changes who may get one, holds it. */
export const OFFERING = 'wire-offering'

const COLUMNS = sql`s.id, s.name, s.languages, s.sections, s.active, s.embargoed, s.sealed, s.created_at AS "createdAt"`

/** 256 random bits: nothing to guess, so a plain digest is enough to store. */
const newToken = () => `dl_${randomBytes(32).toString('base64url')}`
const digestOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * Adds a subscriber, active from now on. What is scheduled already and belongs to its product will reach it.
 * @returns the subscriber and its token, which is shown this once and cannot be read again
 * @throws DatelineError `subscriber-exists`, `subscriber-section-unknown`
 */
export async function addSubscriber(
  db: Db,
  input: z.input<typeof productSchema>,
): Promise<{ subscriber: Subscriber; token: string }> {
  const product = productSchema.parse(input)
  const token = newToken()
  const subscriber = await db.transaction().execute(async (tx) => {
    await checkSections(tx, product.sections)
    await lock(tx, OFFERING)
    const made = await only(
      tx,
      sql<Subscriber>`
        INSERT INTO subscriber AS s (name, token_digest, languages, sections, embargoed, sealed)
        VALUES (${product.name}, ${digestOf(token)}, ${product.languages}, ${product.sections}, ${product.embargoed},
                ${product.embargoed && product.sealed})
        ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
    )
    if (!made) throw conflict('subscriber-exists', `A subscriber named "${product.name}" exists already.`)
    await joinScheduled(tx, made.id)
    return made
  })
  return { subscriber, token }
}

/** All subscribers by name, with the last number each was given. */
export async function listSubscribers(db: Queryable): Promise<ListedSubscriber[]> {
  const { rows } = await sql<ListedSubscriber>`
    SELECT ${COLUMNS}, coalesce((SELECT max(d.seq) FROM delivery d WHERE d.subscriber_id = s.id), 0) AS last
    FROM subscriber s ORDER BY s.name
  `.execute(db)
  return rows
}

/** @throws DatelineError `not-found` */
export async function subscriberByName(db: Queryable, name: string): Promise<Subscriber> {
  const found = await only(db, sql<Subscriber>`SELECT ${COLUMNS} FROM subscriber s WHERE s.name = ${name}`)
  if (!found) throw notFound(`The subscriber "${name}"`)
  return found
}

/**
 * Changes what a subscriber is entitled to from now on. Notices on what it received go on reaching it.
 * @throws DatelineError `not-found`, `subscriber-section-unknown`
 */
export async function changeProduct(db: Db, id: number, product: ChangedProduct): Promise<Subscriber> {
  return db.transaction().execute(async (tx) => {
    await checkSections(tx, product.sections)
    await lock(tx, OFFERING)
    const changed = await only(
      tx,
      sql<Subscriber>`
        UPDATE subscriber s SET languages = ${product.languages}, sections = ${product.sections},
          embargoed = ${product.embargoed ?? false}, sealed = ${product.embargoed === true && product.sealed === true}
        WHERE s.id = ${id} RETURNING ${COLUMNS}`,
    )
    if (!changed) throw notFound('The subscriber')
    await joinScheduled(tx, id)
    await tell(tx)
    return changed
  })
}

/**
 * Switches a subscriber off or on. While it is off notices on what it received are kept, and offered when it is on.
 * @throws DatelineError `not-found`
 */
export async function switchSubscriber(db: Db, id: number, active: boolean): Promise<Subscriber> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, OFFERING)
    const changed = await only(
      tx,
      sql<Subscriber>`UPDATE subscriber s SET active = ${active} WHERE s.id = ${id} RETURNING ${COLUMNS}`,
    )
    if (!changed) throw notFound('The subscriber')
    if (active) {
      await sql`UPDATE due SET parked = false WHERE parked AND waiting @> ARRAY[${id}::integer]`.execute(tx)
      await joinScheduled(tx, id)
    }
    await tell(tx)
    return changed
  })
}

/**
 * Gives a subscriber a new token; the old one stops working at once.
 * @returns the token, shown this once
 * @throws DatelineError `not-found`
 */
export async function rotateToken(db: Db, id: number): Promise<string> {
  const token = newToken()
  await db.transaction().execute(async (tx) => {
    const changed = await only(
      tx,
      sql<Subscriber>`UPDATE subscriber s SET token_digest = ${digestOf(token)} WHERE s.id = ${id} RETURNING ${COLUMNS}`,
    )
    if (!changed) throw notFound('The subscriber')
    await tell(tx)
  })
  return token
}

/** An authenticated subscriber; `token` is the digest, to notice that the token was replaced. */
export interface Authenticated {
  readonly subscriber: Subscriber
  readonly digest: string
}

/**
 * Finds the subscriber of an Authorization header (RFC 6750). The same work is done for every token: one digest, one
 * look-up by it, so that time tells nothing.
 * @throws DatelineError `token-missing` 401, `token-invalid` 401, `subscriber-off` 403
 */
export async function authenticate(db: Queryable, header: string | undefined): Promise<Authenticated> {
  const token = /^Bearer +([\w.~+/=-]{1,200}) *$/i.exec(header ?? '')?.[1]
  if (token === undefined) {
    throw new DatelineError('token-missing', 401, 'The wire needs a bearer token.', {
      help: 'Send "Authorization: Bearer dl_…" with the token that the agency gave you.',
    })
  }
  const digest = digestOf(token)
  const subscriber = await only(
    db,
    sql<Subscriber>`SELECT ${COLUMNS} FROM subscriber s WHERE s.token_digest = ${digest}`,
  )
  if (!subscriber) {
    throw new DatelineError('token-invalid', 401, 'The bearer token is not valid.', {
      help: 'It may have been replaced; ask the agency for the present one.',
    })
  }
  if (!subscriber.active) {
    throw new DatelineError('subscriber-off', 403, 'This subscription is switched off.', {
      help: 'Ask the agency. What you need to know about copy you received is kept and waits for you.',
    })
  }
  return { subscriber, digest: digest.toString('hex') }
}

/** Which of these are still active under the same token. */
export async function stillOpen(
  db: Queryable,
  ids: readonly number[],
): Promise<Map<number, { active: boolean; digest: string }>> {
  const { rows } = await sql<{ id: number; active: boolean; digest: string }>`
    SELECT id, active, encode(token_digest, 'hex') AS digest FROM subscriber WHERE id = ANY (${[...ids]}::integer[])
  `.execute(db)
  return new Map(rows.map((r) => [r.id, r]))
}

/** True where subscriber `s` may have copy of the language and section of `e`, by its product alone. */
export const entitled = sql`(s.languages IS NULL OR e.language = ANY (s.languages) OR split_part(e.language, '-', 1) = ANY (s.languages))
  AND (s.sections IS NULL OR e.section = ANY (s.sections))`

/** What waits for its time was addressed before this subscriber was entitled to it. */
async function joinScheduled(tx: Tx, id: number): Promise<void> {
  await sql`
    UPDATE due d SET waiting = d.waiting || s.id
    FROM subscriber s, release_event e
    WHERE s.id = ${id} AND s.active AND e.id = d.event_id AND ${entitled} AND e.state = 'usable'
      AND d.form = 0 AND d.scheduled AND d.not_before > dateline_now() AND NOT d.waiting @> ARRAY[s.id]
      AND NOT EXISTS (SELECT FROM due a WHERE a.event_id = d.event_id AND a.form = ${sql.lit(FORM.opened)}
                      AND a.waiting @> ARRAY[s.id])
  `.execute(tx)
  await prepareFor(
    tx,
    sql`
    SELECT s.id AS subscriber_id, s.sealed, e.id AS event_id
    FROM subscriber s, due p JOIN release_event e ON e.id = p.event_id
    WHERE s.id = ${id} AND s.active AND s.embargoed AND ${entitled} AND p.form = 0 AND p.scheduled AND p.not_before > dateline_now()
  `,
  )
}

async function checkSections(tx: Tx, sections: readonly string[] | null): Promise<void> {
  if (sections === null) return
  const known = await conceptsById(
    tx,
    sections.map((key) => `section/${key}`),
  )
  const unknown = sections.filter((key) => !known.has(`section/${key}`))
  if (unknown.length > 0) {
    throw invalid('subscriber-section-unknown', `The directory has no section "${unknown.join('", "')}".`, {
      help: 'Take the key of a section, as in the address of its page.',
      data: { unknown },
    })
  }
}

/** Wakes the nodes that hold this subscriber's streams open. */
async function tell(tx: Tx): Promise<void> {
  await sql`SELECT pg_notify('dateline_subscriber', '')`.execute(tx)
}

async function only<T>(db: Queryable, query: ReturnType<typeof sql<T>>): Promise<T | undefined> {
  return (await query.execute(db)).rows[0]
}
