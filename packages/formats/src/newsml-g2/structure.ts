/** The grammar of NewsML-G2 made ready for use: for each type, which attributes and children it has, in which order. */
import { ATTRIBUTE_GROUPS, COMPLEX_TYPES, ELEMENT_GROUPS, GLOBAL_ELEMENTS, SIMPLE_TYPES } from './grammar.ts'

export interface AttributeRule {
  /** Name of a simple type, or its facets in one word; see grammar.ts. */
  readonly type: string
  readonly required: boolean
}
export interface ChildRule {
  /** Name of the child's type. */
  readonly type: string
  /** Place in the order; children of one place may mix. */
  readonly place: number
}
export interface PlaceRule {
  readonly names: readonly string[]
  readonly min: number
  readonly max: number
}
export interface TypeRule {
  readonly name: string
  readonly attributes: ReadonlyMap<string, AttributeRule>
  /** True: attributes of other namespaces may stand here. */
  readonly open: boolean
  readonly children: ReadonlyMap<string, ChildRule>
  readonly places: readonly PlaceRule[]
  /** Place of elements of other namespaces; undefined: none may stand here. */
  readonly other: number | undefined
  /** True: elements of any namespace, whatever their name. */
  readonly any: boolean
  /** Type of the text; `mixed` is free, undefined: no text. */
  readonly text: string | undefined
}

const cache = new Map<string, TypeRule>()

/** The rule of a type by its name in grammar.ts. A simple type is a type with text alone. */
export function typeRule(name: string): TypeRule {
  let rule = cache.get(name)
  if (rule === undefined) {
    rule = compile(name)
    cache.set(name, rule)
  }
  return rule
}

/** The rule of an element that may stand alone; undefined when the standard has none of that name. */
export function elementRule(name: string): TypeRule | undefined {
  const type = Object.hasOwn(GLOBAL_ELEMENTS, name) ? GLOBAL_ELEMENTS[name] : undefined
  return type === undefined ? undefined : typeRule(type)
}

/** Facets of a simple type, with names of types looked up. */
export function facetsOf(type: string): string {
  return SIMPLE_TYPES[type] ?? type
}

function compile(name: string): TypeRule {
  const source = COMPLEX_TYPES[name]
  if (source === undefined) {
    return {
      name,
      attributes: new Map(),
      open: false,
      children: new Map(),
      places: [],
      other: undefined,
      any: false,
      text: name,
    }
  }
  const attributes = new Map<string, AttributeRule>()
  const open = addAttributes(source[0], attributes)
  const content = new Content(source[1])
  return {
    name,
    attributes,
    open,
    children: content.children,
    places: content.places,
    other: content.other,
    any: content.any,
    text: source[2] === '' ? undefined : source[2],
  }
}

/** @returns true when attributes of other namespaces are allowed */
function addAttributes(source: string, into: Map<string, AttributeRule>): boolean {
  let open = false
  for (const word of source.split(' ').filter(Boolean)) {
    if (word === '*') open = true
    else if (word.startsWith('+')) open = addAttributes(ATTRIBUTE_GROUPS[word.slice(1)] ?? '', into) || open
    else {
      // The name may hold a colon (xml:lang); a type never does, but a pattern may.
      const at = word.startsWith('xml:') ? word.indexOf(':', 4) : word.indexOf(':')
      const named = word.slice(0, at)
      into.set(named.replace('!', ''), { type: word.slice(at + 1), required: named.endsWith('!') })
    }
  }
  return open
}

/** Reads a content model. A choice is one place; a sequence is one place after another. */
class Content {
  readonly children = new Map<string, ChildRule>()
  readonly places: { names: string[]; min: number; max: number }[] = []
  other: number | undefined
  any = false
  readonly #tokens: readonly string[]
  #at = 0

  constructor(source: string) {
    this.#tokens = source.match(/[()|]|[?*+]|\{\d+,\d+\}|[^\s()|?*+{}]+/g) ?? []
    this.#sequence(false, undefined)
  }

  #times(): { min: number; max: number } {
    const token = this.#tokens[this.#at]
    const known = token === undefined ? undefined : TIMES[token]
    if (known !== undefined) this.#at += 1
    return known ?? { min: 1, max: 1 }
  }

  /** @param place the place of the choice that this stands in */
  #sequence(optional: boolean, place: number | undefined): void {
    for (;;) {
      const token = this.#tokens[this.#at]
      if (token === undefined || token === ')') return
      this.#at += 1
      if (token === '|') continue
      if (token === '(') this.#bracket(optional, place)
      else if (token.startsWith('%')) this.#group(token.slice(1), optional, place)
      else this.#element(token, optional, place)
    }
  }

  #bracket(optional: boolean, outer: number | undefined): void {
    const start = this.#at
    let depth = 1
    let choice = false
    let end = start
    while (depth > 0 && end < this.#tokens.length) {
      const token = this.#tokens[end]
      if (token === '(') depth += 1
      if (token === ')') depth -= 1
      if (token === '|' && depth === 1) choice = true
      end += 1
    }
    this.#at = end
    const times = this.#times()
    const after = this.#at
    this.#at = start
    if (outer !== undefined) this.#sequence(optional, outer)
    else if (choice || times.max > 1) {
      this.places.push({ names: [], min: optional ? 0 : times.min, max: times.max })
      this.#sequence(optional, this.places.length - 1)
    } else this.#sequence(optional || times.min === 0, undefined)
    this.#at = after
  }

  #group(name: string, optional: boolean, place: number | undefined): void {
    const { min } = this.#times()
    const inner = new Content(ELEMENT_GROUPS[name] ?? '')
    const base = this.places.length
    for (const [child, rule] of inner.children) this.children.set(child, { ...rule, place: place ?? base + rule.place })
    for (const rule of inner.places) {
      if (place !== undefined) this.places[place]?.names.push(...rule.names)
      else this.places.push({ ...rule, min: optional || min === 0 ? 0 : rule.min })
    }
  }

  #element(token: string, optional: boolean, outer: number | undefined): void {
    const { min, max } = this.#times()
    let place = outer
    if (place === undefined) {
      this.places.push({ names: [], min: optional ? 0 : min, max })
      place = this.places.length - 1
    }
    if (token === '#other' || token === '#any') {
      this.other = place
      this.any ||= token === '#any'
      return
    }
    const [name = '', type] = token.split(':')
    this.places[place]?.names.push(name)
    this.children.set(name, { type: type ?? GLOBAL_ELEMENTS[name] ?? name, place })
  }
}

const TIMES: Readonly<Record<string, { min: number; max: number }>> = {
  '?': { min: 0, max: 1 },
  '*': { min: 0, max: Infinity },
  '+': { min: 1, max: Infinity },
}
