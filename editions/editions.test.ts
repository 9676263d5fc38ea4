import { FORMS, RELEASE_KINDS } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { allEditions, editionFor, editions } from './index.ts'

/** Every text of an edition by its path. */
function texts(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...texts(inner, path === '' ? key : `${path}.${key}`)]),
  )
}
const marks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').toSorted()
const english = texts(editions.en.words)

describe.each(allEditions.map((e) => [e.key, e] as const))('the edition %s', (_key, edition) => {
  it('says everything, and with the same marks', () => {
    const own = texts(edition.words)
    for (const [path, text] of english) {
      if (path.startsWith('storyCount.')) continue
      expect([path, own.get(path)?.trim()]).not.toEqual([path, ''])
      expect([path, marks(own.get(path) ?? '')]).toEqual([path, marks(text)])
    }
    expect([...own.keys()].filter((k) => !english.has(k) && !k.startsWith('storyCount.'))).toEqual([])
  })

  it('names every form and every kind of release', () => {
    for (const form of FORMS) expect(edition.words.forms[form]).toBeTruthy()
    for (const kind of RELEASE_KINDS) expect(edition.words.releaseKinds[kind]).toBeTruthy()
  })

  it('has the plural forms of its language', () => {
    const wanted = new Intl.PluralRules(edition.locale).resolvedOptions().pluralCategories.toSorted()
    expect(Object.keys(edition.words.storyCount).toSorted()).toEqual(wanted)
  })

  it('is written in its own script', () => {
    const script = { en: /\p{Script=Latin}/u, ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u }[edition.key]
    // Units and signs are the same in every script.
    const shared = new Set(['zoneName', 'footerRights', 'ordinal'])
    const foreign = [...texts(edition.words)].filter(([path, text]) => !shared.has(path) && !script.test(text))
    expect(foreign).toEqual([])
  })

  it('knows its locale, zone and direction', () => {
    expect(Intl.DateTimeFormat.supportedLocalesOf(edition.locale)).toHaveLength(1)
    expect(new Intl.DateTimeFormat(edition.locale, { timeZone: edition.zone }).resolvedOptions().timeZone).toBeTruthy()
    expect(edition.direction).toBe(edition.key === 'ar' ? 'rtl' : 'ltr')
    expect(marks(edition.dateline.template)).toEqual(expect.arrayContaining(['day', 'month', 'source']))
  })
})

describe('editionFor', () => {
  it('takes a tag with a region and refuses others', () => {
    expect(editionFor('ru-BY')).toBe(editions.ru)
    expect(editionFor('de')).toBeUndefined()
  })
})
