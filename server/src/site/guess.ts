/** Which missing pages look like guesses at what is not out yet. */
import type { Db, Miss } from '../platform/index.ts'
import { storyWaitingAt, storyWaitingUnder } from '../release/index.ts'
import type { Target } from './url.ts'

/** A year and a month, as addresses of documents have them; what scanners ask every host for has none. */
const DATED = /(?:19|20)\d\d[-/_]?(?:0[1-9]|1[0-2])(?!\d)/

/**
 * @param url path and query of a request that is answered 404
 * @returns what was asked for and how to learn whether it exists and waits; undefined for a plain broken link
 */
export function guessOf(db: Db, url: string, target: Target): Pick<Miss, 'what' | 'near'> | undefined {
  if (target.kind === 'page') {
    const { route } = target
    if (route.page === 'story') return { what: 'story', near: () => storyWaitingAt(db, route.publicId) }
    if (route.page === 'day') return { what: 'day' }
    return undefined
  }
  if (target.kind !== 'not-found') return undefined
  const steps = (url.split('?', 1)[0] ?? '')
    .toLowerCase()
    .split('/')
    .filter((step) => step !== '')
  const last = steps.at(-1) ?? ''
  const slug = /^[a-z0-9-]{1,80}$/.test(last) ? last : undefined
  if (target.edition !== undefined && steps.length >= 3 && slug !== undefined)
    return { what: 'address', near: () => storyWaitingUnder(db, slug) }
  return DATED.test(url) ? { what: 'address' } : undefined
}
