/** Concepts as NITF writes them: a source of codes (idsrc), a code (value), and words. */
import type { Label, Term } from '@dateline/news'
import { IPTC_SCHEMES } from '../vocab/iptc-schemes.ts'
import { qcodeOf } from '../vocab/qcode.ts'
import { el, escapeXml, raw, type Xml } from '../xml/write.ts'
import { childrenOf, type XmlElement } from '../xml/read.ts'
import { PART_ATTRIBUTES, PART_ELEMENTS } from './body-table.ts'
import type { Draft } from './draft.ts'
import { NATURES } from './table.ts'

type Code = Pick<Term, 'uri' | 'qcode' | 'literal'>

/** A code by its source: `uri` means that the value is one; an alias of the IPTC's catalog is resolved; others keep a qcode. */
export function codeFrom(source: string | undefined, value: string | undefined): Code {
  if (value === undefined) return {}
  if (source === undefined) return { literal: value }
  if (source === 'uri') return { uri: value }
  const scheme = Object.hasOwn(IPTC_SCHEMES, source) ? IPTC_SCHEMES[source] : undefined
  if (scheme !== undefined) return { uri: scheme + value, qcode: `${source}:${value}` }
  return /^https?:\/\//i.test(source) ? { uri: source + value } : { qcode: `${source}:${value}` }
}

/** Source and value of a term. */
export function codeOfTerm(term: Term): { source?: string; value?: string } {
  const qcode = term.uri === undefined ? term.qcode : qcodeOf(term.uri)
  const colon = qcode?.indexOf(':') ?? -1
  if (qcode !== undefined && colon > 0) return { source: qcode.slice(0, colon), value: qcode.slice(colon + 1) }
  if (term.uri !== undefined) return { source: 'uri', value: term.uri }
  return term.literal === undefined ? {} : { value: term.literal }
}

export function nameOf(term: Term | undefined): string | undefined {
  return term?.names?.find((name) => name.part === undefined)?.value
}

/** A term that says nothing but a word of the source. */
export function isLiteral(term: Term): boolean {
  return term.literal !== undefined && term.uri === undefined && term.qcode === undefined && term.names === undefined
}

/** Attributes of code and source on the parts of a place. */
function partCode(draft: Draft, element: XmlElement): Code {
  const [code = ''] = PART_ATTRIBUTES[element.name] ?? []
  const value = draft.taken.attribute(element, code)
  const source = draft.taken.attribute(element, 'code-source')
  return code === 'iso-cc' ? countryCode(value) : codeFrom(source, value)
}

/** A country by its ISO 3166 code of two or three letters. */
export function countryCode(value: string | undefined): Code {
  const code = value?.toUpperCase()
  const alias = code === undefined || !/^[A-Z]+$/.test(code) ? '' : code.length === 2 ? 'iso3166-1a2' : 'iso3166-1a3'
  return code?.length === 2 || code?.length === 3
    ? Object.hasOwn(IPTC_SCHEMES, alias) && code === value
      ? codeFrom(alias, code)
      : codeFrom(undefined, value)
    : codeFrom(undefined, value)
}

/** Reads person, org, location, event and their like, or a classifier. */
export function readTerm(draft: Draft, element: XmlElement): Term {
  const { taken } = draft
  const isPlace = element.name === 'location'
  const source = taken.attribute(element, isPlace ? 'code-source' : 'idsrc')
  const value = taken.attribute(element, isPlace ? 'location-code' : 'value')
  const gender = taken.attribute(element, 'gender')
  const language = draft.language(element)
  const nature = NATURES[element.name] ?? taken.attribute(element, 'class')
  const parts = (PART_ELEMENTS[element.name] ?? []).flatMap((name) => childrenOf(element, name))
  const sameAs = childrenOf(element, 'alt-code').map((code) =>
    codeFrom(code.attributes['idsrc']?.trim(), code.attributes['value']?.trim()),
  )
  const broader = isPlace
    ? parts.map((part): Term => ({ ...partCode(draft, part), names: labels(draft.words(part)), roles: [part.name] }))
    : []
  const jobTitle = parts.find((part) => part.name === 'function')
  const partNames: Label[] = isPlace
    ? []
    : parts
        .filter((part) => part.name !== 'function')
        .flatMap((part) => labels(draft.words(part)).map((label) => ({ ...label, part: part.name })))
  const title = jobTitle === undefined ? undefined : draft.words(jobTitle)
  const words = draft.words(
    jobTitle === undefined ? element : { ...element, children: element.children.filter((c) => c !== jobTitle) },
  )
  taken.whole(element)
  const names = [
    ...labels(words).map((label) => (language === undefined ? label : { ...label, language })),
    ...partNames,
  ]
  return {
    ...codeFrom(source, value),
    ...(nature === undefined ? {} : { type: nature }),
    ...(names.length === 0 ? {} : { names }),
    ...(title === undefined ? {} : { jobTitle: title }),
    ...(broader.length === 0 ? {} : { broader }),
    ...(sameAs.length === 0 ? {} : { sameAs }),
    ...(gender === undefined ? {} : { properties: [{ rel: 'gender', value: gender }] }),
  }
}

function labels(text: string | undefined): Label[] {
  return text === undefined ? [] : [{ value: text }]
}

/** Words of a term with its parts marked where they stand in the words. */
function wordsWithParts(
  words: string,
  parts: readonly { readonly name: string; readonly text: string; readonly xml: Xml }[],
): Xml {
  let rest = words
  let result = ''
  for (const part of parts) {
    const at = rest.indexOf(part.text)
    if (at === -1) continue
    result += escapeXml(rest.slice(0, at)) + part.xml.xml
    rest = rest.slice(at + part.text.length)
  }
  return raw(result + escapeXml(rest))
}

/** The element of a term by its nature, or a classifier of a type. */
export function writeTerm(term: Term, type: string, role?: string): Xml {
  const element = Object.entries(NATURES).find(([, nature]) => nature === term.type)?.[0]
  const name = type === 'subject' && term.roles === undefined ? (element ?? 'classifier') : (role ?? 'classifier')
  return drawTerm(term, name, name === 'classifier' ? (term.roles?.[0] ?? type) : undefined)
}

/** One element: `classifier` with its type, or the element that names the thing. */
export function drawTerm(term: Term, name: string, type?: string, token?: string): Xml {
  const { source, value } = codeOfTerm(term)
  const isPlace = name === 'location'
  const words = nameOf(term) ?? ''
  const isClassifier = name === 'classifier'
  const attributes = {
    class: isClassifier ? term.type : token,
    ...(type === undefined ? {} : { type }),
    [isPlace ? 'location-code' : 'idsrc']: isPlace ? value : source,
    [isPlace ? 'code-source' : 'value']: isPlace ? source : value,
    gender: name === 'person' ? genderOf(term) : undefined,
    'xml:lang': name === 'function' ? undefined : term.names?.[0]?.language,
  }
  return el(name, attributes, drawWords(term, name, words), drawTitle(term, name), drawCodes(term))
}

function genderOf(term: Term): string | undefined {
  const gender = term.properties?.find((property) => property.rel === 'gender')?.value
  return gender === 'male' || gender === 'female' ? gender : undefined
}

function drawWords(term: Term, name: string, words: string): Xml {
  if (name === 'person') {
    const parts = (term.names ?? []).flatMap((label) =>
      label.part === 'name.given' || label.part === 'name.family'
        ? [{ name: label.part, text: label.value, xml: el(label.part, {}, label.value) }]
        : [],
    )
    return wordsWithParts(words, parts)
  }
  if (name !== 'location') return raw(escapeXml(words))
  const allowed = PART_ELEMENTS['location'] ?? []
  const parts = (term.broader ?? []).flatMap((part) => {
    const [role] = part.roles ?? []
    const text = nameOf(part)
    if (role === undefined || text === undefined || !allowed.includes(role)) return []
    const [codeName = ''] = PART_ATTRIBUTES[role] ?? []
    const { source, value } = codeOfTerm(part)
    const attributes = { [codeName]: value, ...(role === 'country' ? {} : { 'code-source': source }) }
    return [{ name: role, text, xml: el(role, attributes, text) }]
  })
  return wordsWithParts(words, parts)
}

function drawTitle(term: Term, name: string): Xml | undefined {
  return name === 'person' && term.jobTitle !== undefined ? el('function', {}, term.jobTitle) : undefined
}

function drawCodes(term: Term): Xml[] {
  return (term.sameAs ?? []).flatMap((code) => {
    const { source, value } = codeOfTerm(code)
    return source === undefined || value === undefined ? [] : [el('alt-code', { idsrc: source, value })]
  })
}
