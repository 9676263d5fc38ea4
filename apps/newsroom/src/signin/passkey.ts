/** Passkey ceremonies of the browser with our server (W3C WebAuthn Level 3). */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { ask } from '../api/ceremony.ts'
import { api, ApiError } from '../api/client.ts'

export { stopWaiting } from '../api/ceremony.ts'

export const supportsPasskeys = browserSupportsWebAuthn
/** Whether the browser can offer passkeys where an address is typed. */
export const supportsAutofill = browserSupportsWebAuthnAutofill

/**
 * Signs in with a passkey.
 * @param autofill waits for a choice in the address field instead of opening the browser's dialogue
 * @throws ApiError also for what the browser refused
 */
export async function signIn(autofill = false): Promise<void> {
  const optionsJSON = await api.get<PublicKeyCredentialRequestOptionsJSON>(
    '/api/auth/passkey/generate-authenticate-options',
  )
  const response = await ask(() =>
    startAuthentication({ optionsJSON, useBrowserAutofill: autofill, verifyBrowserAutofillInput: false }),
  )
  await api.post('/api/auth/passkey/verify-authentication', { response })
}

/** Signs in with a password, where the agency has them. @throws ApiError */
export const signInWithPassword = (email: string, password: string): Promise<unknown> =>
  api.post('/api/auth/password/sign-in', { email, password })

/** Registers a passkey for whoever is signed in or holds a link's session. @throws ApiError */
export async function register(name = deviceName()): Promise<void> {
  const optionsJSON = await api.get<PublicKeyCredentialCreationOptionsJSON>(
    '/api/auth/passkey/generate-register-options',
  )
  const response = await ask(() => startRegistration({ optionsJSON }))
  await api.post('/api/auth/passkey/verify-registration', { response, name })
}

/** The wait was given up for another ceremony or another screen: nothing to tell the person. */
export const wasStopped = (error: unknown) => error instanceof ApiError && error.code === 'passkey-stopped'

/** A first name for a passkey, such as "Firefox on Linux"; the person can give a better one. */
function deviceName(): string {
  const agent = navigator.userAgent
  const browser = /Edg/.test(agent)
    ? 'Edge'
    : /Firefox|FxiOS/.test(agent)
      ? 'Firefox'
      : /Chrome|CriOS/.test(agent)
        ? 'Chrome'
        : 'Safari'
  const system = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac', 'Linux'].find((s) => agent.includes(s))
  return system === undefined ? browser : `${browser} on ${system}`
}
