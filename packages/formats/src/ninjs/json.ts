/**
 * JSON from elsewhere: what is wrong with it and where, how deep it is, whether members stand twice. Everything is a loop over
 * characters: no recursion, whatever the input.
 */
import { FormatError } from '../problem.ts'

/** Containers nested deeper than this are no news; JSON.stringify would fail on them. */
export const JSON_DEPTH = 500

const QUOTE = 34
const BACKSLASH = 92
const COLON = 58
const COMMA = 44
const OPEN_LIST = 91
const CLOSE_LIST = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9

/** Line and column of an offset, both from 1. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    start = at + 1
  }
  return { line, column: offset - start + 1 }
}

export function placeAt(text: string, offset: number, lineOffset = 0): string {
  const { line, column } = positionOf(text, offset)
  return `line ${line + lineOffset}, column ${column}`
}

export interface JsonShape {
  /** Deepest nesting of containers. */
  readonly depth: number
  /** Strings that a colon follows. */
  readonly members: number
}

/** Depth and number of members of a JSON text, in one pass that allocates nothing. */
export function shapeOf(text: string): JsonShape {
  let depth = 0
  let deepest = 0
  let members = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      let end = text.indexOf('"', at + 1)
      while (end !== -1 && isEscaped(text, end, at)) end = text.indexOf('"', end + 1)
      if (end === -1) break
      at = end
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1
    else if (code === COLON) members += 1
  }
  return { depth: deepest, members }
}

/** True when an odd number of backslashes stands in front of the quote at `at`. */
function isEscaped(text: string, at: number, start: number): boolean {
  let back = at - 1
  while (back > start && text.charCodeAt(back) === BACKSLASH) back -= 1
  return (at - back) % 2 === 0
}

export interface JsonProblem {
  readonly offset: number
  /** What stands there, for people. */
  readonly what: string
}

/** A token's text and where it ends; or what is wrong with it. */
type Token = { readonly end: number } | JsonProblem

const WORDS = ['true', 'false', 'null']
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function stringEnd(text: string, at: number): Token {
  for (let i = at + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) return { end: i + 1 }
    if (code < 32)
      return { offset: i, what: code === 10 ? 'a line break inside a string' : 'a control character inside a string' }
    if (code !== BACKSLASH) continue
    const next = text[i + 1] ?? ''
    if (next === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(i + 2, i + 6))) return { offset: i, what: 'an incomplete \\u escape' }
      i += 5
    } else if ('"\\/bfnrt'.includes(next) && next !== '') i += 1
    else return { offset: i, what: `the escape \\${next}, which JSON does not have` }
  }
  return { offset: text.length, what: 'the end of the document inside a string' }
}

function scalarEnd(text: string, at: number): Token {
  const char = text[at] ?? ''
  if (char === '"') return stringEnd(text, at)
  if (char === "'") return { offset: at, what: 'a single quote; JSON has double quotes' }
  if (char === '/' || char === '#') return { offset: at, what: 'a comment, which JSON does not have' }
  for (const word of WORDS) if (text.startsWith(word, at)) return { end: at + word.length }
  const name = /^[A-Za-z_$-][\w$]{0,30}/.exec(text.slice(at, at + 32))?.[0]
  if (name === 'NaN' || name === 'Infinity' || name === '-Infinity' || name === 'undefined') {
    return { offset: at, what: `${name}, which is no value of JSON` }
  }
  NUMBER.lastIndex = at
  const end = NUMBER.test(text) ? NUMBER.lastIndex : at
  if (end > at) return /[\w.+-]/.test(text[end] ?? '') ? { offset: at, what: 'a malformed number' } : { end }
  return {
    offset: at,
    what: name === undefined ? `the character ${JSON.stringify(char)}` : `the word ${name} without quotes`,
  }
}

export interface JsonVisitor {
  /** A member's name, as written between its quotes, with where it stands. */
  member?: (name: string, offset: number) => void
  open?: (isObject: boolean, offset: number) => void
  close?: () => void
  scalar?: (offset: number) => void
}

/**
 * Walks a JSON text strictly (RFC 8259).
 * @returns the first thing that is wrong, or undefined
 */
export function walkJson(text: string, visitor: JsonVisitor = {}): JsonProblem | undefined {
  /** True for objects. */
  const open: boolean[] = []
  let at = 0
  let afterComma = false
  let expectsValue = true
  const skip = () => {
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1
  }
  for (;;) {
    skip()
    const inObject = open.at(-1)
    if (expectsValue) {
      const code = text.charCodeAt(at)
      if (at >= text.length) return { offset: at, what: 'the end of the document where a value should be' }
      if (code === CLOSE_LIST && inObject === false) {
        if (afterComma) return { offset: at, what: 'a list that ends after a comma' }
        open.pop()
        visitor.close?.()
        at += 1
        expectsValue = false
      } else if (inObject === true) {
        if (code === CLOSE_OBJECT) {
          if (afterComma) return { offset: at, what: 'an object that ends after a comma' }
          open.pop()
          visitor.close?.()
          at += 1
          expectsValue = false
        } else {
          if (code !== QUOTE) {
            const bad = scalarEnd(text, at)
            return { offset: at, what: 'what' in bad ? bad.what : 'a value where a member name should be' }
          }
          const name = stringEnd(text, at)
          if ('what' in name) return name
          visitor.member?.(text.slice(at + 1, name.end - 1), at)
          at = name.end
          skip()
          if (text.charCodeAt(at) !== COLON) return { offset: at, what: 'a member name without a colon' }
          at += 1
          skip()
          const bad = value()
          if (bad !== undefined) return bad
        }
      } else {
        const bad = value()
        if (bad !== undefined) return bad
      }
      afterComma = false
      continue
    }
    if (open.length === 0) {
      if (at < text.length) return { offset: at, what: 'more text after the end of the document' }
      return undefined
    }
    const code = text.charCodeAt(at)
    if (code === COMMA) {
      at += 1
      afterComma = true
      expectsValue = true
    } else if (code === (inObject === true ? CLOSE_OBJECT : CLOSE_LIST)) {
      open.pop()
      visitor.close?.()
      at += 1
    } else {
      if (at >= text.length) return { offset: at, what: 'the end of the document inside an object or a list' }
      const bad = scalarEnd(text, at)
      const isComment = 'what' in bad && bad.what.startsWith('a comment')
      return { offset: at, what: isComment ? bad.what : 'something where a comma should be' }
    }
  }

  /** A value at `at`: a container is opened, a scalar passed. */
  function value(): JsonProblem | undefined {
    const code = text.charCodeAt(at)
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      open.push(code === OPEN_OBJECT)
      visitor.open?.(code === OPEN_OBJECT, at)
      at += 1
      expectsValue = true
      afterComma = false
      return undefined
    }
    if (at >= text.length) return { offset: at, what: 'the end of the document where a value should be' }
    const token = scalarEnd(text, at)
    if ('what' in token) return token
    visitor.scalar?.(at)
    at = token.end
    expectsValue = false
    return undefined
  }
}

/** Members that stand twice in one object: name and place of the second. */
export function duplicateMembers(text: string, limit = 20): { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = []
  const objects: (Set<string> | undefined)[] = []
  walkJson(text, {
    open: (isObject) => objects.push(isObject ? new Set() : undefined),
    close: () => objects.pop(),
    member: (name, offset) => {
      const names = objects.at(-1)
      if (names?.has(name) === true && found.length < limit) found.push({ name, offset })
      names?.add(name)
    },
  })
  return found
}

/** Number of members in a value, to be compared with those in its text. */
function countMembers(value: unknown): number {
  let count = 0
  const stack: unknown[] = [value]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (Array.isArray(next)) {
      for (const entry of next) if (typeof entry === 'object' && entry !== null) stack.push(entry)
    } else if (typeof next === 'object' && next !== null) {
      for (const member of Object.values(next)) {
        count += 1
        if (typeof member === 'object' && member !== null) stack.push(member)
      }
    }
  }
  return count
}

/** Replaces lone surrogates, which no UTF-8 can carry, in every string of a value and in the names of members. */
function wellFormed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_name, member: unknown) => {
    if (typeof member === 'string') return member.toWellFormed()
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    const entries = Object.entries(member)
    return entries.every(([name]) => name.isWellFormed())
      ? member
      : Object.fromEntries(entries.map(([name, inner]): [string, unknown] => [name.toWellFormed(), inner]))
  }) as unknown
}

export interface ParsedJson {
  readonly value: unknown
  /** Notes for people: members that stand twice. */
  readonly notes: readonly string[]
}

/**
 * Parses JSON.
 * @param lineOffset lines of the document before this text
 * @throws FormatError json-invalid (with line and column), too-deep
 */
export function parseJsonText(source: string, lineOffset = 0): ParsedJson {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source
  const shape = shapeOf(text)
  if (shape.depth > JSON_DEPTH) {
    throw new FormatError(
      'too-deep',
      `objects and lists nested ${shape.depth} deep, more than ${JSON_DEPTH}`,
      placeAt(text, 0, lineOffset),
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const problem = walkJson(text) ?? { offset: 0, what: 'something that is not JSON' }
    const place = placeAt(text, problem.offset, lineOffset)
    throw new FormatError('json-invalid', `not valid JSON: ${problem.what}; have it sent again`, place)
  }
  const notes =
    countMembers(value) === shape.members
      ? []
      : duplicateMembers(text).map(
          ({ name, offset }) =>
            `member ${name.slice(0, 60)} stands twice, ${placeAt(text, offset, lineOffset)}; the last counts`,
        )
  return {
    value: (text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)) || !text.isWellFormed() ? wellFormed(value) : value,
    notes,
  }
}
