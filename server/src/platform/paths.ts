import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The folder that holds `server/migrations` and `dist`, whether we run from sources or from the bundle. */
export function installRoot(): string {
  if (found !== undefined) return found
  let here = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(here, 'server', 'migrations'))) {
    const up = dirname(here)
    if (up === here) throw new Error('the folder server/migrations was not found beside the program')
    here = up
  }
  found = here
  return here
}

/** Folder of the migrations. */
export const migrationsDir = () => join(installRoot(), 'server', 'migrations')
/** Folder of the built newsroom app. */
export const newsroomDir = () => join(installRoot(), 'dist', 'newsroom')
