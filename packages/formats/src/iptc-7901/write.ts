/** The exchange model to IPTC 7901, rev. 5. What it cannot carry is in loss.ts under `iptc-7901`. */
import type { NewsItem, RichBlock } from '@dateline/news'
import { FormatError } from '../problem.ts'
import { IPTC_CATEGORIES } from '../vocab/categories.ts'
import { SUBJECT_CODE_SCHEME, MEDIA_TOPIC_SCHEME, subjectCodeOfMediaTopic } from '../vocab/subjects.ts'
import { encodeWire, transliterate, type WireCharset } from './charset.ts'
import { COLUMNS, countWords, drawBlocks, wrap } from './draw.ts'
import { EOT, ETX, SOH, STX } from './frame.ts'
import { isByline, isTake } from './words.ts'

export interface Write7901Options {
  /** Identification of the source: one to three letters. Default: the item's own service, else `xxx`. */
  readonly service?: string
  /** Number of the message, 0 to 9999. Default: the item's own. */
  readonly sequence?: number
  /** Default: ISO 646, seven bits. */
  readonly charset?: WireCharset
  /** RFC 3339: when it is sent. Default: versionCreated. */
  readonly sent?: string
  /** Optional information at the end of the header. Default: the item's own. */
  readonly information?: string
}

export interface Written7901 {
  readonly text: string
  readonly bytes: Uint8Array
  /** What was changed on the way, in words. Each also stands in the message, not for publication. */
  readonly notes: readonly string[]
}

const CRLF = '\r\n'
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const TRANSLITERATED = 'Letters outside of the agreed character set were transliterated.'

/** Characters that frame messages or steer machines have no place in copy. */
function refuseControls(text: string, where: string): void {
  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/)
  if (at === -1) return
  const code = (text.codePointAt(at) ?? 0).toString(16).padStart(2, '0')
  throw new FormatError('content-invalid', `control character 0x${code} in ${where}; take it out`, where)
}

const two = (n: number) => String(n).padStart(2, '0')

/** `011205 GMT Nov 26`. */
function stampLine(instant: string): string {
  const date = new Date(instant)
  return `${two(date.getUTCDate())}${two(date.getUTCHours())}${two(date.getUTCMinutes())} GMT ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCFullYear() % 100)}`
}

function embargoLine(until: string | null): string {
  if (until === null) return 'EMBARGO: until further notice'
  const date = new Date(until)
  return `EMBARGO: ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} GMT`
}

/** Category of the header: the one it came with, else that of its first subject. */
function categoryOf(item: NewsItem): string {
  const own = item.transmission?.category
  if (own !== undefined && /^[A-Za-z]{1,3}$/.test(own)) return own
  for (const term of item.subjects ?? []) {
    const topic =
      term.uri?.startsWith(MEDIA_TOPIC_SCHEME) === true ? term.uri.slice(MEDIA_TOPIC_SCHEME.length) : undefined
    const code =
      topic === undefined
        ? term.uri?.startsWith(SUBJECT_CODE_SCHEME) === true
          ? term.uri.slice(SUBJECT_CODE_SCHEME.length)
          : undefined
        : (subjectCodeOfMediaTopic(topic) ?? topic)
    const found = Object.entries(IPTC_CATEGORIES).find(
      ([, subject]) => code !== undefined && subject.slice(0, 2) === code.slice(0, 2),
    )
    if (found !== undefined) return found[0]
  }
  return 'GEN'
}

function serviceOf(item: NewsItem, options: Write7901Options): string {
  const given = options.service ?? item.transmission?.service ?? 'xxx'
  return /^[A-Za-z]{1,3}$/.test(given) ? given : given.replace(/[^A-Za-z]/g, '').slice(0, 3) || 'xxx'
}

function sequenceOf(item: NewsItem, options: Write7901Options): string {
  const own = item.transmission?.sequence
  const number = options.sequence ?? (own !== undefined && /^\d{1,6}$/.test(own) ? Number(own) : 0)
  return String(Math.trunc(Math.abs(number)) % 10_000).padStart(4, '0')
}

/** Lines of words of art above the headline. */
function noticeLines(item: NewsItem): string[] {
  const lines: string[] = []
  if (item.pubStatus === 'canceled') lines.push('KILL KILL KILL')
  if (item.pubStatus === 'withheld') lines.push('HOLD HOLD HOLD')
  const signals = new Set((item.signals ?? []).map((signal) => signal.uri?.split('/').at(-1) ?? signal.literal))
  if (signals.has('correction')) lines.push('CORRECTION')
  if (signals.has('update')) lines.push('UPDATE')
  if (item.embargo !== undefined) lines.push(embargoLine(item.embargo.until))
  const take = item.transmission?.take
  if (take !== undefined && isTake(take)) lines.push(take)
  return lines
}

function headLines(item: NewsItem): string[] {
  const language = item.language?.slice(0, 2)
  const headline = item.headlines?.find((label) => label.role === undefined) ?? item.headlines?.[0]
  const title = headline?.value ?? item.sluglines?.[0]?.value ?? item.guid ?? ''
  const byline = item.bylines?.find((label) => label.role === undefined)?.value
  const by = byline === undefined || isByline(byline) ? byline : `${language === 'de' ? 'Von' : 'By'} ${byline}`
  const lines = [...noticeLines(item), ...wrap(flat(title)), ...(by === undefined ? [] : wrap(flat(by), 110))]
  const last = lines.pop() ?? ''
  // The sign that ends the head stands alone where it would make the line too long.
  return last.length + 2 <= COLUMNS ? [...lines, `${last} =`.trimStart()] : [...lines, last, '=']
}

function flat(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}

/** Copy: none of a killed or held item; else the main body with its dateline in front. */
function copyOf(item: NewsItem): readonly RichBlock[] {
  if (item.pubStatus === 'canceled' || item.pubStatus === 'withheld') return []
  const body = item.bodies?.find((b) => b.role === undefined) ?? item.bodies?.[0]
  const blocks = body?.blocks ?? []
  const dateline = item.datelines?.[0]?.value
  const first = blocks[0]
  if (dateline === undefined) return blocks
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', spans: [{ text: dateline }] }, ...blocks]
  const text = first.spans.map((span) => span.text).join('')
  const repeated = blocks.slice(0, 3).some(
    (b) =>
      b.type === 'paragraph' &&
      b.spans
        .map((s) => s.text)
        .join('')
        .startsWith(dateline),
  )
  return repeated ? blocks : [{ type: 'paragraph', spans: [{ text: `${dateline} ${text}` }] }, ...blocks.slice(1)]
}

function noteLines(item: NewsItem, notes: readonly string[]): string[] {
  const lines: string[] = []
  let role: string | undefined
  const labels = [
    ...(item.edNotes ?? []).filter((label) => label.role !== 'embargo'),
    ...notes.map((value) => ({ value, role: undefined })),
  ]
  const sorted = [...labels.filter((l) => l.role === undefined), ...labels.filter((l) => l.role !== undefined)]
  for (const label of sorted) {
    if (label.role !== role) {
      role = label.role
      if (role !== undefined) lines.push('', `## ${flat(role).slice(0, 60)}`)
    }
    lines.push(...wrap(`- ${flat(label.value)}`, COLUMNS, '  '))
  }
  return lines.length === 0 ? [] : ['', '* * * *', 'The following information is not for publication', '', ...lines]
}

/**
 * Writes one message.
 * @throws FormatError content-invalid for control characters in the content; item-incomplete without a time
 */
export function write7901(item: NewsItem, options: Write7901Options = {}): Written7901 {
  const charset = options.charset ?? 'iso646'
  const sent = options.sent ?? item.versionCreated ?? item.firstCreated
  if (sent === undefined || Number.isNaN(Date.parse(sent))) {
    throw new FormatError('item-incomplete', 'a 7901 message needs the time at which it is sent', 'versionCreated')
  }
  const keyword = wrap(flat(item.sluglines?.[0]?.value ?? item.transmission?.keyword ?? ''))
  const head = headLines(item)
  const copy = drawBlocks(copyOf(item))
  const signOff = item.itemProperties?.find((property) => property.rel === 'sign-off')?.value
  for (const [lines, where] of [
    [keyword, 'sluglines'],
    [head, 'headlines'],
    [copy, 'bodies'],
    [noteLines(item, []), 'edNotes'],
  ] as const) {
    for (const line of lines) refuseControls(line, where)
  }
  const draw = (lines: readonly string[]) => {
    const drawn = lines.map((line) => transliterate(line, charset, item.language))
    return { lines: drawn.map((d) => d.text.trimEnd()), changed: drawn.some((d) => d.changed) }
  }
  const [slug, top, text] = [draw(keyword), draw(head), draw(copy)]
  const isChanged = [slug, top, text, draw(noteLines(item, []))].some((part) => part.changed)
  const notes = isChanged ? [TRANSLITERATED] : []
  const foot = draw([...noteLines(item, notes), ...(signOff === undefined ? [] : ['', flat(signOff)])])
  const body = [...top.lines, '', ...text.lines, ...foot.lines]
  const words = countWords([...top.lines, ...text.lines].join(' '))
  const information = options.information ?? item.transmission?.options
  const header = [
    `${serviceOf(item, options)}${sequenceOf(item, options)}`,
    String(item.urgency ?? 5),
    categoryOf(item),
    String(words),
    ...(information === undefined || information.trim() === ''
      ? []
      : [` ${transliterate(flat(information).slice(0, 100), charset).text}`]),
  ].join(' ')
  refuseControls(header, 'transmission')
  const message = [`${SOH}${header}`, '', ...slug.lines, `${STX}${body.join(CRLF)}`, ETX, stampLine(sent), EOT].join(
    CRLF,
  )
  return { text: message, bytes: encodeWire(message, charset), notes }
}
