/** Tests and drills: to test channels, which are another kind of thing than those that people listen to. */
import { randomUUID } from 'node:crypto'
import { RELEASE_KINDS, type ReleaseKind } from '@dateline/news'
import { sql } from 'kysely'
import * as z from 'zod'
import { conflict, type Db, invalid, notFound } from '../platform/index.ts'
import { endpointUrl } from './channel.ts'
import { makeKeys, openKey, shownKey } from './keys.ts'
import type { DrillMessage, Endpoint } from './message.ts'
import { send } from './transport.ts'

export const newTestChannelSchema = z.strictObject({ name: z.string().trim().min(1).max(100), url: endpointUrl })
export type NewTestChannel = z.output<typeof newTestChannelSchema>

export const newDrillSchema = z.strictObject({
  kind: z.enum(RELEASE_KINDS).default('publish').describe('What the drill plays.'),
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  headline: z.string().trim().min(1).max(500),
  body: z.string().max(20_000).default(''),
})
export type NewDrill = z.output<typeof newDrillSchema>

export interface TestChannel {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly publicKey: string
  readonly active: boolean
  readonly createdAt: Date
}

export interface Drill {
  readonly id: string
  readonly kind: ReleaseKind
  readonly language: string
  readonly headline: string
  readonly begunBy: string
  readonly begunAt: Date
  readonly posts: readonly {
    readonly channel: string
    readonly sentAt: string | null
    readonly problem: string | null
  }[]
}

type Row = Omit<TestChannel, 'publicKey'> & { readonly publicKey: Buffer }
const fromRow = (row: Row): TestChannel => ({ ...row, publicKey: shownKey(row.publicKey) })
const COLUMNS = sql`t.id, t.name, t.url, t.public_key AS "publicKey", t.active, t.created_at AS "createdAt"`

export async function listTestChannels(db: Db): Promise<TestChannel[]> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM test_channel t ORDER BY t.name`.execute(db)
  return rows.map(fromRow)
}

/**
 * @param sealing 32 bytes that seal its signing key
 * @throws DatelineError `channel-exists`; `channel-is-real` when people listen to a channel at that address
 */
export async function addTestChannel(
  db: Db,
  sealing: Buffer,
  channel: NewTestChannel,
  by: string,
): Promise<TestChannel> {
  const { publicKey, sealedKey } = makeKeys(sealing)
  const real = await sql<{ name: string }>`SELECT name FROM channel WHERE url = ${channel.url}`.execute(db)
  if (real.rows.length > 0) {
    throw conflict('channel-is-real', `Real people listen at this address: channel "${real.rows[0]?.name ?? ''}".`, {
      help: 'Give the test channel an address of its own.',
    })
  }
  const { rows } = await sql<Row>`
    INSERT INTO test_channel AS t (name, url, public_key, sealed_key, created_by)
    VALUES (${channel.name}, ${channel.url}, ${publicKey}, ${sealedKey}, ${by})
    ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}
  `.execute(db)
  const [row] = rows
  if (!row) throw conflict('channel-exists', `There is a test channel "${channel.name}" already.`)
  return fromRow(row)
}

/** @throws DatelineError `not-found` */
export async function switchTestChannel(db: Db, id: number, active: boolean): Promise<TestChannel> {
  const { rows } = await sql<Row>`
    UPDATE test_channel t SET active = ${active} WHERE id = ${id} RETURNING ${COLUMNS}
  `.execute(db)
  const [row] = rows
  if (!row) throw notFound('The test channel')
  return fromRow(row)
}

/**
 * Sends a drill to every active test channel, once, and says how each took it.
 * @throws DatelineError `drill-without-audience` when there is no test channel
 */
export async function runDrill(db: Db, sealing: Buffer, drill: NewDrill, by: string, at: number): Promise<Drill> {
  const { rows: channels } = await sql<{ id: number; url: string; sealedKey: Buffer }>`
    SELECT id, url, sealed_key AS "sealedKey" FROM test_channel WHERE active ORDER BY id
  `.execute(db)
  if (channels.length === 0) {
    throw invalid('drill-without-audience', 'There is no test channel to send a drill to.', {
      help: 'Add a test channel first; a drill never goes to channels that people listen to.',
    })
  }
  const { rows } = await sql<{ id: string; begunAt: Date }>`
    INSERT INTO drill (kind, headline, body, language, begun_by)
    VALUES (${drill.kind}, ${drill.headline}, ${drill.body}, ${drill.language}, ${by})
    RETURNING id, begun_at AS "begunAt"
  `.execute(db)
  const [made] = rows
  if (!made) throw new Error('no drill was made')
  const { kind, language, headline, body } = drill
  await Promise.all(
    channels.map(async ({ id, url, sealedKey }) => {
      const endpoint: Endpoint<'test'> = { audience: 'test', url, privateKey: openKey(sealing, sealedKey) }
      const message: DrillMessage = {
        audience: 'test',
        id: randomUUID(),
        drill: { kind, language, headline, body, begunAt: made.begunAt.toISOString() },
      }
      const sent = await send(endpoint, message, at)
      await sql`
        INSERT INTO drill_post (drill_id, test_channel_id, sent_at, problem)
        VALUES (${made.id}, ${id}, CASE WHEN ${sent.ok} THEN dateline_now() END, ${sent.ok ? null : sent.problem})
      `.execute(db)
    }),
  )
  const [done] = await listDrills(db, 1, made.id)
  if (!done) throw notFound('The drill')
  return done
}

/** The latest drills first, with what became of each. */
export async function listDrills(db: Db, limit: number, id?: string): Promise<Drill[]> {
  const { rows } = await sql<Drill>`
    SELECT d.id, d.kind, d.language, d.headline, d.begun_by AS "begunBy", d.begun_at AS "begunAt",
           coalesce((SELECT json_agg(json_build_object('channel', t.name, 'sentAt', p.sent_at, 'problem', p.problem) ORDER BY t.name)
                     FROM drill_post p JOIN test_channel t ON t.id = p.test_channel_id WHERE p.drill_id = d.id), '[]') AS posts
    FROM drill d WHERE ${id ?? null}::uuid IS NULL OR d.id = ${id ?? null}::uuid
    ORDER BY d.begun_at DESC, d.id LIMIT ${limit}
  `.execute(db)
  return rows
}
