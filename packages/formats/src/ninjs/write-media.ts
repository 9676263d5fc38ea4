/** Renditions and associations to ninjs. */
import type { ItemKind, ItemReference, NewsItem, Rendition } from '@dateline/news'
import { RENDITION_SCHEME } from './read-media.ts'
import { DELIVERY, ITEM_REL, PAGE_REL, RENDITION_ROWS, type RenditionRow, TRANSLATION_OF } from './table.ts'
import { fileUri, strictUri } from './uri.ts'
import {
  clean,
  filled,
  finite,
  freeName,
  integer,
  labelIn,
  members,
  named,
  type Out,
  type Pen,
} from './write-values.ts'

function valueOf(row: RenditionRow, rendition: Rendition, pen: Pen): unknown {
  const value = rendition[row.model as keyof Rendition] as unknown
  switch (row.as) {
    case 'text':
      return typeof value === 'string' && value !== '' ? value : undefined
    case 'uri':
      return typeof value === 'string' ? (strictUri(value) ?? fileUri(value)) : undefined
    case 'integer':
      return integer(value as number | undefined)
    case 'number':
      return finite(value as number | undefined)
    case 'scan':
      return value === 'progressive' || value === 'interlaced' ? value : undefined
    case 'point': {
      const point = value as { x: number; y: number } | undefined
      const [x, y] = [integer(point?.x), integer(point?.y)]
      return x === undefined || y === undefined ? undefined : { x, y }
    }
    case 'resources':
      return filled((value as Rendition['resources'])?.map((entry) => members(pen, { ...entry })))
    default:
      throw new TypeError(`unknown value ${String(row.as satisfies never)}`)
  }
}

function nameOf(rendition: Rendition, index: number): string {
  const name = rendition.name
  if (name === undefined || name.trim() === '') return index === 0 ? 'main' : `rendition-${index + 1}`
  return name.startsWith(RENDITION_SCHEME) ? name.slice(RENDITION_SCHEME.length) : name
}

function writeRendition(rendition: Rendition, pen: Pen): Out {
  const values: Record<string, unknown> = {}
  for (const row of RENDITION_ROWS) {
    if (row.since3 === true && pen.generation !== 'three') continue
    const name = row.three === 'contentType' && pen.generation === 'one' ? 'mimetype' : row.three
    values[name] = valueOf(row, rendition, pen)
  }
  return members(pen, values)
}

/** Renditions as a list with names, or as 1.x's object by their names. */
export function writeRenditions(renditions: readonly Rendition[] | undefined, pen: Pen): unknown {
  if (renditions === undefined || renditions.length === 0) return undefined
  if (pen.generation !== 'one') {
    return renditions.map((rendition, index) => ({
      name: clean(nameOf(rendition, index)),
      ...writeRendition(rendition, pen),
    }))
  }
  const out: Out = {}
  renditions.forEach((rendition, index) => {
    out[freeName(clean(nameOf(rendition, index)), (taken) => Object.hasOwn(out, taken))] = writeRendition(
      rendition,
      pen,
    )
  })
  return out
}

const isPage = (link: ItemReference) =>
  link.rel === PAGE_REL && link.guid === undefined && strictUri(link.href) !== undefined

/** Renditions of the item, with its page among them. */
export function renditionsOf(item: NewsItem): readonly Rendition[] {
  const pages = (item.links ?? []).filter(isPage).map((link) => pageRendition(link.href ?? ''))
  return [...pages, ...(item.renditions ?? [])]
}

const pageRendition = (href: string): Rendition => ({ name: 'web', href, contentType: 'text/html' })

export interface Associated {
  /** False: nothing is known of the kind of the item, and `type` is left out. */
  readonly isTyped: boolean
  readonly name: string
  readonly rel: string | undefined
  readonly item: NewsItem
}

const NATURES: ReadonlySet<string> = new Set(['text', 'picture', 'graphic', 'audio', 'video', 'animation', 'composite'])

function kindOf(reference: ItemReference): ItemKind | undefined {
  const nature = reference.itemClass?.uri?.split('/').at(-1)
  return reference.kind ?? (nature !== undefined && NATURES.has(nature) ? (nature as ItemKind) : undefined)
}

const isTyped = (reference: ItemReference) => reference.item !== undefined || kindOf(reference) !== undefined

/** The item that a reference gives of itself, where it does not hold the whole. */
function itemOf(reference: ItemReference, isOurs = false): NewsItem {
  const { href } = reference
  const type = reference.contentType
  const title = labelIn(reference.titles, undefined)
  const headlines = reference.headlines ?? (title === undefined ? undefined : [title])
  return {
    model: 1,
    kind: kindOf(reference) ?? 'text',
    ...(reference.guid === undefined ? (href === undefined ? {} : { guid: href }) : { guid: reference.guid }),
    ...(reference.version === undefined ? {} : { version: reference.version }),
    ...(reference.language === undefined ? {} : { language: reference.language }),
    ...(reference.pubStatus === undefined ? {} : { pubStatus: reference.pubStatus }),
    ...(reference.versionCreated === undefined ? {} : { versionCreated: reference.versionCreated }),
    ...(headlines === undefined ? {} : { headlines }),
    ...(reference.descriptions === undefined ? {} : { descriptions: reference.descriptions }),
    ...(href === undefined
      ? {}
      : {
          renditions: [
            isOurs ? pageRendition(href) : { name: 'main', href, ...(type === undefined ? {} : { contentType: type }) },
          ],
        }),
    representation: 'partial',
  }
}

const stub = (guid: string, more: Partial<NewsItem>): NewsItem => ({
  model: 1,
  kind: 'text',
  guid,
  representation: 'partial',
  ...more,
})

/** Everything that stands in `associations`: associated items, links, members of groups, the original of a translation. */
export function associatedItems(item: NewsItem): Associated[] {
  const { translationOf } = item
  const linked = (item.links ?? [])
    .filter((link) => !isPage(link))
    .map((reference): Associated => {
      const ours = reference.rel === undefined ? undefined : ITEM_REL.get(reference.rel)
      const name =
        ours === undefined ? 'link' : reference.language === undefined ? ours : `${ours}-${reference.language}`
      return {
        name,
        rel: ours ?? reference.rel,
        isTyped: isTyped(reference),
        item: itemOf(reference, ours !== undefined),
      }
    })
  const grouped = (item.groups?.list ?? []).flatMap((group) =>
    group.members.flatMap((member): Associated[] => {
      if (member.type !== 'item') return []
      const { reference } = member
      return [
        {
          name: group.id ?? 'main',
          rel: reference.rel,
          isTyped: isTyped(reference),
          item: reference.item ?? itemOf(reference),
        },
      ]
    }),
  )
  const own = (item.associations ?? []).map((reference): Associated => ({
    name: reference.name ?? 'association',
    rel: reference.rel,
    isTyped: isTyped(reference),
    item: reference.item ?? itemOf(reference),
  }))
  const origin =
    translationOf === undefined
      ? []
      : [
          {
            name: 'translation-of',
            rel: TRANSLATION_OF,
            isTyped: true,
            item: stub(translationOf.guid, { version: translationOf.version }),
          },
        ]
  const delivered = (item.coverages ?? []).flatMap((coverage) =>
    (coverage.deliveries ?? []).map((reference): Associated => ({
      name: coverage.id ?? coverage.uri ?? DELIVERY,
      rel: DELIVERY,
      isTyped: isTyped(reference),
      item: reference.item ?? itemOf(reference),
    })),
  )
  return [...own, ...grouped, ...delivered, ...origin, ...linked]
}

/** Associated items as a list with names, or as 1.x's object by their names. */
export function writeAssociations(list: readonly Associated[], pen: Pen, write: (entry: Associated) => Out): unknown {
  if (list.length === 0) return undefined
  if (pen.generation === 'three') {
    return list.map((entry) => ({
      name: clean(entry.name),
      ...(entry.rel === undefined ? {} : { rel: clean(entry.rel) }),
      ...write(entry),
    }))
  }
  if (pen.generation === 'two')
    return list.map((entry) => ({ [named(pen, 'name')]: clean(entry.name), ...write(entry) }))
  const out: Out = {}
  for (const entry of list) out[freeName(clean(entry.name), (taken) => Object.hasOwn(out, taken))] = write(entry)
  return out
}
