/** Plain text bodies to blocks. */
import type { Block } from '@dateline/news'
import { FormatError } from '../problem.ts'
import { COPY_LIMIT } from '../types.ts'
import { collapse } from '../xml/read.ts'

/**
 * Refuses more copy than a story can have, before time is spent on it.
 * @param length in characters
 * @throws FormatError too-large
 */
export function boundedCopy(length: number): void {
  if (length <= COPY_LIMIT) return
  throw new FormatError(
    'too-large',
    `${length} characters of copy, more than ${COPY_LIMIT}; no story is so long`,
    'the body',
  )
}

/**
 * Reads plain text as paragraphs: empty lines or an indent part them; without any, each line is one unless the
 * lines are hard-wrapped.
 * @throws FormatError too-large
 */
export function blocksFromText(text: string): Block[] {
  boundedCopy(text.length)
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const groups: string[][] = [[]]
  for (const line of lines) {
    if (line.trim() === '') groups.push([])
    else if (/^( {2,}|\t)/.test(line) && (groups.at(-1)?.length ?? 0) > 0) groups.push([line])
    else groups.at(-1)?.push(line)
  }
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group) => (isWrapped(group) ? [group.join(' ')] : group))
    .map(collapse)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', spans: pieces(paragraph).map((piece) => ({ text: piece })) }))
}

function pieces(text: string): string[] {
  const result: string[] = []
  for (let at = 0; at < text.length; at += 100_000) result.push(text.slice(at, at + 100_000))
  return result
}

/** Lines of one paragraph that a tool broke at a column: alike in length, except the last. */
export function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < 2) return false
  const lengths = lines.slice(0, -1).map((line) => line.trimEnd().length)
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const shortest = lengths.reduce((a, b) => Math.min(a, b), Infinity)
  return longest <= 100 && shortest >= 40 && longest - shortest <= 25 && (lines.at(-1)?.length ?? 0) <= longest + 10
}
