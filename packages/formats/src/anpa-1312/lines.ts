/** The text of an ANPA message: lines that begin with `^` and end in `<` or `=`, tab lines, and plain paragraphs. */

export interface CaretLine {
  readonly text: string
  /** `<` quads left, `=` centres: the second stands behind bylines. */
  readonly end: '<' | '=' | ''
}

export interface AnpaText {
  readonly head: readonly CaretLine[]
  readonly body: readonly string[]
  /** Caret lines behind the first paragraph that are no part of the copy. */
  readonly foot: readonly CaretLine[]
}

const CARET = /\^([^^<=]{0,400}(?:=(?!\s*(?:\^|$))[^^<=]{0,400})*)([<=]?)/g

/** Splits a line that holds one or more caret phrases. */
function carets(line: string): CaretLine[] {
  return [...line.matchAll(CARET)].flatMap((match): CaretLine[] => {
    const text = (match[1] ?? '').trim()
    const end = match[2]
    return text === '' ? [] : [{ text, end: end === '<' || end === '=' ? end : '' }]
  })
}

/** Shift and rail codes, spaces of a width, tab fields: what a composing machine needed and copy does not. */
export function plainText(line: string): string {
  const plain = line.replace(/[\u0008\u001d\u001e\u0010]/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  const trimmed = plain.trimEnd()
  return trimmed.endsWith('<') ? trimmed.slice(0, -1).trimEnd() : plain
}

/** Marks a line of the copy that was centred: a heading. Copy holds no such character (plainText). */
export const CENTRED = '\u000b'

/** Parts the text into its head, its copy and what stands behind. */
export function readAnpaText(lines: readonly string[]): AnpaText {
  const head: CaretLine[] = []
  const foot: CaretLine[] = []
  const body: string[] = []
  for (const line of lines) {
    if (/^\s*\^/.test(line)) {
      const found = carets(line)
      if (body.every((l) => l.trim() === '')) head.push(...found)
      // Between paragraphs a centred line is a heading, and one that nothing ends is a line of the copy.
      else
        for (const caret of found) {
          if (caret.end === '<') foot.push(caret)
          else body.push('', caret.end === '=' ? CENTRED + caret.text : caret.text)
        }
      continue
    }
    if (line.startsWith('\u0008')) body.push(`\u0008${plainText(line).trimEnd()}`)
    else body.push(plainText(line))
  }
  return { head, body, foot }
}

/**
 * Typography of the code that ANPA had: two accents for a quotation mark, an underscore for a dash.
 * @returns the same words with the marks that they stand for
 */
export function mendTypography(text: string): string {
  return text
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<=\S) _ (?=\S)/g, ' — ')
    .replace(/(?<=\s)`(?=\S)/g, '‘')
    .replace(HALF, '½')
}

/** A brace behind a figure, or where one would stand. */
const HALF = /(?<=(?:^|[\s\d])\d?)\{(?=\s|$)/gm

/** Half marks alone: in columns all else stays where it is. */
export function mendFigures(text: string): string {
  return text.replace(HALF, '½')
}
