import { describe, expect, it } from 'vitest'
import { hasShared, readSharedText } from '../testing-shared.ts'
import { ANPA_CATEGORIES, IPTC_CATEGORIES, subjectOfCategory } from './categories.ts'
import { MEDIA_TOPIC_LINES } from './media-topic-data.ts'
import { SUBJECT_CODE_LINES } from './subject-code-data.ts'
import {
  completeSubjects,
  DERIVED,
  mediaTopicName,
  mediaTopicOfSubjectCode,
  subjectCodeChain,
  subjectCodeName,
  subjectCodeOfMediaTopic,
} from './subjects.ts'
import { URGENCY_SCALES, urgencyOf } from './urgency.ts'

describe('Subject Codes', () => {
  it('are all there, with names', () => {
    expect(SUBJECT_CODE_LINES.trim().split('\n')).toHaveLength(1_404)
    expect(subjectCodeName('15054000')).toBe('soccer')
    expect(subjectCodeName('99999999')).toBeUndefined()
  })

  it('lead to a Media Topic: their own, or the nearest wider one', () => {
    expect(mediaTopicName(mediaTopicOfSubjectCode('15054000') ?? '')).toBe('soccer')
    expect(mediaTopicOfSubjectCode('11000000')).toBe('11000000')
    expect(mediaTopicOfSubjectCode('01007001')).toBe(mediaTopicOfSubjectCode('01007000'))
    expect(mediaTopicOfSubjectCode('99000000')).toBeUndefined()
    expect(subjectCodeChain('15054001')).toStrictEqual(['15054001', '15054000', '15000000'])
  })

  it('every code of the IPTC has a topic that exists', () => {
    for (const line of SUBJECT_CODE_LINES.trim().split('\n')) {
      const topic = mediaTopicOfSubjectCode(line.slice(0, 8))
      expect(topic === undefined ? line : mediaTopicName(topic)).toBeDefined()
      expect(topic).toMatch(/^\d{8}$/)
    }
  })

  it('are found back from the topic', () => {
    expect(subjectCodeOfMediaTopic(mediaTopicOfSubjectCode('15054000') ?? '')).toBe('15054000')
  })
})

describe('Media Topics', () => {
  it('have names in five languages', () => {
    expect(mediaTopicName('06000000', 'de')).toBe('Umwelt')
    expect(mediaTopicName('06000000', 'fr-CH')).toBe('Environnement')
    expect(mediaTopicName('06000000', 'ar')).toBe('بيئة')
    expect(mediaTopicName('06000000', 'ja')).toBe('environment')
  })

  it.skipIf(!hasShared)('are those of the official release', () => {
    const official = JSON.parse(readSharedText('standards/newscodes/2015-KI-medtop.json')) as {
      conceptSet: { uri: string; prefLabel: Record<string, string> }[]
    }
    expect(MEDIA_TOPIC_LINES.trim().split('\n')).toHaveLength(official.conceptSet.length)
    for (const concept of official.conceptSet) {
      const code = concept.uri.slice(-8)
      expect(mediaTopicName(code)).toBe(concept.prefLabel['en-GB']?.trim())
    }
  })
})

describe('categories', () => {
  it('of every generation lead to a Subject Code', () => {
    for (const code of [
      ...Object.values(IPTC_CATEGORIES),
      ...Object.values(ANPA_CATEGORIES).flatMap((c) => c.subject ?? []),
    ]) {
      expect(subjectCodeName(code), code).toBeDefined()
    }
    expect(subjectOfCategory('WEA')).toBe('17000000')
    expect(subjectOfCategory('s')).toBe('15000000')
    expect(subjectOfCategory('wi')).toBe('04000000')
    expect(subjectOfCategory('15054000')).toBe('15054000')
  })

  it('that say where, not what, have none', () => {
    for (const letter of ['a', 'i', 'n', 'w', 'v']) expect(subjectOfCategory(letter)).toBeUndefined()
    expect(subjectOfCategory('fnord')).toBeUndefined()
  })

  it("of a source's own table go first, and may have none", () => {
    expect(subjectOfCategory('pl', { pl: '16000000' })).toBe('16000000')
    expect(subjectOfCategory('pl', { pl: '' })).toBeUndefined()
  })
})

describe('completing subjects', () => {
  const uris = (list: readonly { uri?: string; literal?: string }[]) =>
    list.map((t) => t.uri?.split('/').slice(-2).join('/') ?? t.literal)

  it('adds names, Subject Codes and Media Topics, and marks what it added', () => {
    const list = completeSubjects([
      { uri: 'http://cv.iptc.org/newscodes/subjectcode/15054000' },
      { literal: 'WEA', type: 'dateline:type/category' },
      { literal: 'EWA' },
    ])
    expect(uris(list)).toStrictEqual([
      'subjectcode/15054000',
      'WEA',
      'EWA',
      'subjectcode/17000000',
      'mediatopic/20001065',
      'mediatopic/17000000',
    ])
    expect(list[0]?.names).toStrictEqual([{ value: 'soccer', language: 'en' }])
    expect(list.map((t) => t.creator === DERIVED)).toStrictEqual([false, false, false, true, true, true])
    expect(completeSubjects(list)).toStrictEqual(list)
  })

  it('adds no topics where the source gave its own', () => {
    const given = [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/15000000', names: [{ value: 'Sport' }] }]
    expect(completeSubjects(given)).toStrictEqual(given)
  })
})

describe('urgency', () => {
  it.each([
    ['3', 'newsml-1', 3],
    ['f', 'anpa-1312', 1],
    ['B', 'anpa-1312', 2],
    ['r', 'anpa-1312', 5],
    ['0', '0-5', 1],
    ['5', '0-5', 8],
    ['URGENT', 'letters', 3],
    ['0', 'newsml-1', undefined],
    ['q', 'letters', undefined],
  ])('%s on %s is %s', (value, scale, urgency) => {
    expect(urgencyOf(value, scale)).toBe(urgency)
  })

  it('every scale stays within 1 to 9', () => {
    for (const scale of Object.values(URGENCY_SCALES)) {
      for (const value of Object.values(scale)) expect(value >= 1 && value <= 9).toBe(true)
    }
  })
})

describe('terms of another vocabulary', () => {
  it('give the code of the IPTC that they are the same as, or else the next wider one', () => {
    const topic = (code: string) => ({ uri: `http://cv.iptc.org/newscodes/mediatopic/${code}` })
    const own = { uri: 'https://mna.example/subject/7' }
    const uris = (term: Parameters<typeof completeSubjects>[0][number]) =>
      completeSubjects([term]).map(({ uri, creator }) => [uri?.slice(-8), creator])
    expect(uris({ ...own, broader: [topic('16000000'), topic('11000000')] })).toContainEqual(['16000000', DERIVED])
    expect(uris({ ...own, broader: [topic('16000000')], sameAs: [topic('20000056')] })).toStrictEqual([
      [own.uri.slice(-8), undefined],
      ['20000056', DERIVED],
    ])
  })
})
