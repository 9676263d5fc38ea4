import { resolve } from 'node:path'
import { expireBackupKeys, listBackupKeys } from '../platform/index.ts'
import { days } from './backup.ts'
import { type Command, EXIT, print, table, text, usageError } from './command.ts'

export const command: Command = {
  usage: 'backups list|expire --in DIR [--older-than DAYS]',
  summary: 'List the keys of backups, or destroy those whose time is over: nothing opens these backups any more.',
  details: `DIR is the folder that the key files are in. Run it wherever a copy of the keys is kept. A removal by law holds for a
backup once its key is destroyed; until then "restore" removes again what the journal of removals says.`,
  options: {
    in: { type: 'string', value: 'DIR', help: 'The folder of the key files.' },
    'older-than': {
      type: 'string',
      value: 'DAYS',
      help: 'Not by the days that each was given, but all taken longer ago.',
    },
  },
  args: { min: 1, max: 1 },
  async run(input) {
    const folder = text(input, 'in')
    if (folder === undefined) throw usageError('--in DIR is missing.')
    const [action] = input.args
    if (action === 'list') {
      const keys = await listBackupKeys(resolve(folder))
      if (keys.length > 0)
        print(table(keys.map((k) => [k.path, `taken ${k.takenAt}, kept until ${k.expiresAt ?? 'ever'}`])))
      return EXIT.ok
    }
    if (action !== 'expire') throw usageError(`"backups ${action}" is not known.`, 'It is list or expire.')
    for (const path of await expireBackupKeys(resolve(folder), new Date(), days(input, 'older-than'))) {
      print(`expired: ${path}`)
    }
    return EXIT.ok
  },
}
