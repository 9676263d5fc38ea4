/**
 * Step-up: somebody who is signed in uses a passkey again, in this session, for what is dangerous (W3C WebAuthn
 * Level 3, section 7.2). The challenge belongs to the session, is answered once, and only by a passkey of its account.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import { conflict, type Db, DatelineError } from '../platform/index.ts'
import { record } from './audit.ts'
import { type Session, STEP_UP_SECONDS } from './session.ts'

interface StoredPasskey {
  readonly id: string
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
}

async function passkeysOf(db: Db, accountId: string): Promise<StoredPasskey[]> {
  const { rows } = await sql<StoredPasskey>`
    SELECT id, credential_id AS "credentialId", public_key AS "publicKey", counter
    FROM passkey WHERE account_id = ${accountId}
  `.execute(db)
  return rows
}

/**
 * Begins the ceremony.
 * @throws DatelineError `passkey-missing` 409 when the account has none
 */
export async function beginStepUp(
  db: Db,
  publicUrl: string,
  session: Session,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const passkeys = await passkeysOf(db, session.accountId)
  if (passkeys.length === 0) {
    throw conflict('passkey-missing', 'The account has no passkey.', { help: 'Ask an administrator for a link.' })
  }
  const options = await generateAuthenticationOptions({
    rpID: new URL(publicUrl).hostname,
    userVerification: 'required',
    allowCredentials: passkeys.map((p) => ({ id: p.credentialId })),
    timeout: STEP_UP_SECONDS * 1000,
  })
  await sql`
    UPDATE session SET step_up_challenge = ${options.challenge}, step_up_challenge_at = dateline_now()
    WHERE id = ${session.id}
  `.execute(db)
  return options
}

/**
 * Finishes the ceremony: from now on the session counts as stepped up, for five minutes.
 * @throws DatelineError `challenge-expired` 400, `passkey-unknown` 401, `passkey-refused` 401, `passkey-unverified` 401
 */
export async function finishStepUp(
  db: Db,
  publicUrl: string,
  session: Session,
  response: AuthenticationResponseJSON,
): Promise<void> {
  // Used up by being asked for, whatever comes of it.
  const { rows } = await sql<{ challenge: string | null }>`
    UPDATE session s SET step_up_challenge = NULL, step_up_challenge_at = NULL
    FROM (SELECT id, step_up_challenge AS challenge, step_up_challenge_at AS at FROM session WHERE id = ${session.id} FOR UPDATE) o
    WHERE s.id = o.id AND o.challenge IS NOT NULL
      AND dateline_now() - o.at < make_interval(secs => ${STEP_UP_SECONDS})
    RETURNING o.challenge
  `.execute(db)
  const challenge = rows[0]?.challenge
  if (challenge === undefined || challenge === null) {
    throw new DatelineError('challenge-expired', 400, 'The confirmation took longer than five minutes.', {
      help: 'Try again.',
    })
  }
  const passkey = (await passkeysOf(db, session.accountId)).find((p) => p.credentialId === response.id)
  try {
    if (!passkey) {
      throw new DatelineError('passkey-unknown', 401, 'This passkey does not belong to your account.', {
        help: 'Choose another one.',
      })
    }
    const counter = await verified(publicUrl, challenge, passkey, response)
    await db.transaction().execute(async (tx) => {
      await sql`UPDATE passkey SET counter = ${counter} WHERE id = ${passkey.id}`.execute(tx)
      await sql`UPDATE session SET step_up_at = dateline_now() WHERE id = ${session.id}`.execute(tx)
      await record(tx, {
        actor: session.accountId,
        action: 'step-up',
        target: session.accountId,
        data: { session: session.id, passkey: passkey.id },
      })
    })
  } catch (error) {
    if (error instanceof DatelineError) {
      await record(db, {
        actor: session.accountId,
        action: 'step-up.failed',
        target: session.accountId,
        data: { session: session.id, code: error.code },
      })
    }
    throw error
  }
}

/** @returns the passkey's new signature counter */
async function verified(
  publicUrl: string,
  challenge: string,
  passkey: StoredPasskey,
  response: AuthenticationResponseJSON,
): Promise<number> {
  const { origin, hostname } = new URL(publicUrl)
  let verification
  try {
    verification = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostname,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64')),
        counter: passkey.counter,
      },
      // Checked below, to say what is wrong.
      requireUserVerification: false,
    })
  } catch (cause) {
    throw new DatelineError('passkey-refused', 401, 'The passkey was not accepted.', { help: 'Try again.', cause })
  }
  if (!verification.verified) {
    throw new DatelineError('passkey-refused', 401, 'The passkey was not accepted.', { help: 'Try again.' })
  }
  if (!verification.authenticationInfo.userVerified) {
    throw new DatelineError('passkey-unverified', 401, 'The device did not check that it is you.', {
      help: 'Use a passkey with a PIN, a fingerprint or a face.',
    })
  }
  return verification.authenticationInfo.newCounter
}
