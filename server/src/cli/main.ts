/** The command line: finds the command, reads its arguments, and turns what goes wrong into one clear line. */
import { DatelineError } from '../platform/errors.ts'
import { type Command, EXIT, helpOf, parseInput, table, usageError } from './command.ts'

interface Entry {
  readonly summary: string
  readonly load: () => Promise<{ readonly command: Command }>
}

/** Loaded when called, so that a short command does not pay for a long one. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  demo: { summary: 'Run a demo agency with everything in it', load: () => import('./demo.ts') },
  start: { summary: 'Run Dateline', load: () => import('./start.ts') },
  import: { summary: 'Bring in wire files and saved pages', load: () => import('./import.ts') },
  convert: { summary: 'Turn documents of any news format into another', load: () => import('./convert.ts') },
  lint: { summary: 'Check documents of news formats by numbered rules', load: () => import('./lint.ts') },
  formats: { summary: 'What is read and what is written', load: () => import('./formats.ts') },
  release: { summary: 'Release a story, or one of its notices', load: () => import('./release.ts') },
  removal: { summary: 'Remove what the law demands, by two people', load: () => import('./removal.ts') },
  user: { summary: 'Invite people and list them', load: () => import('./user.ts') },
  agency: { summary: 'Say who publishes: names, emblem, contact', load: () => import('./agency.ts') },
  subscriber: { summary: 'Add subscribers of the wire and manage them', load: () => import('./subscriber.ts') },
  verify: { summary: 'Check a story, a text or a proof against the public log', load: () => import('./verify.ts') },
  ledger: { summary: 'The public log: its state, keys and witnesses', load: () => import('./ledger.ts') },
  migrate: { summary: 'Bring the database up to date', load: () => import('./migrate.ts') },
  backup: { summary: 'Write everything into a folder', load: () => import('./backup.ts') },
  backups: { summary: 'List the keys of backups, let old ones expire', load: () => import('./backups.ts') },
  restore: { summary: 'Read a backup into an empty place', load: () => import('./restore.ts') },
  keys: { summary: 'Change the master key of the contents', load: () => import('./keys.ts') },
  doctor: { summary: 'Find out what is wrong and how to mend it', load: () => import('./doctor.ts') },
}

const HELP = () =>
  [
    'Dateline: a news agency in one program.',
    '',
    'dateline COMMAND [options]',
    '',
    table([
      ...Object.entries(COMMANDS).map(([name, entry]): [string, string] => [name, entry.summary]),
      ['test', 'Check the program itself: lint, types, tests, browser journeys'],
      ['help', 'This text; "dateline COMMAND --help" says more about one'],
    ]),
    '',
    'The first thing to try: ./dateline demo',
    '',
  ].join('\n')

async function run(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const about = rest[0] === undefined ? undefined : COMMANDS[rest[0]]
    process.stdout.write(about ? helpOf((await about.load()).command) : HELP())
    return name === undefined ? EXIT.usage : EXIT.ok
  }
  if (name === '--version') {
    const { programVersion } = await import('../main.ts')
    process.stdout.write(`${programVersion()}\n`)
    return EXIT.ok
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) throw usageError(`There is no command "${name}".`, 'dateline --help lists them.')
  const { command } = await entry.load()
  const input = parseInput(command, rest)
  if (!input) {
    process.stdout.write(helpOf(command))
    return EXIT.ok
  }
  return command.run(input)
}

const argv = process.argv.slice(2)
try {
  process.exitCode = await run(argv)
} catch (error) {
  const debug = argv.includes('--debug')
  if (error instanceof DatelineError) {
    process.stderr.write(
      `dateline: ${error.message}${error.help === undefined ? '' : ` ${error.help}`} [${error.code}]\n`,
    )
    if (debug) console.error(error)
    process.exitCode = error.code === 'usage' ? EXIT.usage : EXIT.failed
  } else {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      `dateline: ${message}${debug ? '' : ' This is a fault of the program; --debug shows where it arose.'}\n`,
    )
    if (debug) console.error(error)
    process.exitCode = EXIT.failed
  }
}
