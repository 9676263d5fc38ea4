import { rotateContentKeys } from '../desk/index.ts'
import { openDatabase } from '../platform/index.ts'
import { type Command, EXIT, print, progress, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

export const command: Command = {
  usage: 'keys rotate-content [options]',
  summary: 'Wrap the keys of all contents under a new master key. No content is touched; Dateline may run meanwhile.',
  details: `The new key goes into the file "content-keys" of the data folder, first; the old one is taken out when nothing is wrapped
under it any more. With DATELINE_CONTENT_KEY: set it to "NEW,OLD" on every node, start them again, run this, then take OLD
out. After it, what is left of old keys on disks, in logs of the database and on replicas opens nothing: do it after a
removal by law. Cut off at any point, it is run again and goes on.`,
  options: DATA,
  args: { min: 1, max: 1 },
  async run(input) {
    if (input.args[0] !== 'rotate-content')
      throw usageError(`"keys ${input.args[0]}" is not known.`, 'It is rotate-content.')
    const config = await input.config()
    return withDatabase(config, 'keys', true, async ({ ownerUrl }) => {
      const owner = openDatabase({ url: ownerUrl, max: 2, applicationName: 'dateline keys' })
      try {
        const { wrapped, master } = await rotateContentKeys(owner.db, config, (n) => progress(`wrapped ${n} keys anew`))
        print(`${wrapped} keys are wrapped anew, under ${master}`)
      } finally {
        await owner.close()
      }
      return EXIT.ok
    })
  },
}
