/** The dateline at the head of agency copy, where a credit in brackets is enough to tell it. */
import { parseDateline } from './dateline.ts'

export interface CreditedDateline {
  /** As printed, up to where the copy begins. */
  readonly line: string
  /** City, as printed. */
  readonly place: string
  readonly credit: string
}

/** `Selena (mda/lni) -`, `SELENA, Marenia (AXM) _`, `Selena, 21 ene (EMA).-` */
const CREDITED =
  /^(\p{Lu}[^()!?"“«\d]{1,60}?)(?:,\s[^()]{1,25})?\s?\(([\p{L}./-]{2,20})\)(?:\.?\s?[-–—_:=]{1,2})?(?:\s+|$)/u
/** `(ANM) - SELENA, JUL 11 - ` */
const CREDIT_FIRST = /^\(([\p{L}./-]{2,20})\)\s?[-–—]\s(\p{Lu}[^()\d,!?"]{1,60})(?:,[^-–—()]{1,20})?\s[-–—]\s/u

/** The city of a place: what stands in front of the comma. */
const cityOf = (place: string) => place.split(',')[0]?.trim() ?? place

function isName(place: string): boolean {
  const words = place.split(/[\s/]+/)
  return words.length <= 6 && !words.some((word) => /^\p{Ll}{4,}/u.test(word))
}

/**
 * Reads the dateline at the start of a text.
 * @param near `YYYY-MM-DD...` of the item: gives the year
 * @param agency credit that the sender prints
 */
export function creditedDateline(text: string, near: string, agency: string | undefined): CreditedDateline | undefined {
  const head = text.slice(0, 120)
  const first = CREDIT_FIRST.exec(head)
  if (first !== null && isName(first[2] ?? ''))
    return { line: first[0].trim(), place: (first[2] ?? '').trim(), credit: first[1] ?? '' }
  const match = CREDITED.exec(head)
  const place = match?.[1]?.trim() ?? ''
  if (match !== null && isName(place)) return { line: match[0].trim(), place: cityOf(place), credit: match[2] ?? '' }
  const parsed = parseDateline(text, { near, ...(agency === undefined ? {} : { agency }) })
  if (parsed === undefined) return undefined
  const { dateline, length } = parsed
  return { line: text.slice(0, length).trim(), place: cityOf(dateline.place), credit: dateline.source }
}
