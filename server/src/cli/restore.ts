import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createDateline } from '../main.ts'
import { inspectEmbedded } from '../platform/embedded/index.ts'
import { createLog, DatelineError, migrationsDir, restoreBackup } from '../platform/index.ts'
import { addToJournal, JOURNAL_FILE, readJournal } from '../removal/index.ts'
import { MARKS } from './backup.ts'
import { type Command, EXIT, print, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'
import { bringUpToDate } from './prepare.ts'

export const command: Command = {
  usage: 'restore --from DIR [--key FILE] [--removals FILE] [options]',
  summary: 'Read a backup into an empty place: a new --data folder, or an empty database in DATABASE_URL.',
  details: `Nothing is ever written over: a place that holds data is refused. All or nothing is restored.
What the law had removed after the backup was taken comes back with it, and is removed again if you give the journal of
removals, "${JOURNAL_FILE}" in the data folder that it was taken from, or from a later backup.`,
  options: {
    ...DATA,
    from: { type: 'string', value: 'DIR', help: 'The folder that "dateline backup" made.' },
    key: { type: 'string', value: 'FILE', help: 'The key of the backup; default DIR.key.' },
    removals: { type: 'string', value: 'FILE', help: `A later journal of removals, ${JOURNAL_FILE}.` },
  },
  async run(input) {
    const from = text(input, 'from')
    if (from === undefined) throw usageError('--from DIR is missing.')
    const key = text(input, 'key')
    const removals = text(input, 'removals')
    if (removals !== undefined && !existsSync(removals)) throw usageError(`There is no file ${removals}.`)
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
        ...(key === undefined ? {} : { keyFile: key }),
      })
      const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
      print(
        `restored ${manifest.tables.length} tables, ${rows} rows, as of ${manifest.takenAt}; counts and digests agree`,
      )
      if (removals !== undefined) await addToJournal(join(config.dataDir, JOURNAL_FILE), await readJournal(removals))
      await bringUpToDate(ownerUrl, config)
      const dateline = await createDateline({ config, ownerUrl, log: createLog(config.logLevel) })
      try {
        const again = await dateline.removals.reconcile()
        if (again > 0) print(`removed again what ${again} orders had removed since`)
        else if (removals === undefined) {
          print(
            `What was removed by law after ${manifest.takenAt} is back. Do you have a later ${JOURNAL_FILE}? Put it into ${config.dataDir}; the next start obeys it.`,
          )
        }
      } finally {
        await dateline.close()
      }
      return EXIT.ok
    })
  },
}
