/** Findings with their place in the text. */
import { positionOf, walkJson } from '../../ninjs/json.ts'
import type { Finding } from '../types.ts'
import { NINJS_RULES, type NinjsRule } from './rules.ts'

/** Texts longer than this get findings without lines: the map would be larger than the document. */
const MAX_LOCATED = 5_000_000
const MAX_FINDINGS = 1_000

const escape = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** JSON pointer of a member or entry. */
export const at = (path: string, name: string | number): string => `${path}/${escape(String(name))}`

/** Offsets of all values and members by their JSON pointers. */
function offsets(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const stack: { path: string; isObject: boolean; index: number; name: string }[] = []
  const next = (): string => {
    const inside = stack.at(-1)
    if (inside === undefined) return ''
    if (inside.isObject) return at(inside.path, inside.name)
    inside.index += 1
    return at(inside.path, inside.index - 1)
  }
  const put = (path: string, offset: number) => {
    if (!found.has(path)) found.set(path, offset)
  }
  walkJson(text, {
    open: (isObject, offset) => {
      const path = next()
      put(path, offset)
      stack.push({ path, isObject, index: 0, name: '' })
    },
    close: () => stack.pop(),
    scalar: (offset) => put(next(), offset),
    member: (name, offset) => {
      const inside = stack.at(-1)
      if (inside === undefined) return
      inside.name = name.includes('\\') ? (JSON.parse(`"${name}"`) as string) : name
      put(at(inside.path, inside.name), offset)
    },
  })
  return found
}

export class Report {
  readonly findings: Finding[] = []
  readonly #text: string
  readonly #lineOffset: number
  #offsets: ReadonlyMap<string, number> | undefined
  /** Pointer of the document within the text that is judged. */
  readonly base: string

  constructor(text: string, lineOffset = 0, base = '') {
    this.#text = text
    this.#lineOffset = lineOffset
    this.base = base
  }

  /** Adds what a rule found at a JSON pointer. */
  add(name: NinjsRule, path: string, message: string, value?: unknown): void {
    if (this.findings.length >= MAX_FINDINGS) return
    if (this.#offsets === undefined) this.#offsets = this.#text.length > MAX_LOCATED ? new Map() : offsets(this.#text)
    this.put(name, message, path, this.#offsets.get(this.base + path), value)
  }

  /** Adds what a rule found at an offset. */
  put(name: NinjsRule, message: string, path: string, offset: number | undefined, value?: unknown): void {
    const { id, severity } = NINJS_RULES[name]
    const place = offset === undefined ? undefined : positionOf(this.#text, offset)
    const shown =
      value === undefined
        ? undefined
        : (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200)
    this.findings.push({
      rule: id,
      severity,
      message,
      ...(place === undefined ? {} : { line: place.line + this.#lineOffset, column: place.column }),
      path: this.base + path,
      ...(shown === undefined ? {} : { value: shown }),
    })
  }
}
