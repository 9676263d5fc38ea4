import { readFileSync } from 'node:fs'
import { record } from '../accounts/index.ts'
import { type Agency, agencySchema, readAgency, saveAgency } from '../directory/index.ts'
import { DatelineError, openDatabase } from '../platform/index.ts'
import { type Command, EXIT, print, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

const EMPTY: Agency = {
  names: { en: 'News Agency' },
  shortNames: { en: 'NA' },
  mottos: {},
  about: {},
  contact: { newsroom: 'desk@news.example' },
  emblem: '',
}

export const command: Command = {
  usage: 'agency show | agency set FILE.json',
  summary: 'Say who publishes: names, motto, emblem, contact and the page about the agency.',
  details: `"show" prints what is set, or an example, as JSON; change it and give it to "set". Words are per language:
names, shortNames, mottos, about (blocks). contact has newsroom, corrections, phone, address. emblem is an <svg> that
draws with currentColor. Every page shows it at once.`,
  options: DATA,
  args: { min: 1, max: 2 },
  async run(input) {
    const [action, path] = input.args
    if (action !== 'show' && action !== 'set')
      throw usageError(`"agency ${action}" is not known.`, 'It is show or set.')
    if (action === 'set' && path === undefined) throw usageError('Which file? dateline agency set FILE.json')
    const agency = path === undefined ? undefined : readFile(path)
    return withDatabase(await input.config(), `agency ${action}`, true, async ({ ownerUrl }) => {
      const database = openDatabase({ url: ownerUrl, role: 'dateline_app', max: 1 })
      try {
        if (agency) {
          await saveAgency(database.db, agency)
          await record(database.db, { actor: 'cli', action: 'agency.set', target: 'agency' })
          print(`The agency is ${Object.values(agency.names).join(' · ')}.`)
        } else {
          print(JSON.stringify((await readAgency(database.db)) ?? EMPTY, null, 2))
        }
        return EXIT.ok
      } finally {
        await database.close()
      }
    })
  },
}

function readFile(path: string): Agency {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new DatelineError('agency-file', 422, `${path} cannot be read as JSON.`, {
      help: 'dateline agency show prints an example.',
      cause,
    })
  }
  const parsed = agencySchema.safeParse(value)
  if (parsed.success) return parsed.data as Agency
  const issue = parsed.error.issues[0]
  throw new DatelineError(
    'agency-file',
    422,
    `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}.`,
    {
      help: 'dateline agency show prints an example.',
    },
  )
}
