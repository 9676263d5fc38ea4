/** Values of feed elements: texts, addresses, persons, numbers, places. */
import { htmlToLine, looksLikeHtml, tidyLine } from '../html/plain.ts'
import { decodeReferences } from '../xml/entities.ts'
import { type FeedNode, hasElements, innerHtml, textOf } from './tree.ts'
import type { FeedContent, FeedExtension, FeedGeo, FeedPerson, FeedText } from './types.ts'

/** What holds where an element stands. */
export interface Around {
  readonly base: string | undefined
  readonly language: string | undefined
  /** Atom's texts say what they are; those of RSS must be looked at. */
  readonly isAtom: boolean
}

/** The surroundings inside an element with `xml:base` or `xml:lang`. */
export function inside(node: FeedNode, around: Around): Around {
  const base = node.attributes['xml:base'] ?? node.attributes['base']
  const language = node.attributes['xml:lang'] ?? node.attributes['lang']
  if (base === undefined && language === undefined) return around
  return {
    ...around,
    base: base === undefined ? around.base : (resolveUrl(base, around.base) ?? around.base),
    language: language === undefined ? around.language : cleanTag(language),
  }
}

/** A language tag as it should be written, or undefined when it is empty or no tag. */
export function cleanTag(tag: string): string | undefined {
  const text = tag.trim().replace(/_/g, '-')
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,6}$/.test(text) ? text : undefined
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:/

/**
 * An address as the feed means it: white space out, relative ones against the base. An absolute one stays as written.
 * @returns undefined for an empty one
 */
export function resolveUrl(raw: string, base: string | undefined): string | undefined {
  const trimmed = raw.trim()
  const url = (/\s/.test(trimmed) ? trimmed.replace(/[\t\r\n]+\s*/g, '').replace(/ /g, '%20') : trimmed).slice(0, 8_192)
  if (url === '') return undefined
  if (SCHEME.test(url) && !/^https?:(?!\/\/)/i.test(url)) return url
  if (base === undefined) return url.startsWith('//') ? `https:${url}` : url
  try {
    return new URL(url, base).href
  } catch {
    return url
  }
}

/** Resolved text of an element that holds an address. */
export function urlOf(node: FeedNode, around: Around): string | undefined {
  return resolveUrl(textOf(node), inside(node, around).base)
}

/** Absolute for the web. */
export function isWebUrl(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\/[^\s/]/i.test(text)
}

/** Base64 as UTF-8 text; undefined when it is neither. */
export function base64Text(text: string): string | undefined {
  try {
    const binary = atob(text.replace(/\s+/g, ''))
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)))
  } catch {
    return undefined
  }
}

function decodeAgain(text: string): string {
  // Escaped twice, now and then three times: no title means to show a character reference.
  let value = text
  for (let round = 0; round < 2 && /&(?:#\d|#x[0-9a-f]|[a-z]{2,8};)/i.test(value); round += 1) {
    const next = decodeReferences(value)
    if (next === value) break
    value = next
  }
  return value
}

/** A line of plain text from what may be HTML, escaped once or twice. */
export function plainLine(value: string): string {
  if (!value.includes('<') && !value.includes('&')) return tidyLine(value)
  const once = looksLikeHtml(value) ? htmlToLine(value) : tidyLine(value)
  const again = decodeAgain(once)
  // Tags that were escaped twice: `&amp;lt;b&amp;gt;`.
  return again !== once && /<\/?[a-z][^<>]{0,200}>/i.test(again) ? htmlToLine(again) : tidyLine(again)
}

type Kind = 'text' | 'html' | 'xhtml'

/** What Atom's `type` (or Atom 0.3's `type` and `mode`) makes of a text. */
function kindOf(node: FeedNode, around: Around): Kind {
  const type = (node.attributes['type'] ?? '').trim().toLowerCase()
  const mode = (node.attributes['mode'] ?? '').toLowerCase()
  if (type === 'xhtml' || type === 'application/xhtml+xml') return hasElements(node) ? 'xhtml' : 'html'
  if (type === 'html' || type === 'text/html') return 'html'
  if (hasElements(node)) return 'xhtml'
  if (mode === 'escaped' && type === '') return 'html'
  if ((type === '' || type === 'text' || type === 'text/plain') && (around.isAtom || node.isAtom)) return 'text'
  return 'html'
}

/** Markup or text of an element, without Atom's wrapping `div`. */
function valueOf(node: FeedNode, kind: Kind): string {
  if (!hasElements(node)) {
    const text = textOf(node)
    // A text of a type that is none is in base64, as content of such a type is (RFC 4287, 4.1.3.3).
    const isEncoded = node.attributes['mode'] === 'base64' || /octet-stream/i.test(node.attributes['type'] ?? '')
    return isEncoded ? (base64Text(text) ?? text) : text
  }
  if (kind === 'text') return textOf(node)
  const solid = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '')
  const [only] = solid
  const isWrapped = solid.length === 1 && typeof only === 'object' && /(?:^|:)(?:div|body)$/i.test(only.name)
  return innerHtml(isWrapped ? only : node).trim()
}

const FORMATTING = /<(a|b|i|em|strong|u|p|div|span|font|sup|sub|code|ul|ol|h[1-6]|br|img|hr)(?:\s[^<>]{0,500})?\/?>/i

/** True for an element of HTML that opens and closes. */
function hasPair(value: string): boolean {
  const name = FORMATTING.exec(value)?.[1]?.toLowerCase()
  if (name === undefined) return false
  return /^(?:br|img|hr)$/.test(name) || value.toLowerCase().includes(`</${name}>`)
}

/** @returns undefined when nothing is said */
export function feedText(node: FeedNode, around: Around): FeedText | undefined {
  const here = inside(node, around)
  const kind = kindOf(node, here)
  const value = valueOf(node, kind)
  const isHtml = kind !== 'text' && looksLikeHtml(value)
  // A type that says text, and elements of HTML that open and close: the type is wrong. A lone tag may be what the text is about.
  const isLying = kind === 'text' && hasPair(value.slice(0, 4_000))
  const text = kind === 'text' && !isLying ? tidyLine(decodeAgain(value)) : plainLine(value)
  if (text === '' && !/<(?:img|video|audio|iframe)/i.test(value)) return undefined
  return {
    text,
    ...(isHtml || isLying ? { html: value } : {}),
    type: isHtml || isLying ? (kind === 'xhtml' ? 'xhtml' : 'html') : 'text',
    ...surroundings(here),
  }
}

function surroundings(around: Around): { language?: string; base?: string } {
  return {
    ...(around.language === undefined ? {} : { language: around.language }),
    ...(around.base === undefined ? {} : { base: around.base }),
  }
}

const TEXTUAL = /^(?:text(?:\/.*)?|x?html|application\/xhtml\+xml|.*[+/]xml|.*\/json)$/

/** Content of an entry. @returns undefined when there is none */
export function feedContent(node: FeedNode, around: Around): FeedContent | undefined {
  const here = inside(node, around)
  const kind = kindOf(node, here)
  const type = (node.attributes['type'] ?? '').trim().toLowerCase()
  const src = node.attributes['src']
  const base = { ...surroundings(here), origin: node.key }
  if (src !== undefined && src.trim() !== '') {
    const target = resolveUrl(src, here.base)
    return target === undefined ? undefined : { type: type === '' ? 'text' : type, value: '', src: target, ...base }
  }
  if (type !== '' && !TEXTUAL.test(type) && !hasElements(node)) {
    const value = textOf(node).replace(/\s+/g, '')
    return value === '' ? undefined : { type, value, encoding: 'base64', ...base }
  }
  const value = valueOf(node, kind)
  if (value.trim() === '') return undefined
  const isHtml = kind !== 'text' && (kind === 'xhtml' || looksLikeHtml(value))
  return { type: isHtml ? kind : 'text', value, ...base }
}

const EMAIL = /[A-Za-z0-9._%+'-]{1,80}@[A-Za-z0-9-]{1,80}(?:\.[A-Za-z0-9-]{1,80}){1,8}/

/** `ana@mna.example (Ana Petrel)`, `Ana Petrel <ana@mna.example>`, a name, an address. */
export function personOf(raw: string): FeedPerson | undefined {
  const text = plainLine(
    raw.length < 1_000 && /<[^<>\s@]+@[^<>\s]+>/.test(raw) ? raw.replace(/[<>]/g, ' ') : raw,
  ).slice(0, 1_000)
  if (text === '') return undefined
  if (!text.includes('@')) {
    return /^https?:\/\/\S+$/i.test(text) ? { uri: text } : { name: text }
  }
  const email = EMAIL.exec(text)?.[0]
  if (email === undefined) return { name: text }
  const name = tidyLine(
    text
      .replace(email, '')
      .replace(/mailto:/i, '')
      .replace(/\(\s*\)|<\s*>|\[\s*\]/g, ''),
  )
    .replace(/^[\s("'<,;:-]+|[\s)"'>,;:-]+$/g, '')
    .trim()
  return name === '' ? { email } : { name, email }
}

/** A person with parts: Atom's, or JSON's turned into it. Text alone is read as RSS has it. */
export function personNode(node: FeedNode, around: Around): FeedPerson | undefined {
  const here = inside(node, around)
  if (!hasElements(node)) return personOf(textOf(node))
  const person: { name?: string; email?: string; uri?: string } = {}
  const walk = (at: FeedNode): void => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      const local = child.key.slice(child.key.indexOf(':') + 1)
      const text = plainLine(textOf(child))
      if (local === 'name' || local === 'title') person.name ??= text
      else if (local === 'email' || local === 'mbox') {
        const email = (text === '' ? (child.attributes['rdf:resource'] ?? '') : text).replace(/^mailto:/i, '')
        person.email ??= email
      } else if (local === 'uri' || local === 'url' || local === 'homepage' || local === 'link') {
        const target = text === '' ? (child.attributes['rdf:resource'] ?? child.attributes['href'] ?? '') : text
        const uri = resolveUrl(target, here.base)
        if (uri !== undefined) person.uri ??= uri
      } else if (local === 'person' || local === 'agent') walk(child)
    }
  }
  walk(node)
  if (person.name === '') delete person.name
  if (person.email === '') delete person.email
  if (person.name === undefined && person.email === undefined && person.uri === undefined) return personOf(textOf(node))
  // A name that is an address with a name in it.
  if (person.name?.includes('@') === true) {
    const split = personOf(person.name)
    if (split?.name !== undefined || person.email === undefined) return { ...split, ...withoutName(person) }
  }
  return person
}

function withoutName(person: FeedPerson): FeedPerson {
  const { name: _name, ...rest } = person
  return rest
}

/** A whole number that is not negative. */
export function countOf(text: string | undefined): number | undefined {
  const digits = /^\s*(\d{1,15})(?:\.\d*)?\s*(?:px|bytes?)?\s*$/i.exec(text ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Seconds of `90`, `1:30`, `0:01:30`, `90.5`. */
export function secondsOf(text: string | undefined): number | undefined {
  const match = /^\s*(?:(\d{1,4}):)?(?:(\d{1,4}):)?(\d{1,9}(?:\.\d{1,6})?)\s*s?\s*$/.exec(text ?? '')
  if (match === null) return undefined
  const [, first, second, last] = match
  const minutes = second ?? first ?? '0'
  const hours = second === undefined ? '0' : (first ?? '0')
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(last)
}

/** True when the axes are longitude and latitude, as in OGC's CRS84; EPSG:4326 and GeoRSS have latitude first. */
const turned = (node: FeedNode) => /CRS:?84/i.test(node.attributes['srsname'] ?? '')

function positionsOf(text: string, isTurned: boolean): [number, number][] {
  const numbers = text
    .slice(0, 100_000)
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number)
  const pairs: [number, number][] = []
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const pair = [numbers[i] ?? Number.NaN, numbers[i + 1] ?? Number.NaN] as const
    const [latitude, longitude] = isTurned ? ([pair[1], pair[0]] as const) : pair
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360)) return []
    pairs.push([latitude, longitude])
  }
  return pairs
}

const SHAPES: Readonly<Record<string, FeedGeo['type']>> = {
  point: 'point',
  pos: 'point',
  line: 'line',
  linestring: 'line',
  polygon: 'polygon',
  poslist: 'line',
  box: 'box',
  envelope: 'box',
}

/** GeoRSS simple and GML. @returns undefined when the coordinates are none */
export function geoOf(node: FeedNode): FeedGeo | undefined {
  const local = node.key.slice(node.key.indexOf(':') + 1)
  const find = (at: FeedNode, shape: FeedGeo['type'] | undefined, isTurned = turned(at)): FeedGeo | undefined => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      const isOther = isTurned || turned(child)
      const name = child.key.slice(child.key.indexOf(':') + 1)
      const own = name === 'pos' || name === 'poslist' ? (shape ?? SHAPES[name]) : (SHAPES[name] ?? shape)
      const inner = hasElements(child) ? find(child, own, isOther) : undefined
      if (inner !== undefined) return inner
      const positions = positionsOf(textOf(child), isOther)
      if (own !== undefined && positions.length > 0) return { type: own, positions }
    }
    return undefined
  }
  if (hasElements(node)) return find(node, SHAPES[local])
  const shape = SHAPES[local]
  const positions = positionsOf(textOf(node), turned(node))
  return shape === undefined || positions.length === 0 ? undefined : { type: shape, positions }
}

/** An element that has no place in the reading. */
export function extensionOf(node: FeedNode, depth = 0): FeedExtension {
  const children = node.children.filter((child): child is FeedNode => typeof child !== 'string')
  const text = textOf(node).trim()
  return {
    name: node.name,
    ns: node.ns,
    ...(Object.keys(node.attributes).length === 0 ? {} : { attributes: { ...node.attributes } }),
    ...(text === '' || (children.length > 0 && depth < 8) ? {} : { text }),
    ...(children.length === 0 || depth >= 8
      ? {}
      : { children: children.map((child) => extensionOf(child, depth + 1)) }),
  }
}
