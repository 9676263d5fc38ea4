/**
 * Messages of a wire file and their frames. IPTC 7901 and ANPA 1312 frame a message in SOH, STX, ETX and EOT; files that were
 * saved lose them, show them as symbols or names, or use the teleprinter's ZCZC and NNNN.
 */

export const SOH = '\u0001'
export const STX = '\u0002'
export const ETX = '\u0003'
export const EOT = '\u0004'

export interface Message {
  /** Header and text, without the characters of the frame, one line per entry. */
  readonly lines: readonly string[]
  /** Index of the line at which STX stands; undefined without one. */
  readonly textAt: number | undefined
  /** Index of the line at which ETX stands; undefined without one. */
  readonly endAt: number | undefined
  /** 1-based line of the file at which the message begins. */
  readonly line: number
}

/** IPTC 7901: source, number, priority, category, word count, optional information. */
export const HEADER_7901 =
  /^([A-Za-z][A-Za-z-]{0,9})(\d{2,6}) {1,3}(\d) {1,3}([A-Za-z]{1,4}) {1,3}(\d{1,6})(?: +(\S.{0,200}))?\s*$/
/** The day and time at the end: `241205 Sep 24`, `212322 GMT Nov 18`. */
export const STAMP_7901 =
  /^\s*(\d{2})(\d{2})(\d{2})\s{0,3}([A-Z]{1,5})?\s{1,3}(\p{L}{3,10})\.?\s{1,3}(\d{2}|\d{4})\s*$/u

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/[\u2401]|<SOH>|\[SOH\]/gi, SOH],
  [/[\u2402]|<STX>|\[STX\]/gi, STX],
  [/[\u2403]|<ETX>|\[ETX\]/gi, ETX],
  [/[\u2404]|<EOT>|\[EOT\]/gi, EOT],
  [/[\u2416]|<SYN>/gi, '\u0016'],
  [/<US>|\u241f/gi, '\u001f'],
]

/** One kind of line end, and control characters for their symbols and names. */
export function normaliseFrames(text: string): string {
  let result = text.replace(/\r\n|\n\r|\r/g, '\n').replace(/^\ufeff/, '')
  // Only a file that has no such characters of its own shows them by name.
  if (!result.includes(SOH)) for (const [pattern, control] of NAMED) result = result.replace(pattern, control)
  return result.replace(/\u0000/g, '')
}

/** Lines where a message begins. */
function starts(lines: readonly string[], isHeader: (lines: readonly string[], at: number) => boolean): number[] {
  const soh = lines.flatMap((line, at) => (line.includes(SOH) ? [at] : []))
  if (soh.length > 0) return soh
  const zczc = lines.flatMap((line, at) => (/^\s*(?:ZCZC|zczc)\b/.test(line) ? [at] : []))
  if (zczc.length > 0) return zczc
  return lines.flatMap((_, at) => (isHeader(lines, at) && isFree(lines, at) ? [at] : []))
}

/** Without a frame a header is one only where a message may begin: at the top, or behind an end or an empty line. */
function isFree(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1]
  return before === undefined || before.trim() === '' || /[\u0003\u0004]|^NNNN/.test(before) || STAMP_7901.test(before)
}

/**
 * Parts a file into messages.
 * @param text with one kind of line end (normaliseFrames)
 * @param isHeader tells the first line of a message where no frame does
 */
export function splitMessages(text: string, isHeader: (lines: readonly string[], at: number) => boolean): Message[] {
  const all = text.split('\n')
  const at = starts(all, isHeader)
  if (at.length === 0) at.push(0)
  return at.map((from, index) => {
    const to = at[index + 1] ?? all.length
    return unframe(all.slice(from, to), from + 1)
  })
}

function unframe(raw: readonly string[], line: number): Message {
  const lines: string[] = []
  let textAt: number | undefined
  let endAt: number | undefined
  for (const [index, text] of raw.entries()) {
    let rest = text
    if (index === 0) rest = rest.slice(rest.lastIndexOf(SOH) + 1).replace(/^\u0016+/, '')
    if (/^\s*(?:NNNN|nnnn)\s*$/.test(rest)) break
    if (/^\s*(?:ZCZC|zczc)\b/.test(rest)) rest = rest.replace(/^\s*(?:ZCZC|zczc)\s*/, '')
    const stx = rest.indexOf(STX)
    if (stx !== -1 && textAt === undefined) {
      if (stx > 0) lines.push(rest.slice(0, stx))
      textAt = lines.length
      rest = rest.slice(stx + 1)
    }
    const etx = rest.indexOf(ETX)
    if (etx !== -1 && endAt === undefined) {
      if (etx > 0) lines.push(rest.slice(0, etx))
      endAt = lines.length
      rest = rest.slice(etx + 1)
    }
    const eot = rest.indexOf(EOT)
    if (eot !== -1) {
      if (eot > 0) lines.push(rest.slice(0, eot))
      break
    }
    lines.push(rest)
  }
  return { lines, textAt, endAt, line }
}
