/** What elements of modules say together: podcasts, Media RSS, FeedSync, WFW. */
import { attributeOf, childNodes, childrenNamed, type LintNode, ownText } from './tree.ts'
import type { Walk } from './walk.ts'

/** Every element, the root first. */
export function* everyNode(root: LintNode): Generator<LintNode> {
  const stack = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node
    const children = childNodes(node)
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i] as LintNode)
  }
}

/** A channel with elements of iTunes is one that wants to be listed. */
function podcast(walk: Walk, channel: LintNode, encoding: string): void {
  const { report } = walk
  const isOf = (node: LintNode) => childNodes(node).some((child) => child.key.startsWith('itunes:'))
  const items = childrenNamed(channel, 'item')
  if (isOf(channel)) listed(walk, channel, encoding)
  if (!isOf(channel) && !items.some(isOf)) return
  for (const item of items) {
    for (const enclosure of childrenNamed(item, 'enclosure')) {
      const extension = /\.([a-z0-9]{2,5})(?:[?#].*)?$/i.exec(attributeOf(enclosure, 'url') ?? '')?.[1]?.toLowerCase()
      if (extension !== undefined && /^(?:wmv|wma|avi|ogg|ogv|flac|wav|rm|ram|asf|mpg|mpeg|webm)$/.test(extension))
        report.add('itunes-format', enclosure, extension, extension)
    }
  }
}

function listed(walk: Walk, channel: LintNode, encoding: string): void {
  const { report } = walk
  const has = (key: string) => childrenNamed(channel, key).length > 0
  for (const key of ['itunes:category', 'itunes:explicit', 'language'])
    if (!has(key)) report.add('itunes-missing', channel, key, key)
  const [owner] = childrenNamed(channel, 'itunes:owner')
  if (owner === undefined) report.add('itunes-missing', channel, 'itunes:owner with itunes:email', 'itunes:email')
  else if (childrenNamed(owner, 'itunes:email').length === 0)
    report.add('element-missing', owner, 'itunes:email', 'itunes:email')
  if (!/^utf-?8$/i.test(encoding)) report.add('encoding-own-name', channel, encoding)
}

function sync(walk: Walk, node: LintNode, ids: Set<string>): void {
  const { report } = walk
  if (node.key === 'sx:sharing') {
    const since = attributeOf(node, 'since')
    const until = attributeOf(node, 'until')
    if (since !== undefined && until === undefined) report.add('attribute-missing', node, 'until', undefined, 'until')
    if (until !== undefined && since === undefined) report.add('attribute-missing', node, 'since', undefined, 'since')
    if (since !== undefined && until !== undefined && Date.parse(since) > Date.parse(until))
      report.add('sync-window', node, '')
  } else if (node.key === 'sx:sync') {
    const id = attributeOf(node, 'id')
    const isCopy = node.parent?.parent?.key === 'sx:conflicts'
    if (id !== undefined && !isCopy && ids.has(id)) report.add('rss-guid-twice', node, id, id, 'id')
    if (id !== undefined && !isCopy) ids.add(id)
    if (childrenNamed(node, 'sx:history').length === 0) report.add('element-missing', node, 'sx:history', 'sx:history')
  } else if (node.key === 'sx:history') {
    const by = attributeOf(node, 'by')
    const when = attributeOf(node, 'when')
    if (by === undefined && when === undefined) report.add('sync-missing', node, '')
    else if (by === undefined) report.add('sync-recommended', node, 'by', undefined, 'by')
    else if (when === undefined) report.add('sync-recommended', node, 'when', undefined, 'when')
  }
}

export function together(walk: Walk, root: LintNode, encoding: string): void {
  const { report } = walk
  const ids = new Set<string>()
  for (const node of everyNode(root)) {
    if (node.key === 'channel') podcast(walk, node, encoding)
    else if (node.key.startsWith('sx:')) sync(walk, node, ids)
    else if (node.key === 'media:group' && childrenNamed(node, 'media:content').length === 1)
      report.add('media-group-one', node, '')
    else if (node.key === 'media:adult') report.add('media-old', node, '')
    else if (node.key === 'wfw:commentRSS') report.add('wfw-case', node, ownText(node).trim())
    else if (node.key.startsWith('cf:')) cf(walk, node)
  }
}

/** Microsoft's list extensions name elements of other namespaces, which must be in use. */
function cf(walk: Walk, node: LintNode): void {
  const element = attributeOf(node, 'element')
  if (node.key === 'cf:group' || node.key === 'cf:sort') {
    if (element === undefined && attributeOf(node, 'default') === undefined)
      walk.report.add('attribute-missing', node, 'element', undefined, 'element')
    const type = attributeOf(node, 'data-type')
    if (type !== undefined && !/^(?:text|number|date)$/.test(type))
      walk.report.add('attribute-unknown', node, type, type, 'data-type')
  }
}
