/** Blocks as NITF 3.6 body content, valid against its schema. The reverse of body-read.ts; what NITF cannot say is in loss.ts. */
import type {
  BlockFacts,
  Relation,
  Rendition,
  RichBlock,
  RichList,
  RichMark,
  RichSpan,
  RichSpans,
} from '@dateline/news'
import { sameMarks } from '../html/rich-spans.ts'
import { cellsOf, factsOf, tidyBody } from '../html/rich-tidy.ts'
import { escapeAttribute, escapeXml, raw, type Xml } from '../xml/write.ts'
import {
  ELEMENT_OF_KIND,
  ENTITY_ATTRIBUTES,
  METADATA_PREFIX,
  OTHER_NOTE_CLASSES,
  OUTER_ELEMENTS,
  PARAGRAPH_FLAGS,
  PART_ATTRIBUTES,
  PART_ELEMENTS,
  REFERENCE_ATTRIBUTES,
  REFERENCE_PROPERTIES,
} from './body-table.ts'

export const NCNAME = /^[A-Za-z_][A-Za-z0-9._-]*$/
export const NMTOKEN = /^[\w.:-]+$/

/** Ids already given in the document. */
export type Ids = Set<string>

function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeAttribute(String(value))}"`
}

/** Attributes that any element may have. */
function common(block: BlockFacts, ids: Ids, own = '', role = block.role ?? ''): string {
  const { id } = block
  const isNew = id !== undefined && NCNAME.test(id) && !ids.has(id)
  if (isNew) ids.add(id)
  const classes = `${own} ${role}`.trim()
  return (
    attribute('id', isNew ? id : undefined) +
    attribute('class', classes === '' ? undefined : classes) +
    attribute('style', block.direction === undefined ? undefined : `direction:${block.direction}`) +
    attribute('xml:lang', block.language)
  )
}

type EntityMark = RichMark & { type: 'entity' }

/** The name of the element that an entity becomes; a part only inside what it is part of. */
function entityElement(mark: EntityMark, outer: string | undefined): string {
  const part = mark.attributes?.['part']
  if (part !== undefined && outer !== undefined && PART_ELEMENTS[outer]?.includes(part) === true) return part
  return ELEMENT_OF_KIND[mark.kind]
}

/** Marks that stand around any text first, then the one that holds words only (and a part inside it). */
function ordered(marks: readonly RichMark[]): RichMark[] {
  const outer: RichMark[] = []
  const inner: RichMark[] = []
  for (const mark of marks) {
    const isOuter =
      mark.type === 'entity'
        ? OUTER_ELEMENTS.has(ELEMENT_OF_KIND[mark.kind])
        : mark.type !== 'mention' && mark.type !== 'sourcing' && !isScript(mark)
    ;(isOuter ? outer : inner).push(mark)
  }
  const [first, second] = inner
  if (first === undefined) return outer
  const name = first.type === 'entity' ? ELEMENT_OF_KIND[first.kind] : undefined
  const isPart =
    second?.type === 'entity' && name !== undefined && entityElement(second, name) !== ELEMENT_OF_KIND[second.kind]
  return isPart ? [...outer, first, second] : [...outer, first]
}

function isScript(mark: RichMark): boolean {
  return mark.type === 'style' && (mark.style === 'sub' || mark.style === 'sup')
}

function drawEntity(mark: EntityMark, inner: string, outer: string | undefined): string {
  const name = entityElement(mark, outer)
  const isPart =
    name !== ELEMENT_OF_KIND[mark.kind] || (outer !== undefined && PART_ELEMENTS[outer]?.includes(name) === true)
  const known = (isPart ? PART_ATTRIBUTES[name] : ENTITY_ATTRIBUTES[name]) ?? []
  const own: Record<string, string> = { ...mark.attributes }
  if (mark.uri !== undefined && known.includes('idsrc')) Object.assign(own, { idsrc: 'uri', value: mark.uri })
  const attributes = known.map((key) => attribute(key, validValue(key, own[key]))).join('')
  const hasClass = !NO_CLASS.has(name)
  const token = mark.kind === 'object' ? 'object' : own['class']
  const codes = CODED.has(name)
    ? Object.entries(own)
        .filter(([key]) => key.startsWith('alt-code:'))
        .map(([key, value]) => `<alt-code${attribute('idsrc', key.slice(9))}${attribute('value', value)}/>`)
        .join('')
    : ''
  const content = name === 'postaddr' ? `<addressee><person>${inner}</person></addressee>` : inner
  return `<${name}${hasClass ? attribute('class', token) : ''}${attributes}>${content}${codes}</${name}>`
}

const NO_CLASS = new Set(['function', 'copyrite', 'copyrite.year', 'copyrite.holder'])
const CODED = new Set(
  'event function location sublocation city state region country object.title org person virtloc'.split(' '),
)

function validValue(key: string, value: string | undefined): string | undefined {
  return key === 'gender' && value !== 'male' && value !== 'female' ? undefined : value
}

function drawMark(mark: RichMark, inner: string, outer: string | undefined): string {
  switch (mark.type) {
    case 'em':
      return `<em>${inner}</em>`
    case 'strong':
      return `<em class="strong">${inner}</em>`
    case 'link':
      return `<a${attribute('href', mark.href)}>${inner}</a>`
    case 'style':
      if (isScript(mark)) return `<num><${mark.style}>${inner}</${mark.style}></num>`
      return mark.style === 'quote' ? `<q>${inner}</q>` : `<em class="${mark.style}">${inner}</em>`
    case 'sourcing':
      return `<classifier type="sourcing">${inner}</classifier>`
    case 'mention':
      return `<classifier type="mention" idsrc="uri"${attribute('value', mark.uri)}>${inner}</classifier>`
    case 'language': {
      const style = attribute('style', mark.direction === undefined ? undefined : `direction:${mark.direction}`)
      return `<lang${style}${attribute('xml:lang', mark.language)}>${inner}</lang>`
    }
    case 'ruby':
      return `<pronounce guide="ruby"${attribute('phonetic', mark.text)}>${inner}</pronounce>`
    case 'entity':
      return drawEntity(mark, inner, outer)
    default:
      throw new TypeError(`unknown mark ${String(mark satisfies never)}`)
  }
}

/** Elements that hold words alone, without a line break. */
function holdsBreaks(mark: RichMark): boolean {
  if (mark.type === 'entity') return OUTER_ELEMENTS.has(ELEMENT_OF_KIND[mark.kind])
  return mark.type !== 'mention' && mark.type !== 'sourcing' && !isScript(mark)
}

/** Neighbours under the same outer mark stand in one element. */
function drawRuns(spans: readonly RichSpan[], outer?: string): string {
  let result = ''
  for (let at = 0; at < spans.length;) {
    const span = spans[at] as RichSpan
    const [mark, ...rest] = span.marks ?? []
    if (mark === undefined) {
      result += escapeXml(span.text).replaceAll('\n', '<br/>')
      at += 1
      continue
    }
    const run: RichSpan[] = [{ text: span.text, marks: rest }]
    let end = at + 1
    for (; end < spans.length; end += 1) {
      const next = spans[end] as RichSpan
      const [first, ...others] = next.marks ?? []
      if (first === undefined || !sameMarks([first], [mark])) break
      run.push({ text: next.text, marks: others })
    }
    const name = mark.type === 'entity' ? ELEMENT_OF_KIND[mark.kind] : undefined
    const inner = drawRuns(holdsBreaks(mark) ? run : run.map(withoutBreaks), name)
    result += drawMark(mark, inner, outer)
    at = end
  }
  return result
}

function withoutBreaks(span: RichSpan): RichSpan {
  return { ...span, text: span.text.replaceAll('\n', ' ') }
}

/** Enriched text of NITF: what may stand in `p`, `hl1`, `li` and their like. */
export function drawSpans(spans: RichSpans): string {
  return drawRuns(
    spans.map((span) => (span.marks === undefined ? span : { text: span.text, marks: ordered(span.marks) })),
  )
}

function drawList(list: RichBlock & { type: 'list' }, ids: Ids): string {
  const tag = list.ordered ? 'ol' : 'ul'
  const nested: Readonly<Record<number, RichList>> = ('nested' in list ? list.nested : undefined) ?? {}
  const attributes = common(factsOf(list), ids)
  const items = list.items.map((spans, index) => {
    const below = nested[index]
    return `<li>${drawSpans(spans)}${below === undefined ? '' : drawList(below, ids)}</li>`
  })
  return `<${tag}${attributes}>${items.join('')}</${tag}>`
}

function drawTable(table: RichBlock & { type: 'table' }, ids: Ids): string {
  const rows = cellsOf(table).map((row) => {
    const cells = row.map((cell) => {
      const tag = cell.header === true ? 'th' : 'td'
      const spans = attribute('rowspan', cell.rows) + attribute('colspan', cell.columns)
      return `<${tag}${spans}>${drawSpans(cell.spans)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const caption = table.caption === undefined ? '' : `<caption>${escapeXml(table.caption)}</caption>`
  const isHead = table.header.length > 0 && rows.length > 1 && !('cells' in table)
  const head = isHead ? `<thead>${rows[0]}</thead>` : ''
  const body = `<tbody>${(isHead ? rows.slice(1) : rows).join('')}</tbody>`
  return `<table${common(factsOf(table), ids)}>${caption}${head}${body}</table>`
}

function drawReference(rendition: Rendition): string {
  const record = rendition as Readonly<Record<string, unknown>>
  const value = (name: string): string | undefined => {
    const found = record[name]
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
  }
  const properties = new Map((rendition.properties ?? []).map((property) => [property.rel, property.value]))
  const isSized = rendition.width !== undefined || rendition.height !== undefined
  return `<media-reference${attribute('source', rendition.href ?? rendition.residRef)}${REFERENCE_ATTRIBUTES.map(
    ({ at, member }) => attribute(at, value(member)),
  ).join('')}${REFERENCE_PROPERTIES.filter((name) => name !== 'units' && name !== 'noflow')
    .map((name) => attribute(name, properties.get(name)))
    .join('')}${properties.get('noflow') === 'noflow' ? ' noflow="noflow"' : ''}${isSized ? ' units="pixels"' : ''}/>`
}

interface Drawn {
  readonly caption?: string | undefined
  readonly credit?: string | undefined
  readonly renditions: readonly Rendition[]
}

function drawMedia(block: BlockFacts, type: string, drawn: Drawn, ids: Ids): string {
  const list = drawn.renditions.length === 0 ? [{}] : drawn.renditions
  const metadata = (list[0]?.properties ?? []).filter((p: Relation) => p.rel?.startsWith(METADATA_PREFIX) === true)
  const part = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`
  return `<media media-type="${type}"${common(block, ids)}>${metadata
    .map(
      (p) =>
        `<media-metadata${attribute('name', p.rel?.slice(METADATA_PREFIX.length))}${attribute('value', p.value)}/>`,
    )
    .join(
      '',
    )}${list.map(drawReference).join('')}${part('media-caption', drawn.caption)}${part('media-producer', drawn.credit)}</media>`
}

function drawPicture(block: RichBlock & { type: 'picture' }, ids: Ids): string {
  const given = 'renditions' in block ? (block.renditions ?? []) : []
  const main: Rendition = {
    href: block.src,
    ...(block.alt === '' ? {} : { title: block.alt }),
    ...(block.width === undefined ? {} : { width: block.width }),
    ...(block.height === undefined ? {} : { height: block.height }),
  }
  const [first, ...others] = given
  const renditions = first?.href === block.src ? [{ ...first, ...main }, ...others] : [main, ...given]
  return drawMedia(factsOf(block), 'image', { caption: block.caption, credit: block.credit, renditions }, ids)
}

function drawNote(block: RichBlock & { type: 'note' }, ids: Ids): string {
  const role = block.role ?? ''
  const other = role.split(' ').find((token) => OTHER_NOTE_CLASSES.has(token))
  const noteclass = block.kind === 'editor' ? 'editorsnote' : block.kind === 'endnote' ? 'end' : (other ?? 'undef')
  const isOther = block.kind === 'other' && other !== undefined
  const rest = isOther ? role.replace(other, '').replace('  ', ' ').trim() : role
  const own = block.kind === 'correction' ? 'correction' : ''
  return `<note noteclass="${noteclass}"${common(block, ids, own, rest)}><body.content>${paragraphs(block.paragraphs)}</body.content></note>`
}

const paragraphs = (list: readonly RichSpans[]): string => list.map((spans) => `<p>${drawSpans(spans)}</p>`).join('')

function drawBlock(block: RichBlock, ids: Ids): string {
  const facts = factsOf(block)
  switch (block.type) {
    case 'paragraph': {
      const tokens = (facts.role ?? '').split(' ')
      const flags = PARAGRAPH_FLAGS.filter((flag) => tokens.includes(flag))
      const role = tokens.filter((token) => !flags.includes(token as 'lede')).join(' ')
      const flagged = flags.map((flag) => ` ${flag}="true"`).join('')
      return `<p${common(facts, ids, '', role)}${flagged}>${drawSpans(block.spans)}</p>`
    }
    case 'heading':
      return `<hl2${common(facts, ids, block.level === 2 ? '' : `h${block.level}`)}>${drawSpans(block.spans)}</hl2>`
    case 'quote': {
      const credit = block.attribution === undefined ? '' : `<credit>${escapeXml(block.attribution)}</credit>`
      return `<bq${common(facts, ids)}><block>${paragraphs(block.paragraphs)}</block>${credit}</bq>`
    }
    case 'list':
      return drawList(block, ids)
    case 'definitions': {
      const entries = block.entries.map(({ term, definitions }) => {
        const head = term.length === 0 ? '' : `<dt>${drawSpans(term)}</dt>`
        return head + definitions.map((spans) => `<dd><p>${drawSpans(spans)}</p></dd>`).join('')
      })
      return `<dl${common(facts, ids)}>${entries.join('')}</dl>`
    }
    case 'picture':
      return drawPicture(block, ids)
    case 'media':
      return drawMedia(facts, block.media, block, ids)
    case 'table':
      return drawTable(block, ids)
    case 'preformatted':
      return `<pre${common(facts, ids)}>${escapeXml(block.text)}</pre>`
    case 'rule':
      return `<hr${common(facts, ids)}/>`
    case 'note':
      return drawNote(block, ids)
    case 'embed':
      return `<p class="embed"><a${attribute('href', block.href)}>${escapeXml(block.title ?? block.href)}</a></p>`
    default:
      throw new TypeError(`unknown block ${String(block satisfies never)}`)
  }
}

/**
 * Blocks as the children of `body.content`, in no declared namespace: put them below an element with NITF's.
 * @param ids ids that the document has already given; those of the blocks are added
 */
export function writeNitfBody(blocks: readonly RichBlock[], ids: Ids = new Set()): Xml {
  return raw(
    tidyBody(blocks)
      .map((block) => drawBlock(block, ids))
      .join('\n'),
  )
}
