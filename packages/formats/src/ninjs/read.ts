/** ninjs 3.x to stories; 2.x and 1.x text through a table of their older names. */
import type { Block, Byline, Concept, Embargo, PubStatus } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import { parseInstant } from '../copy/instant.ts'
import { compact, finishStory } from '../finish.ts'
import { blocksFromMarkup } from '../html/blocks.ts'
import { parseHtml } from '../html/parse.ts'
import { blocksFromText } from '../html/text.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption, ReadItem } from '../types.ts'
import { formOf, literalUri, LITERAL_PREFIX, SECTION_PREFIX } from '../vocab/ours.ts'
import { qcodeOf } from '../vocab/qcode.ts'
import { collapse } from '../xml/read.ts'
import { ALT_ID, REL } from './names.ts'

type Json = Readonly<Record<string, unknown>>

/** Members of 1.x and 2.x (in lower case) and the 3.x member they became. */
const OLDER_NAMES: Readonly<Record<string, string>> = {
  embargoed: 'embargoeduntil',
  byline: 'by',
  subject: 'subjects',
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  event: 'events',
  object: 'objects',
  genre: 'genres',
  infosource: 'infosources',
}

/** Lists of concepts and the role their members have in a story. */
const CONCEPT_LISTS: readonly (readonly [string, Concept['role']])[] = [
  ['subjects', undefined],
  ['people', 'person'],
  ['organisations', 'body'],
  ['places', 'place'],
  ['events', 'event'],
  ['genres', 'genre'],
]

/** Members that a text story has no use for: taken note of without a word. */
const SILENT = new Set(
  'standard $standard title type uri version profile representationtype mimetype charcount wordcount renditions associations altids headlines bodies descriptions versioncreated firstcreated contentcreated embargoeduntil pubstatus urgency usageterms copyrightholder copyrightnotice ednote language by slugline located infosources expires subjects people organisations places events genres trustindicators'.split(
    ' ',
  ),
)

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** 3.x member names in lower case, older names mapped, `headline_x`, `body_x` and `description_x` gathered in lists. */
function normalise(item: Json): Json {
  const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  const lists: Record<string, Json[]> = { headline: [], body: [], description: [] }
  for (const [name, value] of Object.entries(item)) {
    const lower = name.toLowerCase()
    const pattern = /^(headline|body|description)(?:_(\w+))?$/.exec(lower)
    if (pattern?.[1] !== undefined && typeof value === 'string') {
      const role = pattern[2] ?? 'main'
      const contentType = /html/.test(role) ? 'text/html' : 'text/plain'
      lists[pattern[1]]?.push({ role, contenttype: contentType, value })
    } else {
      const key = Object.hasOwn(OLDER_NAMES, lower) ? (OLDER_NAMES[lower] ?? lower) : lower
      result[key] ??= value
    }
  }
  for (const [list, name] of [
    ['headline', 'headlines'],
    ['body', 'bodies'],
    ['description', 'descriptions'],
  ] as const) {
    const found = lists[list] ?? []
    if (found.length > 0 && result[name] === undefined) result[name] = found
  }
  return result
}

function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const clean = value.trim()
  return clean === '' ? undefined : clean
}

function members(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject).slice(0, 500) : []
}

/** A member of an entry whatever the case of its name (`contentType`, `contenttype`). */
function member(entry: Json, name: string): unknown {
  if (Object.hasOwn(entry, name)) return entry[name]
  const found = Object.keys(entry).find((key) => key.toLowerCase() === name.toLowerCase())
  return found === undefined ? undefined : entry[found]
}

function conceptOf(entry: Json, role: Concept['role']): Concept | undefined {
  const name = text(entry['name'])
  const code = text(entry['code'])
  const scheme = text(entry['scheme'])
  const literal = text(entry['literal']) ?? (scheme === undefined ? code : undefined)
  const joined = scheme === undefined || code === undefined ? undefined : `${scheme.replace(/\/?$/, '/')}${code}`
  const fallback = literal ?? name
  const uri =
    text(entry['uri']) ?? joined ?? (fallback === undefined ? undefined : literalUri(LITERAL_PREFIX, fallback))
  if (uri === undefined || uri.length > 1_000) return undefined
  const rel = text(entry['rel'])
  const byRel: Concept['role'] = rel === REL.service ? 'service' : rel === REL.project ? 'project' : role
  return compact({ uri, name: name?.slice(0, 1_000), role: byRel, qcode: qcodeOf(uri) }) as Concept
}

function readConcepts(item: Json): Concept[] {
  const result: Concept[] = []
  for (const [list, role] of CONCEPT_LISTS) {
    for (const entry of members(item[list])) {
      if (text(entry['rel']) === REL.dateline) continue
      const concept = conceptOf(entry, role)
      if (concept === undefined || concept.uri.startsWith(SECTION_PREFIX) || concept.uri.startsWith('dateline:form/'))
        continue
      result.push(concept)
    }
  }
  return result.slice(0, 500)
}

/** The marked-up body when there is one, else the plain one. */
function readBody(item: Json, context: ReadContext): Block[] {
  const bodies = members(item['bodies'])
  const typeOf = (entry: Json) =>
    `${text(member(entry, 'contentType')) ?? ''} ${text(entry['role']) ?? ''}`.toLowerCase()
  const html = bodies.filter((b) => typeOf(b).includes('html'))
  const plain = bodies.filter((b) => !typeOf(b).includes('html') && !/xml|json/.test(typeOf(b)))
  for (const body of html) {
    const value = text(body['value'])
    const blocks = value === undefined ? [] : blocksFromMarkup(parseHtml(value, context.limits))
    if (blocks.length > 0) return blocks
  }
  for (const body of plain) {
    const value = text(body['value'])
    if (value === undefined) continue
    return /<(p|div|br)\b[^<>]{0,200}>/i.test(value)
      ? blocksFromMarkup(parseHtml(value, context.limits))
      : blocksFromText(value)
  }
  return []
}

/** First entry of a list with a role, else the first with words and no role of ours. */
function entryText(list: unknown, role: string): string | undefined {
  const entries = members(list)
  const words = (entry: Json) => {
    const value = text(entry['value'])
    return value === undefined ? undefined : collapse(value)
  }
  const own = entries.find((entry) => entry['role'] === role && words(entry) !== undefined)
  return words(own ?? entries.find((entry) => entry['role'] !== REL.dateline && words(entry) !== undefined) ?? {})
}

function readStatus(item: Json, place: string): PubStatus {
  const value = item['pubstatus']
  if (value === undefined || value === 'usable') return 'usable'
  if (value === 'withheld') return 'withheld'
  if (value === 'canceled' || value === 'cancelled') return 'canceled'
  throw new FormatError(
    'status-unknown',
    `pubStatus ${JSON.stringify(value).slice(0, 60)} is none of usable, withheld, canceled`,
    `${place}/pubStatus`,
  )
}

function readEmbargo(item: Json, context: ReadContext, place: string): Embargo | undefined {
  const value = item['embargoeduntil']
  if (value === undefined || value === null) return undefined
  const parsed = typeof value === 'string' ? parseInstant(value, context.profile?.zone) : undefined
  if (parsed === undefined || (!parsed.zoned && context.profile?.zone === undefined)) {
    throw new FormatError(
      'embargo-invalid',
      `embargoedUntil ${JSON.stringify(value).slice(0, 60)} is not a date and time with a zone`,
      `${place}/embargoedUntil`,
    )
  }
  return { until: parsed.instant }
}

function readVersion(item: Json, place: string): number | undefined {
  const value = item['version']
  if (value === undefined) return undefined
  const version =
    typeof value === 'number' ? value : typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : 0
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new FormatError(
      'version-invalid',
      `version ${JSON.stringify(value).slice(0, 60)} is not a positive whole number`,
      `${place}/version`,
    )
  }
  return version
}

function readByline(item: Json): Byline | undefined {
  const by = text(item['by'])
  return by === undefined ? undefined : { text: collapse(by).slice(0, 1_000) }
}

function readStory(item: Json, context: ReadContext, place: string): ReadItem {
  const guid = text(item['uri'])
  if (guid === undefined) throw new FormatError('guid-missing', 'the item has no uri', place)
  const assumptions: Assumption[] = [...context.assumptions]
  const unknown: string[] = []
  const instant = (name: string): string | undefined => {
    const value = text(item[name])
    if (value === undefined) return undefined
    const parsed = parseInstant(value, context.profile?.zone)
    if (parsed === undefined) unknown.push(`${name} ${value.slice(0, 60)}: not a date`)
    else if (!parsed.zoned) {
      assumptions.push({ field: 'zone', value: context.profile?.zone ?? '+00:00', why: `${name} has no zone` })
    }
    return parsed?.instant
  }
  const altIds = new Map(members(item['altids']).map((entry) => [text(entry['role']), text(entry['value'])]))
  const open = altIds.get(ALT_ID.embargo) === 'open'
  const status = readStatus(item, place)
  const embargo = open ? { until: null } : readEmbargo(item, context, place)
  const version = readVersion(item, place)
  const allSubjects = members(item['subjects'])
  const service = allSubjects.find((entry) => entry['rel'] === REL.service)
  const ours = allSubjects.map((entry) => text(entry['uri'])).find((uri) => uri?.startsWith(SECTION_PREFIX) === true)
  const genres = members(item['genres']).map((entry) => text(entry['uri']) ?? '')
  const source = members(item['infosources'])[0]
  const urgency = item['urgency']
  const inRange = typeof urgency === 'number' && Number.isInteger(urgency) && urgency >= 1 && urgency <= 9
  const place0 = members(item['places']).find((entry) => entry['rel'] === REL.dateline)
  const translated = members(item['associations']).find((entry) => entry['rel'] === REL.translationOf)
  const from =
    translated === undefined ? undefined : { guid: text(translated['uri']), version: Number(translated['version']) }
  for (const name of Object.keys(item)) if (!SILENT.has(name)) unknown.push(`member ${name.slice(0, 100)}`)
  const headline = entryText(item['headlines'], 'main') ?? text(item['title'])
  const body = readBody(item, context)
  if (headline === undefined && body.length === 0 && status === 'usable') {
    return compact({
      outcome: 'kept' as const,
      kind: 'text',
      guid,
      version: version === undefined ? undefined : String(version),
      code: 'no-body' as const,
      message: `${context.name}: a text item without headline and body, kept but not made a story`,
      place,
    })
  }
  const story = finishStory(
    {
      guid,
      version,
      // An open-ended embargo can only be told as withheld; our own items say which of the two it is.
      pubStatus: open && status === 'withheld' ? 'usable' : status,
      embargo,
      published: instant('versioncreated'),
      firstCreated: instant('firstcreated') ?? instant('contentcreated'),
      language: text(item['language']),
      form: genres.map(formOf).find((form) => form !== undefined),
      headline,
      slugline: text(item['slugline']),
      abstract: entryText(item['descriptions'], 'abstract'),
      byline: readByline(item),
      datelineText: members(item['descriptions'])
        .filter((entry) => entry['role'] === REL.dateline)
        .map((entry) => text(entry['value']))
        .find((value) => value !== undefined),
      located: text(item['located']),
      locatedUri: place0 === undefined ? undefined : text(place0['uri']),
      section: service === undefined ? undefined : (text(service['name']) ?? text(service['literal'])),
      sectionKey: ours?.slice(SECTION_PREFIX.length),
      urgency: inRange ? urgency : undefined,
      sourceUrgency: inRange || urgency === undefined ? undefined : JSON.stringify(urgency).slice(0, 60),
      subjects: readConcepts(item),
      body,
      edNote: text(item['ednote']),
      usageTerms: text(item['usageterms']),
      agency: (source === undefined ? undefined : text(source['name'])) ?? text(item['copyrightholder']),
      translationOf:
        from?.guid === undefined || !Number.isSafeInteger(from.version) || from.version < 1
          ? undefined
          : { guid: from.guid, version: from.version },
      assumptions,
      unknown,
    },
    context.profile,
    place,
  )
  return { outcome: 'story', story, place }
}

const TEXT_MARKS = ['headlines', 'bodies', 'body_text', 'body_html', 'body_xhtml', 'headline']

function readItem(value: unknown, context: ReadContext, place: string): ReadItem {
  try {
    if (!isObject(value)) throw new FormatError('json-shape', 'not a ninjs object', place)
    const names = new Set(Object.keys(value).map((key) => key.toLowerCase()))
    if (!names.has('uri') && !TEXT_MARKS.some((mark) => names.has(mark))) {
      throw new FormatError('json-shape', 'the object has neither a uri nor a headline: it is not ninjs', place)
    }
    const item = normalise(value)
    const type = item['type'] === undefined ? 'text' : JSON.stringify(item['type']).replaceAll('"', '').slice(0, 60)
    const isText = type === 'text' && (item['type'] !== undefined || TEXT_MARKS.some((mark) => names.has(mark)))
    if (isText) return readStory(item, context, place)
    const kind = item['type'] === undefined ? (item['eventdetails'] === undefined ? 'item' : 'event') : type
    return compact({
      outcome: 'kept' as const,
      kind,
      guid: text(item['uri']),
      version: text(item['version']),
      headline: entryText(item['headlines'], 'main') ?? text(item['title']),
      code: 'not-a-story' as const,
      message: `${context.name}: a ${kind}, kept but not made a story`,
      place,
    })
  } catch (error) {
    return rejection(error, context.name, place)
  }
}

/** Where the engine says that JSON stops being JSON. */
function jsonPlace(error: unknown, source: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  if (position === undefined) return `line ${source.split('\n').length}`
  const before = source.slice(0, Number(position)).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

function invalidJson(error: unknown, source: string, context: ReadContext): ReadItem {
  const detail = error instanceof Error ? error.message.slice(0, 120) : 'not JSON'
  return rejection(
    new FormatError('json-invalid', `not valid JSON (${detail}); have it sent again`, jsonPlace(error, source)),
    context.name,
  )
}

/** One JSON document per line, when the first line is one. */
function readLines(source: string, context: ReadContext): ReadItem[] | undefined {
  const lines = source.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  try {
    if (lines.length < 2 || !isObject(JSON.parse(lines[first] ?? ''))) return undefined
  } catch {
    return undefined
  }
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [readItem(JSON.parse(line), context, `line ${index + 1}`)]
    } catch (error) {
      const detail = error instanceof Error ? error.message.slice(0, 120) : 'not JSON'
      return [
        rejection(new FormatError('json-invalid', `not valid JSON (${detail})`, `line ${index + 1}`), context.name),
      ]
    }
  })
}

/**
 * Reads ninjs: one object, an array of them, or one per line.
 * @returns one entry per item; `place` is a JSON pointer or a line
 */
export function readNinjs(source: string, context: ReadContext): ReadItem[] {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    return readLines(source, context) ?? [invalidJson(error, source, context)]
  }
  if (!Array.isArray(value)) return [readItem(value, context, '/')]
  if (value.length === 0)
    return [{ outcome: 'rejected', code: 'json-shape', message: `${context.name}: the list is empty`, place: '/' }]
  return value.map((entry, index) => readItem(entry, context, `/${index}`))
}
