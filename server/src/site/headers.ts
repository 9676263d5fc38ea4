/** The headers of every answer of the site, as name, value, name, value. */

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** No script of others, no frame around us, no address of ours told to others in full. */
export const SECURITY_HEADERS: readonly string[] = [
  'content-security-policy',
  POLICY,
  'x-content-type-options',
  'nosniff',
  'referrer-policy',
  'strict-origin-when-cross-origin',
  'permissions-policy',
  'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy',
  'same-origin',
]

/** A drawing must not run anything when it is opened on its own. */
export const DRAWING_HEADERS: readonly string[] = [
  'content-security-policy',
  "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options',
  'nosniff',
]

/**
 * Stories: shared caches ask again after seconds and never show an old copy when we cannot be asked,
 * because the answer may have become "killed".
 */
export const STORY_CACHING = 'public, max-age=5, must-revalidate'
/** Lists may outlive a short outage of ours. */
export const LIST_CACHING = 'public, max-age=5, stale-if-error=600'
export const FEED_CACHING = 'public, max-age=30, stale-if-error=600'
export const MISSING_CACHING = 'public, max-age=5'
export const ASSET_CACHING = 'public, max-age=31536000, immutable'
