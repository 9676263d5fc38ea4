import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { write7901 } from '../../iptc-7901/write.ts'
import { fixture } from '../../testing-fixtures.ts'
import { itemArbitrary } from '../../testing-items.ts'
import { lint7901 } from './lint.ts'
import { IPTC_7901_RULES, type Iptc7901Rule } from './rules.ts'

const ITEM: NewsItem = {
  model: 1,
  kind: 'text',
  urgency: 3,
  versionCreated: '2026-11-01T11:05:00Z',
  sluglines: [{ value: 'Marenia-port' }],
  headlines: [{ value: 'Storm closes the port of Selena' }],
  subjects: [{ uri: 'http://cv.iptc.org/newscodes/subjectcode/17004000' }],
  transmission: { service: 'mda', sequence: '44' },
  bodies: [
    {
      blocks: [
        {
          type: 'paragraph',
          spans: [{ text: 'A storm closed the port of Selena on Sunday, the harbour office said. Ferries wait.' }],
        },
      ],
    },
  ],
}
const good = write7901(ITEM).text
const kill = write7901({ ...ITEM, urgency: 1, pubStatus: 'canceled' }).text
const embargoed = write7901({ ...ITEM, embargo: { until: '2026-11-02T06:00:00Z' } }).text
const corrected = write7901({ ...ITEM, signals: [{ uri: 'http://cv.iptc.org/newscodes/signal/correction' }] }).text

const rules = (text: string) => [...new Set(lint7901(text).map((finding) => finding.rule))]

/** A fault for each rule, made in a message that has none. */
const FAULTS: Readonly<Record<Iptc7901Rule, string>> = {
  'IPTC7901-101': good.replace('\u0002', ''),
  'IPTC7901-102': good.replaceAll('\r\n', '\n'),
  'IPTC7901-103': good.replace('storm closed', 'storm\u001b closed'),
  'IPTC7901-104': good.replace('office said', 'officé said'),
  'IPTC7901-105': good.replace('office said', 'offic\ufffd said'),
  'IPTC7901-201': good.replace('mda0044 3', 'mda 0044 3'),
  'IPTC7901-202': good.replace('mda0044 3', 'mda0044 0'),
  'IPTC7901-203': good.replace('mda0044', 'mda00044'),
  'IPTC7901-204': `${good}\r\n${good}`,
  'IPTC7901-205': good.replace(/WEA \d+/, 'WEA 900'),
  'IPTC7901-206': good.replace('WEA', 'QQQ'),
  'IPTC7901-301': good.replace('Marenia-port\r\n', ''),
  'IPTC7901-302': good.replace('Storm closes the port of Selena =', ' ='),
  'IPTC7901-303': good
    .replace(' on\r\nSunday', ' on Sunday')
    .replace('port of Selena on', 'port of Selena which is the largest in all of Marenia on'),
  'IPTC7901-304': good.replace(/A storm[^\u0003]*/, ''),
  'IPTC7901-401': good.replace('011105 GMT Nov 26', 'today'),
  'IPTC7901-402': good.replace(' GMT', ''),
  'IPTC7901-403': embargoed.replace('06:00 GMT', '06:00'),
  'IPTC7901-404': kill.replace('mda0044 1', 'mda0044 5'),
  'IPTC7901-405': kill.replace('Marenia-port\r\n', '').replace('\r\nStorm closes the port of Selena', ''),
}

describe('rules', () => {
  it.each([
    ['a story', good],
    ['a kill', kill],
    ['an embargoed story', embargoed],
    ['a correction', corrected],
  ])('%s of our own has no finding', (_, text) => {
    expect(lint7901(text)).toStrictEqual([])
  })

  it.each(IPTC_7901_RULES.map((rule) => [rule.id, rule] as const))('%s finds its fault', (id, rule) => {
    const found = lint7901(FAULTS[id]).filter((finding) => finding.rule === id)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatchObject({ severity: rule.severity, line: expect.any(Number) })
  })

  it('each fault is found by its own rule and few others', () => {
    for (const [id, text] of Object.entries(FAULTS)) {
      const others = rules(text).filter((rule) => rule !== id)
      expect(others.length, `${id}: ${others.join(', ')}`).toBeLessThanOrEqual(2)
    }
  })

  it('a correction below priority 3 is found too', () => {
    expect(rules(corrected.replace('mda0044 3', 'mda0044 5'))).toStrictEqual(['IPTC7901-404'])
  })

  it('are numbered once, with reason and remedy', () => {
    expect(new Set(IPTC_7901_RULES.map((rule) => rule.id)).size).toBe(IPTC_7901_RULES.length)
    for (const rule of IPTC_7901_RULES) expect([rule.why, rule.mend].every((text) => text.length > 10)).toBe(true)
  })
})

it('whatever story we write, nothing is found in it', () => {
  fc.assert(
    fc.property(itemArbitrary(['text']), (item) => {
      const story: NewsItem = {
        ...item,
        urgency: item.pubStatus === undefined || item.pubStatus === 'usable' ? 3 : 1,
        versionCreated: '2026-11-01T11:05:00Z',
        sluglines: ITEM.sluglines ?? [],
        headlines: ITEM.headlines ?? [],
        bodies: ITEM.bodies ?? [],
      }
      expect(lint7901(write7901(story).text)).toStrictEqual([])
    }),
    { numRuns: 150 },
  )
})

it('what agencies send has findings, and never a failure', () => {
  const lead = new TextDecoder().decode(fixture('wire/lead.7901.txt'))
  expect(rules(lead)).toStrictEqual(
    expect.arrayContaining(['IPTC7901-101', 'IPTC7901-102', 'IPTC7901-104', 'IPTC7901-402']),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(400), (junk, at) => {
      expect(Array.isArray(lint7901(lead.slice(0, at) + junk + lead.slice(at)))).toBe(true)
    }),
  )
  expect(lint7901('\u001b'.repeat(100_000)).length).toBeLessThanOrEqual(510)
  expect(lint7901('\n'.repeat(200_000)).length).toBeLessThan(5)
})
