/** References within a document: groups, ids, links. */
import type { XmlElement } from '../../xml/read.ts'
import type { Report } from './report.ts'
import { child, children, descendants, elementsOf } from './tree.ts'

const LISTS = ['idrefs', 'contentrefs']
const SINGLE = ['idref', 'original', 'sourceidref']
const LINKS = new Set(['link', 'itemRef', 'deliverableOf', 'deliveredItemRef', 'remoteInfo'])

/** Ids of everything in an item, inline content too: an inlineRef may point there. */
function* everything(element: XmlElement): Generator<XmlElement> {
  for (const one of elementsOf(element)) {
    yield one
    yield* everything(one)
  }
}

/** @param taken ids of the document so far */
export function checkReferences(report: Report, item: XmlElement, taken: Map<string, XmlElement>): void {
  const ids = new Set<string>()
  for (const element of everything(item)) {
    const { id, partid } = element.attributes
    for (const value of [id, partid]) if (value !== undefined) ids.add(value)
  }
  for (const element of descendants(item)) {
    for (const name of ['id', 'partid']) {
      const value = element.attributes[name]
      if (value === undefined) continue
      if (taken.has(value)) report.find('G2-506', element, `the id ${value} stands twice`, value)
      taken.set(value, element)
    }
    for (const name of [...LISTS, ...SINGLE]) {
      const value = element.attributes[name]
      if (value === undefined) continue
      for (const id of LISTS.includes(name) ? value.trim().split(/\s+/) : [value.trim()]) {
        if (!ids.has(id)) report.find('G2-503', element, `${name} finds no ${id}`, id)
      }
    }
    if (LINKS.has(element.name)) checkLink(report, item, element)
    if (element.name === 'newsCoverage' && element.attributes['id'] === undefined && item.name === 'planningItem')
      report.find('G2-507', element, 'newsCoverage has no id')
  }
  const set = child(item, 'groupSet')
  if (set !== undefined) checkGroups(report, set)
}

function checkLink(report: Report, item: XmlElement, link: XmlElement): void {
  const { href, residref, guidref } = link.attributes
  const target = residref?.trim() || guidref?.trim()
  if (!href?.trim() && !target) report.find('G2-501', link, `${link.name} has neither href nor residref`)
  const { version } = link.attributes
  const own = target !== undefined && target === item.attributes['guid']
  if (own && (version === undefined || version === (item.attributes['version'] ?? '1')))
    report.find('G2-508', link, `${link.name} leads to the item that it stands in`, target)
}

function checkGroups(report: Report, set: XmlElement): void {
  const groups = new Map(children(set, 'group').map((group) => [group.attributes['id'] ?? '', group]))
  const root = set.attributes['root']?.trim() ?? ''
  if (!groups.has(root)) {
    report.find('G2-502', set, `there is no group ${root}`, root)
    return
  }
  const reached = new Set<string>()
  const open = new Set<string>()
  const circles = new Set<string>()
  const visit = (id: string) => {
    const group = groups.get(id)
    if (group === undefined) return
    if (open.has(id)) {
      if (!circles.has(id)) report.find('G2-505', group, `the group ${id} contains itself`, id)
      circles.add(id)
      return
    }
    if (reached.has(id)) return
    reached.add(id)
    open.add(id)
    for (const reference of children(group, 'groupRef')) visit(reference.attributes['idref']?.trim() ?? '')
    open.delete(id)
  }
  visit(root)
  for (const [id, group] of groups) {
    if (!reached.has(id)) report.find('G2-504', group, `no group leads to ${id === '' ? 'a group without id' : id}`, id)
  }
}
