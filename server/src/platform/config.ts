import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { DatelineError } from './errors.ts'

const list = z.string().transform((s) =>
  s
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== ''),
)
const flag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1')
const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting, its variable, default and meaning. docs/configuration.md is drawn from this. */
export const settings = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Owner login of a PostgreSQL 15+ database. Without it Dateline runs its own, inside DATELINE_DATA. A pooler in between must know prepared statements and LISTEN.',
    ),
  DATABASE_APP_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'Login that is a member of dateline_app. Without it the owner login switches to that role in every session.',
    ),
  DATELINE_DATA: z
    .string()
    .min(1)
    .default(join(homedir(), '.dateline', 'data'))
    .describe('Folder for the embedded database, secrets made at first start, and logs.'),
  DATELINE_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  DATELINE_PORT: port.default(4000).describe('Port to listen on; 0 takes a free one.'),
  DATELINE_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((u) => u.replace(/\/+$/, ''))
    .optional()
    .describe('Address the world uses, for permanent addresses, feeds and passkeys. Default: http://localhost:PORT.'),
  DATELINE_TRUSTED_PROXIES: list
    .default([])
    .describe('Addresses or CIDR ranges of proxies whose X-Forwarded-* headers are believed, comma-separated.'),
  DATELINE_TLS_CERT: z
    .string()
    .optional()
    .describe('PEM certificate chain; with DATELINE_TLS_KEY Dateline serves HTTPS itself.'),
  DATELINE_TLS_KEY: z.string().optional().describe('PEM private key.'),
  DATELINE_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Secret that signs sessions, at least 32 characters. Without it one is made and kept in DATELINE_DATA, mode 0600.',
    ),
  DATELINE_CONTENT_KEY: z
    .string()
    .min(43)
    .optional()
    .describe(
      'Master key of the content, 32 bytes in base64url; while it is being changed the new one and the old one, comma-separated. Without it one is made and kept in DATELINE_DATA/content-keys, mode 0600. Nodes of one agency share it. Without it no content can be read: keep a copy.',
    ),
  DATELINE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least level written.'),
  DATELINE_PAGE_CACHE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(4096)
    .default(64)
    .describe('Memory for rendered pages, in MB.'),
  DATELINE_PROBE_ALARM: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(30)
    .describe(
      'Guesses of one network (of stories, pictures, days to come, keys) that raise an alarm; one near something that is not out counts 8. 0 raises none.',
    ),
  DATELINE_PROBE_WINDOW: z.coerce
    .number()
    .int()
    .min(1)
    .max(86_400)
    .default(600)
    .describe('Seconds in which guesses count together.'),
  DATELINE_PROBE_DELAY_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .describe('How long each further guess of such a network waits for its answer, in milliseconds.'),
  DATELINE_ALLOW_HTTP: flag
    .default(false)
    .describe('Permits http:// for a DATELINE_PUBLIC_URL other than localhost. Passkeys need https.'),
} as const

const schema = z.object(settings)
type Parsed = z.output<typeof schema>

export interface Config {
  readonly databaseUrl: string | undefined
  readonly databaseAppUrl: string | undefined
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly trustedProxies: readonly string[]
  readonly tls: { readonly certPath: string; readonly keyPath: string } | undefined
  readonly secret: string | undefined
  readonly contentKey: string | undefined
  readonly logLevel: Parsed['DATELINE_LOG_LEVEL']
  readonly pageCacheBytes: number
  readonly probes: { readonly alarm: number; readonly windowMs: number; readonly delayMs: number }
}

/**
 * Reads the configuration from environment variables; see `settings`.
 * @throws DatelineError `config-invalid` with one line that names the first wrong variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.keys(settings).flatMap((k) => (env[k] === undefined || env[k] === '' ? [] : [[k, env[k]]])),
  )
  const parsed = schema.safeParse(present)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? 'configuration')
    const meaning = (settings as Record<string, z.ZodType>)[name]?.description
    throw wrong(name, issue?.message ?? 'is not valid', meaning)
  }
  const s = parsed.data
  const unknown = Object.keys(env).find((k) => k.startsWith('DATELINE_') && !(k in settings) && !TOOLING.has(k))
  if (unknown !== undefined)
    throw wrong(unknown, 'is not a setting of Dateline', 'See docs/configuration.md for the list.')
  if ((s.DATELINE_TLS_CERT === undefined) !== (s.DATELINE_TLS_KEY === undefined)) {
    throw wrong('DATELINE_TLS_CERT', 'and DATELINE_TLS_KEY go together', undefined)
  }
  const publicUrl =
    s.DATELINE_PUBLIC_URL ?? `${s.DATELINE_TLS_CERT === undefined ? 'http' : 'https'}://localhost:${s.DATELINE_PORT}`
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'http:' && hostname !== 'localhost' && hostname !== '127.0.0.1' && !s.DATELINE_ALLOW_HTTP) {
    throw wrong(
      'DATELINE_PUBLIC_URL',
      'must be https',
      'Passkeys and session cookies need it; DATELINE_ALLOW_HTTP=true overrides this on a closed network.',
    )
  }
  return {
    databaseUrl: s.DATABASE_URL,
    databaseAppUrl: s.DATABASE_APP_URL,
    dataDir: s.DATELINE_DATA,
    host: s.DATELINE_HOST,
    port: s.DATELINE_PORT,
    publicUrl,
    trustedProxies: s.DATELINE_TRUSTED_PROXIES,
    tls:
      s.DATELINE_TLS_CERT === undefined || s.DATELINE_TLS_KEY === undefined
        ? undefined
        : { certPath: s.DATELINE_TLS_CERT, keyPath: s.DATELINE_TLS_KEY },
    secret: s.DATELINE_SECRET,
    contentKey: s.DATELINE_CONTENT_KEY,
    logLevel: s.DATELINE_LOG_LEVEL,
    pageCacheBytes: s.DATELINE_PAGE_CACHE_MB * 1024 * 1024,
    probes: {
      alarm: s.DATELINE_PROBE_ALARM,
      windowMs: s.DATELINE_PROBE_WINDOW * 1000,
      delayMs: s.DATELINE_PROBE_DELAY_MS,
    },
  }
}

/** Variables of the launcher and the tests, which are not settings of the server. */
const TOOLING = new Set(['DATELINE_SHARED', 'DATELINE_LONG', 'DATELINE_RUNTIME', 'DATELINE_HOME'])

function wrong(name: string, problem: string, help: string | undefined) {
  return new DatelineError('config-invalid', 500, `${name}: ${problem}.`, {
    ...(help === undefined ? {} : { help }),
    reportable: false,
  })
}
