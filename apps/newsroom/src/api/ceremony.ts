/**
 * What the browser does with passkeys (W3C WebAuthn Level 3), its refusals as our errors, and the step-up: when the
 * server wants to see the person's passkey now, it is asked for, and the request is sent again.
 */
import {
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { words } from '../signin/words.ts'
import { ApiError } from './error.ts'
import { tellStepUp } from './step-up-watch.ts'

/** Ends a ceremony that waits, for example when its screen is left. */
export const stopWaiting = () => WebAuthnAbortService.cancelCeremony()

/** Runs a ceremony. @throws ApiError for what the browser or the person refused */
export async function ask<T>(ceremony: () => Promise<T>): Promise<T> {
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

/** Sends JSON; the client provides it. */
export type Post = <T>(path: string, body: unknown) => Promise<T>

/** What the server says beside `step-up-needed`: where the ceremony begins and where it ends. */
interface StepUp {
  readonly options: string
  readonly verify: string
}

export function stepUpOf(error: unknown): StepUp | undefined {
  if (!(error instanceof ApiError) || !['step-up-needed', 'sign-in-again'].includes(error.code)) return undefined
  // A gate of a release says so among its objections, without the addresses: they are always these.
  const { options = '/api/auth/step-up/options', verify = '/api/auth/step-up/verify' } = error.data ?? {}
  // Only our own server's addresses: an answer must not lead the passkey elsewhere.
  const ours = (path: unknown): path is string => typeof path === 'string' && path.startsWith('/api/auth/')
  return ours(options) && ours(verify) ? { options, verify } : undefined
}

let running: Promise<void> | undefined

/** Asks for the passkey; several requests that need it at once share one ceremony. @throws ApiError */
export function stepUp(where: StepUp, post: Post): Promise<void> {
  running ??= confirm(where, post).finally(() => {
    running = undefined
    tellStepUp(false)
  })
  return running
}

async function confirm({ options, verify }: StepUp, post: Post): Promise<void> {
  tellStepUp(true)
  const optionsJSON = await post<PublicKeyCredentialRequestOptionsJSON>(options, {})
  const response = await ask(() => startAuthentication({ optionsJSON }))
  await post(verify, { response })
}
