/** Passkey ceremonies of the browser with our server (W3C WebAuthn Level 3). */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { api, ApiError } from '../api/client.ts'
import { words } from './words.ts'

export const supportsPasskeys = browserSupportsWebAuthn
/** Whether the browser can offer passkeys where an address is typed. */
export const supportsAutofill = browserSupportsWebAuthnAutofill
/** Ends a ceremony that waits, for example when its screen is left. */
export const stopWaiting = () => WebAuthnAbortService.cancelCeremony()

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

/** Registers a passkey for whoever is signed in or holds a link's session. @throws ApiError */
export async function register(name = deviceName()): Promise<void> {
  const optionsJSON = await api.get<PublicKeyCredentialCreationOptionsJSON>(
    '/api/auth/passkey/generate-register-options',
  )
  const response = await ask(() => startRegistration({ optionsJSON }))
  await api.post('/api/auth/passkey/verify-registration', { response, name })
}

/**
 * Does something that needs a recent sign-in; asks for the passkey and tries again when the last one is too old.
 * @throws ApiError
 */
export async function confirmed<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'sign-in-again') throw error
    await signIn()
    return action()
  }
}

/** The wait was given up for another ceremony or another screen: nothing to tell the person. */
export const wasStopped = (error: unknown) => error instanceof ApiError && error.code === 'passkey-stopped'

async function ask<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony()
  } catch (error) {
    throw explain(error)
  }
}

function explain(error: unknown): ApiError {
  const p = words.problem
  const code = error instanceof WebAuthnError ? error.code : ''
  if (code === 'ERROR_CEREMONY_ABORTED') return new ApiError('passkey-stopped', 0, p.cancelled)
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return new ApiError('passkey-known', 0, p.known, p.knownHelp)
  if (code === 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT') {
    return new ApiError('passkey-unverified', 0, p.unverified, p.unverifiedHelp)
  }
  if (error instanceof Error && error.name === 'NotAllowedError') {
    return new ApiError('passkey-cancelled', 0, p.cancelled, p.cancelledHelp)
  }
  return new ApiError('passkey-failed', 0, p.unknown, error instanceof Error ? error.message : undefined)
}

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
