/** ContentItem: copy as blocks, or a file as a rendition. */
import type { Body, ItemKind, Label, Rendition, RichBlock } from '@dateline/news'
import { compact } from '../finish.ts'
import { childrenOf, rawText, type XmlElement } from '../xml/read.ts'
import { readCopy, type ReadCopy } from './copy.ts'
import { plain, type Reading } from './reading.ts'
import { CHARACTERISTICS } from './table.ts'

export type Content =
  | { readonly type: 'copy'; readonly copy: ReadCopy; readonly body: Body }
  | {
      readonly type: 'file'
      readonly kind: ItemKind | undefined
      readonly rendition: Rendition
      readonly caption?: string
    }

const KIND_BY_MEDIA: Readonly<Record<string, ItemKind>> = {
  text: 'text',
  photo: 'picture',
  picture: 'picture',
  image: 'picture',
  graphic: 'graphic',
  audio: 'audio',
  video: 'video',
  animation: 'animation',
}

/** Kind of a file by its IANA media type. */
function kindOfMime(mime: string | undefined): ItemKind | undefined {
  const top = mime?.split('/')[0]?.toLowerCase()
  if (top === 'image') return 'picture'
  return top === 'audio' || top === 'video' || top === 'text' ? top : undefined
}

/** IANA media type by the names of formats in use. */
export function mimeOfFormat(format: string | undefined): string | undefined {
  const name = format?.toLowerCase() ?? ''
  if (/nitf/.test(name)) return 'application/nitf+xml'
  if (/xhtml/.test(name)) return 'application/xhtml+xml'
  if (/html/.test(name)) return 'text/html'
  if (/jpe?g/.test(name)) return 'image/jpeg'
  const known = /\b(gif|png|tiff?|svg|webp)\b/.exec(name)?.[1]
  if (known !== undefined) return known === 'svg' ? 'image/svg+xml' : `image/${known === 'tif' ? 'tiff' : known}`
  return /^(text|ascii|plain)/.test(name) ? 'text/plain' : undefined
}

/** Media types that real files write in place of the registered ones. */
function cleanMime(mime: string | undefined): string | undefined {
  if (mime === undefined) return undefined
  const name = mime.toLowerCase()
  if (/nitf/.test(name)) return 'application/nitf+xml'
  if (name === 'text/xhtml') return 'application/xhtml+xml'
  return name === 'image/jpg' ? 'image/jpeg' : name
}

/**
 * Reads one ContentItem.
 * @returns undefined for what is neither copy nor a file (style sheets): it stays an extension
 * @throws FormatError too-large, too-deep, too-many-nodes
 */
export function readContentItem(reading: Reading, element: XmlElement): Content | undefined {
  const { taken } = reading
  const rawMime = element.children.find((c): c is XmlElement => typeof c !== 'string' && c.name === 'MimeType')
    ?.attributes['FormalName']
  if (rawMime !== undefined && /css|javascript/i.test(rawMime)) return undefined
  taken.element(element)
  const id = taken.attribute(element, 'Duid')
  taken.attribute(element, 'Euid')
  const href = taken.attribute(element, 'Href')
  const media = reading.name(taken.child(element, 'MediaType'))
  const format = reading.name(taken.child(element, 'Format'))
  const mime = cleanMime(reading.name(taken.child(element, 'MimeType')))
  const notation = reading.name(taken.child(element, 'Notation'))
  const facts = readCharacteristics(reading, element)
  const kind =
    (media === undefined ? undefined : KIND_BY_MEDIA[plain(media)]) ?? kindOfMime(mime ?? mimeOfFormat(format))
  const isNitf = mime === 'application/nitf+xml' || mime === 'text/xml'
  const contentType = isNitf ? (mimeOfFormat(format) ?? mime) : (mime ?? mimeOfFormat(format))
  const data = dataOf(reading, element)
  if (data !== undefined && (kind === undefined || kind === 'text' || hasMarkup(data))) {
    const copy = readCopy(data, { contentType, format, limits: reading.limits })
    takeData(reading, data)
    if (copy !== undefined) {
      const { words, ...counts } = facts.body
      return {
        type: 'copy',
        copy,
        body: compact({ contentType: copy.contentType, blocks: copy.blocks, wordCount: words, ...counts }),
      }
    }
  }
  if (href === undefined) return undefined
  const rendition: Rendition = compact({
    href,
    contentType,
    format,
    contentTypeVariant: notation,
    altIds: id === undefined ? undefined : [{ value: id, role: 'Duid' }],
    ...facts.rendition,
  })
  const caption = readCaption(reading, element)
  return { type: 'file', kind, rendition, ...(caption === undefined ? {} : { caption }) }
}

/** A caption as a property of the file, its value also in an attribute in lower case. */
function readCaption(reading: Reading, element: XmlElement): string | undefined {
  const property = childrenOf(element, 'Property').find(({ attributes }) =>
    /^caption$/i.test(attributes['FormalName'] ?? ''),
  )
  const value = (property?.attributes['Value'] ?? property?.attributes['value'])?.trim()
  if (property === undefined || value === undefined || value === '') return undefined
  reading.taken.whole(property)
  return value
}

function hasMarkup(data: XmlElement): boolean {
  return data.children.some((child) => typeof child !== 'string')
}

/** DataContent, also inside Encoding; what is encoded (base64) is no copy. */
function dataOf(reading: Reading, element: XmlElement): XmlElement | undefined {
  const direct = reading.taken.child(element, 'DataContent')
  if (direct !== undefined) return rawText(direct).trim() === '' && !hasMarkup(direct) ? undefined : direct
  const encoding = childrenOf(element, 'Encoding')[0]
  if (encoding === undefined || /base64/i.test(encoding.attributes['Notation'] ?? '')) return undefined
  reading.taken.element(encoding)
  reading.taken.attribute(encoding, 'Notation')
  return reading.taken.child(encoding, 'DataContent')
}

/** Elements of an NITF body's head that readCopy reads. */
const HEAD_READ = new Set(['hedline', 'byline', 'dateline', 'abstract'])

/** Copy is understood; of an NITF document its head, and what its body's head says beside the lines, stay extensions. */
function takeData(reading: Reading, data: XmlElement): void {
  const { taken } = reading
  const nitf = data.children.find((c): c is XmlElement => typeof c !== 'string' && c.name.toLowerCase() === 'nitf')
  if (nitf === undefined) {
    taken.whole(data)
    return
  }
  taken.text(data)
  for (const name of Object.keys(nitf.attributes)) taken.attribute(nitf, name)
  taken.text(nitf)
  for (const part of nitf.children) {
    if (typeof part === 'string' || part.name !== 'body') continue
    taken.text(part)
    for (const section of part.children) {
      if (typeof section === 'string') continue
      if (section.name !== 'body.head') {
        taken.whole(section)
        continue
      }
      taken.text(section)
      for (const line of section.children) if (typeof line !== 'string' && HEAD_READ.has(line.name)) taken.whole(line)
    }
  }
}

interface Facts {
  readonly body: { readonly words?: number; readonly charCount?: number; readonly lineCount?: number }
  readonly rendition: Partial<Rendition>
}

/** Characteristics: sizes of a body or of a file. What has no place stays an extension. */
function readCharacteristics(reading: Reading, element: XmlElement): Facts {
  const { taken } = reading
  const holder = taken.child(element, 'Characteristics')
  const rendition: Record<string, unknown> = {}
  const body: Record<string, number> = {}
  if (holder === undefined) return { body, rendition }
  const size = taken.text(taken.child(holder, 'SizeInBytes'))
  if (size !== undefined && /^\d{1,12}$/.test(size)) rendition['sizeInBytes'] = Number(size)
  for (const property of childrenOf(holder, 'Property')) {
    const name = property.attributes['FormalName']
    const member = name === undefined ? undefined : CHARACTERISTICS[plain(name)]
    const value = (property.attributes['Value'] ?? rawText(property)).trim()
    if (value === '') {
      taken.whole(property)
      continue
    }
    if (member === undefined) continue
    const isText =
      member === 'name' || member === 'contentTypeVariant' || member === 'colourSpace' || member === 'layoutOrientation'
    if (!isText && !/^\d{1,9}(\.\d{1,6})?$/.test(value)) continue
    taken.whole(property)
    if (member === 'wordCount') body['words'] = Number(value)
    else if (member === 'charCount' || member === 'lineCount') body[member] = Number(value)
    else rendition[member] = isText ? value : Number(value)
  }
  return { body, rendition }
}

/** Text of blocks in one line, for captions and headlines that come as copy. */
export function labelOfBlocks(blocks: readonly RichBlock[], text: string, role?: string): Label {
  const isPlain =
    blocks.length === 1 && blocks[0]?.type === 'paragraph' && blocks[0].spans.every((s) => s.marks === undefined)
  return { value: text, ...(role === undefined ? {} : { role }), ...(isPlain ? {} : { blocks }) }
}
