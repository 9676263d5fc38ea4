import type { FastifyReply, FastifyRequest } from 'fastify'
import { DatelineError } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { ADDRESS_HEADER, AUTH_PATH, DEVICE_HEADER } from './auth-names.ts'
import { deviceCookie, deviceDigest, newDevice, readDevice } from './device.ts'

/** What better-auth says, in our words: code, message and help by its code. */
const PROBLEMS: Readonly<Record<string, readonly [code: string, message: string, help?: string]>> = {
  CHALLENGE_NOT_FOUND: ['challenge-expired', 'The sign-in took longer than five minutes.', 'Try again.'],
  PASSKEY_NOT_FOUND: [
    'passkey-unknown',
    'This passkey belongs to no account here.',
    'Choose another one, or ask for a new link.',
  ],
  AUTHENTICATION_FAILED: ['passkey-refused', 'The passkey was not accepted.', 'Try again, or choose another one.'],
  FAILED_TO_VERIFY_REGISTRATION: [
    'passkey-refused',
    'The passkey could not be registered.',
    'Try again, or use another device.',
  ],
  USER_NOT_VERIFIED: [
    'passkey-unverified',
    'The device did not check that it is you.',
    'Use a passkey with a PIN, a fingerprint or a face.',
  ],
  SESSION_NOT_FRESH: [
    'sign-in-again',
    'This needs a sign-in that is not older than 15 minutes.',
    'Confirm with your passkey, then try again.',
  ],
  PREVIOUSLY_REGISTERED: ['passkey-known', 'This passkey is registered already.'],
  ACCOUNT_DISABLED: ['account-disabled', 'This account is disabled.', 'Ask an administrator of the agency.'],
  ACCOUNT_FROZEN: [
    'account-frozen',
    'This account is frozen: somebody saw reason to think that it is in other hands.',
    'Speak to whoever manages accounts at the agency.',
  ],
  INVALID_EMAIL_OR_PASSWORD: ['password-refused', 'Address and password do not fit together.', 'Try again.'],
  PASSWORD_TOO_SHORT: ['password-weak', 'The password is too short.', 'Take 15 characters or more.'],
  PASSWORD_TOO_LONG: ['password-weak', 'The password is too long.', 'Take 128 characters at most.'],
  PASSKEY_NEEDED: ['passkey-needed', 'Signing in needs a passkey.', 'Register one to finish.'],
  NOT_SIGNED_IN: ['not-signed-in', 'You are not signed in.'],
  UNAUTHORIZED: ['not-signed-in', 'You are not signed in.'],
}

export interface AuthCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  /** Makes a session. */
  readonly signsIn?: boolean
}

/**
 * Passes a request on to better-auth with only what it needs, and its cookies back.
 * @returns the parsed JSON answer
 * @throws DatelineError with our code for what better-auth refused
 */
export async function callAuth(
  accounts: Accounts,
  request: FastifyRequest,
  reply: FastifyReply,
  call: AuthCall,
): Promise<unknown> {
  const { deviceCookie: name, secure } = accounts
  const known = readDevice(request.headers.cookie, name)
  const device = known ?? newDevice()
  const headers = new Headers({
    [ADDRESS_HEADER]: request.ip,
    [DEVICE_HEADER]: deviceDigest(device).toString('hex'),
  })
  for (const header of ['cookie', 'user-agent', 'origin'] as const) {
    const value = request.headers[header]
    if (value !== undefined) headers.set(header, value)
  }
  if (call.body !== undefined) headers.set('content-type', 'application/json')
  const auth = await accounts.auth()
  const response = await auth
    .handler(
      new Request(new URL(`${AUTH_PATH}${call.path}`, accounts.publicUrl), {
        method: call.method,
        headers,
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      }),
    )
    .catch((error: unknown) => {
      throw isApiError(error) ? problemOf(error.statusCode, error.body) : error
    })
  // Several cookies are several headers; joined by commas they would be one broken one.
  const cookies = response.headers.getSetCookie()
  // Once there is a session there is a device it is bound to; its cookie is renewed with each sign-in.
  if (response.ok && call.signsIn === true) cookies.push(deviceCookie(name, device, secure))
  if (cookies.length > 0) void reply.header('set-cookie', cookies)
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  throw problemOf(response.status, answer)
}

/** By its shape, so that better-auth is loaded by the first sign-in and not by the start. */
function isApiError(error: unknown): error is Error & { statusCode: number; body: unknown } {
  return error instanceof Error && error.name === 'APIError' && 'statusCode' in error && 'body' in error
}

function problemOf(status: number, answer: unknown): DatelineError {
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? String(answer.code) : ''
  const known = PROBLEMS[code]
  if (!known && status >= 500) return new DatelineError('internal', 500, 'Something went wrong on our side.')
  const [ours, message, help] = known ?? ['sign-in-refused', 'The sign-in was refused.', 'Try again.']
  // The plugin answers 500 when a browser sends something that is no passkey.
  return new DatelineError(ours, status >= 500 ? 400 : status, message, help === undefined ? {} : { help })
}
