import type { IncomingHttpHeaders } from 'node:http'
import { DatelineError } from '../platform/index.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Tells whether a request comes from a page of ours. Browsers put Origin on every request that changes something and on
 * every WebSocket (RFC 6454 section 7.3, RFC 6455 section 10.2); scripts of other pages cannot set it.
 * @param publicUrl address of the agency
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  return headers.origin === new URL(publicUrl).origin
}

/**
 * Refuses requests that change something and do not come from a page of ours.
 * @throws DatelineError `origin-refused` 403
 */
export function checkOrigin(method: string, headers: IncomingHttpHeaders, publicUrl: string): void {
  if (SAFE.has(method) || isOwnOrigin(headers, publicUrl)) return
  throw new DatelineError('origin-refused', 403, 'The request does not come from a page of this newsroom.', {
    help: `Open the newsroom at ${publicUrl}/newsroom.`,
  })
}
