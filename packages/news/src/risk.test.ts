import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALERT_WORDS,
  assess,
  assessTogether,
  findAlertWords,
  RELEASE_KINDS,
  RISK_RULES,
  type RiskFacts,
  type RiskRule,
  weakens,
} from './index.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-25T10:00:00Z')
const old = NOW - 1000 * HOUR
type Over = Partial<Omit<RiskFacts, 'account'>> & { readonly account?: Partial<RiskFacts['account']> }
const facts = ({ account, ...over }: Over = {}): RiskFacts => ({
  kind: 'publish',
  form: 'report',
  language: 'en',
  headline: 'Harbour dredging starts a week early',
  abstract: '',
  opening: 'The port authority began dredging on Monday.',
  together: 1,
  publicSince: undefined,
  now: NOW,
  zone: 'Europe/Minsk',
  channels: ['site', 'wire'],
  ...over,
  account: { since: old, rolesSince: old, deviceSince: old, marked: false, releases: new Map(), ...account },
})
const hit = (over: Over, rules: readonly RiskRule[] = RISK_RULES) =>
  assess(facts(over), rules).reasons.map((r) => r.rule)

describe('risk rules', () => {
  it('speak of kinds that the release table has', () => {
    const named = RISK_RULES.flatMap((r) => r.when.flatMap((c) => (c.is === 'kind' ? c.kinds : [])))
    expect(named.filter((kind) => !(RELEASE_KINDS as readonly string[]).includes(kind))).toEqual([])
  })

  it('leave an ordinary report to one person', () => {
    expect(assess(facts(), RISK_RULES)).toMatchObject({ people: 1, stepUp: false, sourcing: false, reasons: [] })
  })

  it.each<[string, Over]>([
    ['flash', { form: 'flash' }],
    ['urgent', { form: 'urgent' }],
    ['kill', { kind: 'kill', publicSince: NOW }],
    ['unpublish', { kind: 'remove' }],
    ['embargo-lift', { kind: 'embargo-lift' }],
    ['old-story', { kind: 'correct', publicSince: NOW - 48 * HOUR }],
    ['together', { together: 3 }],
    ['pace', { account: { releases: new Map([[10, 29]]) } }],
    ['new-device', { account: { deviceSince: NOW - 24 * HOUR + 1 } }],
    ['new-device', { account: { deviceSince: undefined } }],
    ['new-account', { account: { since: NOW - HOUR } }],
    ['new-account', { account: { rolesSince: NOW - HOUR } }],
    ['marked-account', { account: { marked: true } }],
    ['push', { channels: ['site', 'push'] }],
    ['words-war', { headline: 'WAR breaks out' }],
    ['words-death', { abstract: 'The president died on Monday.' }],
  ])('know %s', (rule, over) => {
    expect(hit(over)).toContain(rule)
    expect(assess(facts(over), RISK_RULES).people).toBeGreaterThan(1)
  })

  it.each<[string, Over]>([
    ['old-story', { kind: 'correct', publicSince: NOW - 47 * HOUR }],
    ['together', { together: 2 }],
    ['pace', { account: { releases: new Map([[10, 28]]) } }],
    ['new-device', { account: { deviceSince: NOW - 24 * HOUR } }],
    ['words-war', { headline: 'Award for a wartless toad' }],
    ['words-death', { opening: 'He died.' }],
    ['flash', { kind: 'hold', form: 'flash' }],
  ])('and what is not quite %s', (rule, over) => {
    expect(hit(over)).not.toContain(rule)
  })

  it('ask three people for a flash of mobilisation, and hold an approval of it for half an hour', () => {
    const found = assess(facts({ form: 'flash', language: 'pl', headline: 'Mobilizacja od poniedziałku' }), RISK_RULES)
    expect(found).toMatchObject({ people: 3, stepUp: true, sourcing: true, holdsMinutes: 30 })
    expect(found.reasons.find((r) => r.rule === 'grave-flash')?.words).toEqual(['mobiliz*'])
  })

  it('go by the desk’s clock, over midnight and by days', () => {
    const night = (when: string, days?: number[]): boolean => {
      const rule: RiskRule = {
        ...(RISK_RULES.find((r) => r.id === 'off-hours') as RiskRule),
        enabled: true,
        when: [{ is: 'off-hours', from: '22:00', till: '06:00', ...(days ? { days } : {}) }],
      }
      return hit({ now: Date.parse(when) }, [rule]).length === 1
    }
    // Minsk is three hours ahead of UTC; Friday night ends on Saturday morning.
    expect(night('2026-11-27T18:59:00Z')).toBe(true)
    expect(night('2026-11-27T19:00:00Z')).toBe(false)
    expect(night('2026-11-28T02:59:00Z', [5])).toBe(false)
    expect(night('2026-11-28T19:30:00Z', [5])).toBe(true)
  })

  it('never need less for more rules, and together need what each needs', () => {
    const over = fc.record({
      kind: fc.constantFrom('publish', 'kill', 'correct'),
      form: fc.constantFrom('report' as const, 'flash' as const, 'urgent' as const),
      headline: fc.constantFrom('War declared', 'President resigns', 'Harbour light'),
      together: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(fc.subarray([...RISK_RULES]), fc.subarray([...RISK_RULES]), over, over, (some, others, a, b) => {
        const one = assess(facts(a), some)
        const more = assess(facts(a), [...some, ...others])
        expect(more.people).toBeGreaterThanOrEqual(one.people)
        expect(more.holdsMinutes).toBeLessThanOrEqual(one.holdsMinutes)
        expect(Number(more.stepUp)).toBeGreaterThanOrEqual(Number(one.stepUp))
        const both = assessTogether([one, assess(facts(b), some)])
        expect(both.people).toBe(Math.max(one.people, assess(facts(b), some).people))
      }),
    )
  })
})

describe('alert words', () => {
  it.each([
    ['en', 'Government orders general MOBILISATION', 'mobilis*'],
    ['ru', 'ОБЪЯВЛЕНА ВСЕОБЩАЯ МОБИЛИЗАЦИЯ', 'мобилиз*'],
    ['ru', 'В стране введено военное положение', 'военн* положени*'],
    ['be', 'Абвешчана мабілізацыя', 'мабіліз*'],
    ['ar', 'إعلان التعبئة العامة', 'تعبئة'],
    ['ar', 'وبالتعبئة العامّة', 'تعبئة'],
    ['de', 'Regierung verkündet Teilmobilmachung', '*mobilmachung'],
    ['es', 'Declarado el estado de excepción', 'estado de excepción'],
    ['es', 'DECLARADO EL ESTADO DE EXCEPCION', 'estado de excepción'],
    ['fr', 'L’ÉTAT D’URGENCE est déclaré', 'état d’urgence'],
    ['zh', '总统宣布全国动员令', '动员'],
  ])('%s: %s', (language, headline, word) => {
    expect(findAlertWords([headline], language, ALERT_WORDS.mobilisation)).toContain(word)
  })

  it('read vowel signs, other letters for the same sound and what Arabic writes before a word', () => {
    const find = (text: string, topic: keyof typeof ALERT_WORDS, language: string) =>
      findAlertWords([text], language, ALERT_WORDS[topic]).length > 0
    expect(find('الحَرْب', 'war', 'ar')).toBe(true)
    expect(find('والحرب مستمرة', 'war', 'ar')).toBe(true)
    expect(find('إستقالة رئيس الوزراء', 'resignation', 'ar')).toBe(true)
    expect(find('Президент умер', 'death', 'ru')).toBe(true)
    expect(find('Прэзідэнт памёр', 'death', 'be')).toBe(true)
    expect(find('Прэзідэнт памер', 'death', 'be')).toBe(true)
    expect(find('Smierc prezydenta', 'death', 'pl')).toBe(true)
    expect(find('Умеренный ветер', 'death', 'ru')).toBe(false)
    expect(find('Warm weekend ahead', 'war', 'en')).toBe(false)
  })

  it('read a language without a list with the English one', () => {
    expect(findAlertWords(['Nuclear alert'], 'mt', ALERT_WORDS.war)).toEqual(['nuclear'])
    expect(findAlertWords(['Nuclear alert'], 'en-GB', ALERT_WORDS.war)).toEqual(['nuclear'])
  })

  it('find every word of every list in a text that holds it, in capitals and without marks', () => {
    for (const lists of Object.values(ALERT_WORDS)) {
      for (const [language, list] of Object.entries(lists)) {
        for (const word of list) {
          const text = `x ${word.replaceAll('*', '')} y`
          expect(findAlertWords([text.toUpperCase()], language, lists), `${language}: ${word}`).toContain(word)
          expect(findAlertWords([text.normalize('NFD')], language, lists), `${language}: ${word}`).toContain(word)
        }
      }
    }
  })

  it('stay quick on hostile text', () => {
    const long = 'мобилиза'.repeat(20_000)
    expect(findAlertWords([long], 'ru', ALERT_WORDS.mobilisation)).toEqual(['мобилиз*'])
  })
})

describe('a change of a rule', () => {
  const flash = RISK_RULES[0] as RiskRule
  it.each<[boolean, Partial<RiskRule>]>([
    [true, { enabled: false }],
    [true, { people: 1 }],
    [true, { stepUp: false }],
    [true, { sourcing: false }],
    [true, { holdsMinutes: 31 }],
    [true, { when: [...flash.when, { is: 'marked-account' }] }],
    [false, { people: 3 }],
    [false, { holdsMinutes: 5 }],
    [false, { name: 'Blitz' }],
  ])('weakens: %s %j', (weak, over) => {
    expect(weakens(flash, { ...flash, ...over })).toBe(weak)
  })
  it('cannot weaken what was off or is new', () => {
    expect(weakens(undefined, flash)).toBe(false)
    expect(weakens({ ...flash, enabled: false }, flash)).toBe(false)
  })
})
