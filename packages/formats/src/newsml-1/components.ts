/** The tree of NewsComponents: which of them are stories, parts of one, pictures, or packages of references. */
import type { ItemKind, ItemReference } from '@dateline/news'
import { type XmlElement } from '../xml/read.ts'
import { type Content, readContentItem } from './content.ts'
import { type Draft, push } from './draft.ts'
import { readRows } from './facts.ts'
import { itemReference } from './management.ts'
import { plain, type Reading } from './reading.ts'
import { COMPONENT_ROWS, MEDIA_ROLES, PART_ROLES } from './table.ts'

export interface Component {
  readonly id?: string
  /** As written. */
  readonly role?: string
  readonly language?: string
  /** True: its children are the same thing in other words, languages or formats. */
  readonly equivalents: boolean
  readonly facts: Draft
  readonly contents: readonly Content[]
  readonly children: readonly Component[]
  readonly references: readonly ItemReference[]
  /** NewsItems that stand inside. */
  readonly items: readonly XmlElement[]
}

/** Reads a component and everything in it. The parser bounds the depth. */
export function readComponent(reading: Reading, element: XmlElement): Component {
  const { taken } = reading
  taken.element(element)
  const facts: Draft = {}
  const id = taken.attribute(element, 'Duid')
  taken.attribute(element, 'Euid')
  taken.attribute(element, 'Essential')
  const equivalents = taken.attribute(element, 'EquivalentsList')?.toLowerCase() === 'yes'
  const tag = reading.language(element)
  for (const name of ['DescriptiveMetadata', 'AdministrativeMetadata', 'RightsMetadata', 'NewsLines']) {
    const holder = taken.child(element, name)
    for (const attribute of ['Duid', 'Euid', 'xml:lang']) taken.attribute(holder, attribute)
  }
  readRows(reading, element, COMPONENT_ROWS, facts)
  // What to choose among equivalents has been chosen here.
  for (const basis of taken.children(element, 'BasisForChoice')) taken.whole(basis)
  for (const catalog of taken.children(element, 'Catalog')) {
    taken.whole(catalog)
    reading.topics.addCatalog(catalog)
  }
  for (const set of taken.children(element, 'TopicSet')) {
    taken.whole(set)
    for (const term of reading.topics.addTopicSet(set)) push(facts, 'assertions', term)
  }
  const role = reading.name(taken.child(element, 'Role'))
  const language = facts.languages?.[0]?.literal ?? tag
  return {
    ...(id === undefined ? {} : { id }),
    ...(role === undefined ? {} : { role }),
    ...(language === undefined ? {} : { language }),
    equivalents,
    facts,
    contents: contentsOf(reading, element),
    children: taken.children(element, 'NewsComponent').map((child) => readComponent(reading, child)),
    references: taken.children(element, 'NewsItemRef').flatMap((ref) => referenceOf(reading, ref, role)),
    items: taken.children(element, 'NewsItem'),
  }
}

function contentsOf(reading: Reading, element: XmlElement): Content[] {
  const result: Content[] = []
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'ContentItem' || child.ns !== element.ns) continue
    const content = readContentItem(reading, child)
    if (content !== undefined) result.push(content)
  }
  return result
}

function referenceOf(reading: Reading, element: XmlElement, role: string | undefined): ItemReference[] {
  const target = reading.taken.attribute(element, 'NewsItem')
  const id = reading.taken.attribute(element, 'Duid')
  const comment = reading.taken.children(element, 'Comment').flatMap((c) => reading.label(c) ?? [])
  if (target === undefined) return []
  const isAddress = /^(https?:|\.{0,2}\/)|\.xml$/i.test(target) && !/^urn:/i.test(target)
  return [
    {
      ...(isAddress ? { href: target } : itemReference(target)),
      ...(role === undefined ? {} : { rel: role }),
      ...(id === undefined ? {} : { id }),
      ...(comment.length === 0 ? {} : { titles: comment }),
    },
  ]
}

export function roleKey(component: Component): string {
  return component.role === undefined ? '' : plain(component.role)
}

/** What a component is to the story around it, by its role. */
export function partOf(component: Component): (typeof PART_ROLES)[string] | undefined {
  const key = roleKey(component)
  return Object.hasOwn(PART_ROLES, key) && component.children.length === 0 ? PART_ROLES[key] : undefined
}

export function hasCopy(component: Component): boolean {
  return component.contents.some((content) => content.type === 'copy')
}

/** Kind of a component that is a picture, a film and so on, with its renditions and caption; undefined for copy. */
export function mediaKind(component: Component): ItemKind | undefined {
  const key = roleKey(component)
  const byRole = Object.hasOwn(MEDIA_ROLES, key) ? MEDIA_ROLES[key] : undefined
  if (byRole !== undefined && component.references.length === 0) return byRole
  if (hasCopy(component)) return undefined
  const kinds = component.contents.map((content) => (content.type === 'file' ? content.kind : undefined))
  const own = kinds.find((kind) => kind !== undefined && kind !== 'text')
  if (own !== undefined) return own
  // Renditions and caption, each in a component of its own below.
  const below = component.children.map((child) => (partOf(child) === undefined ? mediaKind(child) : 'caption'))
  const isMedia =
    below.length > 0 && below.every((kind) => kind !== undefined) && below.some((kind) => kind !== 'caption')
  const distinct = new Set(below.filter((kind) => kind !== 'caption'))
  if (!isMedia || distinct.size !== 1) return undefined
  // Several children with captions of their own are several pictures, not renditions of one.
  const several =
    component.children.filter((child) => partOf(child) === undefined && child.facts.headlines !== undefined).length > 1
  return several ? undefined : [...distinct][0]
}
