/**
 * Mail (RFC 5322, MIME) as news: a message is an item. Its copy is what its sender wrote, without quoted replies and signature;
 * of a press release, what stands between the lines for editors and the end mark; of a forwarded message, the message inside.
 */
import type { Body, ItemReference, Label, NewsItem, Rendition, RichBlock, Term } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import type { ExchangeDocument, ExchangeEntry } from '../exchange.ts'
import { compact } from '../finish.ts'
import { blocksFromText } from '../html/text.ts'
import { FormatError, rejection } from '../problem.ts'
import type { Assumption } from '../types.ts'
import { isByline } from '../capture/furniture.ts'
import { bannerOf, warningOf } from './banner.ts'
import { splitCopy, unflow } from './copy.ts'
import { personOf, readFields } from './fields.ts'
import { fieldOf, readMailboxes, readMailDate } from './headers.ts'
import { readMailHtml } from './html.ts'
import { type MimePart, parseMime } from './mime.ts'
import { readRelease } from './release.ts'
import { readSubject } from './subject.ts'
import { decodeCharset, decodeTransfer } from './transfer.ts'

export interface MailOptions {
  /** Reads what is attached, when it is a document of a news format; undefined when it is none. */
  readonly attached?: (data: Uint8Array, name: string) => ExchangeDocument | undefined
}

/**
 * Reads a message.
 * @param bytes as they came: a message has a charset for each of its parts
 * @returns one entry; for a digest or a message that only carries others, one for each of them. Never throws for bad input.
 */
export function readMailItems(bytes: Uint8Array, context: ReadContext, options: MailOptions = {}): ExchangeDocument {
  try {
    const { message, notes } = parseMime(bytes, context.limits)
    if (message.fields.length === 0)
      throw new FormatError('format-unknown', 'no header field was found; this is no message', 'line 1')
    return { format: 'mail', entries: entriesOf(message, context, options, notes) }
  } catch (error) {
    const entry = rejection(error, context.name)
    if (entry.outcome !== 'rejected') throw error
    return { format: 'mail', entries: [entry] }
  }
}

interface Leaves {
  text?: MimePart
  html?: MimePart
  readonly messages: MimePart[]
  readonly attachments: MimePart[]
}

const isAttachment = (part: MimePart): boolean =>
  part.disposition.value === 'attachment' ||
  ((part.disposition.parameters['filename'] ?? part.type.parameters['name']) !== undefined &&
    !(part.disposition.value === 'inline' && part.type.value.startsWith('text/')))

/** Sorts the parts of a message: its copy (first of each kind), messages inside it, everything else. */
function leavesOf(part: MimePart, leaves: Leaves = { messages: [], attachments: [] }): Leaves {
  if (part.type.value.startsWith('multipart/') && part.children.length > 0) {
    for (const child of part.children) leavesOf(child, leaves)
  } else if (part.type.value.startsWith('message/') && part.children.length > 0) leaves.messages.push(part)
  else if (part.type.value.startsWith('multipart/')) return leaves
  else if (!isAttachment(part) && isPlain(part) && leaves.text === undefined) leaves.text = part
  else if (!isAttachment(part) && part.type.value === 'text/html' && leaves.html === undefined) leaves.html = part
  else leaves.attachments.push(part)
  return leaves
}

/** Content of an unknown type that a program sent without one is text. */
const isPlain = (part: MimePart) =>
  ['text/plain', 'text', '', 'text/x-markdown', 'text/enriched'].includes(part.type.value)

function entriesOf(
  message: MimePart,
  context: ReadContext,
  options: MailOptions,
  notes: readonly string[],
): ExchangeEntry[] {
  const place = `line ${message.line}`
  try {
    const leaves = leavesOf(message)
    const own = itemOf(message, leaves, context, options, notes)
    const hasCopy = (own.item.bodies ?? []).some((body) => body.blocks.length > 0)
    if (leaves.messages.length > 0 && !hasCopy) {
      return leaves.messages.flatMap((part) => part.children.flatMap((child) => entriesOf(child, context, options, [])))
    }
    return [{ outcome: 'item', ...own, place }]
  } catch (error) {
    const entry = rejection(error, context.name, place)
    if (entry.outcome !== 'rejected') throw error
    return [entry]
  }
}

interface Copy {
  readonly blocks: readonly RichBlock[]
  readonly contentType: 'text/plain' | 'text/html'
  readonly quoted?: string
  readonly signature?: string
  readonly forwarded?: { readonly fields: Readonly<Record<string, string>>; readonly blocks: readonly RichBlock[] }
}

function textOf(part: MimePart, context: ReadContext, assumptions: Assumption[]): string {
  const data = decodeTransfer(part.raw, part.encoding)
  const decoded = decodeCharset(data, part.type.parameters['charset'], context.profile?.language)
  if (decoded.note !== undefined) assumptions.push({ field: 'encoding', value: decoded.charset, why: decoded.note })
  return decoded.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}

function plainCopy(part: MimePart, isForward: boolean, context: ReadContext, assumptions: Assumption[]): Copy {
  const raw = textOf(part, context, assumptions)
  const flowed = part.type.parameters['format']?.toLowerCase() === 'flowed'
  const delSp = part.type.parameters['delsp']?.toLowerCase() === 'yes'
  const { text, forwarded, ...rest } = splitCopy(flowed ? unflow(raw, delSp) : raw, isForward)
  return {
    ...rest,
    contentType: 'text/plain',
    blocks: blocksFromText(text),
    ...(forwarded === undefined
      ? {}
      : { forwarded: { fields: forwarded.fields, blocks: blocksFromText(forwarded.text) } }),
  }
}

const lengthOf = (blocks: readonly RichBlock[]): number => JSON.stringify(blocks).length

/** Of two forms of the same copy HTML says more, unless it says almost nothing ("please switch on HTML" the other way round). */
function copyOf(leaves: Leaves, isForward: boolean, context: ReadContext, assumptions: Assumption[]): Copy | undefined {
  const html = leaves.html
  if (html !== undefined) {
    const copy: Copy = {
      ...readMailHtml(textOf(html, context, assumptions), isForward, context.limits),
      contentType: 'text/html',
    }
    const words = lengthOf(copy.blocks) + lengthOf(copy.forwarded?.blocks ?? [])
    if (leaves.text === undefined || words > 40) return copy
  }
  return leaves.text === undefined ? undefined : plainCopy(leaves.text, isForward, context, assumptions)
}

/** Lines above the copy that fields of the same message say too: a writer of ours put them there. */
function withoutWarning(subject: string | undefined, item: Partial<NewsItem>): string | undefined {
  const warning = warningOf(item)
  return warning !== undefined && subject?.startsWith(`${warning}: `) === true
    ? subject.slice(warning.length + 2)
    : subject
}

function withoutBanner(blocks: readonly RichBlock[], item: Partial<NewsItem>): readonly RichBlock[] {
  const lines = bannerOf(item)
  let at = 0
  while (at < lines.length && headingOf(blocks.slice(at, at + 1)) === lines[at]) at += 1
  return blocks.slice(at)
}

/** The words before a forwarded message, as a note to editors. */
function noteOf(blocks: readonly RichBlock[]): string {
  return blocks
    .flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading' ? [block.spans.map((s) => s.text).join('')] : [],
    )
    .join('\n')
    .trim()
}

const headingOf = (blocks: readonly RichBlock[]): string | undefined => {
  const first = blocks[0]
  if (first?.type !== 'heading' && first?.type !== 'paragraph') return undefined
  const text = first.spans
    .map((span) => span.text)
    .join('')
    .trim()
  return text === '' || text.length > 300 ? undefined : text
}

function itemOf(
  message: MimePart,
  leaves: Leaves,
  context: ReadContext,
  options: MailOptions,
  notes: readonly string[],
): { readonly item: NewsItem; readonly assumptions: readonly Assumption[]; readonly unknown: readonly string[] } {
  const assumptions: Assumption[] = [...context.assumptions]
  const read = readFields(message.fields)
  const inner = withoutWarning(read.subject, read.item)
  const outer = readSubject(inner)
  const copy = copyOf(leaves, outer.isForward, context, assumptions)
  const passed = copy?.forwarded
  const printed = passed?.fields
  const subject = printed?.['subject'] === undefined ? outer : readSubject(printed['subject'])
  const when = (printed?.['date'] === undefined ? undefined : readMailDate(printed['date'])) ?? undefined
  const near = when?.instant ?? read.item.versionCreated ?? '2000-01-01'
  const release = readRelease(
    withoutBanner(passed?.blocks ?? copy?.blocks ?? [], read.item),
    printed?.['subject'] ?? read.subject,
    near,
    context.profile,
  )
  let blocks = [...release.body]
  assumptions.push(...release.assumptions)
  let headline = subject.text ?? outer.text
  const first = headingOf(blocks)
  if (headline === undefined && first !== undefined) {
    headline = first
    assumptions.push({
      field: 'headline',
      value: first,
      why: 'the subject says nothing; the first line of the copy does',
    })
    blocks = blocks.slice(1)
  } else if (first !== undefined && first === headline) blocks = blocks.slice(1)
  const byline = headingOf(blocks)
  const hasByline = read.item.bylines === undefined && byline !== undefined && byline.length < 120 && isByline(byline)
  if (hasByline) blocks = blocks.slice(1)
  const creators: readonly Term[] | undefined =
    printed?.['from'] === undefined ? read.item.creators : readMailboxes(printed['from']).map(personOf)
  const edNotes: Label[] = [
    ...(read.item.edNotes ?? []),
    ...(passed === undefined || copy === undefined || noteOf(copy.blocks) === ''
      ? []
      : [{ value: noteOf(copy.blocks) }]),
    ...release.notes.map((value) => ({ value })),
  ]
  const cut = [
    ['quoted', copy?.quoted],
    ['signature', copy?.signature],
  ] as const
  const extensions = [
    ...(read.item.extensions ?? []),
    ...cut.flatMap(([name, text]) =>
      text === undefined ? [] : [{ format: 'mail' as const, path: 'body', name: `#${name}`, content: [text] }],
    ),
  ]
  const { renditions, associations } = attachmentsOf(leaves, context, options)
  const transmission = {
    ...read.transmission,
    ...(when !== undefined && read.item.versionCreated !== undefined ? { sent: read.item.versionCreated } : {}),
  }
  const bodies: Body[] = copy === undefined || blocks.length === 0 ? [] : [{ contentType: copy.contentType, blocks }]
  const item = compact({
    model: 1 as const,
    kind: 'text' as const,
    ...read.item,
    standard: { name: 'MIME' },
    versionCreated: when?.instant ?? read.item.versionCreated,
    creators: creators === undefined || creators.length === 0 ? undefined : creators,
    titles: inner === undefined || inner === headline ? undefined : [{ value: inner }],
    headlines: headline === undefined ? undefined : [{ value: headline }],
    bylines: hasByline ? [{ value: byline }] : read.item.bylines,
    embargo: read.item.embargo ?? release.embargo,
    edNotes: edNotes.length === 0 ? undefined : edNotes,
    bodies: bodies.length === 0 ? undefined : bodies,
    renditions: renditions.length === 0 ? undefined : renditions,
    associations: associations.length === 0 ? undefined : associations,
    transmission: Object.keys(transmission).length === 0 ? undefined : transmission,
    extensions: extensions.length === 0 ? undefined : extensions,
  }) as NewsItem
  return { item, assumptions, unknown: [...read.unknown, ...notes] }
}

/** What a message carries beside its copy: files as renditions, news and messages as associations. */
function attachmentsOf(leaves: Leaves, context: ReadContext, options: MailOptions) {
  const renditions: Rendition[] = []
  const associations: ItemReference[] = []
  for (const part of leaves.attachments) {
    const data = decodeTransfer(part.raw, part.encoding)
    if (data.length === 0) continue
    const title = part.disposition.parameters['filename'] ?? part.type.parameters['name']
    const id = fieldOf(part.fields, 'content-id')?.replace(/^<|>$/g, '')
    const document = options.attached?.(data, `${context.name}: ${title ?? part.type.value}`)
    renditions.push(
      compact({
        name: part.disposition.value === 'inline' ? 'inline' : 'attachment',
        title,
        contentType: part.type.value === '' ? undefined : part.type.value.slice(0, 100),
        sizeInBytes: data.length,
        href: id === undefined ? fieldOf(part.fields, 'content-location') : `cid:${id}`,
        format: document?.format,
      }),
    )
    for (const entry of document?.entries ?? [])
      if (entry.outcome === 'item')
        associations.push(
          compact({ rel: 'attachment', guid: entry.item.guid, kind: entry.item.kind, name: title, item: entry.item }),
        )
  }
  for (const part of leaves.messages)
    for (const child of part.children)
      for (const entry of entriesOf(child, context, options, []))
        if (entry.outcome === 'item')
          associations.push(compact({ rel: 'message', guid: entry.item.guid, kind: entry.item.kind, item: entry.item }))
  return { renditions, associations }
}
