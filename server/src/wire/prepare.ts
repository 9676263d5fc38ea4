/** Preparing with embargoed copy: what else a subscriber may see before its time. */
import { DatelineError, type Queryable } from '../platform/index.ts'
import { wasGivenPicture } from './advance.ts'
import { authenticate } from './subscriber.ts'

/**
 * Whether a picture may be fetched with a subscriber's token before it is public: it was given in advance, in plain, a story
 * that shows it.
 * @param authorization the header (RFC 6750)
 */
export async function mayPrepareWith(
  db: Queryable,
  authorization: string | undefined,
  picture: string,
): Promise<boolean> {
  if (authorization === undefined) return false
  try {
    const { subscriber } = await authenticate(db, authorization)
    return await wasGivenPicture(db, subscriber.id, picture)
  } catch (error) {
    if (error instanceof DatelineError) return false
    throw error
  }
}
