/** Channels that carry releases to people: added, switched, listed with what they have carried. */
import { sql } from 'kysely'
import * as z from 'zod'
import { conflict, type Db, lock, notFound } from '../platform/index.ts'
import { makeKeys, shownKey } from './keys.ts'

export const CHANNEL_KINDS = ['push', 'mail', 'social'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** Held by whoever reads the release log for the channels, and by whoever changes which there are. */
export const OUTBOX = 'channel-outbox'

export const endpointUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', 'must hold no password')

export const newChannelSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  kind: z.enum(CHANNEL_KINDS),
  url: endpointUrl,
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
    .min(1)
    .max(100)
    .nullable()
    .default(null),
  sections: z
    .array(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/))
    .min(1)
    .max(100)
    .nullable()
    .default(null),
  urgency: z.int().min(1).max(9).default(9).describe('Carries what is this urgent or more (1 is highest).'),
})
export type NewChannel = z.output<typeof newChannelSchema>

export interface ListedChannel {
  readonly id: number
  readonly name: string
  readonly kind: ChannelKind
  readonly url: string
  readonly publicKey: string
  readonly languages: readonly string[] | null
  readonly sections: readonly string[] | null
  readonly urgency: number
  readonly active: boolean
  readonly createdAt: Date
  /** Posts that wait or are tried again. */
  readonly waiting: number
  /** Since when the oldest of them waits past its time; null when none does. */
  readonly silentSince: Date | null
  readonly lastSentAt: Date | null
}

type Row = Omit<ListedChannel, 'publicKey'> & { readonly publicKey: Buffer }

const COLUMNS = sql`
  c.id, c.name, c.kind, c.url, c.public_key AS "publicKey", c.languages, c.sections, c.urgency, c.active,
  c.created_at AS "createdAt",
  (SELECT count(*)::integer FROM channel_post p WHERE p.channel_id = c.id AND p.state IN ('due', 'sending')) AS waiting,
  (SELECT min(p.not_before) FROM channel_post p
   WHERE p.channel_id = c.id AND p.state IN ('due', 'sending') AND p.attempts > 0) AS "silentSince",
  (SELECT max(p.sent_at) FROM channel_post p WHERE p.channel_id = c.id) AS "lastSentAt"`

const fromRow = (row: Row): ListedChannel => ({ ...row, publicKey: shownKey(row.publicKey) })

export async function listChannels(db: Db): Promise<ListedChannel[]> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM channel c ORDER BY c.name`.execute(db)
  return rows.map(fromRow)
}

async function readChannel(db: Parameters<typeof lock>[0], id: number): Promise<ListedChannel> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM channel c WHERE c.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw notFound('The channel')
  return fromRow(row)
}

/**
 * Adds a channel; it carries what is released from now on.
 * @param sealing 32 bytes that seal its signing key
 * @throws DatelineError `channel-exists`; `channel-is-test` when drills go to that address
 */
export async function addChannel(db: Db, sealing: Buffer, channel: NewChannel, by: string): Promise<ListedChannel> {
  const { publicKey, sealedKey } = makeKeys(sealing)
  return db.transaction().execute(async (tx) => {
    await lock(tx, OUTBOX)
    await sql`
      UPDATE channel_cursor SET release_no = (SELECT coalesce(max(release_no), 0) FROM release_event)
      WHERE NOT EXISTS (SELECT FROM channel)
    `.execute(tx)
    const tests = await sql`SELECT FROM test_channel WHERE url = ${channel.url}`.execute(tx)
    if (tests.rows.length > 0) {
      throw conflict('channel-is-test', 'Drills go to this address: nobody should be listening there.', {
        help: 'Give the channel an address of its own.',
      })
    }
    const { rows } = await sql<{ id: number }>`
      INSERT INTO channel (name, kind, url, public_key, sealed_key, languages, sections, urgency, created_by)
      VALUES (${channel.name}, ${channel.kind}, ${channel.url}, ${publicKey}, ${sealedKey}, ${channel.languages},
              ${channel.sections}, ${channel.urgency}, ${by})
      ON CONFLICT (name) DO NOTHING RETURNING id
    `.execute(tx)
    const [row] = rows
    if (!row) throw conflict('channel-exists', `There is a channel "${channel.name}" already.`)
    return readChannel(tx, row.id)
  })
}

/**
 * Switches a channel off or on. While it is off it carries nothing new; what it owes about stories that it carried (a kill,
 * a correction) is kept and sent when it is on.
 * @throws DatelineError `not-found`
 */
export async function switchChannel(db: Db, id: number, active: boolean): Promise<ListedChannel> {
  return db.transaction().execute(async (tx) => {
    await lock(tx, OUTBOX)
    await sql`UPDATE channel SET active = ${active} WHERE id = ${id}`.execute(tx)
    return readChannel(tx, id)
  })
}
