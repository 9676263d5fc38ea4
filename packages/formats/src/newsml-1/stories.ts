/** Components to items: one story with its parts, pictures and side stories; or several, where languages part them. */
import type { Body, ItemKind, ItemReference, Label, NewsItem, Rendition } from '@dateline/news'
import { plainBody } from '../html/rich.ts'
import { collapse } from '../xml/read.ts'
import { type Component, hasCopy, mediaKind, partOf, roleKey } from './components.ts'
import { type Content, labelOfBlocks } from './content.ts'
import type { ReadCopy } from './copy.ts'
import { type Draft, inherit, push } from './draft.ts'
import { SUBHEADLINE } from './table.ts'

/** Formats of the same copy, best first. */
const PREFERENCE = ['application/nitf+xml', 'application/xhtml+xml', 'text/html', 'text/plain']

function rank(content: Content & { type: 'copy' }): number {
  const at = PREFERENCE.indexOf(content.body.contentType ?? '')
  return at === -1 ? PREFERENCE.length : at
}

function copies(component: Component): (Content & { type: 'copy' })[] {
  return component.contents
    .filter((content): content is Content & { type: 'copy' } => content.type === 'copy')
    .toSorted((a, b) => rank(a) - rank(b))
}

function textOfCopy(copy: ReadCopy): string {
  return collapse(plainBody(copy.blocks))
}

/** Letters and digits alone: the marked-up headline repeats the plain one but for white space. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

/** What the head of an NITF body says, where the lines of the component do not. */
function fillFromHead(draft: Draft, copy: ReadCopy): void {
  const fill = (key: 'headlines' | 'bylines' | 'datelines' | 'descriptions', value: string | undefined) => {
    if (value !== undefined && draft[key] === undefined) push(draft, key, { value })
  }
  const hadHeadline = draft.headlines !== undefined
  fill('headlines', copy.headline)
  if (!hadHeadline && copy.subheadline !== undefined)
    push(draft, 'headlines', { value: copy.subheadline, role: SUBHEADLINE })
  fill('bylines', copy.byline)
  fill('datelines', copy.dateline)
  fill('descriptions', copy.abstract)
}

function addBody(draft: Draft, body: Body, role: string | undefined, language: string | undefined): void {
  if (body.blocks.length === 0) return
  const facts = {
    ...(role === undefined ? {} : { role }),
    ...(language === undefined || language === draft.language ? {} : { language }),
  }
  push(draft, 'bodies', { ...body, ...facts })
}

/** A lead in a component of its own is the first paragraph of the copy, unless the copy says it again. */
function leadBody(draft: Draft, lead: Body): void {
  const [body, ...others] = draft.bodies ?? []
  if (body === undefined) {
    addBody(draft, lead, undefined, undefined)
    return
  }
  if (lettersOf(plainBody(body.blocks)).startsWith(lettersOf(plainBody(lead.blocks)))) return
  const { wordCount: _w, charCount: _c, lineCount: _l, ...facts } = body
  draft.bodies = [{ ...facts, blocks: [...lead.blocks, ...body.blocks] }, ...others]
}

/** Adds a part (title, lead, body, contact) to its story. */
function addPart(draft: Draft, part: Component): void {
  const kind = partOf(part)
  const [first, ...others] = copies(part)
  for (const line of part.facts.headlines ?? []) {
    if (kind === 'body' && draft.headlines === undefined) push(draft, 'headlines', line)
  }
  if (first === undefined) return
  const text = textOfCopy(first.copy)
  switch (kind) {
    case 'headline':
    case 'subheadline': {
      if (text === '') return
      const role = kind === 'headline' ? undefined : SUBHEADLINE
      const known = (draft.headlines ?? []).some((label) => lettersOf(label.value) === lettersOf(text))
      if (!known) push(draft, 'headlines', labelOfBlocks(first.copy.blocks, text, role))
      return
    }
    case 'abstract':
      if (text === '') return
      push(draft, 'descriptions', labelOfBlocks(first.copy.blocks, text, part.role?.toLowerCase()))
      if (roleKey(part) === 'lead') leadBody(draft, first.body)
      return
    case 'aside':
      if (roleKey(part) === 'byline') push(draft, 'bylines', { value: text })
      else addBody(draft, first.body, part.role?.toLowerCase(), part.language)
      return
    case 'body':
    case undefined:
      fillFromHead(draft, first.copy)
      addBody(draft, first.body, undefined, part.language)
      for (const other of others) addBody(draft, other.body, 'alternative', part.language)
      return
    default: {
      const never: never = kind
      throw new TypeError(`unknown part ${String(never)}`)
    }
  }
}

/** A picture, film or sound with its renditions and caption, as an item. */
function mediaItem(component: Component, kind: ItemKind, outer: Draft): NewsItem {
  const draft: Draft = { ...component.facts, model: 1, kind }
  const language = component.language ?? outer.language
  if (language !== undefined) draft.language = language
  if (outer.versionCreated !== undefined) draft.versionCreated = outer.versionCreated
  const walk = (node: Component, name: string | undefined) => {
    for (const content of node.contents) {
      if (content.type === 'file') push(draft, 'renditions', named(content.rendition, name))
      else {
        const text = textOfCopy(content.copy)
        if (text !== '') push(draft, 'descriptions', labelOfBlocks(content.copy.blocks, text, 'caption'))
      }
    }
    for (const child of node.children) {
      if (partOf(child) === 'headline') addPart(draft, child)
      else walk(child, child.role ?? name)
      for (const label of child.facts.headlines ?? []) {
        if (draft.headlines === undefined) push(draft, 'headlines', label)
      }
    }
  }
  walk(component, undefined)
  return draft as NewsItem
}

function named(rendition: Rendition, name: string | undefined): Rendition {
  return rendition.name !== undefined || name === undefined ? rendition : { ...rendition, name }
}

function mediaReference(component: Component, kind: ItemKind, outer: Draft): ItemReference {
  const item = mediaItem(component, kind, outer)
  const href = item.renditions?.[0]?.href
  return {
    kind,
    rel: component.role?.toLowerCase() ?? kind,
    ...(component.id === undefined ? {} : { id: component.id }),
    ...(href === undefined ? {} : { href }),
    item,
  }
}

/** A file that stands beside the copy, as an item. */
function fileReference({ rendition, caption }: Content & { type: 'file' }, kind: ItemKind): ItemReference {
  const descriptions = caption === undefined ? {} : { descriptions: [{ value: caption, role: 'caption' }] }
  const { href } = rendition
  return {
    kind,
    rel: kind,
    ...(href === undefined ? {} : { href }),
    item: { model: 1, kind, ...descriptions, renditions: [rendition] },
  }
}

interface Found {
  readonly draft: Draft
  readonly role: string
  readonly language: string | undefined
}

/** Finds the stories in a component. `outer` is what holds for it from above. */
function findStories(component: Component, outer: Draft): Found[] {
  const facts = inherit(outer, component.facts)
  if (component.language !== undefined) facts.language = component.language
  const parts = component.children.filter((child) => partOf(child) !== undefined && hasCopy(child))
  const media = component.children.filter((child) => !parts.includes(child) && mediaKind(child) !== undefined)
  const rest = component.children.filter((child) => !parts.includes(child) && !media.includes(child))
  const pictures = media.map((child) => mediaReference(child, mediaKind(child) ?? 'picture', facts))
  const hasStory = hasCopy(component) || parts.length > 0
  const files: Rendition[] = []
  for (const content of component.contents) {
    if (content.type !== 'file') continue
    // Beside copy a picture is no other form of the copy.
    const kind = hasStory && content.kind !== 'text' ? content.kind : undefined
    if (kind === undefined) files.push(content.rendition)
    else pictures.push(fileReference(content, kind))
  }
  if (hasStory) {
    const bodies = parts.filter((p) => partOf(p) === 'body')
    addPart(facts, { ...component, role: 'body', children: [] })
    for (const part of [...bodies, ...parts.filter((p) => !bodies.includes(p))]) addPart(facts, part)
    attach(facts, pictures, files, component.references)
    // Copy beside the story's own: a box, a chronology.
    for (const child of rest) for (const side of findStories(child, factsOf(outer))) attachSide(facts, side)
    return [{ draft: facts, role: roleKey(component), language: component.language }]
  }
  const found = rest.flatMap((child) => findStories(child, facts))
  if (found.length === 0) {
    if (Object.keys(component.facts).length > 0 && component.references.length === 0 && media.length === 0) {
      attach(facts, pictures, files, component.references)
      return component.children.length === 0
        ? [{ draft: facts, role: roleKey(component), language: component.language }]
        : []
    }
    return []
  }
  const languages = new Set(found.map((story) => story.language))
  if (found.length > 1 && languages.size === found.length && !languages.has(undefined)) {
    for (const story of found) attach(story.draft, pictures, files, component.references)
    return found
  }
  const main = found.find((story) => story.role === 'main') ?? found[0]
  if (main === undefined) return []
  for (const side of found) {
    if (side === main) continue
    if (component.equivalents)
      for (const body of side.draft.bodies ?? []) push(main.draft, 'bodies', { ...body, role: 'alternative' })
    else attachSide(main.draft, side)
  }
  attach(main.draft, pictures, files, component.references)
  return [main]
}

/** Facts of the item that hold for a side story too: not its lines. */
function factsOf(outer: Draft): Draft {
  const {
    headlines: _h,
    datelines: _d,
    bylines: _b,
    bodies: _c,
    associations: _a,
    altIds: _i,
    links: _l,
    ...rest
  } = outer
  return rest
}

function attach(
  draft: Draft,
  pictures: readonly ItemReference[],
  files: readonly Rendition[],
  references: readonly ItemReference[],
): void {
  for (const picture of pictures) push(draft, 'associations', picture)
  for (const file of files) push(draft, 'renditions', file)
  for (const reference of references) push(draft, 'associations', reference)
}

/** A second story of the same item: with a headline it is an item of its own, without one it is more copy. */
function attachSide(draft: Draft, side: Found): void {
  const own = side.draft.headlines?.[0]
  const isSame = own !== undefined && (draft.headlines ?? []).some((label: Label) => label.value === own.value)
  if (own === undefined || isSame) {
    for (const body of side.draft.bodies ?? [])
      push(draft, 'bodies', { ...body, ...(side.role === '' ? {} : { role: side.role }) })
    for (const reference of side.draft.associations ?? []) push(draft, 'associations', reference)
    return
  }
  const { guid: _g, version: _v, transmission: _t, catalogs: _c, ...rest } = side.draft
  const item = { ...rest, model: 1, kind: 'text' } as NewsItem
  push(draft, 'associations', { kind: 'text', rel: side.role === '' ? 'text' : side.role, item })
}

/**
 * The items of a NewsItem's component.
 * @param base what NewsManagement says: it holds for all of them
 * @returns one draft, or one per language
 */
export function itemsOf(component: Component, base: Draft): Draft[] {
  const own = mediaKind(component)
  const [only] = component.children
  const isWrapper = component.children.length === 1 && component.contents.length === 0 && roleKey(component) === ''
  if (own !== undefined && isWrapper && only !== undefined) {
    const facts = inherit(base, component.facts)
    if (component.language !== undefined) facts.language = component.language
    return itemsOf(only, facts)
  }
  if (own !== undefined)
    return [{ ...inherit(base, component.facts), ...lifted(mediaItem(component, own, base), base) }]
  const found = findStories(component, base)
  if (found.length > 0) return found.map((story) => ({ ...story.draft, kind: 'text' }))
  const facts = inherit(base, component.facts)
  if (component.language !== undefined) facts.language = component.language
  const pictures = allMedia(component, facts)
  if (pictures.length === 0) return [{ ...facts, kind: 'text' }]
  return [{ ...facts, kind: 'composite', associations: pictures }]
}

/** A picture is the item itself: what NewsManagement says of it stays. */
function lifted(media: NewsItem, base: Draft): Draft {
  const joined = inherit(base, media)
  return { ...joined, kind: media.kind }
}

function allMedia(component: Component, outer: Draft): ItemReference[] {
  return component.children.flatMap((child) => {
    const kind = mediaKind(child)
    return kind === undefined ? allMedia(child, outer) : [mediaReference(child, kind, outer)]
  })
}
