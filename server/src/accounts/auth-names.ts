/** Names that the sign-in library, the routes in front of it and the session share. */

export const AUTH_PATH = '/api/auth'
/** Cookies: the session's, the device's, and the challenge of a ceremony. */
export const SESSION_COOKIE = 'dateline.session'
export const DEVICE_COOKIE = 'dateline.device'
export const CHALLENGE_COOKIE = 'dateline.challenge'
/** Behind https a cookie's name keeps other hosts and paths from setting it (RFC 6265bis section 4.1.3.2). */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)
/** Carries the address that Fastify found; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-dateline-client'
/** Carries the digest of the device's cookie, in hexadecimal; what a client sends under this name is dropped. */
export const DEVICE_HEADER = 'x-dateline-device'
/** The ceremony with which somebody who is signed in shows again that it is them. */
export const STEP_UP_OPTIONS = `${AUTH_PATH}/step-up/options`
export const STEP_UP_VERIFY = `${AUTH_PATH}/step-up/verify`
/** What the newsroom has to know to run that ceremony, beside the error `step-up-needed`. */
export const STEP_UP_CEREMONY = {
  ceremony: 'webauthn.get',
  options: STEP_UP_OPTIONS,
  verify: STEP_UP_VERIFY,
  seconds: 300,
} as const
