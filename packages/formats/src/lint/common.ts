/** Rules that hold for documents of every format, and places as findings give them. */
import type { ExchangeEntry } from '../exchange.ts'
import type { Finding, LintRule } from './types.ts'

export const COMMON_RULES = [
  {
    id: 'DOC-001',
    severity: 'error',
    title: 'The document, or an item of it, cannot be read',
    why: 'A client that reads strictly refuses it: the news does not arrive.',
    mend: 'Mend what the message names at the place it names; the value is the code of the problem.',
  },
  {
    id: 'DOC-002',
    severity: 'error',
    title: 'The format is not known',
    why: 'Nothing tells a program what to do with the document.',
    mend: 'Send a format that `dateline formats` lists, or name it with --from.',
  },
  {
    id: 'DOC-003',
    severity: 'warning',
    title: 'The encoding is not the one that is declared',
    why: 'Programs that believe the declaration show wrong letters.',
    mend: 'Send UTF-8 and declare UTF-8.',
  },
  {
    id: 'DOC-004',
    severity: 'warning',
    title: 'A value was not understood',
    why: 'A code that no vocabulary has, or a date that is none, says nothing to a client.',
    mend: 'Use a code of the vocabulary, and dates as the format writes them.',
  },
  {
    id: 'DOC-005',
    severity: 'warning',
    title: 'A time names no zone',
    why: 'Clients in other zones publish hours early or late.',
    mend: 'Write the offset or the zone with every time.',
  },
  {
    id: 'DOC-006',
    severity: 'error',
    title: 'A character is named as HTML names it, and XML does not know the name',
    why: 'The XML is not well-formed without its DTD, which no client may be asked to fetch: most refuse the document.',
    mend: 'Write the character, or its number: &#233; for &eacute;.',
    source: 'XML 1.0, 4.1: Entity Declared',
  },
] as const satisfies readonly LintRule[]

export type CommonRule = (typeof COMMON_RULES)[number]['id']

/** Line and column of `line 12, column 3`; anything else is a path. */
export function positionOf(place: string): Pick<Finding, 'line' | 'column' | 'path'> {
  const match = /^line (\d{1,9})(?:, column (\d{1,9}))?/.exec(place)
  if (match === null) return place.startsWith('the whole') ? { line: 1 } : { path: place }
  return { line: Number(match[1]), ...(match[2] === undefined ? {} : { column: Number(match[2]) }) }
}

/** A finding of a common rule. */
export function common(rule: CommonRule, message: string, place: string, value?: string): Finding {
  const { severity } = COMMON_RULES.find((r) => r.id === rule) ?? COMMON_RULES[0]
  return {
    rule,
    severity,
    message,
    ...positionOf(place),
    ...(value === undefined ? {} : { value: value.slice(0, 200) }),
  }
}

/** What reading says of a document: its faults and doubts as findings. */
export function findingsOf(entries: readonly ExchangeEntry[]): Finding[] {
  return entries.flatMap((entry): Finding[] => {
    if (entry.outcome === 'rejected') {
      const rule = entry.code === 'format-unknown' ? 'DOC-002' : 'DOC-001'
      return [common(rule, entry.message, entry.place, entry.code)]
    }
    const doubts = entry.assumptions.flatMap((a) => {
      if (a.field === 'encoding') return [common('DOC-003', a.why, entry.place, a.value)]
      if (a.field === 'entity') return [common('DOC-006', a.why, entry.place, a.value)]
      return a.field === 'zone' ? [common('DOC-005', a.why, entry.place, a.value)] : []
    })
    return [
      ...doubts,
      ...entry.unknown.map((value) => common('DOC-004', `not understood: ${value}`, entry.place, value)),
    ]
  })
}
