/** What the doctor looks at. Every finding has a stable code; a problem always says how to mend it. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { inspectEmbedded } from '../platform/embedded/index.ts'
import {
  type Config,
  DatelineError,
  Keyring,
  MASTER_FILE,
  parseMasters,
  readSecretFile,
  migrationsDir,
  newsroomDir,
  readMigrations,
} from '../platform/index.ts'
import type { Input } from './command.ts'
import { explainConnection, withDatabase } from './database.ts'

export interface Finding {
  readonly code: string
  readonly state: 'ok' | 'warning' | 'problem'
  readonly what: string
  readonly mend?: string
}

const ok = (code: string, what: string): Finding => ({ code, state: 'ok', what })
const warning = (code: string, what: string, mend: string): Finding => ({ code, state: 'warning', what, mend })
const problem = (code: string, what: string, mend: string): Finding => ({ code, state: 'problem', what, mend })

const GIGABYTE = 1024 ** 3

/** Runs every check that the state of things allows. */
export async function examine(input: Input): Promise<Finding[]> {
  let config
  try {
    config = await input.config()
  } catch (error) {
    return [examineNode(), fromError(error)]
  }
  const state = inspectEmbedded(config.dataDir)
  const running = state.holder?.ownerUrl !== undefined
  return [
    examineNode(),
    ok('config', `configuration: every setting is valid; the public address is ${config.publicUrl}`),
    ...examineAddress(config),
    ...examineData(config),
    existsSync(join(newsroomDir(), 'index.html'))
      ? ok('newsroom', 'the newsroom app is built')
      : problem('newsroom', 'the newsroom app is not built', 'Start through ./dateline, which builds what is missing.'),
    await examinePort(config, running),
    ...examineProcesses(config, state),
    ...(await examineDatabase(config)),
  ]
}

const fromError = (error: unknown): Finding =>
  error instanceof DatelineError
    ? problem(error.code, error.message, error.help ?? 'See docs/configuration.md.')
    : problem('failed', error instanceof Error ? error.message : String(error), 'Run it again with --debug.')

function examineNode(): Finding {
  const major = Number(process.versions.node.split('.')[0])
  return major >= 24
    ? ok('node', `Node ${process.versions.node}`)
    : problem('node', `Node ${process.versions.node} is too old`, 'Start through ./dateline, which brings Node 24.')
}

function examineAddress(config: Config): Finding[] {
  const { protocol, hostname } = new URL(config.publicUrl)
  const local = hostname === 'localhost' || hostname === '127.0.0.1'
  if (protocol === 'https:' && !config.tls && config.trustedProxies.length === 0) {
    return [
      problem(
        'proxy',
        'the public address is https, but Dateline has no certificate and trusts no proxy',
        'Set DATELINE_TLS_CERT and DATELINE_TLS_KEY, or DATELINE_TRUSTED_PROXIES to the address of your proxy.',
      ),
    ]
  }
  return protocol === 'http:' && !local
    ? [warning('https', 'the public address is plain http: passkeys will not work', 'Serve https.')]
    : []
}

/** The folder that exists nearest to a path that may not. */
function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearest(dirname(path))
}

function examineData(config: Config): Finding[] {
  const { dataDir } = config
  const there = nearest(dataDir)
  const findings: Finding[] = []
  try {
    accessSync(there, constants.W_OK | constants.X_OK)
    findings.push(ok('data', `data folder ${dataDir}${there === dataDir ? '' : ' (not made yet)'}`))
  } catch {
    findings.push(
      problem('data', `${there} cannot be written`, `Run as its owner, or give another folder with --data.`),
    )
  }
  const { bavail, bsize } = statfsSync(there)
  const free = bavail * bsize
  const text = `${(free / GIGABYTE).toFixed(1)} GB free on the disk of the data folder`
  if (free < GIGABYTE / 2) findings.push(problem('disk', text, 'Free space: PostgreSQL stops when the disk is full.'))
  else if (free < 5 * GIGABYTE) findings.push(warning('disk', text, 'Free space soon.'))
  else findings.push(ok('disk', text))
  for (const path of [
    dataDir,
    join(dataDir, 'secret'),
    join(dataDir, MASTER_FILE),
    ...(config.tls ? [config.tls.keyPath] : []),
  ]) {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode
    if (mode === undefined || (mode & 0o077) === 0) continue
    findings.push(problem('permissions', `others may read ${path}`, `chmod go-rwx ${path}`))
  }
  return findings
}

function examinePort(config: Config, running: boolean): Promise<Finding> {
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const name = `port ${config.port} on ${config.host}`
  const probe = createServer()
  probe.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      resolve(
        running
          ? ok('port', `${name} is in use, as it should be: a Dateline runs`)
          : problem(
              'port',
              `${name} is in use by another program`,
              'End that program, or take another port with --port.',
            ),
      )
    } else if (error.code === 'EACCES') {
      resolve(problem('port', `${name} is only for root`, 'Take a port above 1023 and put a proxy in front.'))
    } else {
      resolve(problem('port', `${name} cannot be used (${error.code})`, 'Check DATELINE_HOST and DATELINE_PORT.'))
    }
  })
  probe.listen(config.port, config.host, () => probe.close(() => resolve(ok('port', `${name} is free`))))
  return promise
}

function examineProcesses(config: Config, state: ReturnType<typeof inspectEmbedded>): Finding[] {
  if (config.databaseUrl !== undefined) return []
  if (state.holder) return [ok('process', `process ${state.holder.pid} ("dateline ${state.holder.command}") runs here`)]
  if (state.postmaster !== undefined) {
    return [
      problem(
        'orphan',
        `PostgreSQL (process ${state.postmaster}) runs without its Dateline`,
        `The next start ends it in order; to do so now: kill -INT ${state.postmaster}`,
      ),
    ]
  }
  return [ok('process', 'no Dateline runs in this data folder')]
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === undefined && !inspectEmbedded(config.dataDir).made) {
    return [ok('database', 'the embedded database is not made yet; the first start makes it')]
  }
  try {
    return await withDatabase(config, 'doctor', false, async ({ ownerUrl, embedded }) => {
      const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
      await client.connect().catch(explainConnection)
      try {
        return [
          ...(await examineServer(client, embedded)),
          ...(await examineSchema(client)),
          ...(await examineContentKeys(client, config)),
        ]
      } finally {
        await client.end()
      }
    })
  } catch (error) {
    return [fromError(error)]
  }
}

interface Facts {
  readonly version: number
  readonly name: string
  readonly encoding: string
  readonly words: string
  readonly now: Date
  readonly superuser: boolean
  readonly create: boolean
  readonly roles: boolean
  readonly app: boolean | null
  readonly fsync: string
}

async function examineServer(client: pg.Client, embedded: boolean): Promise<Finding[]> {
  const before = Date.now()
  const { rows } = await client.query<Facts>(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
      current_setting('server_encoding') AS encoding, to_tsvector('simple', '“a” — b')::text AS words,
      clock_timestamp() AS now, r.rolsuper AS superuser, r.rolcreaterole AS roles,
      has_database_privilege(current_database(), 'CREATE') AS create, current_setting('fsync') AS fsync,
      (SELECT pg_has_role(current_user, a.oid, 'MEMBER') FROM pg_roles a WHERE a.rolname = 'dateline_app') AS app
    FROM pg_roles r WHERE r.rolname = current_user`)
  const after = Date.now()
  const [f] = rows
  if (!f) return []
  const skew = Math.abs(f.now.getTime() - (before + after) / 2)
  return [
    f.version >= 150_000
      ? ok('postgres', `PostgreSQL ${f.name}${embedded ? ' (embedded)' : ''}`)
      : problem('postgres', `PostgreSQL ${f.name} is too old`, 'Dateline needs 15 or newer.'),
    f.encoding === 'UTF8'
      ? ok('encoding', 'the database is UTF-8')
      : problem('encoding', `the database is ${f.encoding}`, "Make it anew with ENCODING 'UTF8'."),
    f.words === `'a':1 'b':2`
      ? ok('words', 'search parts words at typographic quotes and dashes')
      : problem(
          'words',
          'search does not part words at typographic quotes and dashes',
          "Make the database anew with a UTF-8 LC_CTYPE: CREATE DATABASE … TEMPLATE template0 LC_CTYPE 'C.UTF-8'.",
        ),
    skew < 2000
      ? ok('clock', `the database's clock is ${Math.round(skew)} ms from this machine's`)
      : problem(
          'clock',
          `the database's clock is ${(skew / 1000).toFixed(1)} s from this machine's`,
          'Let both follow NTP.',
        ),
    f.superuser || f.app === true || (f.app === null && f.roles && f.create)
      ? ok('roles', 'the owner may migrate and switch to the role dateline_app')
      : problem(
          'roles',
          'the owner may not make or use the role dateline_app',
          'As a superuser: CREATE ROLE dateline_app NOLOGIN; GRANT dateline_app TO the owner; GRANT CREATE ON DATABASE … TO the owner.',
        ),
    ...(f.fsync === 'on'
      ? []
      : [problem('fsync', 'fsync is off: a power cut destroys the database', 'Set fsync = on.')]),
  ]
}

async function examineSchema(client: pg.Client): Promise<Finding[]> {
  const known = await readMigrations(migrationsDir())
  const { rows: found } = await client.query<{ there: boolean }>(`SELECT to_regclass('migration') IS NOT NULL AS there`)
  const applied = found[0]?.there
    ? (await client.query<{ id: string; digest: string }>('SELECT id, digest FROM migration')).rows
    : []
  const digests = new Map(known.map((m) => [m.id, m.digest]))
  const foreign = applied.filter((m) => !digests.has(m.id)).map((m) => m.id)
  const changed = applied.filter((m) => digests.has(m.id) && digests.get(m.id) !== m.digest).map((m) => m.id)
  const done = new Set(applied.map((m) => m.id))
  const pending = known.filter((m) => !done.has(m.id)).map((m) => m.id)
  const findings: Finding[] = []
  if (foreign.length > 0) {
    findings.push(
      problem(
        'migration-foreign',
        `unknown migrations: ${foreign.join(', ')}`,
        'Use a newer Dateline with this database.',
      ),
    )
  }
  if (changed.length > 0) {
    findings.push(
      problem('migration-changed', `edited after they ran: ${changed.join(', ')}`, 'Restore the files of the release.'),
    )
  }
  if (pending.length > 0) {
    findings.push(
      problem('migration-pending', `not run yet: ${pending.join(', ')}`, 'Run dateline migrate; start does it too.'),
    )
  }
  return findings.length > 0
    ? findings
    : [ok('migrations', `the schema is up to date (${known.at(-1)?.id ?? 'empty'})`)]
}

/** Whether what the database holds can be opened, and whether some of it still lies open. */
async function examineContentKeys(client: pg.Client, config: Config): Promise<Finding[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('content_master') IS NOT NULL AS there`,
  )
  if (found[0]?.there !== true) return []
  const { rows } = await client.query<{ id: string }>('SELECT id FROM content_master WHERE retired_at IS NULL')
  const path = join(config.dataDir, MASTER_FILE)
  const keys = new Keyring()
  try {
    const text = config.contentKey ?? (await readSecretFile(path))
    if (text !== undefined)
      keys.add(parseMasters(text, config.contentKey === undefined ? path : 'DATELINE_CONTENT_KEY'))
  } catch (error) {
    return [fromError(error)]
  }
  const { rows: open } = await client.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM candidate WHERE plain IS NOT NULL',
  )
  const missing = rows.filter(({ id }) => !keys.has(id)).map(({ id }) => id)
  const lying = open[0]?.count ?? 0
  return [
    missing.length === 0
      ? ok(
          'content-key',
          rows.length === 0 ? 'no content is sealed yet' : 'the key of the contents is here and is the right one',
        )
      : problem(
          'content-key',
          `the content key ${missing.join(', ')} is not here: no content can be read`,
          `Put the file "${MASTER_FILE}" that belongs to this database into ${config.dataDir}, or set DATELINE_CONTENT_KEY.`,
        ),
    ...(lying === 0
      ? []
      : [
          warning(
            'content-open',
            `${lying} contents are not sealed yet`,
            'The next start, or dateline migrate, seals them.',
          ),
        ]),
  ]
}
