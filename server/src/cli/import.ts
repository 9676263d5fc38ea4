import { readFile } from 'node:fs/promises'
import type { SourceProfile } from '@dateline/formats'
import { personByEmail, record } from '../accounts/index.ts'
import { count, type ImportLine, listProfiles, parseProfile, readProfile, saveProfile } from '../ingest/index.ts'
import { createDateline } from '../main.ts'
import { createLog, DatelineError, type Db } from '../platform/index.ts'
import { servedAddress } from './address.ts'
import { type Command, EXIT, type Input, print, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

export const command: Command = {
  usage:
    'import PATH... [--as incoming|archive] [--profile KEY|FILE.json] [options] | import --again [DIGEST] | import --profiles',
  summary: 'Bring in wire files and saved pages: to a desk, or as history.',
  details: `Reads NewsML-G2, ninjs and saved pages (text or HTML); folders are read whole, in the order of their names. Every
file is kept byte for byte before it is read. Of each item one line says what became of it:
  imported     it is a draft at the desk "incoming", or in the archive
  duplicate    it was here before
  kept         it is no text story, or must not be public; its bytes are kept
  quarantined  it is damaged or contradicts what is here; its bytes are kept, the newsroom lists it
What the source did not say and was assumed follows under the line: a source profile (JSON: key, agency, zone, language,
emptyEmbargo, sections) says it for all its files, and is remembered by its key.
--again reads kept files again with the present reader: all, or the one with the digest; what reads differently now
becomes the next version of its story.
The exit code is 0 also when items are in quarantine, since nothing is lost; it is 1 when a path is missing or cannot be
read, or holds no file at all.`,
  options: {
    ...DATA,
    as: {
      type: 'string',
      value: 'HOW',
      help: 'incoming (default): to a desk, nothing public. archive: public under its own time, never on the wire.',
    },
    profile: {
      type: 'string',
      value: 'KEY|FILE',
      help: 'What is known about the source: a remembered key, or a JSON file.',
    },
    by: { type: 'string', value: 'EMAIL', help: 'In whose name; default: the command line.' },
    again: { type: 'boolean', help: 'Read kept files again.' },
    profiles: { type: 'boolean', help: 'List the remembered source profiles.' },
    json: { type: 'boolean', help: 'One JSON object a line, for programs.' },
  },
  args: { min: 0, max: Number.MAX_SAFE_INTEGER },
  async run(input) {
    const as = text(input, 'as') ?? 'incoming'
    if (as !== 'incoming' && as !== 'archive')
      throw usageError(`"${as}" is not known.`, '--as takes incoming or archive.')
    const again = input.options['again'] === true
    const profiles = input.options['profiles'] === true
    if (!again && !profiles && input.args.length === 0) throw usageError('Name the files or folders to import.')
    if (again && input.args.length > 1) throw usageError('--again takes one digest, or none.')
    if (again && !/^[0-9a-f]{6,64}$/.test(input.args[0] ?? '000000'))
      throw usageError(`"${input.args[0]}" is not a digest.`)
    const config = await input.config()
    return withDatabase(config, 'import', true, async ({ ownerUrl }) => {
      const dateline = await createDateline({ config, ownerUrl, log: createLog(config.logLevel) })
      // The server that runs, or the next to start, follows what is released here.
      dateline.follower.stop()
      try {
        const { db, ingest } = dateline
        if (profiles) {
          for (const known of await listProfiles(db)) print(JSON.stringify(known))
          return EXIT.ok
        }
        const by = await importer(db, text(input, 'by'))
        const profile = await profileOf(db, text(input, 'profile'))
        const lines = again
          ? ingest.again(by, input.args[0], profile)
          : ingest.importFiles(input.args, { as, by, ...(profile ? { profile } : {}) })
        return await report(db, lines, input, by, as, servedAddress(config))
      } finally {
        await dateline.close()
      }
    })
  },
}

async function report(
  db: Db,
  lines: AsyncIterable<ImportLine>,
  input: Input,
  by: string,
  as: string,
  publicUrl: string,
): Promise<number> {
  const json = input.options['json'] === true
  const outcomes: ImportLine['outcome'][] = []
  let unread = 0
  for await (const line of lines) {
    outcomes.push(line.outcome)
    if (line.code?.startsWith('file-') === true) unread++
    print(json ? JSON.stringify(line) : describe(line, publicUrl))
  }
  const counts = count(outcomes)
  await record(db, { actor: by, action: 'import.files', data: { as, ...counts } })
  const summary = Object.entries(counts)
    .map(([outcome, n]) => `${n} ${outcome}`)
    .join(', ')
  if (json) print(JSON.stringify({ summary: counts }))
  else
    print(
      outcomes.length === 0
        ? 'There was nothing to read.'
        : `${outcomes.length} ${outcomes.length === 1 ? 'item' : 'items'}: ${summary}.`,
    )
  return unread > 0 || (outcomes.length === 0 && input.options['again'] !== true) ? EXIT.failed : EXIT.ok
}

function describe(line: ImportLine, publicUrl: string): string {
  const what = line.outcome.padEnd(11)
  const where = line.place === '' || line.place.startsWith('the whole') ? line.file : `${line.file}, ${line.place}`
  const about = line.message === undefined ? (line.headline ?? '') : `${line.message} [${line.code}]`
  const more = [
    ...(line.path === undefined ? [] : [new URL(line.path, publicUrl).href]),
    ...line.notes,
    ...line.assumptions.map((a) => `assumed ${a.field}: ${a.value} (${a.why})`),
    ...line.unknown.map((u) => `not understood: ${u}`),
  ]
  return [`${what}  ${where}: ${about}`, ...more.map((m) => `             ${m}`)].join('\n')
}

/** The id of the account. @throws DatelineError `not-found` */
async function importer(db: Db, email: string | undefined): Promise<string> {
  if (email === undefined) return 'cli'
  const person = await personByEmail(db, email)
  if (person) return person.id
  throw new DatelineError('not-found', 404, `Nobody has the address ${email}.`, {
    help: '"user list" shows who there is.',
  })
}

/** A remembered profile, or one from a file, which is then remembered. */
async function profileOf(db: Db, name: string | undefined): Promise<SourceProfile | undefined> {
  if (name === undefined) return undefined
  if (!name.endsWith('.json')) return readProfile(db, name)
  let value: unknown
  try {
    value = JSON.parse(await readFile(name, 'utf8'))
  } catch (cause) {
    throw new DatelineError(
      'profile-unreadable',
      422,
      `${name} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}.`,
      { cause },
    )
  }
  const profile = parseProfile(value)
  await saveProfile(db, profile)
  return profile
}
