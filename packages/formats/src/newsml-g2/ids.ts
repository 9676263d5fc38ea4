/** Identifiers within a document: each stands once, and is a name that XML allows. */
import type { Node } from './node.ts'

const IDS: ReadonlySet<string> = new Set(['id', 'partid'])
const REFERENCES: ReadonlySet<string> = new Set(['idref', 'idrefs', 'root', 'contentrefs', 'original', 'sourceidref'])

function eachNode(node: Node, visit: (node: Node) => void): void {
  if (node.ns !== undefined) return
  visit(node)
  for (const child of node.children) if (typeof child !== 'string' && 'children' in child) eachNode(child, visit)
}

function soundName(id: string): string {
  const name = id.replace(/[^\p{L}\p{N}._-]/gu, '_')
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`
}

/**
 * Renames identifiers that another item of the document has taken, or that are no names, with all that refers to them.
 * @param taken identifiers of the document so far; those of this item are added
 */
export function soundIds(item: Node, taken: Set<string>): void {
  const renamed = new Map<string, string>()
  const own = new Set<string>()
  eachNode(item, ({ attributes }) => {
    for (const name of IDS) {
      const id = attributes.get(name)
      if (id === undefined) continue
      // Twice in one item: the first is the one that is referred to.
      if (own.has(id)) {
        attributes.delete(name)
        continue
      }
      let sound = soundName(id)
      for (let n = 2; taken.has(sound); n += 1) sound = `${soundName(id)}-${n}`
      taken.add(sound)
      own.add(id)
      if (sound !== id) {
        renamed.set(id, sound)
        attributes.set(name, sound)
      }
    }
  })
  if (renamed.size === 0) return
  eachNode(item, ({ attributes }) => {
    for (const name of REFERENCES) {
      const text = attributes.get(name)
      if (text === undefined) continue
      const ids = text.split(/\s+/).map((id) => renamed.get(id) ?? id)
      attributes.set(name, ids.join(' '))
    }
  })
}
