import { homedir } from 'node:os'
import { join } from 'node:path'
import { invite, personByEmail, renewLink } from '../accounts/index.ts'
import { readAgency } from '../directory/index.ts'
import { type Command, print, progress, table } from './command.ts'
import { serve, type Serving } from './serve.ts'
import { LISTEN } from './options.ts'

/** Two people, so that what needs a second person can be seen: each link signs in as one of them. */
const PEOPLE = [
  { name: 'Demo Editor', email: 'editor@demo.example', roles: ['administrator', 'chief'] },
  { name: 'Second Editor', email: 'second@demo.example', roles: ['chief'] },
] as const

/** A link that signs somebody of the demo in once; each start makes new ones and voids the last. */
async function signInLink({ dateline, config }: Serving, person: (typeof PEOPLE)[number]): Promise<string> {
  const known = await personByEmail(dateline.db, person.email)
  const link = known
    ? await renewLink(dateline.db, config.publicUrl, known.id, 'cli')
    : (await invite(dateline.db, config.publicUrl, person, 'cli')).link
  return link.url
}

export const command: Command = {
  usage: 'demo [options]',
  summary: 'Run a demo agency: a fictional country, three editions, stories to read, edit, release and recall.',
  details: 'It has a data folder of its own; nothing of it touches another Dateline. Ctrl-C ends it.',
  options: LISTEN,
  async run(input) {
    const given = input.options['data'] !== undefined || process.env['DATELINE_DATA'] !== undefined
    const configured = await input.config()
    const config = {
      ...configured,
      ...(given ? {} : { dataDir: join(homedir(), '.dateline', 'demo') }),
      // Whoever tries it out reads the terminal, not a log.
      ...(process.env['DATELINE_LOG_LEVEL'] === undefined ? { logLevel: 'warn' as const } : {}),
    }
    if (config.databaseUrl === undefined) progress(`data in ${config.dataDir}`)
    return serve({
      config,
      command: 'demo',
      async prepare({ dateline, ownerUrl }) {
        // The copy of the demo is large; a second start does without it.
        if (await readAgency(dateline.db)) return
        const { loadDemo } = await import('../demo/index.ts')
        await loadDemo({ ownerUrl, db: dateline.db, releases: dateline.releases, progress })
      },
      async ready(serving, address) {
        const base = serving.config.publicUrl
        print(
          [
            '',
            `Dateline is at ${address}`,
            '',
            table([
              ['The news', `${base}/`],
              ['Feeds', `${base}/en/feed.rss, .atom, .json`],
              ['The newsroom', `${base}/newsroom`],
              ['Sign in, once', await signInLink(serving, PEOPLE[0])],
              ['As a second person', `${await signInLink(serving, PEOPLE[1])} (in a private window)`],
              [
                'The wire',
                `${base}/wire/v1/stream (token: ./dateline subscriber add NAME --data ${serving.config.dataDir})`,
              ],
              ['API', `${base}/api/docs`],
            ]),
            '',
            'Ctrl-C ends it.',
          ].join('\n'),
        )
      },
    })
  },
}
