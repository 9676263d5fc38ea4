/** Where tests find the official schemas and samples, when they are beside the repository. */
import { existsSync, readFileSync } from 'node:fs'

const ROOT = new URL('../../../../shared/', import.meta.url)

/** True when `../shared` lies beside the repository and is not left out; tests on it are skipped otherwise. */
export const hasShared = process.env['DATELINE_SHARED'] !== 'none' && existsSync(ROOT)

/** File URL below `../shared`. */
export function sharedUrl(path: string): URL {
  return new URL(path, ROOT)
}

export function readShared(path: string): Uint8Array {
  return readFileSync(sharedUrl(path))
}

export function readSharedText(path: string): string {
  return readFileSync(sharedUrl(path), 'utf8')
}
