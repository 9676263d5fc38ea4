import type { Label, NewsItem, RichBlock } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tidyBody } from '../html/rich.ts'
import { bytes } from '../testing-fixtures.ts'
import { itemArbitrary } from '../testing-items.ts'
import { afterLosses, changedFields, type Changes } from '../testing-losses.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { MAIL_LOSSES } from './losses.ts'
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

const headlineOf = (item: NewsItem) => first(item.headlines) ?? first(item.titles) ?? first(item.sluglines)
const wordsOf = (blocks: readonly RichBlock[]) => {
  const [start] = blocks
  return start !== undefined && 'spans' in start ? start.spans.map((s) => s.text).join('') : undefined
}

/** The rows of the loss table that do more than drop. */
const CHANGES: Changes = {
  kind: (left) => Object.assign(left, { kind: 'text' }),
  guid: (left, item) => Object.assign(left, { guid: item.guid ?? 'mid:' }),
  versionCreated: (left, item) => {
    left['versionCreated'] = sent(item.versionCreated ?? item.firstCreated) ?? '1970-01-01T00:00:00+00:00'
  },
  expires: (left, item) => {
    left['expires'] = item.expires === undefined ? undefined : [sent(item.expires[0])]
  },
  'embargo.until': (left, item) => {
    if (item.embargo === undefined) return
    left['embargo'] = { ...item.embargo, until: sent(item.embargo.until ?? undefined) ?? null }
  },
  'embargo.note': (left, item) => {
    if (item.embargo?.note === undefined) return
    const { note, ...rest } = left['embargo'] as NonNullable<NewsItem['embargo']>
    left['embargo'] = rest
    left['edNotes'] = [{ value: note }, ...((left['edNotes'] as Label[] | undefined) ?? [])]
  },
  'headlines[]': (left, item) => {
    left['headlines'] = first(item.headlines)
  },
  headlines: (left, item) => {
    left['headlines'] ??= headlineOf(item)
  },
  bylines: (left, item) => {
    left['bylines'] = item.bylines === undefined ? undefined : [{ value: item.bylines.map((b) => b.value).join('; ') }]
  },
  'keywords[].value': (left, item) => {
    left['keywords'] = item.keywords?.map(({ value }) => ({ value: value.replaceAll(',', ' ') }))
  },
  'creators[]': (left, item) => {
    const people = item.creators?.map((term) => ({
      name: term.names?.[0]?.value ?? term.literal,
      mail: term.person?.contacts?.find(({ kind, role }) => kind === 'email' && role !== 'reply-to')?.value,
    }))
    left['creators'] = people
  },
  provider: (left, item) => {
    left['provider'] = first(item.provider?.names) === undefined ? undefined : { names: first(item.provider?.names) }
  },
  'edNotes[]': (left) => {
    left['edNotes'] = (left['edNotes'] as Label[] | undefined)?.map(({ value }) => ({ value }))
  },
  'sluglines[]': (left) => {
    left['sluglines'] = (left['sluglines'] as Label[] | undefined)?.map(({ value }) => ({ value }))
  },
  'signals[]': (left, item) => {
    const uris = (item.signals ?? []).flatMap(({ uri }) => (uri === undefined || /\s/.test(uri) ? [] : [{ uri }]))
    left['signals'] = uris.length === 0 ? undefined : uris
  },
  release: (left, item) => {
    const supersedes = item.release?.supersedes
    left['release'] = supersedes === undefined ? undefined : { supersedes }
  },
  'links[]': (left, item) => {
    const links = (item.links ?? []).filter(
      ({ rel, guid }) => /^(?:in-reply-to|references)$/.test(rel ?? '') && guid?.startsWith('mid:') === true,
    )
    left['links'] = links.length === 0 ? undefined : links
  },
  transmission: (left) => {
    left['transmission'] = undefined
  },
  'bodies[0]': (left, item) => {
    const all = tidyBody(item.bodies?.[0]?.blocks ?? [])
    const headline = headlineOf(item)?.[0]?.value
    // Copy that begins with its headline says it once.
    const blocks = wordsOf(all) === headline ? all.slice(1) : all
    left['bodies'] = blocks.length === 0 ? undefined : [{ contentType: 'text/html', blocks }]
  },
}

describe('writing mail', () => {
  it('has a change for every row of the loss table that does more than drop', () => {
    expect(Object.keys(CHANGES).toSorted()).toStrictEqual(changedFields(MAIL_LOSSES))
  })

  it('gives back all but what the loss table names', () => {
    fc.assert(
      fc.property(itemArbitrary(['text']), (item) => {
        // Without a subject the first line of the copy becomes the headline.
        fc.pre([item.headlines, item.titles, item.sluglines].some((labels) => labels !== undefined))
        const { guid, creators: _c, transmission: _t, ...expected } = afterLosses(MAIL_LOSSES, CHANGES, item)
        const { guid: id, creators: _p, transmission: _s, ...read } = again(item)
        expect(id?.startsWith(String(guid))).toBe(true)
        expect(read).toEqual({ ...expected, standard: { name: 'MIME' } })
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
