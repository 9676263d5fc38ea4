/** Options that the format commands share. */
import { readFile } from 'node:fs/promises'
import type { SourceProfile } from '@dateline/formats'
import { DETECTED_FORMATS, type DetectedFormat } from '@dateline/formats/table'
import { DatelineError } from '../platform/errors.ts'
import { type Input, type Option, text, usageError } from './command.ts'

export const INPUTS: Readonly<Record<string, Option>> = {
  from: { type: 'string', value: 'FORMAT', help: 'Read as this format; default: told from the content.' },
  'files-from': { type: 'string', value: 'FILE', help: 'Names of files, one a line; - is standard input.' },
  'time-cap': { type: 'string', value: 'SECONDS', help: 'What one file may take before it is given up. Default 30.' },
}

export const PROFILE: Readonly<Record<string, Option>> = {
  profile: { type: 'string', value: 'FILE', help: 'What is known about the source, as for import: a JSON file.' },
  zone: { type: 'string', value: 'ZONE', help: 'IANA zone of times that are written without one.' },
  language: { type: 'string', value: 'TAG', help: 'Language of copy that does not say its own.' },
  dialect: { type: 'string', value: 'KEY', help: 'How the source bends the format; default: told from the document.' },
}

/** Other names of formats that people try. */
const SAME: Readonly<Record<string, DetectedFormat>> = {
  html: 'capture-html',
  text: 'capture-text',
  capture: 'capture-html',
  g2: 'newsml-g2',
  ics: 'icalendar',
  eml: 'mail',
  rdf: 'rss',
  '7901': 'iptc-7901',
}

export function fromOption(input: Input): DetectedFormat | undefined {
  const name = text(input, 'from')
  if (name === undefined) return undefined
  const format = DETECTED_FORMATS.find((f) => f === name) ?? (Object.hasOwn(SAME, name) ? SAME[name] : undefined)
  if (format !== undefined && format !== 'unknown') return format
  throw usageError(
    `The format "${name}" is not known.`,
    `--from takes ${DETECTED_FORMATS.filter((f) => f !== 'unknown').join(', ')}.`,
  )
}

/** Milliseconds. */
export function capOption(input: Input): number {
  const value = text(input, 'time-cap') ?? '30'
  const seconds = Number(value)
  if (!(seconds > 0 && seconds <= 86_400)) throw usageError(`"${value}" is no number of seconds.`)
  return seconds * 1_000
}

/** True when a document is named in some way. */
export function isNamed(input: Input): boolean {
  return input.args.length > 0 || text(input, 'files-from') !== undefined
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** @throws DatelineError `usage` */
async function knowDialect(key: string): Promise<void> {
  const { DIALECTS } = await import('@dateline/formats')
  if (DIALECTS.some((dialect) => dialect.key === key)) return
  throw usageError(`There is no dialect "${key}".`, `--dialect takes ${DIALECTS.map((d) => d.key).join(', ')}.`)
}

/** @throws DatelineError `profile-unreadable`, `profile-invalid`, `usage` */
export async function profileOption(input: Input): Promise<SourceProfile | undefined> {
  const file = text(input, 'profile')
  const zone = text(input, 'zone')
  const language = text(input, 'language')
  if (zone !== undefined && !isZone(zone)) throw usageError(`"${zone}" is not an IANA time zone.`)
  const dialect = text(input, 'dialect')
  if (dialect !== undefined) await knowDialect(dialect)
  const known = {
    ...(zone === undefined ? {} : { zone }),
    ...(language === undefined ? {} : { language }),
    ...(dialect === undefined ? {} : { dialect }),
  }
  if (file === undefined) return Object.keys(known).length === 0 ? undefined : { key: 'command-line', ...known }
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new DatelineError('profile-unreadable', 422, `${file} cannot be read as JSON: ${why}.`, { cause })
  }
  // Loaded when asked for: the rules for profiles live with the import.
  const { parseProfile } = await import('../ingest/index.ts')
  return { ...parseProfile(value), ...known }
}
