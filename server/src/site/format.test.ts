import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editions } from '../../../editions/index.ts'
import * as format from './format.ts'

const at = new Date('2021-06-23T22:30:00Z')

describe('dates of an edition', () => {
  it('are those of its zone, not of the machine', () => {
    expect(format.date(editions.en, at)).toBe('24 June 2021')
    expect(format.time(editions.en, at)).toBe('00:30')
    expect(format.dateTime(editions.ru, at)).toBe('24 июня 2021, 00:30')
    expect(format.fullDate(editions.ru, at)).toBe('Четверг, 24 июня 2021')
    expect(format.dateTime(editions.ar, at)).toBe('24 يونيو 2021، 00:30')
    expect(format.dayIn('Etc/GMT-2', at)).toBe('2021-06-24')
  })

  it('have a second calendar where the edition wants one', () => {
    expect(format.secondDate(editions.en, at)).toBeUndefined()
    expect(format.secondDate(editions.ar, at)).toContain('1442')
  })

  it('write ranges briefly', () => {
    expect(format.dayRange(editions.en, '2026-11-22', '2026-11-23')).toMatch(/^22\s?–\s?23 November 2026$/)
    expect(format.dayRange(editions.en, '2026-11-22', '2026-11-22')).toBe('22 November 2026')
    expect(format.dayRange(editions.ru, '2026-11-22', '2026-11-23')).not.toContain('г.')
  })

  it('keeps a bare year as it is', () => {
    expect(format.calendarDay(editions.en, '1919')).toBe('1919')
    expect(format.calendarDay(editions.en, '1919-03-19')).toBe('19 March 1919')
  })
})

describe('days', () => {
  it('begin at midnight of the zone, also when its clock changes', () => {
    expect(format.dayStart('Etc/GMT-2', '2021-06-23').toISOString()).toBe('2021-06-22T22:00:00.000Z')
    expect(format.dayStart('Europe/Berlin', '2021-03-28').toISOString()).toBe('2021-03-27T23:00:00.000Z')
    expect(format.dayStart('Europe/Berlin', '2021-03-29').toISOString()).toBe('2021-03-28T22:00:00.000Z')
    expect(format.dayStart('America/New_York', '2021-11-08').toISOString()).toBe('2021-11-08T05:00:00.000Z')
    expect(format.dayStart('Asia/Kathmandu', '2021-01-01').toISOString()).toBe('2020-12-31T18:15:00.000Z')
  })

  it('hold every instant between their start and the next', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.constantFrom('Etc/GMT-2', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/St_Johns'),
        (instant, zone) => {
          const day = format.dayIn(zone, instant)
          expect(format.dayStart(zone, day).getTime()).toBeLessThanOrEqual(instant.getTime())
          expect(format.dayStart(zone, format.addDays(day, 1)).getTime()).toBeGreaterThan(instant.getTime())
        },
      ),
    )
  })

  it('exist or do not', () => {
    expect(format.isDay('2024-02-29')).toBe(true)
    expect(format.isDay('2023-02-29')).toBe(false)
    expect(format.isDay('2023-2-9')).toBe(false)
  })
})

describe('counts', () => {
  it('take the plural form of the language', () => {
    const say = (key: 'en' | 'ru' | 'ar', n: number) => format.counted(editions[key], editions[key].words.storyCount, n)
    expect(say('en', 1)).toBe('1 story')
    expect(say('en', 1_200)).toBe('1,200 stories')
    expect([1, 2, 5, 21, 22, 25].map((n) => say('ru', n).split(' ')[1])).toEqual([
      'сообщение',
      'сообщения',
      'сообщений',
      'сообщение',
      'сообщения',
      'сообщений',
    ])
    expect([1, 2].map((n) => say('ar', n))).toEqual(['خبر واحد', 'خبران'])
    expect(say('ar', 5)).toBe('5 أخبار')
  })
})
