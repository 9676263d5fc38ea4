/** Faults that agencies' systems make whatever the format, and that a reader of the copy would mend without thinking. */
import type { Body, Label, NewsItem, RichBlock } from '@dateline/news'
import type { ReadNewsItem } from './exchange.ts'
import { decodeReferences } from './xml/entities.ts'

/**
 * References that nobody writes on purpose. `&amp;` alone may be copy about markup; once one of these stands in the words,
 * all of them were escaped twice.
 */
const EVIDENCE =
  /&(?:amp;){0,3}(?:#\d{2,6}|#x[0-9a-f]{2,5}|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip|[a-zA-Z](?:acute|grave|uml|circ|tilde|cedil|ring));/

const LABELS = [
  'headlines',
  'titles',
  'descriptions',
  'sluglines',
  'bylines',
  'datelines',
  'edNotes',
  'keywords',
] as const

/** Every string of a tree of blocks that readers see. */
function mapWords<T>(value: T, change: (text: string) => string): T {
  if (Array.isArray(value)) return value.map((entry) => mapWords<unknown>(entry, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' ? (WORDS.has(name) ? change(member) : member) : mapWords<unknown>(member, change),
    ]),
  ) as T
}

const WORDS: ReadonlySet<string> = new Set(['text', 'alt', 'caption', 'credit', 'attribution', 'title'])

function wordsHave(blocks: readonly RichBlock[]): boolean {
  let found = false
  mapWords(blocks, (text) => {
    found ||= EVIDENCE.test(text)
    return text
  })
  return found
}

/** Some escape again at each step of the way. */
function decode(text: string): string {
  let decoded = decodeReferences(text)
  for (let turn = 0; turn < 3 && EVIDENCE.test(decoded); turn += 1) decoded = decodeReferences(decoded)
  return decoded
}

function mendBody(body: Body): Body {
  return wordsHave(body.blocks) ? { ...body, blocks: mapWords(body.blocks, decode) } : body
}

function mendLabel<L extends Label>(label: L): L {
  return EVIDENCE.test(label.value) ? { ...label, value: decode(label.value) } : label
}

/**
 * An item whose words show character references, as readers would see them, with the characters in their place.
 * @returns the same entry when there is nothing to mend
 */
export function mendEscapes(entry: ReadNewsItem): ReadNewsItem {
  const { item } = entry
  const changes: Partial<Record<keyof NewsItem, unknown>> = {}
  const bodies = item.bodies?.map(mendBody)
  if (bodies?.some((body, index) => body !== item.bodies?.[index]) === true) changes.bodies = bodies
  for (const name of LABELS) {
    const labels = item[name]
    const mended = labels?.map(mendLabel)
    if (mended?.some((label, index) => label !== labels?.[index]) === true) changes[name] = mended
  }
  return Object.keys(changes).length === 0 ? entry : { ...entry, item: { ...item, ...changes } as NewsItem }
}
