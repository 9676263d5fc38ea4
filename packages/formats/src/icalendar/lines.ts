/** Content lines and components of iCalendar (RFC 5545 section 3.1), as calendars of all sorts of programs have them. */
import type { Extension } from '@dateline/news'
import { FormatError } from '../problem.ts'
import type { Limits } from '../types.ts'

export interface Property {
  /** Upper case. */
  readonly name: string
  /** By upper-case name, each as written behind its `=`; see `parameter`. */
  readonly parameters: Readonly<Record<string, string>>
  /** As written: escapes of text are not yet taken off. */
  readonly value: string
  /** 1-based. */
  readonly line: number
}

export interface Component {
  /** Upper case: `VEVENT`. */
  readonly name: string
  readonly properties: readonly Property[]
  readonly components: readonly Component[]
  readonly line: number
}

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,80}/

/** `NAME;PARAM=value:` at the start of a line; undefined when it begins otherwise. */
function readProperty(text: string, line: number): Property | undefined {
  const name = NAME.exec(text)?.[0]
  if (name === undefined) return undefined
  let at = name.length
  const parameters: Record<string, string> = {}
  while (text[at] === ';') {
    const start = at + 1
    let quoted = false
    at = start
    for (; at < text.length; at += 1) {
      const c = text[at]
      if (c === '"') quoted = !quoted
      else if (!quoted && (c === ';' || c === ':')) break
    }
    const part = text.slice(start, at)
    const equals = part.indexOf('=')
    // vCalendar 1.0 writes `ENCODING=` without its name.
    if (equals === -1) parameters[part.toUpperCase()] = ''
    else parameters[part.slice(0, equals).trim().toUpperCase()] = part.slice(equals + 1)
  }
  if (text[at] !== ':') return undefined
  return { name: name.toUpperCase(), parameters, value: text.slice(at + 1), line }
}

/** A parameter's value: quotes taken off, RFC 6868 escapes read; lists stay joined by commas. */
export function parameter(property: Property, name: string): string | undefined {
  const raw = property.parameters[name]
  if (raw === undefined) return undefined
  const text = raw
    .replaceAll('"', '')
    .replace(/\^(['n^])/g, (_, c: string) => (c === 'n' ? '\n' : c === "'" ? '"' : '^'))
  return text === '' ? undefined : text
}

/** A value as a parameter carries it. */
export function drawParameter(value: string): string {
  const safe = value
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  return /[:;,]/.test(safe) ? `"${safe}"` : safe
}

const isContinued = (text: string) => text.startsWith(' ') || text.startsWith('\t')

/** A line with what is folded behind it: the fold may stand in front of the colon. */
function unfolded(lines: readonly string[], index: number): string {
  const line = lines[index] ?? ''
  if (line.includes(':') || !isContinued(lines[index + 1] ?? '')) return line
  let end = index + 1
  while (isContinued(lines[end] ?? '')) end += 1
  return (
    line +
    lines
      .slice(index + 1, end)
      .map((piece) => piece.slice(1))
      .join('')
  )
}

interface Open {
  readonly name: string
  readonly properties: Property[]
  readonly components: Component[]
  readonly line: number
}

/**
 * Reads the components of a document. A line that is neither a property nor a continuation is the rest of the line before it
 * that somebody did not fold; a component without an end ends with what holds it, or with the document.
 * @returns the outermost components, and what was mended
 * @throws FormatError too-deep, too-many-nodes
 */
export function parseCalendar(
  text: string,
  limits: Limits,
): { readonly components: readonly Component[]; readonly notes: readonly string[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const top: Component[] = []
  const notes: string[] = []
  const stack: Open[] = []
  let count = 0
  const close = () => {
    const open = stack.pop()
    if (open !== undefined) (stack.at(-1)?.components ?? top).push(open)
  }
  let index = 0
  while (index < lines.length) {
    const line = index + 1
    const pieces = [lines[index] ?? '']
    index += 1
    if (pieces[0]?.trim() === '') continue
    while (index < lines.length) {
      const next = lines[index] ?? ''
      if (isContinued(next)) pieces.push(next.slice(1))
      else if (next.trim() === '' || readProperty(unfolded(lines, index), 0) !== undefined) break
      else pieces.push(next.startsWith('\\') ? next : `\\n${next}`)
      index += 1
    }
    const property = readProperty(pieces.join(''), line)
    count += 1
    if (count > limits.nodes) throw new FormatError('too-many-nodes', `more than ${limits.nodes} lines`, `line ${line}`)
    if (property === undefined) {
      notes.push(`line ${line} is no property: ${pieces.join('').slice(0, 60)}`)
      continue
    }
    const named = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN') {
      if (stack.length >= Math.min(20, limits.depth))
        throw new FormatError('too-deep', 'components nested more than 20 deep', `line ${line}`)
      // No calendar and no event is ever inside an event: the end of the one before is missing.
      while (stack.length > 0 && isOuter(named, stack.at(-1)?.name ?? '')) {
        notes.push(`line ${line}: END:${stack.at(-1)?.name} is missing before it`)
        close()
      }
      stack.push({ name: named, properties: [], components: [], line })
    } else if (property.name === 'END') {
      const at = stack.findLastIndex((open) => open.name === named)
      if (at === -1) notes.push(`line ${line}: END:${named.slice(0, 40)} ends nothing`)
      else while (stack.length > at) close()
    } else if (stack.length === 0) notes.push(`line ${line}: ${property.name} stands outside of any component`)
    else stack.at(-1)?.properties.push(property)
  }
  if (stack.length > 0) notes.push(`the document breaks off before END:${stack.at(-1)?.name}`)
  while (stack.length > 0) close()
  return { components: top, notes }
}

const OUTER = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE'])

function isOuter(name: string, open: string): boolean {
  if (name === 'VCALENDAR') return true
  return OUTER.has(name) && open !== 'VCALENDAR'
}

/** A property the model has no place for. */
export function propertyExtension(property: Property, path: string): Extension {
  return {
    format: 'icalendar',
    path,
    name: property.name,
    ...(Object.keys(property.parameters).length === 0 ? {} : { attributes: { ...property.parameters } }),
    content: [property.value],
  }
}

/** A component the model has no place for: an alarm, a zone of somebody's own. */
export function componentExtension(component: Component, path: string): Extension {
  return {
    format: 'icalendar',
    path,
    name: component.name,
    content: [
      ...component.properties.map((property) => propertyExtension(property, 'property')),
      ...component.components.map((inner) => componentExtension(inner, 'component')),
    ],
  }
}

/** Folds a line at 75 octets (RFC 5545 section 3.1), never inside a character. */
export function fold(line: string): string {
  const encoder = new TextEncoder()
  if (encoder.encode(line).length <= 75) return `${line}\r\n`
  let result = ''
  let length = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (length + size > 75) {
      result += '\r\n '
      length = 1
    }
    result += character
    length += size
  }
  return `${result}\r\n`
}

/** A content line, folded. Parameters and value are as they must be written. */
export function drawProperty(
  name: string,
  parameters: Readonly<Record<string, string | undefined>>,
  value: string,
): string {
  const drawn = Object.entries(parameters).flatMap(([key, raw]) => (raw === undefined ? [] : [`;${key}=${raw}`]))
  return fold(`${name}${drawn.join('')}:${value}`.replace(/[\r\n]/g, ''))
}

/** Lines of an extension of this format. */
export function drawExtension(extension: Extension): string {
  const content = extension.content ?? []
  if (extension.path === 'component' || content.some((c) => typeof c !== 'string')) {
    const inner = content.flatMap((c) => (typeof c === 'string' ? [] : [drawExtension(c)])).join('')
    return `BEGIN:${extension.name}\r\n${inner}END:${extension.name}\r\n`
  }
  return drawProperty(extension.name, extension.attributes ?? {}, content.filter((c) => typeof c === 'string').join(''))
}
