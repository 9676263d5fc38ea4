/** What no schema can tell: whether a client can make sense of an item. */
import { cleanLanguage } from '../../copy/language.ts'
import { isObject, type Json, line, number, objects } from '../../ninjs/draft.ts'
import { GENERATION, type NinjsVersion } from '../../ninjs/generation.ts'
import { ITEM_ROWS, nameIn, TERM_LISTS } from '../../ninjs/table.ts'
import { isInstant } from '../../ninjs/uri.ts'
import { countFits, wordsIn } from '../../ninjs/write-words.ts'
import { MEDIA_TOPIC_RANGES } from '../../vocab/media-topics.ts'
import { at, type Report } from './report.ts'

interface Item {
  readonly value: Json
  readonly version: NinjsVersion
  readonly report: Report
  readonly path: string
  /** True for the item of the document, false for an associated one. */
  readonly isMain: boolean
}

/** Name of a member in the version, by its 3.x name. */
function nameOf(three: string, version: NinjsVersion): string {
  const row = ITEM_ROWS.find((entry) => entry.three === three)
  return (row === undefined ? undefined : nameIn(row, GENERATION[version])) ?? three
}

const member = ({ value, version }: Item, three: string): unknown => value[nameOf(three, version)]
const pathOf = ({ path, version }: Item, three: string): string => at(path, nameOf(three, version))
const time = (value: unknown): number | undefined =>
  typeof value === 'string' && isInstant(value) ? Date.parse(value) : undefined

function checkStatus(item: Item): void {
  const { report } = item
  const status = member(item, 'pubStatus')
  const embargo = time(member(item, 'embargoedUntil'))
  const made = time(member(item, 'versionCreated'))
  if (status === undefined && item.isMain) report.add('statusMissing', item.path, 'pubStatus is not said')
  if (embargo === undefined) return
  const where = pathOf(item, 'embargoedUntil')
  if (status === 'withheld' || status === 'canceled')
    report.add('embargoHeld', where, `the item is ${status}, and under embargo`, member(item, 'embargoedUntil'))
  else if (made !== undefined && embargo <= made)
    report.add('embargoOver', where, 'the embargo ended before this version was made', member(item, 'embargoedUntil'))
}

function checkDates(item: Item): void {
  const { report } = item
  const [created, made, expires] = ['firstCreated', 'versionCreated', 'expires'].map((name) => time(member(item, name)))
  if (created !== undefined && made !== undefined && created > made) {
    report.add(
      'order',
      pathOf(item, 'versionCreated'),
      'the version is older than the first one',
      member(item, 'versionCreated'),
    )
  }
  if (expires !== undefined && made !== undefined && expires <= made) {
    report.add(
      'expired',
      pathOf(item, 'expires'),
      'the item expired before this version was made',
      member(item, 'expires'),
    )
  }
  const details = member(item, 'eventDetails')
  const dates = isObject(details) && isObject(details['dates']) ? details['dates'] : undefined
  const [start, end] = ['startDate', 'endDate'].map((name) => time(dates?.[name]))
  if (start !== undefined && end !== undefined && start > end) {
    report.add(
      'order',
      at(at(pathOf(item, 'eventDetails'), 'dates'), 'endDate'),
      'the event ends before it starts',
      dates?.['endDate'],
    )
  }
}

const PAGE = /^https?:\/\/[^?#]*(?:\.(?:html?|php|aspx?|jsp)|\/index)?(?:[?#]|$)/i

function checkIdentity(item: Item): void {
  const { report, value } = item
  const uri = value['uri']
  if (typeof uri === 'string' && PAGE.test(uri)) {
    const isPage =
      /\.(?:html?|php|aspx?|jsp)(?:[?#]|$)/i.test(uri) || renditions(item).some(({ entry }) => entry['href'] === uri)
    if (isPage) report.add('link', at(item.path, 'uri'), 'the identifier is the address of a page', uri)
  }
  const version = member(item, 'version')
  if (version !== undefined && !/^[1-9]\d{0,14}$/.test(line(version) ?? '')) {
    report.add('version', pathOf(item, 'version'), 'the version is no positive whole number', version)
  }
  const language = member(item, 'language')
  if (typeof language === 'string' && !isLanguage(language))
    report.add('language', pathOf(item, 'language'), 'this is no language tag', language)
}

/** A well-formed tag whose language and region the runtime knows. */
function isLanguage(tag: string): boolean {
  if (cleanLanguage(tag) === undefined || tag.includes('_')) return false
  try {
    const { language, region } = new Intl.Locale(tag)
    const named = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language)
    const place =
      region === undefined ? region : new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(region)
    return named !== undefined && (region === undefined || place !== undefined)
  } catch {
    return false
  }
}

const TOPICS: readonly (readonly [number, number])[] = Object.values(MEDIA_TOPIC_RANGES).flatMap((text) =>
  text.split(' ').map((range): [number, number] => {
    const [low = '0', high = low] = range.split('-')
    return [Number(low), Number(high)]
  }),
)
const NEWEST_TOPIC = Math.max(...TOPICS.map(([, high]) => high))

/** False for a code that the Media Topics of the bundled release lack and that is not newer than they are. */
export function isMediaTopic(code: string): boolean {
  if (/^\d{8}$/.test(code) && Object.hasOwn(MEDIA_TOPIC_RANGES, code)) return true
  if (!/^2000\d{4}$/.test(code)) return false
  const number_ = Number(code) - 20_000_000
  return number_ > NEWEST_TOPIC || TOPICS.some(([low, high]) => number_ >= low && number_ <= high)
}

const TOPIC_SCHEME = /^https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/?/

function checkConcepts(item: Item): void {
  const { report } = item
  for (const { list } of [...TERM_LISTS, { list: 'genres' }]) {
    objects(member(item, list)).forEach((entry, index) => {
      const where = at(pathOf(item, list), index)
      const { uri, scheme, code, name, literal } = entry
      if ([uri, code, name, literal, scheme].every((part) => line(part) === undefined)) {
        report.add('empty', where, 'the concept has neither name nor identifier')
      }
      const whole =
        typeof uri === 'string'
          ? uri
          : typeof scheme === 'string'
            ? `${scheme.replace(/\/$/, '')}/${line(code) ?? ''}`
            : ''
      if (TOPIC_SCHEME.test(whole) && !isMediaTopic(whole.replace(TOPIC_SCHEME, '')))
        report.add('topic', where, 'there is no such Media Topic', whole)
    })
  }
}

function renditions(item: Item): { readonly entry: Json; readonly path: string }[] {
  const value = member(item, 'renditions')
  const where = pathOf(item, 'renditions')
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, index) => (isObject(entry) ? [{ entry, path: at(where, index) }] : []))
  return isObject(value)
    ? Object.entries(value).flatMap(([name, entry]) => (isObject(entry) ? [{ entry, path: at(where, name) }] : []))
    : []
}

/** Wordings of a list or of the members that 1.x names by a prefix. */
function wordings(
  item: Item,
  list: 'headlines' | 'descriptions' | 'bodies',
  prefix: string,
): { readonly entry: Json; readonly path: string }[] {
  if (GENERATION[item.version] !== 'one') {
    return objects(member(item, list)).map((entry, index) => ({ entry, path: at(pathOf(item, list), index) }))
  }
  return Object.entries(item.value).flatMap(([name, value]) =>
    typeof value === 'string' && (name === prefix || name.startsWith(`${prefix}_`))
      ? [
          {
            entry: { value, contentType: /html|xml/i.test(name) ? 'text/html' : 'text/plain' },
            path: at(item.path, name),
          },
        ]
      : [],
  )
}

const MEDIA = new Set(['picture', 'graphic', 'audio', 'video'])

function checkContent(item: Item): void {
  const { report, value } = item
  const type = member(item, 'type')
  const isWhole =
    member(item, 'representationType') !== 'partial' && member(item, 'representationType') !== 'incomplete'
  const isUsable = (member(item, 'pubStatus') ?? 'usable') === 'usable'
  const headlines = wordings(item, 'headlines', 'headline')
  const bodies = wordings(item, 'bodies', 'body')
  if (item.isMain && isWhole && headlines.every(({ entry }) => line(entry['value']) === undefined))
    report.add('headline', item.path, 'the item has no headline')
  if (
    item.isMain &&
    isWhole &&
    isUsable &&
    type === 'text' &&
    bodies.every(({ entry }) => line(entry['value']) === undefined)
  ) {
    report.add('body', item.path, 'the text item has no body')
  }
  const files = renditions(item)
  if (item.isMain && isWhole && isUsable && typeof type === 'string' && MEDIA.has(type) && files.length === 0) {
    report.add('content', item.path, `the ${type} has no rendition`)
  }
  for (const { entry, path } of files)
    if (line(entry['href']) === undefined) report.add('href', path, 'the rendition has no href')
  for (const { entry, path } of [...headlines, ...wordings(item, 'descriptions', 'description'), ...bodies])
    checkWording(item, entry, path)
  if (GENERATION[item.version] === 'one') {
    const plain = bodies.find(({ entry }) => entry['contentType'] === 'text/plain') ?? bodies[0]
    if (plain !== undefined) checkCount(item, number(value['wordcount']), plain.entry, at(item.path, 'wordcount'))
  }
}

function checkWording(item: Item, entry: Json, path: string): void {
  const words = entry['value']
  if (typeof words !== 'string') return
  const type = line(entry['contentType'] ?? entry['contenttype'])
  if (
    type === 'text/plain' &&
    /<(?:p|b|i|em|strong|br|div|span)\b[^<>]{0,200}>/i.test(words) &&
    /<\/\w{1,10}>|<br/i.test(words)
  ) {
    item.report.add('markup', path, 'the text is said to be plain and holds tags', words)
  }
  checkCount(item, number(entry['wordCount'] ?? entry['wordcount']), entry, path)
}

function checkCount(item: Item, said: number | undefined, entry: Json, path: string): void {
  const words = entry['value']
  if (said === undefined || typeof words !== 'string') return
  const language = member(item, 'language')
  const text = words.replace(/<[^<>]{0,2000}>/g, ' ')
  const found = wordsIn(text, typeof language === 'string' ? language : undefined)
  if (!countFits(said, found)) item.report.add('words', path, `${said} words are said, ${found} are there`, said)
}

/** Checks an item and those associated with it. */
export function checkSense(
  value: Json,
  version: NinjsVersion,
  report: Report,
  path: string,
  isMain = true,
  depth = 0,
): void {
  const item: Item = { value, version, report, path, isMain }
  checkStatus(item)
  checkDates(item)
  checkIdentity(item)
  checkConcepts(item)
  checkContent(item)
  if (depth > 20) return
  const associations = member(item, 'associations')
  const entries: [string | number, unknown][] = Array.isArray(associations)
    ? associations.map((entry: unknown, index) => [index, entry])
    : isObject(associations)
      ? Object.entries(associations)
      : []
  for (const [name, entry] of entries)
    if (isObject(entry)) checkSense(entry, version, report, at(pathOf(item, 'associations'), name), false, depth + 1)
}
