/** What a feed says of itself: RSS channel, RDF channel and image, Atom feed. */
import { type Context, type Draft, emptyDraft, factsOf, readFact } from './facts.ts'
import { pictureOf, readMedia } from './media.ts'
import { childOf, elementsOf, type FeedNode, textOf } from './tree.ts'
import type { FeedFormat, FeedHead, FeedText } from './types.ts'
import { countOf, extensionOf, feedText, inside, plainLine, resolveUrl, urlOf } from './values.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Own = Partial<
  Mutable<
    Pick<
      FeedHead,
      'generator' | 'logo' | 'icon' | 'ttl' | 'skipHours' | 'skipDays' | 'complete' | 'archive' | 'subtitle'
    >
  >
>

const SUBTITLES = new Set([
  'description',
  'subtitle',
  'tagline',
  'dc:description',
  'info',
  'itunes:subtitle',
  'itunes:summary',
  'abstract',
])
/** Extensions that a head keeps. */
const KEPT = 2_000

export class HeadDraft {
  readonly draft: Draft = emptyDraft()
  private readonly own: Own = {}
  private taken = 0

  read(node: FeedNode, context: Context): void {
    this.taken += 1
    if (this.taken > KEPT) return
    const around = inside(node, context.around)
    const { own, draft } = this
    if (SUBTITLES.has(node.key)) {
      const text: FeedText | undefined = feedText(node, node.isAtom ? { ...around, isAtom: true } : around)
      if (text !== undefined) own.subtitle ??= text
      return
    }
    switch (node.key) {
      case 'id':
        draft.id ??= textOf(node).trim()
        return
      case 'generator':
      case 'admin:generatoragent': {
        const name = plainLine(textOf(node))
        const uri = resolveUrl(
          node.attributes['uri'] ?? node.attributes['url'] ?? node.attributes['rdf:resource'] ?? '',
          around.base,
        )
        const version = node.attributes['version']
        if (name === '' && uri === undefined) return
        own.generator ??= {
          ...(name === '' ? {} : { name }),
          ...(uri === undefined ? {} : { uri }),
          ...(version === undefined || version === '' ? {} : { version }),
        }
        return
      }
      case 'image':
        this.image(node, context)
        return
      case 'logo': {
        const url = urlOf(node, around)
        if (url !== undefined) own.logo ??= { url }
        return
      }
      case 'icon': {
        const url = urlOf(node, around)
        if (url !== undefined) own.icon ??= url
        return
      }
      case 'ttl': {
        const ttl = countOf(textOf(node))
        if (ttl !== undefined) own.ttl ??= ttl
        return
      }
      case 'skiphours':
        own.skipHours ??= elementsOf(node)
          .map((hour) => countOf(textOf(hour)))
          .filter((hour) => hour !== undefined)
        return
      case 'skipdays':
        own.skipDays ??= elementsOf(node).map((day) => plainLine(textOf(day)))
        return
      case 'fh:complete':
        own.complete = true
        return
      case 'fh:archive':
        own.archive = true
        return
      case 'items':
        return
      default:
        if (readFact(draft, node, { ...context, around })) return
        if (readMedia(node, around, draft)) return
        if (pictureOf(node, around) !== undefined) draft.image ??= pictureOf(node, around) ?? ''
        else draft.extensions.push(extensionOf(node))
    }
  }

  private image(node: FeedNode, context: Context): void {
    const around = inside(node, context.around)
    const part = (key: string) => {
      const child = childOf(node, key)
      return child === undefined ? '' : plainLine(textOf(child))
    }
    const raw =
      part('url') || (node.attributes['href'] ?? node.attributes['url'] ?? node.attributes['rdf:resource'] ?? '')
    const url = resolveUrl(raw === '' && elementsOf(node).length === 0 ? textOf(node) : raw, around.base)
    if (url === undefined) return
    const link = resolveUrl(part('link'), around.base)
    const width = countOf(part('width'))
    const height = countOf(part('height'))
    this.own.logo ??= {
      url,
      ...(part('title') === '' ? {} : { title: part('title') }),
      ...(link === undefined ? {} : { link }),
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
      ...(part('description') === '' ? {} : { description: part('description') }),
    }
  }

  /** @param about RDF's subject of the channel */
  finish(format: FeedFormat, version: string | undefined, context: Context, about: string | undefined): FeedHead {
    if (about !== undefined) this.draft.id ??= about
    const facts = factsOf(this.draft, context.around)
    const self = facts.links.find((link) => link.rel === 'self')?.href
    const image = facts.image ?? this.own.logo?.url
    return {
      ...facts,
      ...(image === undefined ? {} : { image }),
      format,
      ...(version === undefined ? {} : { version }),
      ...this.own,
      ...(self === undefined ? {} : { selfHref: self }),
      hubs: facts.links.filter((link) => link.rel === 'hub').map((link) => link.href),
    }
  }
}
