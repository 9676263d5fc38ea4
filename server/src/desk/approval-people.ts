/** Who may give a second key, and what is known of the account and device that ask. */
import { RELEASE_TABLE, type ReleaseKind } from '@dateline/news'
import { sql } from 'kysely'
import { type Grants, may, type Right } from '../accounts/index.ts'
import type { Queryable } from '../platform/index.ts'
import { deskOfStory } from './place.ts'

export interface Approver {
  readonly id: string
  readonly name: string
}

type Holder = Approver & { readonly grants: Grants }

/** Everybody whose account is open, by name, with their rights by desk. */
async function holders(db: Queryable): Promise<Holder[]> {
  const { rows } = await sql<Approver & { grants: Grants | null }>`
    SELECT a.id, a.name, (
      SELECT jsonb_object_agg(k.desk, k.rights) FROM (
        SELECT g.desk, array_agg(DISTINCT held) AS rights
        FROM role_grant g JOIN role r ON r.key = g.role CROSS JOIN unnest(r.rights) AS held
        WHERE g.account_id = a.id GROUP BY g.desk) k
    ) AS grants
    FROM account a WHERE a.disabled_at IS NULL AND a.frozen_at IS NULL ORDER BY a.name, a.id
  `.execute(db)
  return rows.map((r) => ({ ...r, grants: r.grants ?? {} }))
}

const has = ({ grants }: Holder, right: Right, desk?: string): boolean =>
  may({ rights: new Set(grants['*'] ?? []), grants }, right, desk === undefined ? {} : { desk })

const shown = ({ id, name }: Holder): Approver => ({ id, name })

/** Everybody whose account is open and who has a right everywhere. */
export const peopleWith = async (db: Queryable, right: Right): Promise<Approver[]> =>
  (await holders(db)).filter((h) => has(h, right)).map(shown)

/** A release, as far as the right to approve it goes. */
export interface Approvable {
  readonly storyId: string
  readonly kind: string
}

/**
 * Who may approve a step of releases: the right to approve, and to make each of them, on the desk of each.
 * @param except those who wrote, ask or release: nobody approves their own work
 */
export async function approversOf(
  db: Queryable,
  items: readonly Approvable[],
  except: readonly string[],
): Promise<Approver[]> {
  const desks = new Map<string, string | undefined>()
  for (const { storyId } of items) if (!desks.has(storyId)) desks.set(storyId, await deskOfStory(db, storyId))
  const fits = (holder: Holder) =>
    items.every(({ storyId, kind }) => {
      const desk = desks.get(storyId)
      return (
        has(holder, 'release:approve', desk) && has(holder, RELEASE_TABLE[kind as ReleaseKind].right as Right, desk)
      )
    })
  return (await holders(db)).filter((h) => !except.includes(h.id) && fits(h)).map(shown)
}

/** Who could give a second key to anything on some desk, but for one person. */
export async function otherApprovers(db: Queryable, but: string): Promise<Approver[]> {
  const any = (h: Holder, right: Right) => Object.values(h.grants).some((rights) => rights.includes(right))
  return (await holders(db))
    .filter((h) => h.id !== but && any(h, 'release:approve') && any(h, 'release:publish'))
    .map(shown)
}

/** What a session says of whoever uses it. Instants; null where nothing is known. */
export interface AskerFacts {
  readonly now: Date
  readonly since: Date | null
  readonly rolesSince: Date | null
  readonly deviceSince: Date | null
  /** When a passkey last checked the person, in this session. */
  readonly stepUpAt: Date | null
  /** It came in by the demo's door, which asks for no passkey; nothing else has such sessions. */
  readonly guest: boolean
  readonly marked: boolean
  readonly active: boolean
  /** When the agency's first account was made: on the first day everybody is new. */
  readonly agencySince: Date | null
}

/** Columns of `AskerFacts`, for one query with other things; they are read from `ASKER_JOIN`. */
export const ASKER_COLUMNS = sql`
  dateline_now() AS now, a.created_at AS since, a.roles_changed_at AS "rolesSince", d.first_seen_at AS "deviceSince",
  s.step_up_at AS "stepUpAt", coalesce(s.method = 'demo', false) AS guest,
  a.second_person_at IS NOT NULL AS marked, coalesce(a.disabled_at IS NULL AND a.frozen_at IS NULL, false) AS active,
  (SELECT min(created_at) FROM account) AS "agencySince"`

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** What `ASKER_COLUMNS` are read from: one row, whoever asks. @param sessionId one of the account's own, or nothing */
export const ASKER_JOIN = (accountId: string, sessionId: string | undefined) => sql`
  (SELECT 1) one
  LEFT JOIN account a ON a.id = ${UUID.test(accountId) ? accountId : null}::uuid
  LEFT JOIN session s ON s.id = ${sessionId ?? null}::uuid AND s.account_id = a.id
  LEFT JOIN device d ON d.id = s.device_id`

/** @param sessionId absent: nothing is known of the device, and no passkey was used */
export async function askerFacts(db: Queryable, accountId: string, sessionId: string | undefined): Promise<AskerFacts> {
  const { rows } = await sql<AskerFacts>`
    SELECT ${ASKER_COLUMNS} FROM ${ASKER_JOIN(accountId, sessionId)}
  `.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the database said nothing of who asks')
  return row
}

const STEP_UP_MS = 5 * 60_000

/** A passkey checked the person in the last five minutes. */
export const usedPasskey = ({ stepUpAt, now }: AskerFacts): boolean =>
  stepUpAt !== null && now.getTime() - stepUpAt.getTime() < STEP_UP_MS

/** As `usedPasskey`; the demo's guest has none to use. */
export const hasSteppedUp = (facts: AskerFacts): boolean => facts.guest || usedPasskey(facts)
