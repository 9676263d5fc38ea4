/**
 * Urgency and priority as wires write them, on the IPTC's editorial scale: 1 (flash) to 9 (user defined), 5 normal.
 * The original is kept beside it by the codecs (transmission.urgency).
 */
import type { Urgency } from '@dateline/news'

/** From a value, in lower case, to 1-9. */
export type UrgencyScale = Readonly<Record<string, Urgency>>

const ONE_TO_NINE: UrgencyScale = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9 }

/** Flash, bulletin, urgent, regular, deferred, and the advances, as ANPA 1312 and its kin write them. */
const ANPA_LETTERS: UrgencyScale = { f: 1, b: 2, u: 3, r: 5, z: 5, p: 5, d: 6, a: 7, w: 7, h: 7, s: 8, x: 8, y: 8 }

export const URGENCY_SCALES: Readonly<Record<string, UrgencyScale>> = {
  'newsml-1': ONE_TO_NINE,
  'newsml-g2': ONE_TO_NINE,
  nitf: ONE_TO_NINE,
  /** IPTC 7901 section on priority: 1 to 6 in use, 5 normal; 7 to 9 by agreement. */
  'iptc-7901': ONE_TO_NINE,
  'anpa-1312': { ...ANPA_LETTERS, ...ONE_TO_NINE },
  letters: ANPA_LETTERS,
  /** Older systems that count from 0 (flash) to 5 (when there is room). */
  '0-5': { 0: 1, 1: 2, 2: 3, 3: 5, 4: 6, 5: 8 },
  /** Four steps, 1 to 4. */
  '1-4': { 1: 1, 2: 3, 3: 5, 4: 7 },
  words: {
    flash: 1,
    alert: 1,
    blitz: 1,
    bulletin: 2,
    eil: 2,
    snap: 2,
    urgent: 3,
    urgente: 3,
    high: 3,
    normal: 5,
    regular: 5,
    routine: 5,
    rutina: 5,
    ordinary: 5,
    low: 7,
    deferred: 7,
  },
}

/**
 * The IPTC urgency of a value on a scale.
 * @param value as the source wrote it
 * @param scale name in URGENCY_SCALES, or a scale of the source's own
 * @returns 1-9; undefined when the scale does not have the value
 */
export function urgencyOf(value: string, scale: string | UrgencyScale): Urgency | undefined {
  const table = typeof scale === 'string' ? URGENCY_SCALES[scale] : scale
  const key = value.trim().toLowerCase()
  for (const candidate of [table, URGENCY_SCALES['words']]) {
    if (candidate !== undefined && Object.hasOwn(candidate, key)) return candidate[key]
  }
  return undefined
}
