/** What a row of the table cannot say: values whose shape in NewsML-G2 differs from the model's. */
import type {
  Coverage,
  CoveragePlan,
  Embargo,
  GroupMode,
  ItemReference,
  NewsItem,
  PackageGroup,
  PackageMember,
  PubStatus,
  RightsExpression,
  Term,
  Urgency,
} from '@dateline/news'
import { parseInstant } from '../copy/instant.ts'
import { FormatError } from '../problem.ts'
import { collapse, placeOf, rawText, textOf, type XmlElement } from '../xml/read.ts'
import { extensionOf } from '../xml/take.ts'
import { nodeOf } from './node.ts'
import { PLAIN_LABEL } from './properties.ts'
import { CODE, CODE_LIST, DATE, INTEGER, type Scalar, TEXT, TOKENS } from './scalars.ts'
import { rows, mapped, record, type Shape } from './shape.ts'

export type Named = Readonly<Record<string, unknown>>

const elementsOf = (source: XmlElement) =>
  source.children.filter((child): child is XmlElement => typeof child !== 'string')

/** Attributes of an element as they stand, codes as URIs; its text as `value`. */
export function attributes(): Shape<Readonly<Record<string, string>>> {
  return {
    read(source, reading) {
      const into: Record<string, string> = {}
      for (const [name, value] of Object.entries(source.attributes)) {
        if (name.includes(' ')) reading.leaveAttribute(source, name)
        else into[name] = value.trim()
      }
      const text = collapse(rawText(source))
      if (text !== '') into['#'] = text
      for (const child of elementsOf(source)) reading.leave(child, source)
      return into
    },
    write(value, node) {
      for (const [name, text] of Object.entries(value)) {
        if (name === '#') node.children.push(text)
        else node.attributes.set(name, text)
      }
    },
  }
}

/** XML Schema datatypes by the usual prefix, whatever the document's was. */
export const DATATYPE: Scalar<string> = {
  read: (text) => {
    const name = text.trim().replace(/^\w+:/, '')
    return name === '' ? undefined : `xs:${name}`
  },
  draw: (value) => (/^xs:\w+$/.test(value) ? value : undefined),
}

const STATUSES: Readonly<Record<string, PubStatus>> = {
  usable: 'usable',
  withheld: 'withheld',
  withhold: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
}
const STATUS_SCHEME = 'http://cv.iptc.org/newscodes/pubstatusg2/'

export const PUB_STATUS: Shape<PubStatus> = {
  read(source, reading) {
    const { uri, qcode, literal } = source.attributes
    const code = uri?.trim() || qcode?.trim() || literal?.trim() || textOf(source) || ''
    const status = STATUSES[code.slice(Math.max(code.lastIndexOf('/'), code.lastIndexOf(':')) + 1).toLowerCase()]
    if (status === undefined) {
      throw new FormatError(
        'status-unknown',
        `pubStatus "${code.slice(0, 60)}" is none of usable, withheld, canceled; ask the sender which it is`,
        placeOf(source),
      )
    }
    for (const child of elementsOf(source)) reading.leave(child, source)
    for (const name in source.attributes) {
      if (!['uri', 'qcode', 'literal'].includes(name)) reading.leaveAttribute(source, name)
    }
    return status
  },
  write(value, node, writing) {
    // A document that means something else by `stat` gets the URI.
    if (writing.codes.own.has('stat')) node.attributes.set('uri', STATUS_SCHEME + value)
    else node.attributes.set('qcode', `stat:${value}`)
  },
}

/** Absent, empty and set are three states; empty holds unless the source's profile says otherwise. */
export const EMBARGO: Shape<Embargo> = {
  speaks: true,
  read(source, reading) {
    const text = textOf(source)
    const { profile } = reading.context
    for (const name in source.attributes) reading.leaveAttribute(source, name)
    if (text === undefined) {
      if (profile?.emptyEmbargo === 'none') return undefined
      if (profile?.emptyEmbargo === undefined) {
        reading.assumptions.push({
          field: 'embargo',
          value: 'open-ended',
          why: 'an empty embargo holds unless the source profile says otherwise',
        })
      }
      return { until: null }
    }
    const parsed = parseInstant(text, profile?.zone)
    if (parsed === undefined || (!parsed.zoned && profile?.zone === undefined)) {
      const why = parsed === undefined ? 'is not a date and time' : 'has no zone and the source profile gives none'
      throw new FormatError(
        'embargo-invalid',
        `embargoed "${text.slice(0, 60)}" ${why}; the item is not safe to use`,
        placeOf(source),
      )
    }
    if (!parsed.zoned) {
      reading.assumptions.push({ field: 'zone', value: profile?.zone ?? '', why: 'embargoed has no zone' })
    }
    return { until: parsed.instant }
  },
  write(value, node) {
    if (value.until !== null) node.children.push(value.until)
  },
}

/** 1 to 9; a value outside is kept as an extension and reported. */
export const URGENCY: Shape<Urgency> = {
  read(source, reading) {
    const value = INTEGER.read(textOf(source) ?? '', reading, 'urgency')
    if (value === undefined || value < 1 || value > 9) {
      reading.report(`urgency ${(textOf(source) ?? '').slice(0, 40)}: not 1 to 9`)
      return undefined
    }
    for (const name in source.attributes) reading.leaveAttribute(source, name)
    return value as Urgency
  },
  write(value, node) {
    node.children.push(String(value))
  },
}

const LANGUAGE_URI = 'dateline:language/'
const LANGUAGE_FIELDS = rows<Term & { tag?: string; rank?: number }>(() => [
  ['id', '@id', TEXT],
  ['tag', '@tag', TEXT],
  ['roles', '@role', CODE_LIST],
  ['rank', '@rank', INTEGER],
  ['names', 'name*', PLAIN_LABEL],
])
/** A language's tag is its identity. */
export const LANGUAGE: Shape<Term> = mapped(
  record<Term & { tag?: string; rank?: number }>(LANGUAGE_FIELDS),
  ({ tag, ...term }) => (tag === undefined ? term : { ...term, uri: LANGUAGE_URI + tag, literal: tag }),
  ({ uri, literal, ...term }) => {
    const tag = literal ?? uri?.slice(LANGUAGE_URI.length)
    return { ...term, ...(tag === undefined ? {} : { tag }) }
  },
)

const BIT = record<Term & { significance?: number }>(
  rows<Term & { significance?: number }>(
    () => [
      ['id', '@id', TEXT],
      ['creator', '@creator', CODE],
      ['modified', '@modified', DATE],
      ['how', '@how', CODE],
      ['why', '@why', CODE],
      ['type', '@type', CODE],
      ['significance', '@significance', INTEGER],
      ['confidence', '@confidence', INTEGER],
      ['relevance', '@relevance', INTEGER],
    ],
    { identity: true },
  ),
)
const BITS = rows<{ bits?: readonly Term[] }>(() => [['bits', 'bit*', BIT]])
export const BAG: Shape<readonly Term[]> = mapped(
  record<{ bits?: readonly Term[] }>(BITS),
  (value) => value.bits ?? [],
  (bits) => ({ bits }),
)

/** newsCoverage of an event, which the standard gave up for planning items: one coverage with one plan. */
export function eventCoverage(plan: Shape<CoveragePlan>): Shape<Coverage> {
  return mapped(
    plan,
    (value) => (Object.keys(value).length === 0 ? {} : { planning: [value] }),
    (coverage) => coverage.planning?.[0] ?? {},
  )
}

export const RIGHTS_EXPRESSION: Shape<RightsExpression> = {
  elementOf: (value) => (value.tree === undefined ? 'rightsExpressionData' : 'rightsExpressionXML'),
  read(source, reading) {
    const [language, encoding] = [source.attributes['langid']?.trim(), source.attributes['enctype']?.trim()]
    for (const name in source.attributes) {
      if (name !== 'langid' && name !== 'enctype') reading.leaveAttribute(source, name)
    }
    const facts = {
      ...(language === undefined ? {} : { language }),
      ...(encoding === undefined ? {} : { encoding }),
    }
    if (source.name === 'rightsExpressionData') return { ...facts, text: rawText(source) }
    const [tree] = elementsOf(source)
    return tree === undefined ? facts : { ...facts, tree: extensionOf(tree, 'newsml-g2', '', source.ns) }
  },
  write(value, node) {
    node.attributes.set('langid', value.language ?? '')
    if (value.tree === undefined) {
      node.attributes.set('enctype', value.encoding ?? '')
      if (value.text !== undefined) node.children.push(value.text)
    } else node.children.push(nodeOf(value.tree))
  },
}

const MODES: Readonly<Record<string, GroupMode>> = { bag: 'bag', seq: 'sequential', alt: 'alternative' }
const MODE_SCHEME = 'http://cv.iptc.org/newscodes/pkggroupmode/'
export const GROUP_MODE: Scalar<string> & { readonly pair: 'one' } = {
  pair: 'one',
  read(text, reading) {
    const uri = reading.code(text.trim())
    return MODES[uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1).toLowerCase()]
  },
  draw(value) {
    const code = Object.entries(MODES).find(([, mode]) => mode === value)?.[0]
    return code === undefined ? value : MODE_SCHEME + code
  },
}

/** A member of a group: another group, an item, or a concept. */
export function member(reference: Shape<ItemReference>, term: Shape<Term>): Shape<PackageMember> {
  return {
    elementOf: ({ type }) => (type === 'group' ? 'groupRef' : type === 'item' ? 'itemRef' : 'conceptRef'),
    read(source, reading) {
      if (source.name === 'groupRef') {
        const idRef = source.attributes['idref']?.trim()
        if (idRef === undefined) return undefined
        for (const name in source.attributes) if (name !== 'idref') reading.leaveAttribute(source, name)
        return { type: 'group', idRef }
      }
      if (source.name === 'itemRef') {
        const found = reference.read(source, reading)
        return found === undefined ? undefined : { type: 'item', reference: found }
      }
      const concept = term.read(source, reading)
      return concept === undefined ? undefined : { type: 'concept', concept }
    },
    write(value, node, writing) {
      if (value.type === 'group') node.attributes.set('idref', value.idRef)
      else if (value.type === 'item') reference.write(value.reference, node, writing)
      else term.write(value.concept, node, writing)
    },
  }
}

export function groupSet(group: Shape<PackageGroup>): Shape<NonNullable<NewsItem['groups']>> {
  const fields = rows<{ root?: string; list?: readonly PackageGroup[] }>(() => [
    ['root', '@root', TEXT],
    ['list', 'group*', group],
  ])
  return mapped(
    record<{ root?: string; list?: readonly PackageGroup[] }>(fields),
    (value) => ({ ...value, list: value.list ?? [] }),
    (value) => value,
  )
}

/** derivedFrom names concepts; derivedFromValue names a value and where it stands. */
export function derivation(term: Shape<Term>): Shape<NonNullable<NewsItem['derivations']>[number]> {
  type Derivation = NonNullable<NewsItem['derivations']>[number]
  const fields = rows<Derivation>(() => [
    ['value', '#', TEXT],
    ['sourceIdRef', '@sourceidref', TEXT],
    ['idRefs', '@idrefs', TOKENS],
  ])
  return {
    elementOf: (value) => (value.sourceIdRef === undefined ? 'derivedFrom' : 'derivedFromValue'),
    read(source, reading) {
      if (source.name === 'derivedFrom') return term.read(source, reading)
      return record<Derivation>(fields).read(source, reading)
    },
    write(value, node, writing) {
      if (value.sourceIdRef === undefined) term.write(value, node, writing)
      else fields.write(value as unknown as Record<string, unknown>, node, writing)
    },
  }
}
