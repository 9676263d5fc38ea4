/** What the schema of a version asks for, checked against the compiled tables. */
import { isObject, type Json } from '../../ninjs/draft.ts'
import type { NinjsVersion } from '../../ninjs/generation.ts'
import { isInstant, isStrictUri, isTruncatedDate } from '../../ninjs/uri.ts'
import { writeGeoJson } from '../../ninjs/write-terms.ts'
import { at, type Report } from './report.ts'
import { type MemberTable, NINJS_SCHEMAS } from './schemas.ts'

const MAX_DEPTH = 100

/** Letters that must change to make one word of the other; at most `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost))
    }
    row = next
  }
  return row[b.length] ?? limit + 1
}

/** The member that was meant: the same in another case, of another generation, or a slip away. */
function suggestion(name: string, table: MemberTable): string | undefined {
  const lower = name.toLowerCase()
  const names = Object.keys(table.members)
  const same = names.find((known) => known.toLowerCase() === lower)
  if (same !== undefined) return same
  const other = OTHER_NAMES.get(lower)
  const twin = names.find((known) => known === other)
  if (twin !== undefined) return twin
  return name.length < 4 || name.length > 40
    ? undefined
    : names.find((known) => distance(known.toLowerCase(), lower, 2) <= (lower.length > 6 ? 2 : 1))
}

/** Names of one generation that another writes differently, both ways. */
const PAIRS = [
  ['embargoed', 'embargoedUntil'],
  ['byline', 'by'],
  ['headline', 'headlines'],
  ['subject', 'subjects'],
  ['person', 'people'],
  ['organisation', 'organisations'],
  ['place', 'places'],
  ['event', 'events'],
  ['object', 'objects'],
  ['genre', 'genres'],
  ['infosource', 'infoSources'],
  ['trustindicator', 'trustIndicators'],
  ['mimetype', 'contentType'],
  ['$standard', 'standard'],
  ['body_html', 'bodies'],
  ['body_text', 'bodies'],
  ['description_text', 'descriptions'],
] as const
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([old, now]): [string, string][] => [
    [old, now],
    [now.toLowerCase(), old],
  ]),
)

class Checker {
  readonly #tables: Readonly<Record<string, MemberTable>>
  readonly #report: Report
  readonly #version: NinjsVersion

  constructor(version: NinjsVersion, report: Report) {
    this.#tables = NINJS_SCHEMAS[version]
    this.#version = version
    this.#report = report
  }

  object(value: Json, name: string, path: string, depth: number): void {
    const table = this.#tables[name]
    if (table === undefined || depth > MAX_DEPTH) return
    for (const member of table.required) {
      if (!Object.hasOwn(value, member)) this.#report.add('required', path, `${member} is missing`)
    }
    if (
      table.choices.length > 0 &&
      !table.choices.some((names) => names.filter((member) => Object.hasOwn(value, member)).length === 1)
    ) {
      this.#report.add(
        'choice',
        path,
        `exactly one of ${table.choices.map((names) => names.join(', ')).join(' or ')} is needed`,
      )
    }
    for (const member of Object.keys(value)) {
      const where = at(path, member)
      const type = Object.hasOwn(table.members, member) ? table.members[member] : patternOf(member, table)
      if (type === undefined) {
        if (!table.open) this.#unknown(member, table, where)
      } else this.value(value[member], type, where, depth + 1)
    }
  }

  #unknown(member: string, table: MemberTable, where: string): void {
    const meant = suggestion(member, table)
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`
    this.#report.add(
      'unknown',
      where,
      `ninjs ${this.#version} has no member ${member.slice(0, 60)} here${hint}`,
      member,
    )
  }

  #wrong(path: string, wanted: string, value: unknown): void {
    this.#report.add('type', path, `${wanted} is wanted`, value)
  }

  value(value: unknown, type: string, path: string, depth: number): void {
    const [kind = '', ...rest] = type.split(' ')
    switch (kind) {
      case 'object':
        if (isObject(value)) this.object(value, rest.join(' '), path, depth)
        else this.#wrong(path, 'an object', value)
        return
      case 'list':
        if (!Array.isArray(value)) this.#wrong(path, 'a list', value)
        else value.forEach((entry: unknown, index) => this.value(entry, rest.join(' '), at(path, index), depth))
        return
      case 'enum':
        if (typeof value !== 'string') this.#wrong(path, 'a text', value)
        else if (!rest.join(' ').split('|').includes(value)) {
          this.#report.add(
            /pubstatus$/i.test(path) ? 'status' : 'word',
            path,
            `${value.slice(0, 60)} is none of ${rest.join(' ').replaceAll('|', ', ')}`,
            value,
          )
        }
        return
      case 'integer':
      case 'number':
        this.#number(value, kind, rest.map(Number), path)
        return
      case 'any':
        return
      case 'holder':
        if (!isObject(value)) this.#wrong(path, 'an object', value)
        return
      case 'never':
        this.#wrong(path, 'no value: the schema contradicts itself here, so nothing', value)
        return
      case 'geojson':
        if (writeGeoJson(value) === undefined) this.#report.add('geo', path, 'this is no geometry of GeoJSON', value)
        return
      default:
        this.#text(value, kind, path)
    }
  }

  #number(value: unknown, kind: string, bounds: readonly number[], path: string): void {
    const isUrgency = path.endsWith('/urgency')
    if (typeof value !== 'number' || (kind === 'integer' && !Number.isInteger(value) && !isUrgency)) {
      this.#wrong(path, kind === 'integer' ? 'a whole number' : 'a number', value)
      return
    }
    const [low, high] = bounds
    const isOut = low !== undefined && high !== undefined && (value < low || value > high)
    if (isUrgency) {
      if (value < 1 || value > 9 || !Number.isInteger(value))
        this.#report.add('urgency', path, `urgency ${value} is not a whole number from 1 to 9`, value)
    } else if (isOut) this.#report.add('range', path, `${value} is not between ${low} and ${high}`, value)
  }

  #text(value: unknown, kind: string, path: string): void {
    if (typeof value !== 'string') this.#wrong(path, 'a text', value)
    else if (kind === 'uri' && !isStrictUri(value)) this.#report.add('uri', path, 'this is no absolute URI', value)
    else if (kind === 'instant' && !isInstant(value))
      this.#report.add('date', path, 'this is no date and time with a zone', value)
    else if (kind === 'truncated' && !isTruncatedDate(value) && !isInstant(`${value}Z`)) {
      this.#report.add('date', path, 'this is no year, month, day, or date and time', value)
    }
  }
}

function patternOf(member: string, table: MemberTable): string | undefined {
  return table.patterns.find(([pattern]) => new RegExp(pattern).test(member))?.[1]
}

/** Checks an item against the schema of a version. */
export function checkStructure(item: Json, version: NinjsVersion, report: Report, path: string): void {
  new Checker(version, report).object(item, 'ninjsType', path, 0)
}
