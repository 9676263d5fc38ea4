import { pino, type Logger, type LoggerOptions } from 'pino'
import type { Config } from './config.ts'

export type { Logger } from 'pino'

/** Members that may hold secrets, wherever a log line carries them. */
const SECRET = ['authorization', 'cookie', 'set-cookie', 'token', 'secret', 'password']

/** What a log says of an error. PostgreSQL's detail and context repeat rows, which may be copy that is not out yet. */
interface LoggedError {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: LoggedError
}

/** Causes of causes that are told. */
const DEPTH = 5

export function loggedError(error: unknown, depth = DEPTH): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth === 0 ? {} : { cause: loggedError(error.cause, depth - 1) }),
  }
}

/** Secrets are taken out by name as a second net; no code logs them. */
export const LOG_OPTIONS = {
  base: null,
  serializers: { err: (error: unknown) => loggedError(error) },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: SECRET.flatMap((s) => [`["${s}"]`, `*["${s}"]`, `*.*["${s}"]`]), censor: '[removed]' },
} satisfies LoggerOptions

/** JSON lines on standard error. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ ...LOG_OPTIONS, level }, pino.destination({ dest: 2, sync: true }))
}
