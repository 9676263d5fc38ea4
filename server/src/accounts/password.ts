/**
 * Passwords, where an agency wants them: an additional way in for those who set one. better-auth hashes and compares
 * them; here is only what may be one, and the setting of it, which takes a passkey.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { sql } from 'kysely'
import { conflict, invalid, type Queryable } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { record } from './audit.ts'
import { tell } from './notice.ts'
import type { Session } from './session.ts'

/** Characters (NIST SP 800-63B-4 section 3.1.1.2: 15 where nothing else is asked for; at least 64 are allowed). */
export const PASSWORD_LENGTH = { min: 15, max: 128 } as const
/** zxcvbn's scale from 0 to 4: 3 is "safely unguessable" to somebody who has not stolen the table of hashes. */
const ENOUGH = 3

/**
 * Refuses what is short, common or made of what everybody knows of the person. Any characters may stand in it.
 * @param known words that are no secret: the person's name and address, the agency's host
 * @throws DatelineError `password-weak` 422, with `why`: `short`, `long` or `common`
 */
export async function checkPassword(password: string, known: readonly string[]): Promise<void> {
  // Code points, as the standard counts them.
  const { length } = Array.from(password)
  const weak = (why: string, message: string, help: string) =>
    invalid('password-weak', message, { help, data: { why } })
  const { min, max } = PASSWORD_LENGTH
  if (length < min) throw weak('short', `The password has ${length} characters; it needs ${min}.`, 'Take a sentence.')
  if (length > max) throw weak('long', `The password has ${length} characters; ${max} is the most.`, 'Take fewer.')
  // Large, and seldom needed.
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const words = known.flatMap((word) => [word, ...word.split(/[\s@.]+/)]).filter((word) => word.length > 2)
  const { score } = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }).check(password, [...words, 'dateline'])
  if (score >= ENOUGH) return
  throw weak('common', 'The password is easily guessed.', 'Take a sentence that nobody has said before.')
}

export async function hasPassword(db: Queryable, accountId: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM credential WHERE account_id = ${accountId} AND password IS NOT NULL`.execute(
    db,
  )
  return rows.length > 0
}

/**
 * Sets or replaces the password of whoever asks; other sessions that began with the old one end.
 * @param headers of the request, from which better-auth knows the session
 * @throws DatelineError `passwords-off` 409, `password-weak` 422
 */
export async function setPassword(
  accounts: Accounts,
  session: Session,
  password: string,
  headers: IncomingHttpHeaders,
): Promise<void> {
  if (!(await accounts.passwordsOn())) throw conflict('passwords-off', 'The agency has passwords switched off.')
  const { db, publicUrl } = accounts
  await checkPassword(password, [session.name, session.email, new URL(publicUrl).hostname])
  await sql`DELETE FROM credential WHERE account_id = ${session.accountId}`.execute(db)
  const { api } = await accounts.auth()
  await api.setPassword({ body: { newPassword: password }, headers: new Headers({ cookie: headers.cookie ?? '' }) })
  await db.transaction().execute(async (tx) => {
    await endPasswordSessions(tx, session)
    await record(tx, { actor: session.accountId, action: 'password.set', target: session.accountId })
    await tell(tx, [session.accountId], 'password.set')
  })
}

/** Removes the password of whoever asks, and ends the sessions it began. */
export async function removePassword(accounts: Accounts, session: Session): Promise<void> {
  await accounts.db.transaction().execute(async (tx) => {
    await sql`DELETE FROM credential WHERE account_id = ${session.accountId}`.execute(tx)
    await endPasswordSessions(tx, session)
    await record(tx, { actor: session.accountId, action: 'password.removed', target: session.accountId })
    await tell(tx, [session.accountId], 'password.removed')
  })
}

async function endPasswordSessions(tx: Queryable, { accountId, id }: Session): Promise<void> {
  await sql`DELETE FROM session WHERE account_id = ${accountId} AND method = 'password' AND id <> ${id}`.execute(tx)
}
