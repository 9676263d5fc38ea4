import { type Command, EXIT, print } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'
import { bringUpToDate } from './prepare.ts'

export const command: Command = {
  usage: 'migrate [options]',
  summary: 'Bring the database up to date. Can be called at any time and by several nodes at once.',
  details: '"start" and "demo" do this themselves. A running Dateline goes on working meanwhile.',
  options: DATA,
  async run(input) {
    const config = await input.config()
    return withDatabase(config, 'migrate', false, async ({ ownerUrl }) => {
      const { applied, version } = await bringUpToDate(ownerUrl, config)
      for (const id of applied) print(`applied ${id}`)
      print(applied.length === 0 ? `up to date at ${version}` : `now at ${version}`)
      return EXIT.ok
    })
  },
}
