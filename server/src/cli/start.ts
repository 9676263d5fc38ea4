import { type Command, print } from './command.ts'
import { LISTEN } from './options.ts'
import { serve } from './serve.ts'

export const command: Command = {
  usage: 'start [options]',
  summary: 'Run Dateline with the database in DATABASE_URL, or with its own PostgreSQL.',
  details: `Ends in order on Ctrl-C or SIGTERM. HTTPS: DATELINE_TLS_CERT and DATELINE_TLS_KEY, or a proxy in front named in
DATELINE_TRUSTED_PROXIES. The first administrator: dateline user add --role administrator --email ADDRESS --name NAME.`,
  options: LISTEN,
  async run(input) {
    return serve({
      config: await input.config(),
      command: 'start',
      async ready({ config }, address) {
        print(`Dateline listens on ${address}; its public address is ${config.publicUrl}`)
      },
    })
  },
}
