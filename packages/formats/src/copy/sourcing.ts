/**
 * The agency's own sourcing clause ("BelTA has learned", "сообщает БЕЛТА") is found and marked, not taken out:
 * the words stay the agency's.
 */
import type { Block, Span } from '@dateline/news'
import { agencyNames } from './agencies.ts'

/** Verbs that stand after the agency's name and before it. `~` is the correspondent's place. Longest match wins. */
interface Verbs {
  readonly after: readonly string[]
  readonly before: readonly string[]
}

const VERBS: Readonly<Record<string, Verbs>> = {
  en: {
    after: [
      'has learned',
      'has learnt',
      'learned',
      'learnt',
      'reports',
      'reported',
      'has reported',
      'was told',
      'has been told',
      'was informed',
      'has been informed',
      'understands',
    ],
    before: ['told', 'informed', 'as reported by', 'reports', 'according to'],
  },
  ru: {
    after: ['узнал', 'узнала', 'узнало', 'сообщает', 'сообщили', 'передает', 'передаёт', 'стало известно'],
    before: [
      'сообщает',
      'передает',
      'передаёт',
      'сообщили',
      'рассказали',
      'сообщает корреспондент',
      'передает корреспондент',
      'передаёт корреспондент',
      'узнал корреспондент',
      'узнала корреспондент',
      'сообщили корреспонденту',
      'информирует',
      'как сообщает',
      'пишет',
    ],
  },
  ar: {
    after: ['علمت', 'ذكرت', 'أفادت'],
    before: [
      'علمت',
      'ذكرت',
      'أفادت',
      'وفقا لما ذكرته',
      'حسبما أفادت',
      'حسبما ذكرت',
      'كما أفادت',
      'ذكرت وكالة',
      'أفادت وكالة',
      'علمت وكالة',
      'حسبما أفادت وكالة',
      'حسبما ذكرت وكالة',
    ],
  },
  de: {
    after: ['berichtet', 'erfuhr', 'erfahren hat', 'meldet', 'berichtete', 'meldete'],
    before: [
      'berichtet',
      'meldet',
      'berichtete',
      'meldete',
      'wie die',
      'erfuhr',
      'nach informationen von',
      'nach informationen der',
    ],
  },
  fr: {
    after: ['a appris', 'rapporte', 'a rapporté', 'indique'],
    before: ['rapporte', 'a rapporté', "selon l'", 'selon', 'a-t-on appris auprès de', "a indiqué à l'", 'a déclaré à'],
  },
  es: {
    after: ['ha sabido', 'supo', 'informa', 'ha informado', 'informó', 'reporta'],
    before: ['informa', 'informó', 'ha informado', 'según informó', 'según informa', 'según', 'reporta', 'dijo a'],
  },
}

/** Everyone's verbs after an agency's name; used when the source's name is not known beforehand. */
const GENERIC =
  /(?:^|[,–—-] )((?:\p{Lu}[\p{L}\p{M}]{1,20}|\p{Lu}{2,8})(?: \p{Lu}[\p{L}\p{M}]{1,20})? (?:has learned|has learnt|has been told|was told|was informed))(?=[.,;]|$)/u

const isWordChar = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c)

/** Place of a clause made of a name and a verb next to it, or undefined. */
function clauseAround(text: string, name: string, verbs: Verbs): { start: number; end: number } | undefined {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return undefined
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length
    if (isWordChar(text[at - 1]) || isWordChar(text[end])) continue
    const after = longest(
      verbs.after,
      (verb) => lower.startsWith(` ${verb}`, end) && !isWordChar(text[end + verb.length + 1]),
    )
    if (after !== undefined) return { start: at, end: end + after.length + 1 }
    const before = longest(verbs.before, (verb) => {
      const lead = verb.endsWith("'") ? verb : `${verb} `
      return (
        lower.endsWith(lead, at) && lower.startsWith(lead, at - lead.length) && !isWordChar(text[at - lead.length - 1])
      )
    })
    if (before !== undefined) return { start: at - before.length - (before.endsWith("'") ? 0 : 1), end }
  }
  return undefined
}

function longest(list: readonly string[], test: (verb: string) => boolean): string | undefined {
  return list.filter(test).toSorted((a, b) => b.length - a.length)[0]
}

/** Splits a run where the clause begins and ends, and marks the middle. */
function markSpan(span: Span, start: number, end: number): Span[] {
  const marks = span.marks ?? []
  if (marks.some((m) => m.type === 'sourcing' || m.type === 'mention') || marks.length > 7) return [span]
  const parts: Span[] = [
    { ...span, text: span.text.slice(0, start) },
    { ...span, text: span.text.slice(start, end), marks: [...marks, { type: 'sourcing' }] },
    { ...span, text: span.text.slice(end) },
  ]
  return parts.filter((part) => part.text !== '')
}

/**
 * Marks the first sourcing clause of each paragraph.
 * @param agency credit of the source, when known; its names in other scripts are looked for as well
 * @param language of the copy; decides the verbs
 */
export function markSourcing(body: readonly Block[], agency: string | undefined, language: string): Block[] {
  const verbs = VERBS[language.slice(0, 2)] ?? VERBS['en']
  const names = agency === undefined || agency === '' ? [] : agencyNames(agency)
  const mark = (spans: readonly Span[]): readonly Span[] => {
    if (spans.some((s) => s.marks?.some((m) => m.type === 'sourcing') === true)) return spans
    for (const [index, span] of spans.entries()) {
      let found: { start: number; end: number } | undefined
      for (const name of names) found ??= verbs === undefined ? undefined : clauseAround(span.text, name, verbs)
      if (found === undefined && span.text.length < 20_000) {
        const match = GENERIC.exec(span.text)
        if (match?.[1] !== undefined) {
          const end = match.index + match[0].length
          found = { start: end - match[1].length, end }
        }
      }
      if (found !== undefined)
        return [...spans.slice(0, index), ...markSpan(span, found.start, found.end), ...spans.slice(index + 1)]
    }
    return spans
  }
  return body.map((block) => (block.type === 'paragraph' ? { ...block, spans: mark(block.spans) } : block))
}
