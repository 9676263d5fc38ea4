/** A captured text as lines with what can be told of each by itself. */
import { findDate } from '../copy/dates.ts'
import { isWrapped } from '../html/text.ts'
import { collapse } from '../xml/read.ts'
import { endsSentence, isByline, isEnding, isFurniture, wordCount } from './furniture.ts'

export interface Line {
  readonly text: string
  /** 1-based line in the file. */
  readonly number: number
  readonly words: number
  /** A paragraph of running text. */
  readonly prose: boolean
  /** Ends as a sentence does. */
  readonly sentence: boolean
  readonly furniture: boolean
  /** Nothing behind it belongs to the copy: `Related posts`. */
  readonly ending: boolean
  /** An empty line stood before it. */
  readonly apart: boolean
  /** Marked as a heading, in Markdown. */
  readonly heading: boolean
}

/** More lines than any page; the rest is not looked at. */
const MAX_LINES = 20_000

function isProse(text: string, words: number, sentence: boolean): boolean {
  return (words >= 12 && sentence) || words >= 30 || (text.length >= 200 && words >= 15)
}

function lineOf(text: string, number: number, apart: boolean): Line {
  const heading = /^#{1,3}\s+\S/.test(text)
  const clean = collapse(heading ? text.replace(/^#+\s+/, '') : text)
  const words = wordCount(clean)
  const sentence = endsSentence(clean)
  const furniture = isFurniture(clean)
  const prose = !furniture && isProse(clean, words, sentence)
  return { text: clean, number, words, sentence, furniture, ending: isEnding(clean), prose, apart, heading }
}

interface RawLine {
  readonly text: string
  readonly number: number
}

/** Lines that stand together, parted by empty ones. */
function groupLines(source: string): RawLine[][] {
  const all = source
    .replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
    .split('\n')
    .slice(0, MAX_LINES)
  const groups: RawLine[][] = [[]]
  all.forEach((text, index) => {
    if (text.trim() === '') groups.push([])
    else groups.at(-1)?.push({ text, number: index + 1 })
  })
  return groups.filter((group) => group.length > 0)
}

/** Lines with words in them; where the file is hard-wrapped, the lines of a paragraph are joined. */
export function readLines(source: string): Line[] {
  const groups = groupLines(source)
  const wrapped = groups.map((group) => isWrapped(group.map((line) => line.text)))
  const isSentence = (group: readonly RawLine[]) => group.some((line) => /[.!?]/.test(line.text))
  // A wrapped headline has no full stop to show it: it is joined when paragraphs of the same file are.
  const everywhere = groups.some((group, index) => wrapped[index] === true && group.length > 2 && isSentence(group))
  return groups.flatMap((group, index) => {
    if (wrapped[index] === true && (everywhere || isSentence(group))) {
      return [lineOf(group.map((line) => line.text.trim()).join(' '), group[0]?.number ?? 1, true)]
    }
    return group.map((line, at) => lineOf(line.text, line.number, at === 0))
  })
}

/** A line that is a date and little else. */
export function isDateLine(line: Line): boolean {
  if (line.words > 14 || line.text.length > 120 || !/\p{N}/u.test(line.text)) return false
  const found = findDate(line.text)
  return found?.year !== undefined && line.text.length - (found.end - found.start) < 60
}

export function isAddress(text: string): boolean {
  return /^(?:(?:source|url|link|адрес|ссылка|quelle)\s*:\s*)?https?:\/\/\S+$/i.test(text)
}

export function isCrumbs(text: string): boolean {
  return /\S\s+[>»›/|→]\s+\S/.test(text) && text.length < 120
}

/** A line that says something about the copy and is not of it. */
export function isAboutCopy(line: Line): boolean {
  return isByline(line.text) || isDateLine(line) || isAddress(line.text)
}
