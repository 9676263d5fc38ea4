import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowedKinds,
  canonicalJson,
  drawDateline,
  EFFECT_MEANINGS,
  isNotice,
  listedAfter,
  OUTPUTS,
  RELEASE_KINDS,
  RELEASE_TABLE,
  stateAfter,
  STORY_STATES,
  transportRank,
  useOfItem,
  useText,
  useVerdict,
} from './index.ts'

describe('the release table', () => {
  it('lets nothing leave the canceled state but what goes further, and nothing the last one', () => {
    expect(allowedKinds('canceled')).toEqual(['remove'])
    expect(allowedKinds('removed')).toEqual([])
  })

  it('ranks a kill above everything and a correction at least urgent, whatever the story was', () => {
    for (const kind of RELEASE_KINDS) {
      for (let urgency = 1; urgency <= 9; urgency++) {
        if (kind !== 'kill') expect(transportRank('kill', urgency)).toBeLessThan(transportRank(kind, urgency))
        expect(transportRank('correct', urgency)).toBeLessThanOrEqual(2)
        if (isNotice(kind)) expect(transportRank(kind, urgency)).toBeLessThanOrEqual(urgency)
      }
    }
  })

  it('demands a notice from everything that takes copy away or says that it was wrong', () => {
    const grave = RELEASE_KINDS.filter((kind) => RELEASE_TABLE[kind].to !== 'usable' || kind === 'correct')
    expect(grave.map((kind) => RELEASE_TABLE[kind].notice)).toEqual(grave.map(() => 'required'))
  })

  it('says of every effect what it means', () => {
    for (const kind of RELEASE_KINDS)
      for (const output of OUTPUTS)
        expect(EFFECT_MEANINGS[`${output}: ${RELEASE_TABLE[kind].effects[output]}`]).toBeTypeOf('string')
  })

  it('leaves nothing of copy that may not be used in any output', () => {
    for (const kind of RELEASE_KINDS.filter((k) => RELEASE_TABLE[k].to !== 'usable')) {
      const { page, feed, search, sitemap, jsonLd, wire } = RELEASE_TABLE[kind].effects
      expect({ feed, search, sitemap, jsonLd }).toEqual({
        feed: 'tombstone',
        search: 'absent',
        sitemap: 'absent',
        jsonLd: 'none',
      })
      expect([page, wire]).toEqual(RELEASE_TABLE[kind].to === 'withheld' ? ['held-notice', 'hold'] : ['gone', 'kill'])
    }
  })

  it('can be walked from the first release to every state', () => {
    const reached = new Set<string>(['unreleased', 'scheduled'])
    for (let step = 0; step < STORY_STATES.length; step++) {
      for (const kind of RELEASE_KINDS)
        for (const state of RELEASE_TABLE[kind].from.filter((s) => reached.has(s))) {
          const listed = listedAfter(kind, state, state !== 'deindexed')
          reached.add(stateAfter({ kind, state: RELEASE_TABLE[kind].to, listed }))
        }
    }
    expect([...reached].toSorted()).toEqual([...STORY_STATES].toSorted())
  })
})

describe('the use verdict', () => {
  const at = Date.parse('2026-03-01T12:00:00Z')
  it.each([
    ['usable', undefined, { use: 'now' }],
    ['usable', { until: '2026-03-01T14:00:00+02:00' }, { use: 'now' }],
    ['usable', { until: '2026-03-01T14:00:01+02:00' }, { use: 'after', from: '2026-03-01T14:00:01+02:00' }],
    ['usable', { until: null }, { use: 'hold', reason: 'embargo-open' }],
    ['withheld', undefined, { use: 'hold', reason: 'withheld' }],
    ['withheld', { until: '2000-01-01T00:00:00Z' }, { use: 'hold', reason: 'withheld' }],
    ['canceled', { until: null }, { use: 'never', reason: 'canceled' }],
  ] as const)('%s with embargo %o', (status, embargo, expected) => {
    expect(useVerdict(status, embargo, at)).toEqual(expected)
  })
})

describe('the use verdict on an item from elsewhere', () => {
  const at = Date.parse('2026-03-01T12:00:00Z')
  it.each([
    [{}, 'now'],
    [{ pubStatus: 'canceled', expires: ['2020-01-01T00:00:00Z'] }, 'never canceled'],
    [{ expires: ['2026-03-01T12:00:00Z'] }, 'never expired'],
    [{ expires: ['2026-03-01T12:00:01Z', '2027-01-01T00:00:00Z'] }, 'now'],
    [{ expires: ['2026-03-02T00:00:00Z', '2026-02-28T23:00:00-01:00'] }, 'never expired'],
    [{ embargo: { until: null }, expires: ['no date'] }, 'hold embargo-open'],
    [{ embargo: { until: '2026-03-01T14:00:01+02:00' } }, 'after 2026-03-01T14:00:01+02:00'],
    [{ pubStatus: 'withheld', embargo: { until: null } }, 'hold withheld'],
  ] as const)('%o: %s', (item, expected) => {
    expect(useText(useOfItem(item, at))).toBe(expected)
  })
})

describe('the dateline', () => {
  const dateline = { place: 'Port Selene', date: '2026-06-23', source: 'MNA' }
  it('is drawn in the style and language of an edition', () => {
    expect(drawDateline(dateline, { template: '{PLACE}, {day} {month} ({source}) –', locale: 'en' })).toBe(
      'PORT SELENE, 23 June (MNA) –',
    )
    expect(
      drawDateline(
        { ...dateline, place: 'Порт-Селена', source: 'МНА' },
        { template: '{PLACE}, {day} {month}. /{source}/.', locale: 'ru' },
      ),
    ).toBe('ПОРТ-СЕЛЕНА, 23 июня. /МНА/.')
  })
  it('leaves unknown marks of a template alone', () => {
    expect(drawDateline(dateline, { template: '{place} {nothing}', locale: 'en' })).toBe('Port Selene {nothing}')
  })
})

describe('the canonical form', () => {
  it('does not depend on the order of members and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        const text = canonicalJson(value)
        expect(canonicalJson(reversed)).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
  it('refuses what JSON cannot carry', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow()
    expect(() => canonicalJson(undefined)).toThrow(TypeError)
  })
  it('writes the example of RFC 8785, section 3.2.3', () => {
    expect(canonicalJson({ '€': 'Euro', '\r': 'CR', '1': 'One', '\u0080': 'Control' })).toBe(
      '{"\\r":"CR","1":"One","\u0080":"Control","€":"Euro"}',
    )
  })
})
