/** The exchange model to NITF 3.6, by the rows of table.ts, valid against its schema. */
import type { Body, NewsItem, Rendition, RichBlock } from '@dateline/news'
import { el, type Xml, xmlDocument } from '../xml/write.ts'
import { type Ids, NCNAME, writeNitfBody } from './body-write.ts'
import { writeExtensions } from './extensions.ts'
import type { Parts } from './part.ts'
import { BODY_PARTS } from './parts-body.ts'
import { DOCDATA_PARTS, statusAttributes } from './parts-docdata.ts'
import { HEAD_PARTS } from './parts-head.ts'
import { BODY_END_ROWS, BODY_HEAD_ROWS, DOCDATA_ROWS, HEAD_ROWS, type Row } from './table.ts'

export const NITF_NS = 'http://iptc.org/std/NITF/2006-10-18/'
export const NITF_VERSION = '3.6'
const PUBLIC_ID = `-//IPTC//DTD NITF ${NITF_VERSION}//EN`

export interface WriteNitfOptions {
  /** Declares the namespace, as the schema wants it; old readers that know the DTD alone may need it left out. Default true. */
  readonly namespace?: boolean
}

function writeRows(item: NewsItem, ids: Ids, rows: readonly Row[], parts: Parts): Xml[] {
  return rows.flatMap((row) => [...(parts[row.as]?.write(item, ids) ?? [])])
}

const KINDS: Readonly<Record<string, 'audio' | 'video' | 'image'>> = {
  picture: 'image',
  graphic: 'image',
  animation: 'image',
  audio: 'audio',
  video: 'video',
}

/** Files of the item itself and of what it holds, as media behind the copy. */
function mediaOf(item: NewsItem): RichBlock[] {
  const block = (kind: string, renditions: readonly Rendition[], caption: string | undefined): RichBlock => ({
    type: 'media',
    media: KINDS[kind] ?? 'other',
    ...(caption === undefined ? {} : { caption }),
    renditions,
  })
  const own = item.renditions === undefined ? [] : [block(item.kind, item.renditions, undefined)]
  const held = (item.associations ?? []).flatMap(({ item: inner }) =>
    inner?.renditions === undefined
      ? []
      : [block(inner.kind, inner.renditions, inner.descriptions?.[0]?.value ?? inner.headlines?.[0]?.value)],
  )
  return [...own, ...held]
}

function writeContents(item: NewsItem, ids: Ids): Xml[] {
  const media = mediaOf(item)
  const bodies: readonly Body[] = item.bodies ?? []
  const all: readonly Body[] = bodies.length === 0 && media.length > 0 ? [{ blocks: [] }] : bodies
  return all.map((body, index) => {
    const isNew = body.id !== undefined && NCNAME.test(body.id) && !ids.has(body.id)
    if (isNew && body.id !== undefined) ids.add(body.id)
    const blocks = writeNitfBody(index === 0 ? [...body.blocks, ...media] : body.blocks, ids)
    const isWrapped = isNew || body.role !== undefined
    return el(
      'body.content',
      {},
      isWrapped ? el('block', { id: isNew ? body.id : undefined, class: body.role }, blocks) : blocks,
    )
  })
}

/** The document element. */
export function writeNitfElement(item: NewsItem, options: WriteNitfOptions = {}): Xml {
  const ids: Ids = new Set()
  const docdata = el('docdata', statusAttributes(item), writeRows(item, ids, DOCDATA_ROWS, DOCDATA_PARTS))
  const head = HEAD_ROWS.flatMap((row) =>
    row.as === 'status' ? (docdata.xml === '<docdata/>' ? [] : [docdata]) : writeRows(item, ids, [row], HEAD_PARTS),
  )
  const bodyHead = writeRows(item, ids, BODY_HEAD_ROWS, BODY_PARTS)
  const contents = writeContents(item, ids)
  const bodyEnd = writeRows(item, ids, BODY_END_ROWS, BODY_PARTS)
  const own = [...head, ...writeExtensions(item.extensions)]
  const attributes = {
    xmlns: options.namespace === false ? undefined : NITF_NS,
    uno: item.altIds?.find((id) => id.role === 'uno')?.value,
    version: PUBLIC_ID,
    baselang: item.language,
  }
  return el(
    'nitf',
    attributes,
    own.length === 0 ? undefined : el('head', {}, own),
    el(
      'body',
      {},
      bodyHead.length === 0 ? undefined : el('body.head', {}, bodyHead),
      contents,
      bodyEnd.length === 0 ? undefined : el('body.end', {}, bodyEnd),
    ),
  )
}

/**
 * Writes an item as NITF 3.6.
 * @returns the document in UTF-8; what NITF has no place for is left out (LOSSES, format `nitf-3.6`)
 */
export function writeNitf(item: NewsItem, options: WriteNitfOptions = {}): string {
  return xmlDocument(writeNitfElement(item, options))
}
