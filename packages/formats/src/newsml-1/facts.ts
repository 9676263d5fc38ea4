/** Rows of the table, applied: elements to members of the model. */
import type { Label, NewsItem, Relation, Term } from '@dateline/news'
import { compact } from '../finish.ts'
import { childOf, type XmlElement } from '../xml/read.ts'
import { type Draft, push, pushRight } from './draft.ts'
import { plain, type Reading } from './reading.ts'
import { NOTE_LINES, SUMMARY_LINES, type Row } from './table.ts'

const CV = 'http://cv.iptc.org/newscodes/'

/** Reads the rows of one holder into a draft. */
export function readRows(reading: Reading, holder: XmlElement, rows: readonly Row[], draft: Draft): void {
  // Rows share their holders: each is looked up once.
  const holders = new Map<string, readonly XmlElement[]>()
  for (const row of rows) {
    const cut = row.at.lastIndexOf('/')
    const path = cut === -1 ? '' : row.at.slice(0, cut)
    let above = holders.get(path)
    if (above === undefined) {
      above = path === '' ? [holder] : reading.at(holder, path)
      holders.set(path, above)
    }
    for (const outer of above) {
      for (const element of reading.at(outer, row.at.slice(cut + 1))) readRow(reading, element, row, draft)
    }
  }
}

function once(draft: Draft, key: string, value: unknown): void {
  if (value !== undefined) (draft as Record<string, unknown>)[key] ??= value
}

function readRow(reading: Reading, element: XmlElement, row: Row, draft: Draft): void {
  const key = row.model as keyof NewsItem
  switch (row.as) {
    case 'text': {
      const value = reading.taken.text(element)
      if (value === undefined) return
      if (key === 'altIds') push(draft, key, { value, role: element.name })
      else once(draft, key, value)
      return
    }
    case 'name':
      once(draft, key, reading.name(element))
      return
    case 'names': {
      const value = reading.name(element)
      if (value !== undefined) push(draft, key, value)
      return
    }
    case 'instant':
    case 'date':
      once(draft, key, reading.instant(reading.taken.text(element), element.name))
      return
    case 'label': {
      const label = reading.label(element, row.role)
      if (label === undefined) return
      if (row.model === 'rights.copyrightNotices') pushRight(draft, 'copyrightNotices', label)
      else if (row.model === 'rights.usageTerms') pushRight(draft, 'usageTerms', label)
      else push(draft, key, label)
      return
    }
    case 'usage':
      readUsage(reading, element, draft)
      return
    case 'term': {
      const term = readTerm(reading, element)
      if (term !== undefined) push(draft, key, term)
      return
    }
    case 'language': {
      const tag = reading.name(element)
      const language = tag === undefined ? undefined : reading.cleaned(tag)
      if (language !== undefined) push(draft, 'languages', { uri: `dateline:language/${language}`, literal: language })
      return
    }
    case 'subject-code':
      readSubjects(reading, element, draft)
      return
    case 'parties':
      readParties(reading, element, row, draft)
      return
    case 'place':
      readPlace(reading, element, draft)
      return
    case 'topic': {
      const topic = reading.topics.topic(reading.taken.attribute(element, 'Topic'))
      if (topic !== undefined) push(draft, key, { ...topic, ...presence(reading, element) })
      return
    }
    case 'property':
      readProperty(reading, element, draft, key)
      return
    case 'named': {
      const value = reading.words(element)
      if (value !== undefined) push(draft, key, { rel: element.name, value })
      return
    }
    case 'metadata':
      readMetadata(reading, element, draft)
      return
    case 'news-line':
      readNewsLine(reading, element, draft)
      return
    default: {
      const never: never = row.as
      throw new TypeError(`unknown conversion ${String(never)}`)
    }
  }
}

/** Assignment attributes: who assigned the value, and how sure or important it is. */
function presence(reading: Reading, element: XmlElement): Partial<Term> {
  const creator = reading.taken.attribute(element, 'AssignedBy')
  const why = reading.taken.attribute(element, 'HowPresent')
  const number = (name: string, pattern: RegExp) => {
    const text = element.attributes[name]?.trim() ?? ''
    if (!pattern.test(text)) return undefined
    reading.taken.attribute(element, name)
    return Number(text)
  }
  // Importance counts from 1 where agencies use it; a percentage is relevance.
  return compact({
    creator,
    why,
    confidence: number('Confidence', /^(100|[1-9]\d?)$/),
    rank: number('Importance', /^[1-9]$/),
    relevance: number('Importance', /^(100|[1-9]\d)$/),
  })
}

/** A controlled value with its vocabulary. */
export function readTerm(reading: Reading, element: XmlElement): Term | undefined {
  const scheme = element.attributes['Scheme']?.trim()
  const vocabulary = element.attributes['Vocabulary']?.trim()
  const topic = reading.topics.topic(reading.taken.attribute(element, 'Topic'))
  const name = reading.name(element)
  if (name === undefined) return topic
  const term = reading.topics.term(element.name, name, scheme, vocabulary)
  return { ...term, ...topic, ...presence(reading, element) }
}

/**
 * SubjectCode holds Subject, SubjectMatter, SubjectDetail, SubjectQualifier, in any number. Eight digits are a Subject Code
 * whatever the catalog says; an attribute `cat` is the three-letter category beside it.
 */
function readSubjects(reading: Reading, element: XmlElement, draft: Draft): void {
  for (const child of element.children) {
    if (typeof child === 'string' || !/^Subject(Matter|Detail|Qualifier)?$/.test(child.name)) continue
    reading.taken.element(child)
    const category = reading.taken.attribute(child, 'cat')
    const code = child.attributes['FormalName']?.trim() ?? ''
    if (/^\d{8}$/.test(code)) {
      reading.name(child)
      push(draft, 'subjects', { uri: `${CV}subjectcode/${code}`, qcode: `subj:${code}`, ...presence(reading, child) })
    } else {
      const term = readTerm(reading, child)
      if (term !== undefined) push(draft, 'subjects', term)
    }
    if (category !== undefined) push(draft, 'subjects', { literal: category, type: 'dateline:type/category' })
  }
}

function partyTerm(reading: Reading, party: XmlElement, role: string | undefined): Term | undefined {
  const topic = reading.topics.topic(party.attributes['Topic'])
  const mark = reading.taken.attribute(party, 'Topic')
  const name = reading.name(party)
  if (name === undefined) return topic
  const related = reading.taken.children(party, 'Property').flatMap((p): Relation[] => {
    const relation = propertyOf(reading, p)
    return relation === undefined ? [] : [relation]
  })
  const roles = [role, topic === undefined && mark !== undefined ? mark : undefined].filter((r) => r !== undefined)
  return {
    ...(topic ?? { literal: name, names: [{ value: name }] }),
    ...(roles.length === 0 ? {} : { roles }),
    ...(related.length === 0 ? {} : { related }),
  }
}

function readParties(reading: Reading, element: XmlElement, row: Row, draft: Draft): void {
  const parties = reading.taken.children(element, 'Party')
  const notes = reading.taken.children(element, 'Comment').flatMap((comment): Label[] => {
    const role = reading.taken.attribute(comment, 'FormalName')
    const label = reading.label(comment, role)
    return label === undefined ? [] : [label]
  })
  for (const party of parties) {
    const read = partyTerm(reading, party, row.role)
    if (read === undefined) continue
    const term = notes.length === 0 ? read : { ...read, notes }
    if (row.model === 'rights.copyrightHolder') {
      draft.rights = [{ ...draft.rights?.[0], copyrightHolder: term }]
    } else if (row.model === 'provider') {
      if (draft.provider === undefined) draft.provider = term
      else push(draft, 'contributors', { ...term, roles: ['provider'] })
    } else push(draft, row.model as keyof NewsItem, term)
  }
  if (parties.length === 0) {
    const text = reading.taken.text(element)
    if (text !== undefined) {
      const term: Term = { literal: text, names: [{ value: text }] }
      if (row.model === 'rights.copyrightHolder') draft.rights = [{ ...draft.rights?.[0], copyrightHolder: term }]
      else if (row.model === 'provider') draft.provider ??= term
      else push(draft, row.model as keyof NewsItem, term)
    }
  }
}

/** Parts of a Location, narrow to wide. */
const PLACE_PARTS = ['SubLocation', 'City', 'CountryArea', 'Country', 'WorldRegion'] as const

function readPlace(reading: Reading, element: XmlElement, draft: Draft): void {
  const how = reading.taken.attribute(element, 'HowPresent')
  const values = new Map<string, string>()
  for (const property of reading.taken.children(element, 'Property')) {
    const name = reading.taken.attribute(property, 'FormalName')
    const value = reading.taken.attribute(property, 'Value') ?? reading.taken.text(property)
    reading.taken.attribute(property, 'Scheme')
    reading.taken.attribute(property, 'Vocabulary')
    if (name !== undefined && value !== undefined) values.set(name, value)
  }
  let place: Term | undefined
  for (const part of [...PLACE_PARTS].toReversed()) {
    const value = values.get(part)
    values.delete(part)
    if (value === undefined) continue
    place = {
      ...placeCode(part, value),
      type: `${CV}cpnature/geoArea`,
      names: [{ value }],
      ...(place === undefined ? {} : { broader: [place] }),
    }
  }
  for (const [name, value] of values) push(draft, 'properties', { rel: `Location/${name}`, value })
  if (place === undefined) return
  if (how === undefined || plain(how) === 'origin') push(draft, 'located', place)
  else push(draft, 'subjects', { ...place, why: how })
}

function placeCode(part: string, value: string): Partial<Term> {
  if (part !== 'Country') return {}
  if (/^[A-Z]{3}$/.test(value))
    return { uri: `http://cvx.iptc.org/iso3166-1a3/${value}`, qcode: `iso3166-1a3:${value}` }
  return /^[A-Z]{2}$/.test(value)
    ? { uri: `http://cvx.iptc.org/iso3166-1a2/${value}`, qcode: `iso3166-1a2:${value}` }
    : {}
}

/** A property, with those inside it. */
function propertyOf(reading: Reading, element: XmlElement, depth = 0): Relation | undefined {
  const rel = reading.taken.attribute(element, 'FormalName') ?? (element.name === 'Comment' ? 'Comment' : undefined)
  const reference = reading.taken.attribute(element, 'ValueRef')
  const value = reading.taken.attribute(element, 'Value') ?? reading.words(element) ?? reference
  for (const name of ['Scheme', 'Vocabulary', 'AllowedScheme', 'AllowedValues']) reading.taken.attribute(element, name)
  const nested =
    depth > 20
      ? []
      : reading.taken.children(element, 'Property').flatMap((child): Relation[] => {
          const inner = propertyOf(reading, child, depth + 1)
          return inner === undefined ? [] : [inner]
        })
  if (rel === undefined || (value === undefined && nested.length === 0)) return undefined
  return compact({
    rel,
    value: nested.length === 0 ? value : undefined,
    related: nested.length === 0 ? undefined : nested,
  })
}

function readProperty(reading: Reading, element: XmlElement, draft: Draft, key: keyof NewsItem): void {
  const property = propertyOf(reading, element)
  if (property === undefined) return
  if (/^keywords?$/i.test(property.rel ?? '') && property.value !== undefined)
    push(draft, 'keywords', { value: property.value })
  else push(draft, key, property)
}

/** Metadata of the provider's own kind: its type in front of each property. */
function readMetadata(reading: Reading, element: XmlElement, draft: Draft): void {
  const type = reading.name(reading.taken.child(element, 'MetadataType'))
  for (const property of reading.taken.children(element, 'Property')) {
    const relation = propertyOf(reading, property)
    if (relation === undefined) continue
    push(draft, 'properties', type === undefined ? relation : { ...relation, rel: `${type}/${relation.rel ?? ''}` })
  }
}

function readNewsLine(reading: Reading, element: XmlElement, draft: Draft): void {
  const type = reading.name(reading.taken.child(element, 'NewsLineType')) ?? 'NewsLine'
  for (const line of reading.taken.children(element, 'NewsLineText')) {
    const label = reading.label(line)
    if (label === undefined) continue
    if (NOTE_LINES.has(plain(type))) push(draft, 'edNotes', label)
    else if (SUMMARY_LINES.has(plain(type))) push(draft, 'descriptions', { ...label, role: plain(type) })
    else push(draft, 'properties', { rel: `NewsLine/${type}`, value: label.value })
  }
  // A headline that stands one level too deep.
  for (const line of reading.taken.children(element, 'HeadLine')) {
    const label = reading.label(line)
    if (label !== undefined) push(draft, 'headlines', label)
  }
}

/** UsageRights, in the order of the DTD, as usage terms with the kind of each as its role. */
function readUsage(reading: Reading, element: XmlElement, draft: Draft): void {
  for (const [name, role] of [
    ['UsageType', undefined],
    ['Geography', 'geography'],
    ['RightsHolder', 'rights-holder'],
    ['Limitations', 'limitations'],
    ['StartDate', 'start'],
    ['EndDate', 'end'],
  ] as const) {
    for (const child of reading.taken.children(element, name)) {
      const party = childOf(child, 'Party')
      if (party !== undefined) reading.taken.element(party)
      const value = party === undefined ? reading.words(child) : reading.name(party)
      if (value !== undefined) pushRight(draft, 'usageTerms', { value, ...(role === undefined ? {} : { role }) })
    }
  }
}
