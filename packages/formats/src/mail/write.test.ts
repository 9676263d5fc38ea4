import type { Label, NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact } from '../finish.ts'
import { tidyBody } from '../html/rich.ts'
import { bytes } from '../testing-fixtures.ts'
import { itemArbitrary } from '../testing-items.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { parseMime } from './mime.ts'
import { readMailItems } from './read.ts'
import { writeMail } from './write.ts'

function again(item: NewsItem): NewsItem {
  const [entry, ...rest] = readMailItems(bytes(writeMail(item)), {
    name: 'test',
    profile: undefined,
    limits: DEFAULT_LIMITS,
    assumptions: [],
  }).entries
  if (entry?.outcome !== 'item' || rest.length > 0) throw new Error(JSON.stringify([entry, ...rest]))
  return entry.item
}

/** The same instant as mail writes it: whole seconds, and an offset of digits. */
const sent = (instant: string | undefined) => instant?.replace(/\.\d+/, '').replace(/Z$/, '+00:00')
const first = (labels: readonly Label[] | undefined) => {
  const value = labels?.[0]?.value
  return value === undefined ? undefined : [{ value }]
}

/** What is left of an item after a journey by mail: the loss table, as code. */
function carried(item: NewsItem): Partial<NewsItem> {
  const all = tidyBody(item.bodies?.[0]?.blocks ?? [])
  const headline = (first(item.headlines) ?? first(item.titles) ?? first(item.sluglines))?.[0]?.value
  const [start] = all
  // Copy that begins with its headline says it once.
  const isSaid = start !== undefined && 'spans' in start && start.spans.map((s) => s.text).join('') === headline
  const body = isSaid ? all.slice(1) : all
  const notes = [item.embargo?.note, ...(item.edNotes ?? []).map((note) => note.value)].filter(
    (note) => note !== undefined,
  )
  return compact({
    guid: item.guid ?? 'mid:',
    version: item.version,
    versionCreated: sent(item.versionCreated ?? item.firstCreated) ?? '1970-01-01T00:00:00+00:00',
    language: item.language,
    headlines: first(item.headlines) ?? first(item.titles) ?? first(item.sluglines),
    sluglines: first(item.sluglines),
    bylines: item.bylines === undefined ? undefined : [{ value: item.bylines.map((b) => b.value).join('; ') }],
    keywords: item.keywords?.map(({ value }) => ({ value: value.replaceAll(',', ' ') })),
    pubStatus: item.pubStatus,
    urgency: item.urgency,
    embargo: item.embargo === undefined ? undefined : { until: sent(item.embargo.until ?? undefined) ?? null },
    expires: item.expires === undefined ? undefined : [sent(item.expires[0])],
    edNotes: notes.length === 0 ? undefined : notes.map((value) => ({ value })),
    bodies: body.length === 0 ? undefined : [{ contentType: 'text/html', blocks: body }],
  }) as Partial<NewsItem>
}

describe('writing mail', () => {
  it('gives back all but what the loss table names', () => {
    fc.assert(
      fc.property(itemArbitrary(['text']), (item) => {
        // Without a subject the first line of the copy becomes the headline.
        fc.pre([item.headlines, item.titles, item.sluglines].some((labels) => labels !== undefined))
        const { guid, ...expected } = carried(item)
        const read = again(item)
        expect(read.guid?.startsWith(guid ?? '')).toBe(true)
        for (const key of Object.keys(expected) as (keyof typeof expected)[])
          expect([key, read[key]]).toEqual([key, expected[key]])
      }),
      { numRuns: 150 },
    )
  })

  it('keeps people, receivers and what is answered', () => {
    const item: NewsItem = {
      model: 1,
      kind: 'text',
      guid: 'mid:42@mna.example',
      versionCreated: '2026-11-03T09:00:00+03:00',
      headlines: [{ value: 'Harbour opens' }],
      creators: [
        {
          names: [{ value: 'Ana "Petrel" Æsk' }],
          person: {
            contacts: [
              { kind: 'email', value: 'ana@mna.example' },
              { kind: 'email', value: 'desk@mna.example', role: 'reply-to' },
            ],
          },
        },
        { names: [{ value: 'Без адреса' }] },
      ],
      links: [{ rel: 'references', guid: 'mid:41@mna.example' }],
      transmission: { destinations: ['a@b.example', 'c@d.example'], channels: ['wire.mna.example'], priority: 1 },
      bodies: [{ blocks: [{ type: 'paragraph', spans: [{ text: 'Copy.' }] }] }],
    }
    const read = again(item)
    for (const key of ['guid', 'creators', 'links'] as const) expect(read[key]).toEqual(item[key])
    expect(read.transmission).toMatchObject(item.transmission ?? {})
  })

  it('is ASCII in lines that any relay takes, with one field a name', () => {
    fc.assert(
      fc.property(itemArbitrary(['text']), (item) => {
        const text = writeMail(item)
        expect(text).toMatch(/^[\r\n\t -~]*$/)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
      }),
      { numRuns: 50 },
    )
  })

  it('lets no value begin a field or a part', () => {
    const evil = 'x\r\nBcc: all@evil.example\r\n\r\n--=_dateline_\n.\nFrom me'
    const label = [{ value: evil }]
    const item: NewsItem = {
      model: 1,
      kind: 'text',
      guid: evil,
      version: evil,
      language: evil,
      headlines: label,
      sluglines: label,
      bylines: label,
      edNotes: label,
      keywords: label,
      provider: { names: label },
      creators: [
        {
          names: label,
          person: {
            contacts: [
              { kind: 'email', value: evil },
              { kind: 'email', role: 'reply-to', value: evil },
            ],
          },
        },
      ],
      transmission: { sender: evil, destinations: [evil, 'good@mna.example'], channels: [evil] },
      embargo: { until: evil, note: evil },
      expires: [evil],
      links: [{ rel: 'references', guid: `mid:${evil}` }],
    }
    const { message } = parseMime(bytes(writeMail(item, { domain: evil, to: [evil] })), DEFAULT_LIMITS)
    expect(message.fields.map((f) => f.name.toLowerCase())).not.toContain('bcc')
    expect(new Set(message.fields.map((f) => f.name)).size).toBe(message.fields.length)
    expect(message.children.map((c) => c.type.value)).toEqual(['text/plain', 'text/html'])
  })

  it.each([
    [{ pubStatus: 'canceled' as const }, 'WITHDRAWN'],
    [{ pubStatus: 'withheld' as const }, 'HOLD'],
    [{ embargo: { until: null } }, 'EMBARGOED'],
    [{ embargo: { until: '2026-12-24T12:00:00+01:00' } }, 'EMBARGOED'],
    [{ pubStatus: 'usable' as const }, 'Copy.'],
  ])('says %j in its first line, and gives it back', (status, start) => {
    const item: NewsItem = {
      model: 1,
      kind: 'text',
      headlines: [{ value: 'Harbour' }],
      bodies: [{ blocks: [{ type: 'paragraph', spans: [{ text: 'Copy.' }] }] }],
      ...status,
    }
    expect(
      writeMail(item).split('flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n')[1]?.startsWith(start),
    ).toBe(true)
    expect(again(item)).toMatchObject(status)
  })
})
