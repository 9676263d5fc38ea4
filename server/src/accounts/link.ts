import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { DatelineError, type Queryable, notFound } from '../platform/index.ts'
import { record } from './audit.ts'
import type { LinkPurpose } from './tables.ts'

/** Hours and minutes a link is good for: an invitation waits for somebody, a sign-in link for nobody. */
const LIFETIME: Readonly<Record<LinkPurpose, string>> = { invitation: '72 hours', 'sign-in': '15 minutes' }

export interface OneTimeLink {
  /** The address to open; its token is in the fragment, which browsers send to no server and no log. */
  readonly url: string
  readonly expiresAt: Date
}

const digestOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * Makes a one-time link for an account and voids its earlier ones. Only the token's SHA-256 is stored.
 * @param publicUrl address of the agency, without a slash at the end
 * @param issuedBy an account's id, or `cli`, `system`
 * @throws DatelineError `not-found`, `account-disabled`, `account-frozen`
 */
export async function issueLink(
  db: Queryable,
  publicUrl: string,
  link: { readonly accountId: string; readonly purpose: LinkPurpose; readonly issuedBy: string },
): Promise<OneTimeLink> {
  const { rows: accounts } = await sql<{ disabled: boolean; frozen: boolean }>`
    SELECT disabled_at IS NOT NULL AS disabled, frozen_at IS NOT NULL AS frozen
    FROM account WHERE id = ${link.accountId} FOR UPDATE
  `.execute(db)
  const account = accounts[0]
  if (!account) throw notFound('The account')
  if (account.disabled) {
    throw new DatelineError('account-disabled', 409, 'The account is disabled.', { help: 'Enable it first.' })
  }
  if (account.frozen) {
    throw new DatelineError('account-frozen', 409, 'The account is frozen.', { help: 'Somebody has to thaw it first.' })
  }
  const token = randomBytes(32).toString('base64url')
  await voidLinks(db, link.accountId)
  const { rows } = await sql<{ expires_at: Date }>`
    INSERT INTO account_link (digest, account_id, purpose, issued_by, expires_at)
    VALUES (${digestOf(token)}, ${link.accountId}, ${link.purpose}, ${link.issuedBy},
            dateline_now() + ${LIFETIME[link.purpose]}::interval)
    RETURNING expires_at
  `.execute(db)
  const expiresAt = rows[0]?.expires_at
  if (!expiresAt) throw new Error('the link was not stored')
  await record(db, {
    actor: link.issuedBy,
    action: link.purpose === 'invitation' ? 'account.invited' : 'link.issued',
    target: link.accountId,
    data: { purpose: link.purpose, expiresAt: expiresAt.toISOString() },
  })
  return { url: `${publicUrl}/newsroom/welcome#token=${token}`, expiresAt }
}

/** Makes every unused link of an account useless. */
export async function voidLinks(db: Queryable, accountId: string): Promise<void> {
  await sql`
    UPDATE account_link SET void_at = dateline_now() WHERE account_id = ${accountId} AND used_at IS NULL AND void_at IS NULL
  `.execute(db)
}

/**
 * Uses a link up. The lookup is by digest, so how long it takes tells nothing of the token.
 * @returns whose link it was
 * @throws DatelineError `link-unknown` 404, `link-used` 410, `link-expired` 410, `account-disabled` 403
 */
export async function useLink(db: Queryable, token: string): Promise<{ accountId: string; purpose: LinkPurpose }> {
  const digest = digestOf(token)
  const { rows } = await sql<{ account_id: string; purpose: LinkPurpose; disabled: boolean }>`
    UPDATE account_link l SET used_at = dateline_now()
    FROM account a
    WHERE l.digest = ${digest} AND l.used_at IS NULL AND l.void_at IS NULL AND l.expires_at > dateline_now()
      AND a.id = l.account_id
    RETURNING l.account_id, l.purpose, a.disabled_at IS NOT NULL AS disabled
  `.execute(db)
  const used = rows[0]
  if (used && !used.disabled) return { accountId: used.account_id, purpose: used.purpose }
  if (used) throw disabledAccount()
  const { rows: known } = await sql<{ spent: boolean }>`
    SELECT used_at IS NOT NULL AS spent FROM account_link WHERE digest = ${digest}
  `.execute(db)
  const help = 'Ask an administrator of the agency for a new one.'
  const found = known[0]
  if (!found) throw new DatelineError('link-unknown', 404, 'This link is not one of ours, or was cut short.', { help })
  if (found.spent) throw new DatelineError('link-used', 410, 'This link was used already; it works once.', { help })
  throw new DatelineError(
    'link-expired',
    410,
    'This link is no longer good: its time has passed, or a newer one was made.',
    { help },
  )
}

export const disabledAccount = () =>
  new DatelineError('account-disabled', 403, 'This account is disabled.', {
    help: 'Ask an administrator of the agency.',
  })
