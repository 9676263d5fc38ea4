/** Bringing a database up to date: its schema, then what only the program can do, which needs the content key. */
import { sealCandidates } from '../desk/index.ts'
import {
  type Config,
  type MigrationReport,
  migrate,
  migrationsDir,
  openContentKeys,
  openDatabase,
} from '../platform/index.ts'
import { progress } from './command.ts'

/**
 * Migrates, opens the content keys, and seals what still lies open from before. Cut off at any point, it goes on from there.
 * @throws DatelineError those of `migrate`, `content-key-missing`, `content-key-damaged`
 */
export async function bringUpToDate(
  ownerUrl: string,
  config: Pick<Config, 'contentKey' | 'dataDir'>,
): Promise<MigrationReport> {
  const report = await migrate(ownerUrl, migrationsDir())
  const owner = openDatabase({ url: ownerUrl, max: 1, applicationName: 'dateline migrate' })
  try {
    await openContentKeys(config, owner.db)
    await sealCandidates(owner.db, (sealed) => progress(`sealed ${sealed} contents`))
  } finally {
    await owner.close()
  }
  return report
}
