import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'

export type { Logger } from 'pino'

/** Members that may hold secrets, wherever a log line carries them. */
const SECRET = ['authorization', 'cookie', 'set-cookie', 'token', 'secret', 'password']

/** JSON lines on standard error; secrets are taken out by name as a second net, no code logs them. */
export function createLog(level: Config['logLevel']): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET.flatMap((s) => [`["${s}"]`, `*["${s}"]`, `*.*["${s}"]`]), censor: '[removed]' },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
