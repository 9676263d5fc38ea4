/** The public log, for its operator. */
import { createDateline } from '../main.ts'
import { record } from '../accounts/index.ts'
import { createLog } from '../platform/index.ts'
import { addWitness, dropWitness, listWitnesses } from '../proof/index.ts'
import { type Command, EXIT, print, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

export const command: Command = {
  usage: 'ledger status|rotate | ledger witness add ADDRESS KEY | ledger witness drop KEY',
  summary: 'Show the state of the public log, give it a new key, or say who witnesses it.',
  details: `"status" prints the newest checkpoint, the keys and the witnesses. "rotate" retires the present key in the log itself,
signed by both keys, so that whoever knows an earlier one can follow. A witness cosigns what only ever grew
(c2sp.org/tlog-witness); the agency goes on when it does not answer. docs/ledger.md says how anybody checks the log.`,
  options: { ...DATA },
  args: { min: 1, max: 4 },
  async run(input) {
    const [action, verb, first, second] = input.args
    const config = await input.config()
    return withDatabase(config, `ledger ${action}`, true, async ({ ownerUrl }) => {
      const dateline = await createDateline({ config, ownerUrl, log: createLog(config.logLevel) })
      const { db, ledger } = dateline
      const written = (what: string, data: Readonly<Record<string, unknown>>) =>
        record(db, { actor: 'cli', action: `ledger.${what}`, data })
      try {
        while (await ledger.append());
        if (action === 'status') {
          const { origin, keys } = await ledger.keys()
          print((await ledger.checkpoint()) ?? `${origin} is empty.\n`)
          for (const [n, key] of keys.entries()) print(`${n === keys.length - 1 ? 'key    ' : 'retired'} ${key}`)
          for (const w of await listWitnesses(db))
            print(
              `witness ${w.verifierKey} ${w.url}${w.active ? '' : ' (dropped)'}, saw ${w.size}${w.problem === null ? '' : `: ${w.problem}`}`,
            )
          return EXIT.ok
        }
        if (action === 'rotate') {
          const key = await ledger.rotate()
          await written('key-rotated', { key })
          print(`The log is signed with a new key: ${key}`)
          return EXIT.ok
        }
        if (action === 'witness' && verb === 'add' && first !== undefined && second !== undefined) {
          await addWitness(db, first, second)
          await written('witness-added', { url: first, key: second })
          print(`${second} is asked from now on.`)
          return EXIT.ok
        }
        if (action === 'witness' && verb === 'drop' && first !== undefined) {
          await dropWitness(db, first)
          await written('witness-dropped', { key: first })
          print(`${first} is asked no more.`)
          return EXIT.ok
        }
        throw usageError(
          `"ledger ${input.args.join(' ')}" is not known.`,
          'It is status, rotate, witness add, or witness drop.',
        )
      } finally {
        await dateline.close()
      }
    })
  },
}
