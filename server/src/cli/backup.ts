import { join } from 'node:path'
import { MASTER_FILE, writeBackup } from '../platform/index.ts'
import { type Command, EXIT, print, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

/** Figures that a restore must reach again: the last release and how many versions there are. */
export const MARKS = {
  'the last release_no': 'SELECT max(release_no) FROM release_event',
  'the number of versions': 'SELECT count(*) FROM version',
} as const

export const command: Command = {
  usage: 'backup --to DIR [options]',
  summary: 'Write everything into a folder, while Dateline runs or not.',
  details: `The folder holds every table as gzipped text of PostgreSQL's COPY, with digests, and the secret of this
installation: keep it as safe as the database itself. "dateline restore" reads it on any machine, also from the embedded
database into another one and back.`,
  options: { ...DATA, to: { type: 'string', value: 'DIR', help: 'The folder to make.' } },
  async run(input) {
    const to = text(input, 'to')
    if (to === undefined) throw usageError('--to DIR is missing.')
    const config = await input.config()
    return withDatabase(config, 'backup', false, async ({ ownerUrl }) => {
      const files = [join(config.dataDir, 'secret'), join(config.dataDir, MASTER_FILE)]
      const manifest = await writeBackup({ ownerUrl, to, marks: MARKS, files })
      const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
      const bytes = manifest.tables.reduce((sum, t) => sum + t.bytes, 0)
      print(
        `${to}: ${manifest.tables.length} tables, ${rows} rows, ${(bytes / 1024 / 1024).toFixed(1)} MB, as of ${manifest.takenAt}`,
      )
      return EXIT.ok
    })
  },
}
