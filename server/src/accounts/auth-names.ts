/** Names that the sign-in library, the routes in front of it and the session share. */

export const AUTH_PATH = '/api/auth'
/** Name of the session cookie; with https it begins with `__Secure-`. */
export const SESSION_COOKIE = 'dateline.session'
/** Carries the address that Fastify found; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-dateline-client'
/** Carries the digest of the device's cookie, in hexadecimal; what a client sends under this name is dropped. */
export const DEVICE_HEADER = 'x-dateline-device'
/** The ceremony with which somebody who is signed in shows again that it is them. */
export const STEP_UP_OPTIONS = `${AUTH_PATH}/step-up/options`
export const STEP_UP_VERIFY = `${AUTH_PATH}/step-up/verify`
