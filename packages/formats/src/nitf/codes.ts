/** Subject codes and genres as tobject writes them. */
import type { Label, Term } from '@dateline/news'
import { qcodeOf } from '../vocab/qcode.ts'
import type { XmlElement } from '../xml/read.ts'
import { NMTOKEN } from './body-write.ts'
import type { Draft } from './draft.ts'
import { codeOfTerm } from './terms.ts'

const SUBJECT_CODES = 'http://cv.iptc.org/newscodes/subjectcode/'
const MEDIA_TOPICS = 'http://cv.iptc.org/newscodes/mediatopic/'
const GENRES = 'http://cv.iptc.org/newscodes/genre/'
/** Value of tobject.subject.ipr that tells a Media Topic from a Subject Code: the top levels have the same numbers. */
const MEDIA_TOPIC_IPR = 'medtop'

/** IPTC genres that tobject.property.type names, as words. */
const GENRE_WORDS = new Map(
  `Actuality;Advice;Advisory;Almanac;Analysis;Archive material;Background;Biography;Birth Announcement;Current;
  Curtain Raiser;Daybook;Exclusive;Fact Box;Feature;Fixture;Forecast;From the Scene;Help us to Report;History;Horoscope;Interview;
  Listing of facts;Music;Obituary;Opinion;Polls and Surveys;Press Release;Press-Digest;Profile;Program;Question and Answer Session;
  Quote;Raw Sound;Response to a Question;Results Listings and Statistics;Retrospective;Review;Scener;Side bar and supporting information;
  Special Report;Summary;Synopsis;Text only;Transcript and Verbatim;Update;Voicer;Wrap;Wrap-up`
    .split(';')
    .map((word) => [word.trim().toLowerCase(), word.trim().replaceAll(' ', '_')]),
)

/** A genre by its word: the IPTC's code when there is one. */
export function genreOf(word: string): Term {
  const code = GENRE_WORDS.get(word.toLowerCase().replaceAll('_', ' '))
  if (code === undefined) return { literal: word }
  const uri = GENRES + code
  const qcode = qcodeOf(uri)
  const plain = code.replaceAll('_', ' ')
  return {
    uri,
    ...(qcode === undefined ? {} : { qcode }),
    ...(plain === word ? {} : { names: [{ value: word }] }),
  }
}

/** The word of a genre, when `genreOf` would give the same term back. */
export function genreWord(term: Term): string | undefined {
  const word = term.literal ?? term.names?.[0]?.value ?? term.uri?.slice(GENRES.length).replaceAll('_', ' ')
  return word !== undefined && JSON.stringify(sorted(genreOf(word))) === JSON.stringify(sorted(term)) ? word : undefined
}

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const LEVELS = ['type', 'matter', 'detail'] as const
type Level = (typeof LEVELS)[number] | 'code'

/** Which of the three descriptions names the code itself. */
function levelOf(code: string): Level {
  if (/^\d{2}0{6}$/.test(code)) return 'type'
  return /^[01]\d{4}000$/.test(code) ? 'matter' : 'detail'
}

/** tobject.subject: an IPTC code of either generation, or a code of the sender's. */
export function readSubject(draft: Draft, element: XmlElement): Term | undefined {
  const { taken } = draft
  const code = taken.attribute(element, 'tobject.subject.refnum')
  const source = taken.attribute(element, 'tobject.subject.ipr')
  const level = levelOf(code ?? '')
  const all = [...LEVELS, 'code' as const].flatMap((name): Label[] => {
    const value = taken.attribute(element, `tobject.subject.${name}`)
    return value === undefined ? [] : [name === level ? { value } : { value, role: name }]
  })
  const names = [...all.filter((name) => name.role === undefined), ...all.filter((name) => name.role !== undefined)]
  const rest = names.length === 0 ? {} : { names }
  if (code === undefined) return names.length === 0 ? undefined : rest
  const uri = subjectUri(code.replace(/^(medtop|subj|iptc|mt):/i, ''), source)
  if (uri === undefined) {
    return source === undefined || /^iptc$/i.test(source)
      ? { literal: code, ...rest }
      : { qcode: `${source}:${code}`, ...rest }
  }
  const qcode = qcodeOf(uri)
  return { uri, ...(qcode === undefined ? {} : { qcode }), ...rest }
}

function subjectUri(code: string, source: string | undefined): string | undefined {
  if (!/^\d{7,8}$/.test(code) || (source !== undefined && !/^(iptc|medtop|mediatopics?)$/i.test(source)))
    return undefined
  // A leading zero is lost where a spreadsheet was on the way.
  const full = code.padStart(8, '0')
  if (/^2\d{7}$/.test(full) || /^med/i.test(source ?? '')) return MEDIA_TOPICS + full
  return /^(0[1-9]|1[0-7])/.test(full) ? SUBJECT_CODES + full : undefined
}

/** Attributes of tobject.subject for a term that it can say; undefined for the others, which are identified-content. */
export function subjectAttributes(term: Term): Record<string, string> | undefined {
  if (term.type !== undefined || term.roles !== undefined) return undefined
  const isTopic = term.uri?.startsWith(MEDIA_TOPICS) === true
  const isCode = term.uri?.startsWith(SUBJECT_CODES) === true
  const { source, value } = codeOfTerm(term)
  const isOwn = term.uri === undefined && source !== undefined && value !== undefined
  const refnum = value === undefined ? undefined : value
  if (refnum === undefined || !NMTOKEN.test(refnum)) return undefined
  if (!isTopic && !isCode && !(isOwn && term.names?.some((name) => name.role !== undefined) === true)) return undefined
  if ((isTopic || isCode) && !/^\d{8}$/.test(refnum)) return undefined
  const ipr = isTopic ? MEDIA_TOPIC_IPR : isCode ? 'IPTC' : source
  const result: Record<string, string> = { 'tobject.subject.ipr': ipr ?? 'IPTC', 'tobject.subject.refnum': refnum }
  for (const name of term.names ?? []) {
    const level = (name.role ?? levelOf(refnum)) as Level
    if ((LEVELS as readonly string[]).includes(level) || level === 'code')
      result[`tobject.subject.${level}`] ??= name.value
  }
  return result
}
