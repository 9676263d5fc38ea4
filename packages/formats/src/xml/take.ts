/**
 * Reading that accounts for itself: a codec takes the children, attributes and text that it understands, and `leftovers` gives
 * all the rest as typed extensions. What a codec forgets cannot vanish.
 */
import type { ExchangeFormat, Extension } from '@dateline/news'
import { childOf, childrenOf, collapse, rawText, type XmlElement } from './read.ts'

/** Attributes that say nothing of the item: where a schema lies. */
const SILENT = new Set(['http://www.w3.org/2001/XMLSchema-instance schemaLocation'])

interface Account {
  readonly attributes: Set<string>
  text: boolean
  /** Everything below is understood: markup that went into blocks. */
  whole: boolean
}

/** What has been taken of one document. Make one per item; it is garbage with it. */
export class Taken {
  readonly #accounts = new Map<XmlElement, Account>()

  #account(element: XmlElement): Account {
    let account = this.#accounts.get(element)
    if (account === undefined) {
      account = { attributes: new Set(), text: false, whole: false }
      this.#accounts.set(element, account)
    }
    return account
  }

  /** Marks an element as understood, though not yet what is in it. */
  element<E extends XmlElement | undefined>(element: E): E {
    if (element !== undefined) this.#account(element)
    return element
  }

  /** First child with a local name, in the parent's namespace. */
  child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
    return this.element(childOf(parent, name))
  }

  /** All children with a local name, in the parent's namespace. */
  children(parent: XmlElement | undefined, name: string): XmlElement[] {
    const found = childrenOf(parent, name)
    for (const element of found) this.#account(element)
    return found
  }

  /** An attribute without white space at its ends; undefined when absent or empty. */
  attribute(element: XmlElement | undefined, name: string): string | undefined {
    if (element === undefined) return undefined
    const value = element.attributes[name]
    if (value === undefined) return undefined
    this.#account(element).attributes.add(name)
    const trimmed = value.trim()
    return trimmed === '' ? undefined : trimmed
  }

  /** The element's own text, white space collapsed; undefined when empty. Markup inside stays to be taken. */
  text(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined
    this.#account(element).text = true
    const own = element.children.every((child) => typeof child === 'string') ? rawText(element) : ownText(element)
    const text = collapse(own)
    return text === '' ? undefined : text
  }

  /** Marks an element and everything in it as understood. */
  whole(element: XmlElement): XmlElement {
    this.#account(element).whole = true
    return element
  }

  has(element: XmlElement): boolean {
    return this.#accounts.has(element)
  }

  /**
   * What was not taken, below an element that was.
   * @param path names from the holder of the extensions down to `element`, without it being repeated; '' for the holder itself
   */
  leftovers(element: XmlElement, format: ExchangeFormat, path = ''): Extension[] {
    const result: Extension[] = []
    this.#collect(element, format, path, result)
    return result
  }

  #collect(element: XmlElement, format: ExchangeFormat, path: string, result: Extension[]): void {
    const account = this.#accounts.get(element)
    if (account?.whole === true) return
    for (const name of Object.keys(element.attributes)) {
      if (account?.attributes.has(name) === true || SILENT.has(name)) continue
      const split = name.lastIndexOf(' ')
      result.push({
        format,
        path,
        name: `@${name.slice(split + 1)}`,
        ...(split === -1 ? {} : { ns: name.slice(0, split) }),
        content: [element.attributes[name] ?? ''],
      })
    }
    if (account?.text !== true) {
      const text = collapse(ownText(element))
      if (text !== '') result.push({ format, path, name: '#text', content: [text] })
    }
    const counts = new Map<string, number>()
    for (const child of element.children) {
      if (typeof child === 'string') continue
      const count = (counts.get(child.name) ?? 0) + 1
      counts.set(child.name, count)
      if (!this.#accounts.has(child)) result.push(extensionOf(child, format, path, element.ns))
      else {
        const step = count === 1 ? child.name : `${child.name}[${count}]`
        this.#collect(child, format, path === '' ? step : `${path}/${step}`, result)
      }
    }
  }
}

function ownText(element: XmlElement): string {
  let text = ''
  for (const child of element.children) if (typeof child === 'string') text += child
  return text
}

/**
 * An element as a tree of extensions. Bounded by the parser's depth.
 * @param ns namespace of what holds it; named in the result only where it differs
 */
export function extensionOf(element: XmlElement, format: ExchangeFormat, path: string, ns: string): Extension {
  const content = element.children
    .filter((child) => typeof child !== 'string' || child.trim() !== '')
    .map((child) => (typeof child === 'string' ? child : extensionOf(child, format, '', element.ns)))
  const names = Object.keys(element.attributes)
  return {
    format,
    path,
    name: element.name,
    ...(element.ns === ns ? {} : { ns: element.ns }),
    ...(names.length === 0 ? {} : { attributes: { ...element.attributes } }),
    ...(content.length === 0 ? {} : { content }),
  }
}
