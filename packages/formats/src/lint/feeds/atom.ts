/** What elements of Atom say together. */
import { PAGING } from './modules.ts'
import { attributeOf, childNodes, childrenNamed, type LintNode, ownText } from './tree.ts'
import type { Walk } from './walk.ts'

/** Registered relations (IANA link relations that feeds have a use for). */
const RELATIONS = new Set(
  'alternate appendix archives author bookmark canonical chapter collection contents copyright current describedby disclosure duplicate edit edit-media enclosure external first glossary help hosts hub icon index item last latest-version license lrdd memento monitor monitor-group next next-archive nofollow noreferrer payment preconnect predecessor-version prefetch prev previous prev-archive preview privacy-policy profile publication related replies search section self service shortlink start stylesheet subsection successor-version tag terms-of-service timegate timemap type up version-history via webmention working-copy working-copy-of http://www.iana.org/assignments/relation/alternate http://www.iana.org/assignments/relation/self http://www.iana.org/assignments/relation/related http://www.iana.org/assignments/relation/via http://www.iana.org/assignments/relation/enclosure'.split(
    ' ',
  ),
)
const isUri = (text: string) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)
const relOf = (link: LintNode) =>
  (attributeOf(link, 'rel') ?? 'alternate').replace('http://www.iana.org/assignments/relation/', '')

/** Links of a feed, an entry or a source. */
function links(walk: Walk, node: LintNode): void {
  const seen = new Set<string>()
  for (const link of childrenNamed(node, 'link')) {
    const rel = attributeOf(link, 'rel')
    if (rel === '') walk.report.add('attribute-blank', link, 'rel', rel, 'rel')
    else if (rel !== undefined && !isUri(rel) && !RELATIONS.has(rel.toLowerCase()))
      walk.report.add('atom-link-rel', link, rel, rel, 'rel')
    if (attributeOf(link, 'href') === undefined) walk.report.add('atom-link-href', link, '', undefined, 'href')
    if (ownText(link).trim() !== '' || childNodes(link).some((child) => !child.key.includes(':')))
      walk.report.add('atom-link-content', link, '')
    const relation = relOf(link)
    if (relation === 'alternate') {
      const key = `${attributeOf(link, 'type') ?? ''} ${attributeOf(link, 'hreflang') ?? ''}`
      if (seen.has(key)) walk.report.add('atom-alternate-twice', link, key)
      seen.add(key)
    }
    if (
      relation === 'self' &&
      attributeOf(link, 'type') !== undefined &&
      !/^application\/(?:atom\+xml|xml|rdf\+xml|rss\+xml)/.test(attributeOf(link, 'type') ?? '')
    ) {
      walk.report.add('atom-self-type', link, attributeOf(link, 'type') ?? '')
    }
  }
}

function entry(walk: Walk, node: LintNode, root: LintNode): void {
  links(walk, node)
  for (const link of childrenNamed(node, 'link'))
    if (PAGING.has(relOf(link))) walk.report.add('atom-history-entry', link, relOf(link))
  const { report } = walk
  const [content] = childrenNamed(node, 'content')
  const hasSummary = childrenNamed(node, 'summary').length > 0
  const hasAlternate = childrenNamed(node, 'link').some((link) => relOf(link) === 'alternate')
  if (content === undefined) {
    if (!hasAlternate) report.add('atom-alternate-missing', node, '')
    if (!hasSummary) report.add('atom-text-missing', node, '')
  } else if (!hasSummary) {
    const type = attributeOf(content, 'type') ?? 'text'
    const isReadable = /^(?:text|html|xhtml|text\/.*|.*[+/]xml)$/i.test(type)
    if (attributeOf(content, 'src') !== undefined || !isReadable) report.add('atom-summary-missing', node, type)
  }
  const by = (at: LintNode | undefined) => at !== undefined && childrenNamed(at, 'author').length > 0
  const [source] = childrenNamed(node, 'source')
  if (!by(node) && !by(source) && !by(root)) report.add('element-missing', node, 'author', 'author')
  if (source !== undefined) {
    links(walk, source)
  }
  for (const person of [...childrenNamed(node, 'author'), ...childrenNamed(node, 'contributor')])
    personName(walk, person)
}

function personName(walk: Walk, person: LintNode): void {
  const [name] = childrenNamed(person, 'name')
  if (name !== undefined && /[^\s<>]+@[^\s<>]+\.[^\s<>]+/.test(ownText(name)))
    walk.report.add('email-in-name', name, ownText(name), ownText(name))
}

/** Values of one element that two entries share. */
function shared(walk: Walk, entries: readonly LintNode[]): void {
  const ids = new Map<string, string[]>()
  const times = new Set<string>()
  let twice = 0
  for (const node of entries) {
    const [id] = childrenNamed(node, 'id')
    const [updated] = childrenNamed(node, 'updated')
    const when = updated === undefined ? '' : ownText(updated).trim()
    if (id !== undefined) {
      const text = ownText(id).trim()
      const had = ids.get(text)
      if (had !== undefined) {
        twice += 1
        walk.report.add('atom-id-twice', id, text, text)
        if (when !== '' && had.includes(when) && updated !== undefined)
          walk.report.add('atom-updated-twice', updated, when, when)
      }
      ids.set(text, [...(had ?? []), when])
    }
    if (when !== '' && updated !== undefined) {
      if (times.has(when)) walk.report.add('atom-updated-twice', updated, when, when)
      times.add(when)
    }
  }
  if (ids.size === 1 && twice > 0 && entries.length > 1) walk.report.add('atom-id-all-same', entries[1], '')
}

function history(walk: Walk, feed: LintNode): void {
  const { report } = walk
  const all = childrenNamed(feed, 'link')
  const rels = new Map(all.map((link) => [relOf(link), link]))
  const href = (rel: string) => {
    const link = rels.get(rel)
    return link === undefined ? undefined : attributeOf(link, 'href')
  }
  const isComplete = childrenNamed(feed, 'fh:complete').length > 0
  const isArchive = childrenNamed(feed, 'fh:archive').length > 0
  if (isComplete) {
    for (const [rel, link] of rels) {
      if (rel === 'current') {
        if (href('self') !== undefined && href('self') !== href('current'))
          report.add('atom-history-current', link, rel)
      } else if (PAGING.has(rel)) report.add('atom-history-complete', link, rel)
    }
  }
  const self = href('self')
  for (const [end, on] of [
    ['last', 'next'],
    ['first', 'previous'],
    ['first', 'prev'],
  ] as const) {
    const link = rels.get(on)
    if (self !== undefined && self === href(end) && link !== undefined) report.add('atom-history-end', link, on)
  }
  const isLinked = rels.has('prev-archive') || rels.has('next-archive')
  if (isArchive && !isComplete && !rels.has('current') && !isLinked) report.add('atom-archive-incomplete', feed, '')
  if (isArchive && !rels.has('current')) report.add('atom-archive-links', feed, '')
  if (!isArchive && rels.has('current') && isLinked && self !== href('current'))
    report.add('atom-archive-incomplete', feed, '')
}

/** @param url address that the feed was fetched from */
export function atomFeed(walk: Walk, feed: LintNode, url: string | undefined): void {
  const { report } = walk
  links(walk, feed)
  history(walk, feed)
  const entries = childrenNamed(feed, 'entry')
  for (const node of entries) entry(walk, node, feed)
  shared(walk, entries)
  for (const person of [...childrenNamed(feed, 'author'), ...childrenNamed(feed, 'contributor')])
    personName(walk, person)
  const first = childNodes(feed).findIndex((child) => child.key === 'entry')
  if (first !== -1) {
    for (const child of childNodes(feed).slice(first)) {
      if (child.key !== 'entry' && !child.key.includes(':')) report.add('order-entries-last', child, child.name)
    }
  }
  const self = childrenNamed(feed, 'link').find((link) => relOf(link) === 'self')
  if (self === undefined) report.add('atom-self-missing', feed, '')
  else selfLink(walk, self, feed, url)
  for (const gone of childrenNamed(feed, 'at:deleted-entry')) {
    const has = (name: string) => (attributeOf(gone, name) ?? attributeOf(gone, `at:${name}`)) !== undefined
    if (!has('ref') || !has('when')) report.add('atom-tombstone', gone, '')
  }
}

function selfLink(walk: Walk, self: LintNode, feed: LintNode, url: string | undefined): void {
  const href = (attributeOf(self, 'href') ?? '').trim()
  const base = attributeOf(self, 'xml:base') ?? attributeOf(feed, 'xml:base')
  const isAbsolute = (text: string | undefined) => text !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(text)
  if (!isAbsolute(href) && !isAbsolute(base)) {
    walk.report.add('atom-self-relative', self, href, href, 'href')
    return
  }
  if (url === undefined) return
  try {
    const target = new URL(href, base ?? url)
    if (target.href !== new URL(url).href) walk.report.add('atom-self-elsewhere', self, target.href, href, 'href')
  } catch {
    // Told as no address already.
  }
}

/** Documents of the publishing protocol: RFC 5023. */
export function appDocument(walk: Walk, root: LintNode): void {
  const { report } = walk
  const need = (node: LintNode, key: string) => {
    if (childrenNamed(node, key).length === 0) report.add('element-missing', node, key, key)
  }
  const categories = (node: LintNode) => {
    const href = attributeOf(node, 'href')
    const fixed = attributeOf(node, 'fixed')
    if (fixed !== undefined && !/^(?:yes|no)$/.test(fixed)) report.add('boolean-invalid', node, fixed, fixed, 'fixed')
    if (href === undefined) return
    if (fixed !== undefined) report.add('app-categories', node, 'fixed', fixed, 'fixed')
    if (attributeOf(node, 'scheme') !== undefined) report.add('app-categories', node, 'scheme', undefined, 'scheme')
    if (childrenNamed(node, 'atom:category').length > 0) report.add('app-categories', node, 'category')
  }
  const collection = (node: LintNode) => {
    const href = attributeOf(node, 'href')
    if (href === undefined) report.add('attribute-missing', node, 'href', undefined, 'href')
    else if (/\s/.test(href.trim())) report.add('uri-invalid', node, href, href, 'href')
    need(node, 'atom:title')
    for (const child of childNodes(node)) {
      if (child.key === 'app:categories') categories(child)
      else if (child.key === 'atom:id' || child.key === 'id') report.add('app-unusual', child, child.name)
      else if (child.key === 'app:accept') accept(walk, child)
    }
  }
  if (root.key === 'app:service') {
    need(root, 'app:workspace')
    for (const child of childNodes(root)) {
      if (child.key === 'app:workspace') {
        need(child, 'atom:title')
        for (const inside of childrenNamed(child, 'app:collection')) collection(inside)
      } else if (child.key === 'app:collection') report.add('element-unknown', child, child.name)
    }
  } else if (root.key === 'app:categories') categories(root)
  else if (root.key === 'app:collection') collection(root)
}

function accept(walk: Walk, node: LintNode): void {
  for (const part of ownText(node).split(',')) {
    const text = part.trim()
    if (/;\s*q=/.test(text)) walk.report.add('media-type-invalid', node, 'q', text)
    else if (text !== '' && !/^[A-Za-z0-9*+.-]+\/[A-Za-z0-9*+.-]+(?:;.*)?$/.test(text))
      walk.report.add('media-type-invalid', node, text, text)
  }
}

/** Collections may describe a feed. */
export function collectionsIn(walk: Walk, node: LintNode): void {
  for (const child of childNodes(node)) {
    if (child.key === 'app:collection') {
      for (const inside of childNodes(child))
        if (inside.key === 'id') walk.report.add('app-unusual', inside, inside.name)
    } else if (child.key === 'entry') collectionsIn(walk, child)
  }
}
