/** Where the copy comes from, for items that do not say it or give no more than a code of a country or a region. */
import type { RichBlock, Term } from '@dateline/news'
import { creditedDateline } from '../copy/credited.ts'
import type { Draft } from './places.ts'

const GEO_AREA = 'http://cv.iptc.org/newscodes/cpnature/geoArea'
/** How far down a dateline may stand: behind an introduction or a note. */
const PARAGRAPHS = 3

const wordsOf = (block: RichBlock) => (block.type === 'paragraph' ? block.spans.map((span) => span.text).join('') : '')

/** A code, not a name: `NLD`, `KGR`. */
function isCode(term: Term): boolean {
  const name = term.names?.[0]?.value ?? term.literal ?? ''
  return /^[A-Z]{2,3}$/.test(name)
}

/** True when a dateline is printed that does not have the name of the place that is stated, and the name is all there is. */
function isElsewhere(term: Term, printed: string | undefined): boolean {
  const names = [
    ...(term.names ?? []).map((label) => label.value),
    ...(term.literal === undefined ? [] : [term.literal]),
  ]
  if (printed === undefined || term.uri !== undefined || names.length === 0) return false
  const line = fold(printed)
  return !names.some((name) => line.includes(fold(name.split(',')[0] ?? name)))
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The city in a printed dateline: `Selena MR`, `SELENA, Marenia`, `Selena, 10 juil 2026 (AFM)`. */
function cityIn(line: string, near: string, agency: string | undefined): string | undefined {
  const credited = creditedDateline(line, near, agency)
  if (credited !== undefined) return credited.place
  const name = (line.split(/[,(]/, 1)[0] ?? '').replace(/\s[A-Z]{2}$/, '').trim()
  const isPlace = /^\p{Lu}/u.test(name) && !/[\d:.!?]/.test(name) && name.split(/\s+/).length <= 5
  return isPlace ? name : undefined
}

/**
 * Adds the place that the dateline names, printed apart or at the head of the copy. What is stated stays, unless it is a code or
 * a name alone that the printed dateline has not: some name the nearest town of a gazetteer.
 */
export function addPlace(draft: Draft, agency: string | undefined): void {
  if (draft.kind !== 'text') return
  const [stated] = draft.located ?? []
  if (stated !== undefined && !isCode(stated) && !isElsewhere(stated, draft.datelines?.[0]?.value)) return
  const near = draft.versionCreated ?? draft.firstCreated ?? '2000-01-01'
  const [label] = draft.datelines ?? []
  let city = label === undefined ? undefined : cityIn(label.value, near, agency)
  const blocks = draft.bodies?.[0]?.blocks.filter(({ type }) => type === 'paragraph').slice(0, PARAGRAPHS) ?? []
  for (const block of blocks) {
    if (city !== undefined) break
    city = creditedDateline(wordsOf(block), near, agency)?.place
  }
  if (city === undefined || city === '') return
  if (stated !== undefined && !isCode(stated) && draft.datelines === undefined) return
  const found: Term = { type: GEO_AREA, names: [{ value: city }], creator: 'dateline:derived' }
  const others = (draft.located ?? []).slice(1)
  if (stated === undefined) draft.located = [found]
  else draft.located = isCode(stated) ? [{ ...found, broader: [stated] }, ...others] : [found, stated, ...others]
}
