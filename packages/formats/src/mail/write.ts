/**
 * Items as mail (RFC 5322, MIME): plain and HTML as alternatives, in seven bits. What a client must know before using the copy
 * stands above it, notes for editors below the end mark; table.ts says which field carries which member.
 */
import type { Label, NewsItem, RichBlock, Term } from '@dateline/news'
import { plainBody, writeHtmlBody } from '../html/rich.ts'
import { escapeXml } from '../xml/write.ts'
import { bannerOf, bylineOf, END_MARK, warningOf } from './banner.ts'
import { encodePhrase, encodeText, field, flow, isAddress, oneLine, quotedPrintable } from './encode.ts'
import { HEADERS, type HeaderRow } from './table.ts'

export interface MailWriteOptions {
  /** Sender when the item's creators have no address. */
  readonly from?: { readonly name?: string; readonly address: string }
  /** Receivers; default those of the item's transmission. */
  readonly to?: readonly string[]
  /** Right side of a Message-ID that is made of the item's guid. Default `dateline.invalid`. */
  readonly domain?: string
  /** RFC 3339 instant of an item that does not say when it was made. */
  readonly date?: string
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 5322 date with the offset of the instant; undefined when it is none. */
export function mailDate(instant: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/i.exec(instant)
  if (match === null) return undefined
  const [, year = '', month = '', day = '', clock = '', seconds = ':00', zone = ''] = match
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const offset = /^z$/i.test(zone) ? '+0000' : zone.replace(':', '')
  return `${DAYS[date.getUTCDay()]}, ${Number(day)} ${MONTHS[Number(month) - 1]} ${year} ${clock}${seconds} ${offset}`
}

/**
 * Writes one message.
 * @param item of any kind; one without copy has the headline as its copy
 * @returns ASCII with CRLF, ready for SMTP (RFC 5321 dot-stuffing is the transport's)
 */
export function writeMail(item: NewsItem, options: MailWriteOptions = {}): string {
  const head = HEADERS.map((row) => drawField(row, item, options)).join('')
  const banner = bannerOf(item)
  const notes = [item.embargo?.note ?? '', ...(item.edNotes ?? []).map((note) => note.value)].filter(
    (note) => note.trim() !== '',
  )
  const body = item.bodies?.find((b) => b.blocks.length > 0)?.blocks ?? []
  const headline = labelOf(item.headlines) ?? labelOf(item.titles) ?? ''
  const paragraph = (text: string): RichBlock => ({ type: 'paragraph', spans: [{ text }] })
  const blocks: RichBlock[] = [
    ...banner.map(paragraph),
    ...(body.length === 0 && headline !== '' ? [paragraph(headline)] : body),
    ...(notes.length === 0 ? [] : [paragraph(END_MARK), ...notes.map(paragraph)]),
  ]
  const language = item.language ?? 'und'
  const html = `<!doctype html>
<html lang="${escapeXml(language)}"${item.direction === 'rtl' ? ' dir="rtl"' : ''}>
<head><meta charset="utf-8"><title>${escapeXml(oneLine(headline))}</title></head>
<body>
${writeHtmlBody(blocks)}
</body>
</html>`
  const boundary = boundaryFor(html)
  const part = (type: string, text: string) =>
    `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`
  return [
    head,
    'MIME-Version: 1.0\r\n',
    field('Content-Type', `multipart/alternative; boundary="${boundary}"`),
    '\r\n',
    part('text/plain; charset=utf-8; format=flowed', flow(plainBody(blocks))),
    part('text/html; charset=utf-8', html),
    `--${boundary}--\r\n`,
  ].join('')
}

/** No line of quoted-printable begins with it: `=` and `_` side by side are never written there. */
function boundaryFor(text: string): string {
  let sum = 2_166_136_261
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 16_777_619)
  return `=_dateline_${(sum >>> 0).toString(36)}`
}

const labelOf = (labels: readonly Label[] | undefined): string | undefined => {
  const text = labels?.map((label) => oneLine(label.value)).find((value) => value !== '')
  return text
}

const midOf = (guid: string | undefined): string | undefined => {
  const id = guid?.startsWith('mid:') === true ? guid.slice(4) : undefined
  return id !== undefined && /^[!-;=?-~]{1,200}@[!-;=?-~]{1,200}$/.test(id) ? `<${id}>` : undefined
}

/** A Message-ID for an item that another world named: constant for the version. */
function messageId(item: NewsItem, options: MailWriteOptions): string {
  const own = midOf(item.guid)
  if (own !== undefined) return own
  const left = `${item.guid ?? labelOf(item.headlines) ?? 'item'}.${item.version ?? '1'}`
  const safe = encodeURIComponent(left.toWellFormed())
    .replace(/[^A-Za-z0-9.%_-]/g, '_')
    .replaceAll('%', '=')
  const domain = options.domain !== undefined && isAddress(`a@${options.domain}`) ? options.domain : 'dateline.invalid'
  return `<${safe.slice(0, 180)}@${domain}>`
}

function mailbox(term: Term, options: MailWriteOptions): string | undefined {
  const address = term.person?.contacts?.find((c) => c.kind === 'email' && c.role !== 'reply-to')?.value
  const name = labelOf(term.names) ?? (term.literal === undefined ? undefined : oneLine(term.literal))
  const from =
    address !== undefined && isAddress(address) ? address : (options.from?.address ?? 'newsroom@dateline.invalid')
  if (!isAddress(from)) return undefined
  return name === undefined || name === from ? from : `${encodePhrase(name)} <${from}>`
}

/** The field of a row, or nothing when the item has no such member. */
function drawField(row: HeaderRow, item: NewsItem, options: MailWriteOptions): string {
  const value = valueOf(row, item, options)
  return value === undefined || value === '' ? '' : field(row.field, value)
}

function valueOf(row: HeaderRow, item: NewsItem, options: MailWriteOptions): string | undefined {
  const transmission = item.transmission ?? {}
  switch (row.as) {
    case 'message-id':
      return messageId(item, options)
    case 'date':
      if (row.model === 'embargo') {
        if (item.embargo === undefined) return undefined
        return item.embargo.until === null ? 'open' : (mailDate(item.embargo.until) ?? 'open')
      }
      return mailDate(item.versionCreated ?? item.firstCreated ?? options.date ?? '1970-01-01T00:00:00Z')
    case 'dates':
      return item.expires?.[0] === undefined ? undefined : mailDate(item.expires[0])
    case 'subject': {
      const headline = labelOf(item.headlines) ?? labelOf(item.titles) ?? labelOf(item.sluglines)
      const warning = warningOf(item)
      return headline === undefined
        ? undefined
        : encodeText(warning === undefined ? headline : `${warning}: ${headline}`)
    }
    case 'people': {
      const people = (item.creators ?? []).flatMap((term) => mailbox(term, options) ?? [])
      if (people.length > 0) return people.join(', ')
      const name = options.from?.name ?? labelOf(item.provider?.names)
      return mailbox(name === undefined ? {} : { names: [{ value: name }] }, options)
    }
    case 'reply-to':
      return (item.creators?.[0]?.person?.contacts ?? [])
        .filter((c) => c.kind === 'email' && c.role === 'reply-to' && c.value !== undefined && isAddress(c.value))
        .map((c) => (c.name === undefined ? c.value : `${encodePhrase(c.name)} <${c.value}>`))
        .join(', ')
    case 'addresses': {
      if (row.field === 'Cc') return undefined
      if (row.field === 'Sender')
        return transmission.sender !== undefined && isAddress(transmission.sender) ? transmission.sender : undefined
      return (options.to ?? transmission.destinations ?? []).filter(isAddress).join(', ')
    }
    case 'organisation': {
      const name = labelOf(item.provider?.names)
      return name === undefined ? undefined : encodeText(name)
    }
    case 'list': {
      const [channel] = transmission.channels ?? []
      return channel !== undefined && /^[A-Za-z0-9._-]{1,200}$/.test(channel) ? `<${channel}>` : undefined
    }
    case 'priority': {
      const { priority } = transmission
      if (row.field !== 'X-Priority' || priority === undefined || !(priority >= 1 && priority <= 5)) return undefined
      return String(Math.trunc(priority))
    }
    case 'message-ids':
      return (item.links ?? [])
        .filter((link) => link.rel === row.field.toLowerCase())
        .flatMap((link) => midOf(link.guid) ?? [])
        .join(' ')
    case 'keywords': {
      const words = (item.keywords ?? []).map((k) => oneLine(k.value).replaceAll(',', ' ')).filter((k) => k !== '')
      return words.length === 0 ? undefined : encodeText(words.join(', '))
    }
    case 'comment':
      // Notes stand below the copy, where people look.
      return undefined
    case 'language':
      return item.language !== undefined && /^[A-Za-z0-9-]{1,60}$/.test(item.language) ? item.language : undefined
    case 'pub-status':
      return item.pubStatus
    case 'text':
      return ownText(row.model, item)
    default: {
      const never: never = row.as
      throw new TypeError(`unknown shape ${String(never)}`)
    }
  }
}

function signalsOf(item: NewsItem): string | undefined {
  const uris = (item.signals ?? []).flatMap(({ uri }) => (uri === undefined || /\s/.test(uri) ? [] : [uri]))
  return uris.length === 0 ? undefined : uris.join(' ')
}

function ownText(model: string, item: NewsItem): string | undefined {
  const value =
    model === 'guid'
      ? midOf(item.guid) === undefined
        ? item.guid
        : undefined
      : model === 'version'
        ? item.version
        : model === 'sluglines'
          ? labelOf(item.sluglines)
          : model === 'bylines'
            ? bylineOf(item)
            : model === 'release.supersedes'
              ? item.release?.supersedes
              : model === 'signals'
                ? signalsOf(item)
                : item.urgency === undefined
                  ? undefined
                  : String(item.urgency)
  return value === undefined ? undefined : encodeText(value)
}
