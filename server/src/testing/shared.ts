import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

/**
 * A file or folder of the material that may lie beside the checkout, in `../shared`.
 * @param relative path inside it, such as `samples/captures`
 * @returns its absolute path; undefined when it is absent or DATELINE_SHARED=none, so that tests skip visibly:
 *   `describe.skipIf(sharedPath('samples') === undefined)(…)`
 */
export function sharedPath(relative: string): string | undefined {
  if (process.env['DATELINE_SHARED'] === 'none') return undefined
  const path = join(root, '..', 'shared', relative)
  return existsSync(path) ? path : undefined
}
