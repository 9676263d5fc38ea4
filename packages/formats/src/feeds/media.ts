/** Pictures, sound and film of an entry: Media RSS with its groups, iTunes images, and the pictures of plain RSS. */
import { childOf, elementsOf, type FeedNode, hasElements, textOf } from './tree.ts'
import type { FeedCategory, FeedMedia } from './types.ts'
import { type Around, countOf, inside, plainLine, resolveUrl, secondsOf } from './values.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What `media:*` metadata says of everything at its level and below. */
interface Shared {
  title?: string
  description?: string
  copyright?: string
  credits?: { role?: string; name: string }[]
}

export interface MediaSink {
  readonly media: FeedMedia[]
  readonly categories: FeedCategory[]
  groups: number
}

function shared(node: FeedNode, from: Shared): Shared {
  const result: Shared = { ...from }
  for (const child of elementsOf(node)) {
    const text = plainLine(textOf(child))
    if (text === '') continue
    if (child.key === 'media:title') result.title = text
    else if (child.key === 'media:description') result.description = text
    else if (child.key === 'media:copyright') result.copyright = text
    else if (child.key === 'media:credit') {
      const role = child.attributes['role']
      result.credits = [...(result.credits ?? []), role === undefined ? { name: text } : { role, name: text }]
    }
  }
  return result
}

function facts(node: FeedNode): Partial<FeedMedia> {
  const a = node.attributes
  const result: Partial<Mutable<FeedMedia>> = {}
  const set = <K extends keyof FeedMedia>(key: K, value: FeedMedia[K] | undefined) => {
    if (value !== undefined && value !== '') result[key] = value
  }
  set('type', a['type'])
  set('medium', a['medium'])
  set('width', countOf(a['width']))
  set('height', countOf(a['height']))
  set('length', countOf(a['filesize'] ?? a['length']))
  set('duration', secondsOf(a['duration']))
  set('bitrate', Number.isFinite(Number(a['bitrate'] ?? 'x')) ? Number(a['bitrate']) : undefined)
  set('language', a['lang'])
  set('isDefault', a['isdefault'] === undefined ? undefined : a['isdefault'] === 'true')
  set('expression', a['expression'])
  return result
}

/** @returns true when the element is one of Media RSS that is read here */
export function readMedia(node: FeedNode, around: Around, sink: MediaSink, from: Shared = {}, group?: number): boolean {
  const here = inside(node, around)
  const put = (url: string | undefined, role: FeedMedia['role'], own: Shared) => {
    const target = resolveUrl(url ?? '', here.base)
    if (target === undefined) return
    sink.media.push({ url: target, role, ...facts(node), ...own, ...(group === undefined ? {} : { group }) })
  }
  switch (node.key) {
    case 'media:group': {
      sink.groups += 1
      const own = shared(node, from)
      const number = sink.groups
      for (const child of elementsOf(node)) readMedia(child, here, sink, own, number)
      return true
    }
    case 'media:content':
    case 'media:peerlink': {
      const own = shared(node, from)
      const players = elementsOf(node).filter(
        (child) => child.key !== 'media:title' && child.key !== 'media:description',
      )
      put(node.attributes['url'] ?? node.attributes['href'], 'content', own)
      for (const child of players) readMedia(child, here, sink, own, group)
      return true
    }
    case 'media:thumbnail':
      put(node.attributes['url'] ?? node.attributes['href'] ?? textOf(node), 'thumbnail', from)
      return true
    case 'media:player':
      put(node.attributes['url'] ?? textOf(node), 'player', from)
      return true
    case 'media:keywords':
      for (const word of plainLine(textOf(node)).split(',')) category(sink, word, 'media:keywords')
      return true
    case 'media:category':
      category(sink, plainLine(textOf(node)), 'media:category', node.attributes['scheme'], node.attributes['label'])
      return true
    case 'media:title':
    case 'media:description':
    case 'media:credit':
    case 'media:copyright':
      // Said of the whole entry: told to each of its media by the caller.
      return true
    default:
      return false
  }
}

/** What media elements that stand in the entry itself say of all its media. */
export function sharedMedia(entry: FeedNode): Shared {
  return shared(entry, {})
}

export function category(sink: MediaSink, term: string, origin: string, scheme?: string, label?: string): void {
  const text = plainLine(term).slice(0, 1_000)
  if (text === '') return
  sink.categories.push({
    term: text,
    ...(scheme === undefined || scheme.trim() === '' ? {} : { scheme: scheme.trim() }),
    ...(label === undefined || label.trim() === '' ? {} : { label: plainLine(label) }),
    origin,
  })
}

const PICTURE_NAMES = new Set(
  'image thumbnail thumb img picture photo enclosureimage featuredimage featured_image image_link post-thumbnail thumbimage imageurl thumbnail_url'.split(
    ' ',
  ),
)

/** The address of a picture in an element that is called one, whatever its form. */
export function pictureOf(node: FeedNode, around: Around): string | undefined {
  const local = node.key.slice(node.key.indexOf(':') + 1)
  if (!PICTURE_NAMES.has(local)) return undefined
  const here = inside(node, around)
  const part = hasElements(node) ? (childOf(node, 'url') ?? childOf(node, 'link')) : undefined
  const raw =
    node.attributes['href'] ??
    node.attributes['url'] ??
    node.attributes['src'] ??
    node.attributes['rdf:resource'] ??
    (part === undefined ? (hasElements(node) ? undefined : textOf(node)) : textOf(part))
  if (raw === undefined || /[<>]/.test(raw) || raw.trim().length > 4_000) return undefined
  const url = resolveUrl(raw, here.base)
  return url !== undefined && /^https?:\/\/|^[^\s:]*\.(?:jpe?g|png|gif|webp|avif|svg)/i.test(url) ? url : undefined
}
