/** The two header lines of ANPA 1312 (ANPA 84-2, 89-3), with their format characters or as they are after those are lost. */

export interface AnpaHeader {
  /** Service level: a letter. */
  readonly service: string
  readonly sequence: string
  /** Who it is for: `asian`, `KYODOkoko-`. */
  readonly selector?: string
  readonly priority: string
  readonly category: string
  /** `BC`, `AM`, `PM`, `AP`: the cycle that may use it. */
  readonly cycle?: string
  /** Keyword, as far as 24 characters hold it, and the version behind it. */
  readonly keyword?: string
  readonly version?: string
  readonly month?: number
  readonly day?: number
  readonly wordCount?: number
  /** Format characters: text or tabular, justified or not. */
  readonly format?: string
}

const FIRST = /^[\u0016\s]*([a-zA-Z])(\d{3,5})(?:\u001f|\s)?([A-Za-z0-9-]{0,20})\s*$/
const SECOND =
  /^([a-zA-Z]) ([a-zA-Z0-9])((?:[\u0011-\u0014]|\^[A-Z@]| (?=[\u0011-\u0014])){0,4}) ?(\S.*?)?\s+(\d{1,2})-(\d{1,2})(?:\s+(\d{1,5}))?\s*$/

/** True when two lines are an ANPA header. */
export function isAnpaHeader(first: string, second: string): boolean {
  if (first.length > 100 || second.length > 300) return false
  return FIRST.test(first.slice(first.lastIndexOf('\u0001') + 1)) && SECOND.test(second)
}

/**
 * Reads the two header lines.
 * @returns undefined when they are none
 */
export function readAnpaHeader(first: string, second: string): AnpaHeader | undefined {
  const one = first.length > 100 ? null : FIRST.exec(first)
  const two = second.length > 300 ? null : SECOND.exec(second)
  if (one === null || two === null) return undefined
  const [, service = '', sequence = '', selector = ''] = one
  const [, priority = '', category = '', format = '', slug = '', month, day, words] = two
  const cycle = /^([A-Z]{2})-/i.exec(slug)?.[1]
  const bare = cycle === undefined ? slug : slug.slice(cycle.length + 1)
  // The keyword ends where the version begins: at the first space.
  const space = bare.search(/\s{1,}(?=\d|Adv|Add|Ld|Take|Lead)/i)
  const keyword = (space === -1 ? bare : bare.slice(0, space)).trim()
  const version = space === -1 ? '' : bare.slice(space).trim()
  return {
    service,
    sequence,
    priority,
    category,
    month: Number(month),
    day: Number(day),
    ...(selector === '' ? {} : { selector }),
    ...(cycle === undefined ? {} : { cycle: cycle.toUpperCase() }),
    ...(keyword === '' ? {} : { keyword }),
    ...(version === '' ? {} : { version }),
    ...(words === undefined ? {} : { wordCount: Number(words) }),
    ...(format.trim() === '' ? {} : { format: formatName(format) }),
  }
}

function formatName(format: string): string {
  const tabular = format.includes('\u0012') ? 'tabular' : 'text'
  return format.includes('\u0014') ? `${tabular}, justified` : tabular
}
