import { existsSync, readdirSync } from 'node:fs'
import { inspectEmbedded } from '../platform/embedded/index.ts'
import { DatelineError, migrationsDir, restoreBackup } from '../platform/index.ts'
import { MARKS } from './backup.ts'
import { type Command, EXIT, print, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

export const command: Command = {
  usage: 'restore --from DIR [options]',
  summary: 'Read a backup into an empty place: a new --data folder, or an empty database in DATABASE_URL.',
  details: 'Nothing is ever written over: a place that holds data is refused. All or nothing is restored.',
  options: { ...DATA, from: { type: 'string', value: 'DIR', help: 'The folder that "dateline backup" made.' } },
  async run(input) {
    const from = text(input, 'from')
    if (from === undefined) throw usageError('--from DIR is missing.')
    const config = await input.config()
    if (existsSync(config.dataDir) && readdirSync(config.dataDir).includes('secret')) {
      throw new DatelineError('restore-not-empty', 409, `${config.dataDir} belongs to a Dateline already.`, {
        help: 'Give a new folder with --data.',
        reportable: false,
      })
    }
    if (inspectEmbedded(config.dataDir).holder) {
      throw new DatelineError('data-busy', 409, `A Dateline works in ${config.dataDir}.`, {
        help: 'Give a new folder with --data.',
        reportable: false,
      })
    }
    return withDatabase(config, 'restore', false, async ({ ownerUrl }) => {
      const manifest = await restoreBackup({
        from,
        ownerUrl,
        migrationsDir: migrationsDir(),
        marks: MARKS,
        filesTo: config.dataDir,
      })
      const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
      print(
        `restored ${manifest.tables.length} tables, ${rows} rows, as of ${manifest.takenAt}; counts and digests agree`,
      )
      return EXIT.ok
    })
  },
}
