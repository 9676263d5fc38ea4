import fc from 'fast-check'
import { creditedDateline } from './credited.ts'
import { describe, expect, it } from 'vitest'
import { homeZone } from './agencies.ts'
import { parseDateline } from './dateline.ts'
import { dayOf, findDate, resolveYear } from './dates.ts'
import { instantInZone, parseInstant } from './instant.ts'
import { detectLanguage } from './language.ts'
import { findSection } from './sections.ts'
import { markSourcing } from './sourcing.ts'

describe('findDate', () => {
  it.each([
    ['23 June 2021, 14:21', '2021-06-23', '14:21'],
    ['June 23, 2021 2:21 PM', '2021-06-23', '14:21'],
    ['Published: 2021-06-23 14:21:05', '2021-06-23', '14:21:05'],
    ['23.06.2021 14:21', '2021-06-23', '14:21'],
    ['06/23/2021', '2021-06-23', undefined],
    ['Wednesday, 23rd of June 2021 at 9.05 a.m.', '2021-06-23', '09:05'],
    ['23 июня 2021 года, 14:21', '2021-06-23', '14:21'],
    ['23 июня 2021 г.', '2021-06-23', undefined],
    ['23 чэрвеня 2021', '2021-06-23', undefined],
    ['23 червня 2021 року', '2021-06-23', undefined],
    ['٢٣ يونيو ٢٠٢١', '2021-06-23', undefined],
    ['23 حزيران / يونيو 2021، 02:21 م', '2021-06-23', '14:21'],
    ['23. Juni 2021, 14:21 Uhr', '2021-06-23', '14:21'],
    ['23 juin 2021 à 14h21', '2021-06-23', '14:21'],
    ['1er août 2021', '2021-08-01', undefined],
    ['23 de junio de 2021', '2021-06-23', undefined],
    ['23 de março de 2021 às 14:21', '2021-03-23', '14:21'],
    ['23 czerwca 2021', '2021-06-23', undefined],
    ['23 giugno 2021', '2021-06-23', undefined],
    ['23 Haziran 2021', '2021-06-23', undefined],
    ['2021年6月23日 14:21', '2021-06-23', '14:21'],
    ['23 Jun 2021', '2021-06-23', undefined],
  ])('%s', (text, day, time) => {
    const found = findDate(text)
    expect(found?.year).toBeDefined()
    expect(found === undefined ? '' : dayOf({ ...found, year: found.year ?? 0 })).toBe(day)
    expect(found?.time).toBe(time)
  })

  it.each(['31 February 2021', '2021-13-01', 'May I come in?', 'room 12, floor 2021', '', '12:30'])(
    'finds none in %j',
    (text) => {
      expect(findDate(text)).toBeUndefined()
    },
  )

  it('knows printed offsets and zone names', () => {
    expect(findDate('23 June 2021, 14:21 GMT+3')?.offset).toBe(180)
    expect(findDate('23 June 2021, 14:21 MSK')?.offset).toBe(180)
    expect(findDate('23 June 2021, 14:21 UTC')?.offset).toBe(0)
    expect(findDate('2021-06-23T14:21:00-04:30')?.offset).toBe(-270)
    expect(findDate('23 June 2021, 14:21')?.offset).toBeUndefined()
  })

  it('says when day and month may be swapped', () => {
    expect(findDate('03/04/2021')).toMatchObject({ day: 3, month: 4, ambiguous: true })
  })

  it('takes the year that is nearest', () => {
    const found = findDate('30 December')
    if (found === undefined) throw new Error('no date')
    expect(resolveYear(found, '2026-01-02')).toBe('2025-12-30')
    expect(resolveYear(found, '2025-11-02')).toBe('2025-12-30')
  })

  it('reads what the runtime prints in any known language', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'ru', 'ar-EG', 'de', 'fr', 'es', 'pt', 'pl', 'uk', 'be', 'it', 'tr', 'sv', 'cs'),
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        (locale, date) => {
          const text = new Intl.DateTimeFormat(locale, {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          }).format(date)
          const found = findDate(text)
          expect(`${locale} ${text} ${found === undefined ? '' : dayOf({ ...found, year: found.year ?? 0 })}`).toBe(
            `${locale} ${text} ${date.toISOString().slice(0, 10)}`,
          )
        },
      ),
    )
  })
})

describe('instants', () => {
  it.each([
    ['2018-10-23T12:00:00Z', '2018-10-23T12:00:00Z', true],
    ['20181023T120000+0100', '2018-10-23T12:00:00+01:00', true],
    ['2018-10-23T12:00:00.123-05', '2018-10-23T12:00:00.123-05:00', true],
    ['2018-10-23', '2018-10-23T00:00:00Z', false],
  ])('%s', (text, instant, zoned) => {
    expect(parseInstant(text, undefined)).toStrictEqual({ instant, zoned })
  })

  it.each(['2018-02-30T12:00:00Z', '2018-10-23T24:00:00Z', '2018', 'noon', '2018-10-23T12:00:00+25:00'])(
    '%s is none',
    (text) => {
      expect(parseInstant(text, undefined)).toBeUndefined()
    },
  )

  it('knows summer time and odd zones', () => {
    expect(instantInZone('2026-07-01', '12:00', 'Europe/Berlin')).toBe('2026-07-01T12:00:00+02:00')
    expect(instantInZone('2026-01-01', '12:00', 'Europe/Berlin')).toBe('2026-01-01T12:00:00+01:00')
    expect(instantInZone('2026-01-01', '12:00', 'Asia/Kathmandu')).toBe('2026-01-01T12:00:00+05:45')
    expect(instantInZone('2026-01-01', '12:00', 'America/St_Johns')).toBe('2026-01-01T12:00:00-03:30')
  })
})

describe('datelines', () => {
  const near = '2021-06-24'
  it.each([
    ['MOSCOW, 23 June (BelTA) – Belarus will', 'MOSCOW', '2021-06-23', 'BelTA', 'Belarus will'],
    ['GROSSETO, Italy (AP) -- The trial', 'GROSSETO, Italy', '2021-06-24', 'AP', 'The trial'],
    ['LONDON, June 23 (Reuters) - Shares', 'LONDON', '2021-06-23', 'Reuters', 'Shares'],
    ['WASHINGTON — The president', 'WASHINGTON', '2021-06-24', '', 'The president'],
    ['МОСКВА, 23 июня. /ТАСС/. Делегация', 'МОСКВА', '2021-06-23', 'ТАСС', 'Делегация'],
    ['МИНСК, 23 июн - РИА Новости. Делегация', 'МИНСК', '2021-06-23', 'РИА Новости', 'Делегация'],
    ['23 июня, Минск /Корр. БЕЛТА/. Делегация', 'Минск', '2021-06-23', 'БЕЛТА', 'Делегация'],
    ['Berlin (dpa) - Die Delegation', 'Berlin', '2021-06-24', 'dpa', 'Die Delegation'],
    ['PARIS, 23 juin (AFP) - La délégation', 'PARIS', '2021-06-23', 'AFP', 'La délégation'],
    ['Madrid, 23 jun (EFE).- La delegación', 'Madrid', '2021-06-23', 'EFE', 'La delegación'],
    ['القاهرة 23 يونيو (رويترز) - قال', 'القاهرة', '2021-06-23', 'رويترز', 'قال'],
    ['Port Selene (lni/AFP) - The delegation', 'Port Selene', '2021-06-24', 'lni/AFP', 'The delegation'],
    ['(New York, NY - June 21) Shares', 'New York, NY', '2021-06-21', '', 'Shares'],
  ])('%s', (text, place, date, source, rest) => {
    const parsed = parseDateline(text, { near })
    expect(parsed?.dateline).toMatchObject({ place, date, source })
    expect(text.slice(parsed?.length)).toBe(rest)
  })

  it.each([
    'The Organization for Security (OSCE) – as it is called – met.',
    'He said – and nobody doubted it – that it was late.',
    'On 23 June 2021 the talks – the third – began.',
    '“Never,” he said – twice.',
    'Well-known ships - the old ones - were sold.',
    '',
  ])('is not seen in %j', (text) => {
    expect(parseDateline(text, { near })).toBeUndefined()
  })
})

describe('sourcing clauses', () => {
  const marked = (text: string, agency: string | undefined, language: string) =>
    markSourcing([{ type: 'paragraph', spans: [{ text }] }], agency, language)
      .flatMap((b) => (b.type === 'paragraph' ? b.spans : []))
      .filter((s) => s.marks !== undefined)
      .map((s) => s.text)
      .join('|')

  it.each([
    ['The forum opened on Monday, BelTA has learned.', 'BelTA', 'en', 'BelTA has learned'],
    ['The forum opened on Monday, MNA reports.', 'MNA', 'en', 'MNA reports'],
    ['BelTA learned from the ministry that the forum opened.', 'BelTA', 'en', 'BelTA learned'],
    ['The forum opened on Monday, Tavna has learned.', undefined, 'en', 'Tavna has learned'],
    ['Форум открылся, сообщает БЕЛТА.', 'BelTA', 'ru', 'сообщает БЕЛТА'],
    ['Форум открылся, передает корреспондент МНА.', 'МНА', 'ru', 'передает корреспондент МНА'],
    ['Das Forum wurde eröffnet, wie die dpa erfuhr.', 'dpa', 'de', 'dpa erfuhr'],
    ['Le forum est ouvert, a appris l’agence. MNA rapporte la suite.', 'MNA', 'fr', 'MNA rapporte'],
    ['El foro se abrió, informó MNA.', 'MNA', 'es', 'informó MNA'],
    ['افتتح المنتدى، حسبما أفادت مارنا.', 'مارنا', 'ar', 'حسبما أفادت مارنا'],
    ['Reporters told MNAX that the forum opened.', 'MNA', 'en', ''],
    ['MNA is an agency.', 'MNA', 'en', ''],
    ['The forum opened. He has learned.', undefined, 'en', ''],
  ])('%s', (text, agency, language, expected) => {
    expect(marked(text, agency, language)).toBe(expected)
  })

  it('never changes the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, agency) => {
        const spans = markSourcing([{ type: 'paragraph', spans: [{ text }] }], agency, 'en').flatMap((b) =>
          b.type === 'paragraph' ? b.spans : [],
        )
        expect(spans.map((s) => s.text).join('')).toBe(text)
      }),
    )
  })
})

describe('languages, sections, zones', () => {
  it.each([
    ['The council said on Monday that it was going to meet with the members of the board.', 'en'],
    ['Der Rat teilte am Montag mit, dass er sich mit den Mitgliedern des Vorstands trifft.', 'de'],
    ['Le conseil a annoncé lundi que les membres de la commission se réuniront dans une semaine.', 'fr'],
    ['El consejo anunció el lunes que los miembros de la comisión se reunirán en una semana.', 'es'],
    ['Совет сообщил, что члены комиссии встретятся в понедельник и обсудят вопрос о мосте.', 'ru'],
    ['Савет паведаміў, што члены камісіі сустрэнуцца ў панядзелак і абмяркуюць пытанне аб мосце, як і было.', 'be'],
    ['قال المجلس إن أعضاء اللجنة سيجتمعون في يوم الاثنين من أجل مناقشة الموضوع.', 'ar'],
    ['委员会周一表示将举行会议。', 'zh'],
  ])('%s', (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('finds sections by name, by profile, by subject, or none', () => {
    expect(findSection('Politics', [], undefined)).toStrictEqual({ key: 'politics' })
    expect(findSection('Политика', [], undefined)).toStrictEqual({ key: 'politics' })
    expect(findSection('Сельское хозяйство', [], undefined).key).toBe('sel-skoe-khozyaystvo')
    expect(findSection('eco', [], { key: 't', sections: { eco: 'economy' } })).toStrictEqual({ key: 'economy' })
    expect(
      findSection(undefined, [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/20000523' }], undefined),
    ).toMatchObject({ key: 'economy' })
    expect(
      findSection(undefined, [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/20000822' }], undefined),
    ).toMatchObject({ key: 'sport' })
    expect(findSection('!!!', [], undefined)).toMatchObject({ key: 'general' })
  })

  it('knows home zones that exist', () => {
    expect(homeZone('BelTA')).toBe('Europe/Minsk')
    expect(homeZone('БелТА')).toBe('Europe/Minsk')
    expect(homeZone('Reuters')).toBeUndefined()
    for (const credit of ['TASS', 'dpa', 'EFE', 'SANA', 'Kyodo', 'Télam', 'Prensa Latina', 'APS', 'VNA']) {
      expect(instantInZone('2026-01-01', '00:00', homeZone(credit) ?? 'none')).toMatch(/[+-]\d\d:\d\d$/)
    }
  })
})

describe('days in other calendars and orders', () => {
  it.each([
    ['2021年6月23日 14:21', '14:21'],
    ['2021년 6월 23일 오후 2:21', '14:21'],
    ['2021. 6. 23. 14:21', '14:21'],
    ['令和3年6月23日', undefined],
    ['23 มิถุนายน 2564', undefined],
    ['2021. június 23. 10:15', '10:15'],
    ['2021 m. birželio 23 d.', undefined],
    ['23 tháng 6 năm 2021', undefined],
    ['۲ تیر ۱۴۰۰', undefined],
    ['۱۴۰۰/۰۴/۰۲ - ۱۲:۳۰', '12:30'],
    ['२३ जून २०२१', undefined],
    ['২৩ জুন ২০২১', undefined],
  ])('%s', (line, time) => {
    const found = findDate(line)
    expect(found).toMatchObject({ year: 2021, month: 6, day: 23 })
    expect(found?.time).toBe(time)
  })

  it('takes a year behind a clock time for no offset', () => {
    expect(findDate('14:30 2021年6月23日')?.offset).toBeUndefined()
  })
})

describe('credited datelines', () => {
  it.each([
    ['Selena (mda/lni) - Rain', 'Selena', 'mda/lni'],
    ['SELENA, Marenia (AXM) _ Rain', 'SELENA', 'AXM'],
    ['SELENA, Mar. (AXM) — Rain', 'SELENA', 'AXM'],
    ['Nueva Selena, 21 ene (EMA).- La lluvia', 'Nueva Selena', 'EMA'],
    ['(ANM) - SELENA, JUL 11 - Rain', 'SELENA', 'ANM'],
    ['Selena, 10 juil 2026 (AFM)', 'Selena', 'AFM'],
  ])('%s', (text, place, credit) => {
    expect(creditedDateline(text, '2026-11-01', undefined)).toMatchObject({ place, credit })
  })

  it.each(['Rain fell (again) in Selena', 'The port of the city (MP) closed', ''])('not in %s', (text) => {
    expect(creditedDateline(text, '2026-11-01', undefined)).toBeUndefined()
  })
})
