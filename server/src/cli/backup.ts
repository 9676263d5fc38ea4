import { dirname, join, resolve } from 'node:path'
import { expireBackupKeys, KEEP_DAYS, keyFileOf, MASTER_FILE, writeBackup } from '../platform/index.ts'
import { JOURNAL_FILE } from '../removal/index.ts'
import { type Command, EXIT, type Input, print, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

/** Figures that a restore must reach again: the last release and how many versions there are. */
export const MARKS = {
  'the last release_no': 'SELECT max(release_no) FROM release_event',
  'the number of versions': 'SELECT count(*) FROM version',
} as const

/** A number of days, or undefined where the option was not given. @throws DatelineError `usage` */
export function days(input: Input, name: string): number | undefined {
  const given = text(input, name)
  if (given === undefined) return undefined
  if (!/^\d{1,5}$/.test(given)) throw usageError(`--${name} takes a number of days.`)
  return Number(given)
}

export const command: Command = {
  usage: 'backup --to DIR [--key FILE] [--keep-days N] [options]',
  summary: 'Write everything into a folder, encrypted, while Dateline runs or not.',
  details: `The folder holds every table and the secrets of this installation, encrypted under a key of this backup's own, which
goes into a small file beside it, DIR.key. "dateline restore" needs both, on any machine, from the embedded database into
another one and back. Keep the key apart from the backup where you can: with the key file all copies of the backup are
destroyed, which is how what the law had removed leaves backups too. Keys whose days are over are destroyed by the next
backup into the same folder of keys, and by "dateline backups expire".`,
  options: {
    ...DATA,
    to: { type: 'string', value: 'DIR', help: 'The folder to make.' },
    key: { type: 'string', value: 'FILE', help: 'Where its key goes; default DIR.key.' },
    'keep-days': {
      type: 'string',
      value: 'N',
      help: `Days until its key is destroyed, default ${KEEP_DAYS}; 0: never.`,
    },
  },
  async run(input) {
    const to = text(input, 'to')
    if (to === undefined) throw usageError('--to DIR is missing.')
    const keyFile = resolve(text(input, 'key') ?? keyFileOf(to))
    const keep = days(input, 'keep-days')
    const config = await input.config()
    return withDatabase(config, 'backup', false, async ({ ownerUrl }) => {
      const files = ['secret', MASTER_FILE, JOURNAL_FILE].map((name) => join(config.dataDir, name))
      const manifest = await writeBackup({
        ownerUrl,
        to,
        marks: MARKS,
        files,
        keyFile,
        ...(keep === undefined ? {} : { keepDays: keep === 0 ? null : keep }),
      })
      const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
      const bytes = manifest.tables.reduce((sum, t) => sum + t.bytes, 0)
      print(
        `${to}: ${manifest.tables.length} tables, ${rows} rows, ${(bytes / 1024 / 1024).toFixed(1)} MB, as of ${manifest.takenAt}`,
      )
      print(`Its key, without which nothing opens it: ${keyFile}`)
      // Now that there is a newer one.
      for (const path of await expireBackupKeys(dirname(keyFile), new Date(manifest.takenAt))) print(`expired: ${path}`)
      return EXIT.ok
    })
  },
}
