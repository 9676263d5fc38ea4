/** XML of single houses: fictional twins of each layout. */
import { readdirSync, readFileSync } from 'node:fs'
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { detectFormat } from '../detect.ts'
import { plainBody } from '../html/rich.ts'
import { readItems } from '../index.ts'
import { HOUSES } from './houses.ts'

const FOLDER = new URL('../../fixtures/house-xml/', import.meta.url)
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)))
const bytes = (text: string) => new TextEncoder().encode(text)
const itemsOf = (document: Uint8Array): NewsItem[] =>
  readItems(document, { name: 'x.xml' }).entries.map((entry) => {
    if (entry.outcome !== 'item') throw new Error(JSON.stringify(entry))
    return entry.item
  })
const body = (item: NewsItem | undefined) => plainBody(item?.bodies?.[0]?.blocks ?? [])

it.each(readdirSync(FOLDER))('%s is told by its content', (name) => {
  expect(detectFormat(fixture(name))).toBe('house-xml')
})

it('houses have keys and paths of their own', () => {
  expect(new Set(HOUSES.map(({ key }) => key)).size).toBe(HOUSES.length)
  for (const { fields, marks } of HOUSES) {
    expect(Object.keys(fields).length).toBeGreaterThan(5)
    expect(marks.length).toBeGreaterThan(1)
  }
})

describe('a queue of RBNews', () => {
  it('is an item each, in local time, with the first words where there is no headline', () => {
    const [flash, killed] = itemsOf(fixture('rbnews.xml'))
    expect(flash).toMatchObject({
      kind: 'text',
      guid: '11111111-2222-4333-8444-555555555555',
      version: '1',
      language: 'da',
      provider: { literal: 'Ritzau' },
      versionCreated: '2026-11-01T17:32:18+01:00',
      pubStatus: 'usable',
      urgency: 3,
      headlines: [{ value: 'Færgen sejler igen.' }],
      sluglines: [{ value: 'NU/FLASH-U' }],
      bylines: [{ value: 'Ana Petrel' }],
      creditlines: [{ value: 'mna' }],
      edNotes: [{ value: 'Retter navnet' }],
      services: [{ literal: 'Udland' }],
      signals: [{ uri: 'http://cv.iptc.org/newscodes/signal/correction' }],
    })
    expect(flash?.located?.[0]?.names?.[0]?.value).toBe('Selena')
    expect(flash?.subjects?.[0]?.uri).toBe('http://cv.iptc.org/newscodes/subjectcode/04011000')
    expect(body(flash)).toBe('Færgen sejler igen.\n\nDet oplyser havnen. /mna/')
    expect(flash?.extensions?.map(({ name }) => name)).toStrictEqual(['Topstory', 'format'])
    expect(killed).toMatchObject({
      pubStatus: 'canceled',
      versionCreated: '2026-07-01T08:00:00+02:00',
      headlines: [{ value: "Havn 'lukket'" }, { value: 'Storm over Selena', role: 'subheadline' }],
    })
  })
})

describe('Publish of an editing system', () => {
  it('is a text with place, take, notes and embargo', () => {
    const [item] = itemsOf(fixture('publish-text.xml'))
    expect(item).toMatchObject({
      kind: 'text',
      guid: '0A1B2C3D4E5F',
      version: '51',
      language: 'fr-CA',
      firstCreated: '2026-11-01T15:53:07+00:00',
      versionCreated: '2026-11-01T11:53:07.627-04:00',
      embargo: { until: '2026-11-02T05:00:00-04:00' },
      urgency: 2,
      transmission: { take: '1st Writethru', category: 'International' },
      headlines: [{ value: 'Police in Port Selene charge ferry captain' }],
      descriptions: [{ value: 'A captain is charged.' }],
      edNotes: [{ value: 'Will be updated' }, { value: 'RECASTS. ADDS quotes.' }],
      infoSources: [{ literal: 'The Marenian News Agency' }],
      bodies: [{ wordCount: 12 }],
    })
    const [place] = item?.located ?? []
    expect(
      [place, place?.broader?.[0], place?.broader?.[0]?.broader?.[0]].map((t) => t?.names?.[0]?.value),
    ).toStrictEqual(['Port Selene', 'Coast', 'Marenia'])
    expect(place?.place?.positions).toStrictEqual([{ latitude: 45.5, longitude: -75.25 }])
    expect(body(item)).toBe('A captain in\u00a0Port Selene is charged.\n\nHe\u00a0sailed at night.')
  })

  it('is a picture with its caption, and held where it says so', () => {
    const [item] = itemsOf(fixture('publish-photo.xml'))
    expect(item).toMatchObject({
      kind: 'picture',
      pubStatus: 'withheld',
      headlines: [{ value: 'The ferry' }],
      descriptions: [{ value: 'The ferry at Port Selene.', role: 'caption' }],
      renditions: [{ href: 'MNA101.jpg' }],
      rights: [{ copyrightNotices: [{ value: 'Copyright 2026 MNA' }] }],
      keywords: [{ value: 'ferry' }, { value: 'coast' }],
    })
    expect(item?.embargo).toBeUndefined()
    expect(item?.bodies).toBeUndefined()
  })

  it('whose embargo is no date is refused', () => {
    const text = new TextDecoder().decode(fixture('publish-text.xml')).replace('2026-11-02T05:00:00-04:00', 'soon')
    expect(readItems(bytes(text), { name: 'x' }).entries).toMatchObject([
      { outcome: 'rejected', code: 'embargo-invalid' },
    ])
  })
})

describe('a diary', () => {
  it('is an event each', () => {
    const [event, text] = itemsOf(fixture('diary.xml'))
    expect(event).toMatchObject({
      kind: 'concept',
      guid: 'MNRP261003_093009_ga',
      version: '2',
      headlines: [{ value: 'Havnedagene åpner' }],
      descriptions: [{ value: 'Åpning – ved kaien.' }],
      concept: {
        names: [{ value: 'Havnedagene åpner' }],
        event: {
          dates: { start: '2026-11-05T18:30:00.000+01:00', end: '2026-11-05T21:30:00.000+01:00' },
          locations: [
            { names: [{ value: 'Selena, Kysten' }], place: { positions: [{ latitude: 69.5, longitude: 18.25 }] } },
          ],
        },
      },
      associations: [{ kind: 'picture', href: 'https://mna.example/kai.jpg' }],
    })
    const names = event?.subjects?.map((term) => term.names?.[0]?.value ?? term.literal)
    expect(names?.slice(0, 4)).toStrictEqual(['Sport', 'Båter', 'Kaier', 'Innenriks'])
    expect(text).toMatchObject({ kind: 'text', headlines: [{ value: 'Uten tid' }] })
  })
})

describe('a press release', () => {
  it('is a text of its publisher, in the time of the agency', () => {
    const [item] = itemsOf(fixture('release.xml'))
    expect(item).toMatchObject({
      guid: '17854',
      language: 'nb',
      provider: { literal: 'Selena Ferger' },
      versionCreated: '2026-09-28T11:15:00+02:00',
      embargo: { until: '2026-09-29T07:00:00+02:00' },
      headlines: [{ value: 'Ny ferge i Selena' }],
      descriptions: [{ value: 'Fergen seiler igjen.' }],
      edNotes: [{ value: 'Ana Petrel, 123' }],
      links: [{ href: 'https://presse.mna.example/r/17854' }],
      associations: [{ item: { descriptions: [{ value: 'Fergen ved kai.', role: 'caption' }] } }],
    })
    expect(body(item)).toBe('– En merkedag. Nå seiler vi.\n\nFergen er ny.')
  })
})

it.each([
  ['<release><title>x</title></release>', 'unknown'],
  ['<document><p>x</p></document>', 'unknown'],
])('%s is of no known house', (text, format) => {
  expect(detectFormat(bytes(text))).toBe(format)
})

it('what breaks off is told, and what came before it stays', () => {
  const whole = new TextDecoder().decode(fixture('rbnews.xml'))
  const cut = whole.slice(0, whole.lastIndexOf('<NewsID>'))
  const { entries } = readItems(bytes(cut), { name: 'x' })
  expect(entries.map((entry) => (entry.outcome === 'item' ? 'item' : entry.code))).toStrictEqual([
    'item',
    'xml-truncated',
  ])
})
