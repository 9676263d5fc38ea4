/**
 * Subjects of every generation as one: eight-digit Subject Codes (2000-2010), Media Topics (2010-), three-letter categories
 * (before 2000), one-letter ANPA categories. All look-ups are in bundled tables; nothing is fetched.
 */
import type { Term } from '@dateline/news'
import { subjectOfCategory } from './categories.ts'
import { MEDIA_TOPIC_LINES } from './media-topic-data.ts'
import { SUBJECT_CODE_LINES } from './subject-code-data.ts'

export const SUBJECT_CODE_SCHEME = 'http://cv.iptc.org/newscodes/subjectcode/'
export const MEDIA_TOPIC_SCHEME = 'http://cv.iptc.org/newscodes/mediatopic/'
/** Type of a term that is a category of an older system: its code is the literal. */
export const CATEGORY_TYPE = 'dateline:type/category'

interface SubjectCode {
  readonly name: string
  readonly mediaTopic: string | undefined
}

let subjectCodes: ReadonlyMap<string, SubjectCode> | undefined

function allSubjectCodes(): ReadonlyMap<string, SubjectCode> {
  subjectCodes ??= new Map(
    SUBJECT_CODE_LINES.trim()
      .split('\n')
      .map((line) => {
        const [code = '', topic = ''] = line.split(' ', 2)
        const mediaTopic = topic === '=' ? code : topic === '-' ? undefined : topic
        return [code, { name: line.slice(code.length + topic.length + 2), mediaTopic }]
      }),
  )
  return subjectCodes
}

/**
 * English name of a Subject Code.
 * @param code eight digits
 * @returns undefined for a code that the IPTC never gave
 */
export function subjectCodeName(code: string): string | undefined {
  return allSubjectCodes().get(code)?.name
}

/** The subject matter and the subject above a Subject Code, narrow to wide, itself first: `15054001`, `15054000`, `15000000`. */
export function subjectCodeChain(code: string): string[] {
  if (!/^\d{8}$/.test(code)) return []
  return [...new Set([code, `${code.slice(0, 5)}000`, `${code.slice(0, 2)}000000`])]
}

/**
 * The Media Topic that a Subject Code became: its own, or the nearest of a wider code.
 * @param code eight digits
 * @returns code of the topic; undefined when not even the subject (first two digits) is known
 */
export function mediaTopicOfSubjectCode(code: string): string | undefined {
  for (const candidate of subjectCodeChain(code)) {
    const found = allSubjectCodes().get(candidate)?.mediaTopic
    if (found !== undefined) return found
  }
  return undefined
}

let mediaTopics: ReadonlyMap<string, readonly string[]> | undefined

const LANGUAGES: Readonly<Record<string, number>> = { en: 3, de: 4, fr: 5, es: 6, ar: 7 }

/**
 * Name of a Media Topic of the release of September 2015.
 * @param code eight digits
 * @param language BCP 47; English, German, French, Spanish and Arabic are bundled, others get English
 */
export function mediaTopicName(code: string, language = 'en'): string | undefined {
  mediaTopics ??= new Map(
    MEDIA_TOPIC_LINES.trim()
      .split('\n')
      .map((line) => [line.slice(0, 8), line.split('|')]),
  )
  const entry = mediaTopics.get(code)
  const name = entry?.[LANGUAGES[language.slice(0, 2).toLowerCase()] ?? 3]
  return name === undefined || name === '' ? entry?.[3] : name
}

let subjectCodesByTopic: ReadonlyMap<string, string> | undefined

/** The Subject Code that a Media Topic came from, where there is one of the same meaning. */
export function subjectCodeOfMediaTopic(topic: string): string | undefined {
  if (subjectCodesByTopic === undefined) {
    const map = new Map<string, string>()
    for (const [code, { mediaTopic }] of allSubjectCodes()) {
      if (mediaTopic !== undefined && !map.has(mediaTopic)) map.set(mediaTopic, code)
    }
    subjectCodesByTopic = map
  }
  return subjectCodesByTopic.get(topic)
}

/** A Subject Code as a term with its English name. */
export function subjectCodeTerm(code: string): Term {
  const name = subjectCodeName(code)
  return {
    uri: SUBJECT_CODE_SCHEME + code,
    qcode: `subj:${code}`,
    ...(name === undefined ? {} : { names: [{ value: name, language: 'en' }] }),
  }
}

/** A Media Topic as a term with its name in a language, else in English. */
export function mediaTopicTerm(code: string, language = 'en'): Term {
  const name = mediaTopicName(code, language)
  return {
    uri: MEDIA_TOPIC_SCHEME + code,
    qcode: `medtop:${code}`,
    ...(name === undefined ? {} : { names: [{ value: name, language: isBundled(language) ? language : 'en' }] }),
  }
}

function isBundled(language: string): boolean {
  return Object.hasOwn(LANGUAGES, language.slice(0, 2).toLowerCase())
}

/** Code of a term in a scheme, from its URI. */
function codeIn(term: Term, scheme: string): string | undefined {
  return term.uri?.startsWith(scheme) === true ? term.uri.slice(scheme.length) : undefined
}

/**
 * Completes a list of subjects: names for bare codes, a Subject Code for each older category, a Media Topic for each Subject
 * Code. What the source gave stays as it is and in front; what is added says what it was derived from in `creator`.
 * @param language BCP 47 of the item, for names
 */
export function completeSubjects(subjects: readonly Term[], language = 'en'): Term[] {
  const result: Term[] = []
  const seen = new Set<string>()
  const add = (term: Term) => {
    const key = term.uri ?? JSON.stringify(term)
    if (seen.has(key)) return
    seen.add(key)
    result.push(term)
  }
  for (const term of subjects) {
    const code = codeIn(term, SUBJECT_CODE_SCHEME)
    const topic = codeIn(term, MEDIA_TOPIC_SCHEME)
    if (term.names !== undefined || (code === undefined && topic === undefined)) add(term)
    else add({ ...term, ...(code === undefined ? mediaTopicTerm(topic ?? '', language) : subjectCodeTerm(code)) })
  }
  const codes = subjects.flatMap((term) => {
    const own = codeIn(term, SUBJECT_CODE_SCHEME)
    if (own !== undefined) return [own]
    const derived = term.type === CATEGORY_TYPE ? subjectOfCategory(term.literal ?? '') : undefined
    return derived === undefined ? [] : [derived]
  })
  for (const other of subjects.flatMap(iptcKin)) if (!seen.has(other.uri ?? '')) add({ ...other, creator: DERIVED })
  for (const code of codes)
    if (!seen.has(SUBJECT_CODE_SCHEME + code)) add({ ...subjectCodeTerm(code), creator: DERIVED })
  const given = subjects.some((term) => codeIn(term, MEDIA_TOPIC_SCHEME) !== undefined)
  if (given) return result
  for (const code of codes) {
    const topic = mediaTopicOfSubjectCode(code)
    if (topic !== undefined && !seen.has(MEDIA_TOPIC_SCHEME + topic))
      add({ ...mediaTopicTerm(topic, language), creator: DERIVED })
  }
  return result
}

/** The IPTC's eight digits under an address of a house: `https://mna.example/subject/15054000`. */
function codeInHouse(uri: string | undefined): Term | undefined {
  const code = /[/:#](\d{8})$/.exec(uri ?? '')?.[1]
  if (code === undefined) return undefined
  if (subjectCodeName(code) !== undefined) return subjectCodeTerm(code)
  return mediaTopicName(code) === undefined ? undefined : mediaTopicTerm(code)
}

/** The IPTC's code that a term of another vocabulary says it is the same as, or narrower than. */
function iptcKin(term: Term): Term[] {
  if (codeIn(term, SUBJECT_CODE_SCHEME) !== undefined || codeIn(term, MEDIA_TOPIC_SCHEME) !== undefined) return []
  const topicOf = (list: readonly Term[] | undefined) =>
    (list ?? []).flatMap((other) => {
      const topic = codeIn(other, MEDIA_TOPIC_SCHEME)
      const code = codeIn(other, SUBJECT_CODE_SCHEME)
      if (topic !== undefined) return [mediaTopicTerm(topic)]
      return code === undefined ? [] : [subjectCodeTerm(code)]
    })
  const same = topicOf(term.sameAs)
  if (same.length > 0) return same
  const own = codeInHouse(term.uri)
  return own === undefined ? topicOf(term.broader).slice(0, 1) : [own]
}

/** Who added a term that the source did not send. */
export const DERIVED = 'dateline:derived'
