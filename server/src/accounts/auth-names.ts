/** Names that the sign-in library, the routes in front of it and the session share. */

export const AUTH_PATH = '/api/auth'
/** Name of the session cookie; with https it begins with `__Secure-`. */
export const SESSION_COOKIE = 'dateline.session'
/** Carries the address that Fastify found; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-dateline-client'
