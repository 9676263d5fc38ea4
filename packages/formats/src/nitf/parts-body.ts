/** Parts of `body.head` and `body.end`: what stands around the copy. */
import type { Label, NewsItem, Relation, RichBlock, RichSpans, Rights, Term } from '@dateline/news'
import { markupOfXml } from '../html/parse.ts'
import { plainBody } from '../html/rich-plain.ts'
import { childOf, childrenOf, collapse, type XmlElement } from '../xml/read.ts'
import { el, escapeXml, raw, type Xml } from '../xml/write.ts'
import { blocksOfNitf } from './body-read.ts'
import { drawSpans, type Ids, NCNAME, writeNitfBody } from './body-write.ts'
import { readNorm, readTruncated, writeNorm } from './dates.ts'
import type { Draft } from './draft.ts'
import { type Part, type Parts, present } from './part.ts'
import { readSeries, unplaced } from './parts-docdata.ts'
import { NATURES, OURS } from './table.ts'
import { codeFrom, codeOfTerm, drawTerm, nameOf, readTerm } from './terms.ts'

/** Blocks of an element that holds enriched text or blocks; its own text as a paragraph. */
function blocksBelow(draft: Draft, element: XmlElement): RichBlock[] {
  draft.taken.whole(element)
  return blocksOfNitf(markupOfXml(element).children, draft.limits)
}

/** A label with its blocks where they say more than its words. */
function richLabel(draft: Draft, element: XmlElement, rest: Omit<Label, 'value'>): Label | undefined {
  const language = draft.language(element)
  const blocks = blocksBelow(draft, element)
  const value = plainBody(blocks).replaceAll('\n', element.name === 'abstract' ? '\n' : ' ')
  if (value === '') return undefined
  const [only] = blocks
  const isPlain =
    blocks.length === 1 && only?.type === 'paragraph' && only.spans.length === 1 && Object.keys(only).length === 2
  const isSame = isPlain && (only.spans[0]?.marks ?? []).length === 0 && only.spans[0]?.text === value
  return { value, ...(language === undefined ? {} : { language }), ...rest, ...(isSame ? {} : { blocks }) }
}

/** Enriched text of a label: its one paragraph, or its words. */
function drawLabel(label: Label): Xml {
  const [only] = label.blocks ?? []
  const isOne = label.blocks?.length === 1 && only?.type === 'paragraph'
  return raw(isOne ? drawSpans(only.spans as RichSpans) : escapeXml(label.value))
}

function idOf(label: Label, ids: Ids): string | undefined {
  if (label.id === undefined || !NCNAME.test(label.id) || ids.has(label.id)) return undefined
  ids.add(label.id)
  return label.id
}

const SUBHEADLINE = 'subheadline'

const hedline: Part = {
  read: (draft, element) => {
    for (const child of element.children) {
      if (typeof child === 'string' || (child.name !== 'hl1' && child.name !== 'hl2')) continue
      const id = draft.taken.attribute(child, 'id')
      const token = draft.taken.attribute(child, 'class')
      const role = child.name === 'hl2' ? (token ?? SUBHEADLINE) : token
      draft.add('headlines', richLabel(draft, child, present({ role, id })))
    }
  },
  write: (item, ids) => {
    const groups: { main: Xml; rest: Xml[] }[] = []
    ;(item.headlines ?? []).forEach((label, index) => {
      const isMain = index === 0 ? label.role !== SUBHEADLINE : label.role === undefined
      const attributes = {
        id: idOf(label, ids),
        class: label.role === SUBHEADLINE ? undefined : label.role,
        'xml:lang': label.language,
      }
      if (isMain) groups.push({ main: el('hl1', attributes, drawLabel(label)), rest: [] })
      else {
        if (groups.length === 0) groups.push({ main: el('hl1'), rest: [] })
        groups.at(-1)?.rest.push(el('hl2', attributes, drawLabel(label)))
      }
    })
    return groups.map(({ main, rest }) => el('hedline', {}, main, rest))
  },
}

/** Role of an editor's note that is a `note` of the body's head: `note/editorsnote`. */
const NOTE_ROLE = 'note/'
const NOTE_CLASSES = new Set(['cpyrt', 'end', 'hd', 'editorsnote', 'trademk', 'undef'])

const headNote: Part = {
  read: (draft, element) => {
    const kind = draft.taken.attribute(element, 'noteclass') ?? 'undef'
    const blocks = blocksBelow(draft, element)
    const value = plainBody(blocks)
    if (value !== '') draft.add('edNotes', { value, role: NOTE_ROLE + kind, blocks })
  },
  write: (item, ids) =>
    (item.edNotes ?? [])
      .filter((note) => note.role?.startsWith(NOTE_ROLE) === true)
      .map((note) => {
        const kind = note.role?.slice(NOTE_ROLE.length) ?? ''
        const blocks = note.blocks ?? [{ type: 'paragraph' as const, spans: [{ text: note.value }] }]
        return el(
          'note',
          { noteclass: NOTE_CLASSES.has(kind) ? kind : 'undef' },
          el('body.content', {}, writeNitfBody(blocks, ids)),
        )
      }),
}

const RIGHTS_TEXTS = ['agent', 'geography', 'type'] as const

const headRights: Part = {
  read: (draft, element) => {
    const { taken } = draft
    const part = (name: string) => childOf(element, `rights.${name}`)
    const words = (name: string) => {
      const found = part(name)
      return found === undefined ? undefined : draft.words(found)
    }
    const date = (name: string) => {
      const found = part(name)
      return found === undefined
        ? undefined
        : draft.instant(taken.attribute(found, 'norm') ?? draft.words(found), `rights.${name}`)
    }
    const owner = words('owner')
    const limitations = words('limitations')
    const properties = RIGHTS_TEXTS.flatMap((rel): Relation[] => {
      const value = words(rel)
      return value === undefined ? [] : [{ rel, value }]
    })
    const own = collapse(element.children.filter((child) => typeof child === 'string').join(' '))
    const rights: Rights = present({
      accountable: owner === undefined ? undefined : { names: [{ value: owner }] },
      validFrom: date('startdate'),
      validTo: date('enddate'),
      usageTerms: limitations === undefined ? undefined : [{ value: limitations }],
      copyrightNotices: own === '' ? undefined : [{ value: own }],
      properties: properties.length === 0 ? undefined : properties,
    })
    taken.whole(element)
    if (Object.keys(rights).length > 0) draft.headRights = { ...rights, aspect: OURS.bodyRights }
  },
  write: (item) =>
    (item.rights ?? [])
      .filter((rights) => rights.aspect === OURS.bodyRights)
      .slice(0, 1)
      .map((rights) => {
        const text = (name: string, value: string | undefined) =>
          value === undefined ? undefined : el(`rights.${name}`, {}, value)
        const date = (name: string, value: string | undefined) =>
          value === undefined ? undefined : el(`rights.${name}`, { norm: writeNorm(value) })
        return el(
          'rights',
          {},
          rights.copyrightNotices?.[0]?.value,
          text('owner', nameOf(rights.accountable)),
          date('startdate', rights.validFrom),
          date('enddate', rights.validTo),
          RIGHTS_TEXTS.map((rel) => text(rel, rights.properties?.find((p) => p.rel === rel)?.value)),
          text('limitations', rights.usageTerms?.[0]?.value),
        )
      }),
}

const byline: Part = {
  read: (draft, element) => {
    const titles = childrenOf(element, 'byttl').map((title) => draft.words(title))
    const rest = { ...element, children: element.children.filter((c) => typeof c === 'string' || c.name !== 'byttl') }
    const label = richLabel(draft, rest, {})
    draft.taken.whole(element)
    // The comma before a title belongs to neither.
    const value = titles.length === 0 ? label?.value : label?.value.replace(/ ?,$/, '')
    if (label !== undefined && value !== undefined && value !== '') draft.add('bylines', { ...label, value })
    for (const title of titles) if (title !== undefined) draft.add('bylines', { value: title, role: 'title' })
  },
  write: (item) => {
    const lines: { main: Label | undefined; titles: Label[] }[] = []
    for (const label of item.bylines ?? []) {
      if (label.role !== 'title') lines.push({ main: label, titles: [] })
      else if (lines.length === 0) lines.push({ main: undefined, titles: [label] })
      else lines.at(-1)?.titles.push(label)
    }
    return lines.map(({ main, titles }) =>
      el(
        'byline',
        { 'xml:lang': main?.language },
        main === undefined ? undefined : drawByline(main),
        titles.map((title) => el('byttl', {}, title.value)),
      ),
    )
  },
}

/** A byline holds people and places, and no other enriched text. */
function drawByline(label: Label): Xml {
  const [only] = label.blocks ?? []
  const isOne = label.blocks?.length === 1 && only?.type === 'paragraph'
  if (!isOne) return raw(escapeXml(label.value))
  const spans = (only.spans as RichSpans).map((span) => ({
    text: span.text.replaceAll('\n', ' '),
    marks: (span.marks ?? []).filter(
      (mark) =>
        mark.type === 'entity' &&
        (mark.kind === 'person' || mark.kind === 'place' || mark.kind === 'electronic-address'),
    ),
  }))
  return raw(drawSpans(spans))
}

const distributor: Part = {
  read: (draft, element) => {
    const org = childOf(element, 'org')
    const source = org === undefined ? undefined : draft.taken.attribute(org, 'idsrc')
    const value = org === undefined ? undefined : draft.taken.attribute(org, 'value')
    const name = draft.words(element)
    const provider: Term = draft.item.provider ?? {}
    draft.item.provider = {
      ...provider,
      ...codeFrom(source, value),
      ...(name === undefined ? {} : { names: [{ value: name }] }),
    }
    if (Object.keys(draft.item.provider).length === 0) delete draft.item.provider
  },
  write: (item) => {
    const { provider } = item
    if (provider === undefined) return []
    const { source, value } = codeOfTerm(provider)
    const name = nameOf(provider)
    if (source === undefined) return name === undefined ? [] : [el('distributor', {}, name)]
    return [el('distributor', {}, el('org', { idsrc: source, value }, name ?? ''))]
  },
}

const dateline: Part = {
  read: (draft, element) => {
    const places = childrenOf(element, 'location').map((place) => readTerm(draft, place))
    for (const place of places) draft.add('located', place)
    const machine = new Set<XmlElement | string>()
    for (const date of childrenOf(element, 'story.date')) {
      const norm = draft.taken.attribute(date, 'norm')
      const text = draft.words(date)
      const created = readTruncated(norm ?? text ?? '', draft.zone)
      if (created !== undefined) draft.fill('contentCreated', created)
      else if (norm !== undefined) draft.unknown.push(`story.date ${norm.slice(0, 60)}`)
      // Some repeat the machine's form where the printed one belongs.
      const isMachine = text === norm || typeof readNorm(text ?? '', undefined) === 'object'
      if (isMachine) machine.add(date)
    }
    const label = draft.label({ ...element, children: element.children.filter((child) => !machine.has(child)) })
    draft.taken.whole(element)
    if (label !== undefined) draft.add('datelines', label)
  },
  write: (item) => {
    const [label] = item.datelines ?? []
    const created = item.contentCreated
    if (label === undefined && created === undefined) return []
    const date = created === undefined ? undefined : el('story.date', { norm: writeNorm(created) })
    const [place] = item.located ?? []
    const isPlaced = place !== undefined && !unplaced(item).includes(place)
    const name = isPlaced ? nameOf(place) : undefined
    const at = label === undefined || name === undefined ? -1 : label.value.indexOf(name)
    const words =
      label === undefined || place === undefined || name === undefined || at === -1
        ? label?.value
        : [label.value.slice(0, at), drawTerm(place, 'location'), label.value.slice(at + name.length)]
    const attributes = { 'xml:lang': label?.language }
    const others = (item.datelines ?? []).slice(1).map((other) => el('dateline', {}, other.value))
    return [el('dateline', attributes, words, date), ...others]
  },
}

const abstract: Part = {
  read: (draft, element) => {
    const role = draft.taken.attribute(element, 'class')
    draft.add('descriptions', richLabel(draft, element, present({ role })))
  },
  write: (item, ids) =>
    (item.descriptions ?? []).map((label) => {
      const blocks = label.blocks ?? [{ type: 'paragraph' as const, spans: [{ text: label.value }] }]
      const drawn = writeNitfBody(blocks, ids)
      const content = drawn.xml === '' ? el('p', {}, label.value) : drawn
      return el('abstract', { class: label.role, 'xml:lang': label.language }, content)
    }),
}

/** Line below the copy; its role is the element's name. */
const ending = (name: 'tagline' | 'bibliography'): Part => ({
  read: (draft, element) => {
    draft.add('creditlines', richLabel(draft, element, { role: name }))
  },
  write: (item: NewsItem) =>
    (item.creditlines ?? [])
      .filter((label) => label.role === name)
      .slice(0, 1)
      .map((label) => el(name, { 'xml:lang': label.language }, name === 'tagline' ? drawLabel(label) : label.value)),
})

export const BODY_PARTS: Parts = {
  hedline,
  headNote,
  headRights,
  byline,
  distributor,
  dateline,
  abstract,
  headSeries: { read: readSeries, write: () => [] },
  tagline: ending('tagline'),
  bibliography: ending('bibliography'),
}

/** Organisations that stand in the body's head by mistake: what the story is about. */
export function readStray(draft: Draft, head: XmlElement): void {
  for (const org of childrenOf(head, 'org'))
    draft.add('subjects', { ...readTerm(draft, org), type: NATURES['org'] ?? '' })
}
