import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFeedDate } from './dates.ts'
import { rfc822 } from './rss.ts'

const read = (text: string) => parseFeedDate(text)?.value

describe('dates of feeds', () => {
  it.each([
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['Thu, 01 Jan 04 19:48 EST', '2004-01-01T19:48:00-05:00'],
    ['01 Jan 97', '1997-01-01T00:00:00Z'],
    ['Thu,05-Apr-2012 10:00:00 GMT', '2012-04-05T10:00:00Z'],
    ['Thu, 5 Apr 2012 10:00:00 GMT+02:00', '2012-04-05T10:00:00+02:00'],
    ['Thu, 5 Apr 2012 10:00:00 America/New_York', '2012-04-05T10:00:00-04:00'],
    ['Thu, 01 Jan 2004 24:00:00 GMT', '2004-01-02T00:00:00Z'],
    ['Thursday, April 5, 2012 - 10:00', '2012-04-05T10:00:00Z'],
    ['Jan 26, 2004 4:31 PM PST', '2004-01-26T16:31:00-08:00'],
    ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55Z'],
    ['2003-12-31T10:14:55.25-08:00', '2003-12-31T10:14:55.25-08:00'],
    ['2003-12-31T10:14-0800', '2003-12-31T10:14:00-08:00'],
    ['2003-12', '2003-12-01T00:00:00Z'],
    ['20031231T101455Z', '2003-12-31T10:14:55Z'],
    ['2003-335', '2003-12-01T00:00:00Z'],
    ['2004-W01-1', '2003-12-29T00:00:00Z'],
    ['2004-07-08 23:56:58.0', '2004-07-08T23:56:58Z'],
    ['2012-04-05 10:00:00 +0200', '2012-04-05T10:00:00+02:00'],
    ['Sun Jan 04 16:29:06 PST 2004', '2004-01-04T16:29:06-08:00'],
    ['Sun Jan  4 16:29:06 2004', '2004-01-04T16:29:06Z'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T08:19:53-04:00'],
    ['26/01/2004 16:31', '2004-01-26T16:31:00Z'],
    ['05.04.2012 10:00', '2012-04-05T10:00:00Z'],
    ['1700000000', '2023-11-14T22:13:20Z'],
    ['1700000000000', '2023-11-14T22:13:20Z'],
    ['So, 13 Dez 2003 18:30:00 +0100', '2003-12-13T18:30:00+01:00'],
    ['mar., 13 déc. 2003 18:30:02 +0100', '2003-12-13T18:30:02+01:00'],
    ['Sáb, 07 Ago 2021 10:00:00 -0300', '2021-08-07T10:00:00-03:00'],
    ['Пн, 13 июн 2005 12:00:00 +0400', '2005-06-13T12:00:00+04:00'],
    ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T12:00:00-05:00'],
    ['2004-július-13T9:15-05:00', '2004-07-13T09:15:00-05:00'],
    ['2004년 05월 28일  01:31:15', '2004-05-28T01:31:15+09:00'],
    ['2004-05-25 오후 11:23:17', '2004-05-25T23:23:17+09:00'],
    ['٢٣ يونيو ٢٠٢١ 14:21', '2021-06-23T14:21:00Z'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))

  it.each(['', 'yesterday', '0000-00-00 00:00:00', 'Thu, 32 Jan 2004 19:48:21 GMT', '2003-12-31T25:00:00Z', '7'])(
    'makes no day of "%s"',
    (text) => expect(read(text)).toBeUndefined(),
  )

  it('says what was written and what was assumed', () => {
    expect(parseFeedDate('2003-12-31 10:14')).toMatchObject({ precision: 'minute', zone: 'assumed' })
    expect(parseFeedDate('2003')).toMatchObject({ precision: 'year', original: '2003' })
    expect(parseFeedDate('2003-12-31 10:14', { zone: 'Europe/Helsinki' })?.value).toBe('2003-12-31T10:14:00+02:00')
    expect(parseFeedDate('03/04/2021', { language: 'en-US' })?.value).toBe('2021-03-04T00:00:00Z')
  })

  it('reads back what it writes, and never throws', () => {
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (date) => {
        expect(Date.parse(read(rfc822(date.toISOString())) ?? '')).toBe(Math.floor(date.getTime() / 1_000) * 1_000)
        expect(Date.parse(read(date.toISOString()) ?? '')).toBe(date.getTime())
      }),
    )
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => void read(text)))
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Za-z:+\-/., TZ]{0,40}$/), (text) => void read(text)))
  })
})
