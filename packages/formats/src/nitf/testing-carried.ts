/** What an item is after NITF: the loss table (losses.ts) as a function, for tests. */
import type { Label, NewsItem, RichBlock, RichMark, Term } from '@dateline/news'
import { compact } from '../finish.ts'
import { tidyBody } from '../html/rich.ts'
import { NITF_LOSSES } from './losses.ts'

const DROPPED = new Set(NITF_LOSSES.filter((loss) => loss.effect === 'dropped').map((loss) => loss.field))

const isInner = (mark: RichMark): boolean =>
  mark.type === 'mention' ||
  mark.type === 'sourcing' ||
  (mark.type === 'style' && (mark.style === 'sub' || mark.style === 'sup')) ||
  (mark.type === 'entity' && mark.kind !== 'language' && mark.kind !== 'pronunciation')

/** Marks that hold words only come last, and one of them stays; of an entity, its kind is compared. */
function carriedMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(carriedMarks)
  if (typeof value !== 'object' || value === null) return value
  const record = { ...value } as Record<string, unknown>
  const marks = record['marks'] as readonly RichMark[] | undefined
  if (marks !== undefined) {
    const kept = [...marks.filter((mark) => !isInner(mark)), ...marks.filter(isInner).slice(0, 1)]
    record['marks'] = kept.map((mark) => (mark.type === 'entity' ? { type: mark.type, kind: mark.kind } : mark))
    return record
  }
  return Object.fromEntries(Object.entries(record).map(([key, member]) => [key, carriedMarks(member)]))
}

/** Blocks as they come back; pictures are compared in a test of their own. */
export function carriedBlocks(blocks: readonly RichBlock[]): RichBlock[] {
  return tidyBody(
    (carriedMarks(blocks) as RichBlock[]).filter(
      (block) => block.type !== 'picture' && (block.type !== 'media' || block.media !== 'image'),
    ),
  )
}

const one = <T>(list: readonly T[] | undefined): readonly T[] | undefined => list?.slice(0, 1)
const values = (list: readonly Label[] | undefined): Label[] | undefined => list?.map(({ value }) => ({ value }))
const plain = (list: readonly Label[] | undefined): Label[] | undefined =>
  list?.map(({ value, language, role }) => compact({ value, language, role }) as Label)

function carriedTerm(term: Term): Term {
  const { uri, literal, qcode, type, names, roles } = term
  return compact({
    uri,
    literal: uri === undefined ? literal : undefined,
    qcode,
    type,
    names: one(names),
    roles,
  }) as Term
}

const sorted = (list: readonly Term[] | undefined): Term[] | undefined =>
  list?.map(carriedTerm).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** The item without what the loss table says; both sides of a comparison go through it. */
export function carried(item: NewsItem): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(item).filter(([key]) => !DROPPED.has(key))) as NewsItem
  const [title] = item.titles ?? []
  const [headline] = item.headlines ?? []
  const rights = item.rights?.map(({ copyrightHolder, copyrightNotices, usageTerms }) =>
    compact({
      holder: copyrightHolder?.names?.[0]?.value,
      copyrightNotices: values(copyrightNotices),
      usageTerms: values(usageTerms),
    }),
  )
  const people = [...(item.creators ?? []), ...(item.contributors ?? [])].map(
    (term) => term.names?.[0]?.value ?? term.literal,
  )
  return compact({
    ...kept,
    standard: undefined,
    creators: undefined,
    contributors: people.every((name) => name === undefined) ? undefined : people.filter((name) => name !== undefined),
    renditions: undefined,
    associations: undefined,
    pubStatus: item.embargo !== undefined && item.pubStatus === undefined ? 'usable' : item.pubStatus,
    titles:
      title === undefined || (title.role === undefined && (headline === undefined || title.value === headline.value))
        ? undefined
        : [{ value: title.value }],
    headlines:
      headline === undefined ? (title === undefined ? undefined : [{ value: title.value }]) : plain(item.headlines),
    sluglines: values(
      one(item.sluglines) ??
        (item.transmission?.keyword === undefined
          ? item.keywords?.length === 1
            ? item.keywords
            : undefined
          : [{ value: item.transmission.keyword }]),
    ),
    keywords: values(item.keywords),
    edNotes: values(item.edNotes),
    descriptions: plain(item.descriptions),
    subjects: sorted(item.subjects),
    genres: sorted(item.genres),
    services: sorted(item.services),
    audiences: sorted(item.audiences),
    memberOf: sorted(item.memberOf),
    infoSources: sorted(item.infoSources),
    signals: sorted(item.signals),
    located: sorted(item.located),
    rights: rights === undefined || rights.every((r) => Object.keys(r).length === 0) ? undefined : rights,
    altIds: item.guid === undefined ? undefined : item.altIds?.map(({ value, role }) => compact({ value, role })),
    bodies: item.bodies?.map((body) => compact({ role: body.role, blocks: carriedBlocks(body.blocks) })),
  })
}
