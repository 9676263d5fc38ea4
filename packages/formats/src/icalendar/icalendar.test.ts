import type { EventDates, NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixture } from '../testing-fixtures.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { readNewsMlG2Items } from '../newsml-g2/read-items.ts'
import { writeNewsMlG2Message } from '../newsml-g2/write-items.ts'
import { readICalendarItems } from './read.ts'
import { writeICalendar } from './write.ts'
import { drawZone } from './zones.ts'

const text = new TextDecoder().decode(fixture('icalendar/diary.ics'))
const read = (calendar: string, profile?: SourceProfile) =>
  readICalendarItems(calendar, { name: 'test', profile, limits: DEFAULT_LIMITS, assumptions: [] })
const itemsOf = (calendar: string, profile?: SourceProfile): NewsItem[] =>
  read(calendar, profile).entries.flatMap((e) => (e.outcome === 'item' ? [e.item] : []))
const event = (lines: string, zones = '') =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${zones}BEGIN:VEVENT\nUID:u\n${lines}\nEND:VEVENT\nEND:VCALENDAR`
const dates = (lines: string, zones = '', profile?: SourceProfile): EventDates | undefined =>
  itemsOf(event(lines, zones), profile)[0]?.concept?.event?.dates

describe('reading', () => {
  const [opening, briefing, changed, regatta, todo] = itemsOf(text)

  it('gives the envelope', () => {
    expect(read(text).header).toEqual({
      origin: '-//Marenian Port Office//Diary 3.1//EN',
      options: 'PUBLISH',
      service: 'Port diary',
    })
  })

  it('gives every member of an event', () => {
    expect(opening).toMatchObject({
      kind: 'concept',
      guid: 'breakwater-2026@port.marenia.example',
      version: '3',
      language: 'en',
      firstCreated: '2026-10-01T08:00:00Z',
      versionCreated: '2026-10-19T07:30:00Z',
      headlines: [{ value: 'Opening of the breakwater, Port Selene', language: 'en' }],
      transmission: { sent: '2026-10-20T08:00:00Z', priority: 3 },
      links: [{ rel: 'url', href: 'https://port.marenia.example/breakwater' }],
      renditions: [{ href: 'https://port.marenia.example/programme.pdf', contentType: 'application/pdf' }],
      concept: {
        type: 'http://cv.iptc.org/newscodes/cpnature/event',
        definitions: [
          { value: 'With the Minister of Ports.\nPress from 10:00; pictures allowed, no flash.' },
          { value: '<p>With the Minister of Ports.</p>', contentType: 'text/html' },
        ],
        event: {
          dates: { start: '2026-11-03T11:00:00+02:00', end: '2026-11-03T12:30:00+02:00', zone: 'Europe/Helsinki' },
          occurrenceStatus: { uri: 'http://cv.iptc.org/newscodes/eventoccurstatus/eos5' },
          subjects: [{ names: [{ value: 'ports' }] }, { names: [{ value: 'shipping, sea' }] }],
          locations: [
            {
              uri: 'https://port.marenia.example/quay7',
              names: [{ value: 'Quay 7, Port Selene' }],
              place: { positions: [{ latitude: 54.25, longitude: 18.75 }] },
            },
          ],
          organisers: [{ uri: 'mailto:press@port.marenia.example', names: [{ value: 'Port Office; press' }] }],
          participants: [
            {
              uri: 'mailto:tarn@marenia.example',
              roles: ['CHAIR'],
              type: 'http://cv.iptc.org/newscodes/cpnature/person',
              extensions: [{ name: '@PARTSTAT', content: ['ACCEPTED'] }],
            },
          ],
          contacts: [{ kind: 'note', value: 'Olga Renn, +000 555 0100' }],
        },
      },
    })
    expect(opening?.extensions?.map((e) => e.name)).toEqual(['CLASS', 'VALARM'])
  })

  it('places times by the rules of a zone of its own, and keeps the rules', () => {
    expect(briefing?.concept?.event?.dates).toEqual({
      start: '2026-10-06T09:00:00+03:00',
      duration: 'PT45M',
      recurrenceRules: [{ frequency: 'WEEKLY', by: { day: 'TU' }, until: '2026-12-31T21:59:59Z' }],
      excludedDates: ['2026-10-13T09:00:00+03:00', '2026-10-20T09:00:00+03:00'],
      recurrenceDates: ['2026-10-21T09:00:00+03:00'],
    })
    expect(briefing?.extensions?.map((e) => e.name)).toEqual(['VTIMEZONE'])
    expect(changed?.concept?.event?.dates?.start).toBe('2026-11-03T10:00:00+02:00')
  })

  it('tells a changed occurrence from its series', () => {
    expect(changed?.guid).toBe('briefing@port.marenia.example?recurrence-id=20261103T070000Z')
    expect(changed?.altIds).toEqual([{ role: 'uid', value: 'briefing@port.marenia.example' }])
  })

  it('gives whole days with the last day inside', () => {
    expect(regatta?.concept?.event?.dates).toEqual({ allDay: true, start: '2027-06-12', end: '2027-06-14' })
  })

  it('reads tasks', () => {
    expect(todo?.concept?.event).toMatchObject({
      dates: { end: '2026-11-02T16:00:00Z' },
      eventStatus: { literal: 'NEEDS-ACTION' },
    })
  })
})

describe('zones', () => {
  it.each([
    ['DTSTART;TZID=W. Europe Standard Time:20260701T090000', '2026-07-01T09:00:00+02:00', 'Europe/Berlin'],
    ['DTSTART;TZID="/vendor.example/2026/Europe/Riga":20260101T090000', '2026-01-01T09:00:00+02:00', 'Europe/Riga'],
    ['DTSTART;TZID=America/New_York:20261101T013000', '2026-11-01T01:30:00-04:00', 'America/New_York'],
    ['DTSTART:20260701T090000Z', '2026-07-01T09:00:00Z', undefined],
    ['DTSTART:2026-07-01T09:00:00', '2026-07-01T09:00:00+00:00', undefined],
  ])('%s', (line, start, zone) => {
    expect(dates(line)).toEqual({ start, ...(zone === undefined ? {} : { zone }) })
  })

  it('takes the zone of the profile for a time without one, and says so', () => {
    const profile = { key: 'k', zone: 'Europe/Helsinki' }
    expect(dates('DTSTART:20260701T090000', '', profile)?.start).toBe('2026-07-01T09:00:00+03:00')
    const [entry] = read(event('DTSTART:20260701T090000'), profile).entries
    expect(entry?.outcome === 'item' && entry.assumptions).toMatchObject([{ field: 'zone', value: 'Europe/Helsinki' }])
  })

  it('writes rules that give back what the runtime knows', () => {
    const years = [2025, 2026, 2027, 2028, 2029]
    for (const zone of [
      'Europe/Helsinki',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
    ]) {
      // Under a name that nobody knows, so that only the rules can explain it.
      const rules = drawZone(zone, 2025, 2029).replace(`TZID:${zone}`, 'TZID:Nowhere')
      for (const year of years) {
        for (const day of ['0101', '0326', '0402', '0701', '0930', '1026', '1103', '1231']) {
          const line = (id: string) => `DTSTART;TZID=${id}:${year}${day}T120000`
          expect(dates(line('Nowhere'), rules)?.start).toBe(dates(line(zone))?.start)
        }
      }
    }
  })
})

describe('calendars as programs write them', () => {
  it('folded in front of the colon, behind a line that could go on', () => {
    const folded =
      'DTSTART:20261103T090000Z\nORGANIZER;CN=Port Authority of Selena\n :mailto:port@mna.example\nSUMMARY\n :Open'
    const [item] = itemsOf(event(folded))
    expect(item?.concept?.event).toMatchObject({
      dates: { start: '2026-11-03T09:00:00Z' },
      organisers: [{ uri: 'mailto:port@mna.example', names: [{ value: 'Port Authority of Selena' }] }],
    })
    expect(item?.headlines).toStrictEqual([{ value: 'Open' }])
  })

  it('without folding, with bare line feeds, and cut off', () => {
    const broken =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A long\nline that nobody folded\nDTSTART:20261103T0900Z\nBEGIN:VEVENT\nUID:2\nSUMMARY:Two'
    const { entries } = read(broken)
    expect(entries.map((e) => (e.outcome === 'item' ? e.item.headlines?.[0]?.value : e.code))).toEqual([
      'A long\nline that nobody folded',
      'Two',
    ])
    expect(entries[0]).toMatchObject({
      outcome: 'item',
      item: { concept: { event: { dates: { start: '2026-11-03T09:00:00Z' } } } },
    })
    expect(entries[0]?.outcome === 'item' && entries[0].unknown.length).toBe(2)
  })

  it('reports a date that is none, and keeps the property', () => {
    const [entry] = read(event('DTSTART:20261345\nSUMMARY:x')).entries
    expect(entry).toMatchObject({
      outcome: 'item',
      unknown: ['DTSTART: 20261345'],
      item: { extensions: [{ name: 'DTSTART' }] },
    })
  })

  it.each([
    ['nothing of a calendar', 'BEGIN:VCARD\nEND:VCARD', 'format-unknown'],
    ['no event', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'item-incomplete'],
    ['nesting without end', `BEGIN:VCALENDAR\n${'BEGIN:X-A\n'.repeat(5_000)}`, 'too-deep'],
  ])('refuses %s', (_name, calendar, code) => {
    expect(read(calendar).entries).toMatchObject([{ outcome: 'rejected', code }])
  })
})

const again = (items: readonly NewsItem[]) => itemsOf(writeICalendar(items))
/** The producer is that of the program which wrote the file. */
const said = (items: readonly NewsItem[]) => items.map(({ generators: _generators, ...item }) => item)

describe('writing', () => {
  it('gives back every event of the fixture', () => {
    expect(said(again(itemsOf(text)))).toEqual(said(itemsOf(text)))
  })

  it('folds at 75 octets and ends lines with CRLF', () => {
    const calendar = writeICalendar(itemsOf(event(`SUMMARY:${'Ærøskøbing 🛟 '.repeat(40)}`)))
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of calendar.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  })

  it('lets no text become a property', () => {
    const value = 'x\r\nBEGIN:VALARM\nATTACH:https://evil.example/\u0000;,"^'
    const item: NewsItem = {
      model: 1,
      kind: 'concept',
      guid: value,
      concept: {
        names: [{ value }],
        event: {
          organisers: [{ uri: `mailto:${value}`, names: [{ value }] }],
          locations: [{ uri: value, names: [{ value }] }],
        },
      },
      links: [{ rel: 'url', href: value }],
    }
    const calendar = writeICalendar([item], { name: value, producer: value, method: value })
    expect(calendar).not.toMatch(/^(BEGIN:VALARM|ATTACH)/m)
    expect(itemsOf(calendar)).toHaveLength(1)
  })

  const instant = fc
    .tuple(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2036-12-31'), noInvalidDate: true }),
      fc.constantFrom(undefined, 'Europe/Helsinki', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
    )
    .map(([date, zone]) => ({ wall: date.toISOString().slice(0, 19).replace(/[-:]/g, ''), zone }))
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((s) => s.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .filter((s) => s !== '')
  const eventLines = fc
    .record({
      start: instant,
      minutes: fc.integer({ min: 1, max: 100_000 }),
      summary: words,
      place: fc.option(words, { nil: undefined }),
      rule: fc.constantFrom(undefined, 'FREQ=DAILY;COUNT=3', 'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20370101T000000Z'),
      status: fc.constantFrom(undefined, 'CONFIRMED', 'TENTATIVE', 'CANCELLED'),
      sequence: fc.nat(50),
      categories: fc.array(words, { maxLength: 3 }),
    })
    .map((r) => {
      const escape = (s: string) => s.replace(/[\\;,]/g, (c) => `\\${c}`)
      return [
        r.start.zone === undefined ? `DTSTART:${r.start.wall}Z` : `DTSTART;TZID=${r.start.zone}:${r.start.wall}`,
        `DURATION:PT${r.minutes}M`,
        `SUMMARY:${escape(r.summary)}`,
        `SEQUENCE:${r.sequence}`,
        'DTSTAMP:20261020T080000Z',
        ...(r.place === undefined ? [] : [`LOCATION:${escape(r.place)}`]),
        ...(r.rule === undefined ? [] : [`RRULE:${r.rule}`]),
        ...(r.status === undefined ? [] : [`STATUS:${r.status}`]),
        ...r.categories.map((c) => `CATEGORIES:${escape(c)}`),
      ].join('\n')
    })

  it('gives back any event', () => {
    fc.assert(
      fc.property(fc.array(eventLines, { minLength: 1, maxLength: 3 }), (lines) => {
        const items = lines.flatMap((l) => itemsOf(event(l)))
        expect(said(again(items))).toEqual(said(items))
      }),
      { numRuns: 150 },
    )
  })

  it('any text is read without a defect', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'BEGIN:VCALENDAR',
        'RRULE:FREQ=YEARLY',
        'DTSTART;TZID="x:1',
        'GEO:1,2',
        'BEGIN:VTIMEZONE',
        'RDATE:,',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const entry of read(`BEGIN:VCALENDAR\n${lines.join('\n')}`).entries)
          if (entry.outcome === 'rejected') expect(entry.code).not.toBe('reader-defect')
      }),
      { numRuns: 300 },
    )
  })
})

describe('an event that goes through NewsML-G2', () => {
  /** What the tables of losses name: the zone's name, what only calendars know, and an end without a start. */
  const carried = (item: NewsItem) => {
    const when = item.concept?.event?.dates
    const { zone: _zone, allDay: _allDay, ...rest } = when?.start === undefined ? {} : when
    return {
      guid: item.guid,
      version: item.version,
      headlines: item.headlines,
      names: item.concept?.names,
      dates: rest,
    }
  }

  /** Without the zone's name a calendar writes UTC. */
  const inUtc = (item: NewsItem): unknown =>
    JSON.parse(
      JSON.stringify(carried(item)).replace(
        /"(\d{4}-\d\d-\d\dT[^"]{9,})"/g,
        (_, at: string) => `"${new Date(at).toISOString()}"`,
      ),
    )

  it('keeps its identity, its name and its dates', () => {
    const items = itemsOf(text)
    const message = writeNewsMlG2Message({ header: { sent: '2026-11-01T00:00:00Z' }, items })
    const document = readNewsMlG2Items(message, {
      name: 'test',
      profile: undefined,
      limits: DEFAULT_LIMITS,
      assumptions: [],
    })
    const back = document.entries.flatMap((e) => (e.outcome === 'item' ? [e.item] : []))
    expect(back.map(carried)).toEqual(items.map(carried))
    const calendar = itemsOf(writeICalendar(back))
    const begun = items.filter((item) => item.concept?.event?.dates?.start !== undefined)
    expect(begun.length).toBeGreaterThan(3)
    expect(calendar.map(inUtc)).toEqual(begun.map(inUtc))
  })
})
