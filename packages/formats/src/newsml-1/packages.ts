/** Components that hold references and items: packages. */
import type { PackageGroup, PackageMember } from '@dateline/news'
import { childOf, textOf, type XmlElement } from '../xml/read.ts'
import type { Component } from './components.ts'
import { hasCopy, mediaKind } from './components.ts'

/** True when a component holds items or references to them and no copy or file of its own, at any depth. */
export function isPackage(component: Component): boolean {
  const holds = (node: Component): boolean =>
    node.references.length > 0 || node.items.length > 0 || node.children.some(holds)
  const says = (node: Component): boolean => hasCopy(node) || mediaKind(node) !== undefined || node.children.some(says)
  return holds(component) && !says(component)
}

/** Items inside a component, at any depth. */
export function embedded(component: Component): readonly XmlElement[] {
  return [...component.items, ...component.children.flatMap(embedded)]
}

/** Groups of a package: one per component. */
export function groupsOf(component: Component): { root: string; list: PackageGroup[] } {
  const list: PackageGroup[] = []
  let count = 0
  const walk = (node: Component): string => {
    count += 1
    const id = `G${count}`
    const at = list.length
    list.push({ members: [] })
    const members: PackageMember[] = node.references.map((reference) => ({ type: 'item', reference }))
    for (const item of node.items) {
      const identifier = childOf(childOf(item, 'Identification'), 'NewsIdentifier')
      const guid = textOf(childOf(identifier, 'PublicIdentifier'))
      if (guid !== undefined)
        members.push({ type: 'item', reference: { guid, ...(node.role === undefined ? {} : { rel: node.role }) } })
    }
    for (const child of node.children) members.push({ type: 'group', idRef: walk(child) })
    list[at] = {
      id,
      ...(node.role === undefined ? {} : { role: node.role }),
      mode: node.equivalents ? 'alternative' : 'bag',
      ...(node.facts.headlines === undefined ? {} : { titles: node.facts.headlines }),
      members,
    }
    return id
  }
  return { root: walk(component), list }
}
