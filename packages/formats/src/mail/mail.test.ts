import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { fixture, bytes } from '../testing-fixtures.ts'
import { DEFAULT_LIMITS, type SourceProfile } from '../types.ts'
import { decodeWords, readMailboxes, readMailDate, readParameters } from './headers.ts'
import { readMailItems } from './read.ts'
import { readSubject } from './subject.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts'

const read = (data: Uint8Array | string, profile?: SourceProfile) =>
  readMailItems(typeof data === 'string' ? bytes(data) : data, {
    name: 'test',
    profile,
    limits: DEFAULT_LIMITS,
    assumptions: [],
  })
function itemOf(data: Uint8Array | string, profile?: SourceProfile): NewsItem {
  const [entry, ...rest] = read(data, profile).entries
  if (entry?.outcome !== 'item' || rest.length > 0) throw new Error(JSON.stringify([entry, ...rest]))
  return entry.item
}
const words = (item: NewsItem): string[] =>
  (item.bodies?.[0]?.blocks ?? []).map((block) =>
    'spans' in block ? block.spans.map((s) => s.text).join('') : block.type,
  )
const message = (header: string, body: string) => `${header.trim()}\n\n${body}`

describe('a press release', () => {
  const item = itemOf(fixture('mail/press-release.eml'))

  it('is an item with the fields of its header', () => {
    expect(item).toMatchObject({
      kind: 'text',
      guid: 'mid:20261102080040.7f3@ministry.marenia.example',
      versionCreated: '2026-11-02T08:00:40+03:00',
      language: 'en-GB',
      headlines: [{ value: 'New breakwater opens at Port Selene, nine months early' }],
      titles: [{ value: 'PRESS RELEASE: New breakwater opens at Port Selene, nine months early' }],
      provider: { names: [{ value: 'Ministry of Ports of Marenia' }] },
      keywords: [{ value: 'ports' }, { value: 'breakwater' }],
      creators: [
        {
          names: [{ value: 'Ministry of Ports – press office' }],
          person: {
            contacts: [
              { kind: 'email', value: 'press@ministry.marenia.example' },
              { kind: 'email', value: 'o.renn@ministry.marenia.example', role: 'reply-to', name: 'Olga Renn' },
            ],
          },
        },
      ],
      transmission: {
        destinations: ['newsdesk@mna.example', 'foreign@mna.example'],
        channels: ['press.ministry.marenia.example'],
        priority: 2,
        urgency: { value: '2 (High)', scale: 'X-Priority' },
      },
    })
    expect(item.extensions).toEqual([{ format: 'mail', path: '', name: 'X-Campaign', content: ['autumn'] }])
  })

  it('holds what it says is held, and carries the copy alone', () => {
    expect(item.embargo?.until).toBe('2026-11-03T10:30:00+00:00')
    expect(words(item)).toEqual([
      'PORT SELENE, 2 November – The new breakwater of Port Selene opens to shipping on Tuesday, nine months before the date that was planned.',
      '“The harbour can take twelve ships more a day,” said Minister Ivo Tarn.',
    ])
    expect(item.edNotes?.map((n) => n.value)).toContain('Notes to editors: pictures can be had from the press office.')
  })

  it('lists what is attached', () => {
    expect(item.renditions).toEqual([
      {
        name: 'attachment',
        title: 'bréakwater.jpg',
        contentType: 'image/jpeg',
        sizeInBytes: 22,
        href: 'cid:breakwater@ministry',
      },
    ])
  })

  it('holds for good when the time of an embargo cannot be placed, unless the profile says the zone', () => {
    const text = message(
      'From: a@b.example\nSubject: X\nDate: Mon, 2 Nov 2026 08:00 +0100',
      'Embargo: 3 November, 06:00\n\nCopy.',
    )
    const [entry] = read(text).entries
    expect(entry).toMatchObject({
      outcome: 'item',
      item: { embargo: { until: null } },
      assumptions: [{ field: 'embargo' }],
    })
    expect(itemOf(text, { key: 'k', zone: 'Europe/Helsinki' }).embargo?.until).toBe('2026-11-03T06:00:00+02:00')
  })

  it.each([
    ['EMBARGOED UNTIL 00:01 BST, Thursday 4 June 2026', '2026-06-04T00:01:00+01:00'],
    ['Under embargo until 6 a.m. ET Tuesday, March 3, 2026', '2026-03-03T06:00:00-05:00'],
    ['Sperrfrist: 5. Juni 2026, 12:00 CET', '2026-06-05T12:00:00+01:00'],
    ['NOT FOR PUBLICATION BEFORE 1800 GMT 4 June 2026', '2026-06-04T18:00:00+00:00'],
  ])('reads "%s"', (line, until) => {
    const held = itemOf(
      message('From: a@b.example\nSubject: X\nDate: Mon, 2 Mar 2026 08:00 +0100', `${line}\n\nCopy of it.`),
    )
    expect(held.embargo?.until).toBe(until)
    expect(words(held)).toEqual(['Copy of it.'])
  })
})

describe('a forwarded message', () => {
  it('is the message inside; the words before it are a note', () => {
    const item = itemOf(fixture('mail/forwarded.eml'))
    expect(item).toMatchObject({
      guid: 'mid:f1@mna.example',
      headlines: [{ value: 'Ferry Ægerø stopped after engine fault' }],
      versionCreated: '2026-11-03T10:12:00+01:00',
      transmission: { sent: '2026-11-03T09:00:00+00:00' },
      creators: [{ names: [{ value: 'Harbour Office' }] }],
      edNotes: [{ value: 'Desk, please take this one at once.' }],
    })
    expect(words(item)).toHaveLength(1)
    expect(words(item)[0]).toContain('Nobody was hurt')
    expect(item.extensions?.map((e) => e.name)).toEqual(['#signature'])
  })

  it('as a part is an association, or the item itself when nothing else is said', () => {
    const inner = 'From: b@b.example\nSubject: Inner\nMessage-ID: <i@b>\n\nThe copy inside.'
    const mixed = (text: string) =>
      message(
        'From: a@b.example\nSubject: Outer\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b',
        `--b\n\n${text}\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`,
      )
    expect(itemOf(mixed('')).headlines).toEqual([{ value: 'Inner' }])
    const outer = itemOf(mixed('See below.'))
    expect(outer.headlines).toEqual([{ value: 'Outer' }])
    expect(outer.associations).toMatchObject([
      { rel: 'message', guid: 'mid:i@b', item: { headlines: [{ value: 'Inner' }] } },
    ])
  })

  it('a digest is its messages', () => {
    const digest = message(
      'From: l@b.example\nSubject: Digest\nContent-Type: multipart/digest; boundary="d"',
      '--d\n\nSubject: One\n\nFirst copy.\n--d\n\nSubject: Two\n\nSecond copy.\n--d--',
    )
    expect(read(digest).entries.map((e) => e.outcome === 'item' && e.item.headlines?.[0]?.value)).toEqual([
      'One',
      'Two',
    ])
  })
})

describe('a reply', () => {
  it('is its own words', () => {
    const item = itemOf(fixture('mail/reply.eml'))
    expect(item).toMatchObject({
      headlines: [{ value: 'Ferry stopped' }],
      versionCreated: '2026-11-03T09:20:00-05:00',
      creators: [{ names: [{ value: 'Ada Lind' }] }],
      links: [
        { guid: 'mid:f1@mna.example', rel: 'in-reply-to' },
        { guid: 'mid:f0@mna.example', rel: 'references' },
        { guid: 'mid:f1@mna.example', rel: 'references' },
      ],
    })
    expect(words(item)).toEqual(['The ferry is back in service, the harbour office has said.'])
  })

  it('in HTML too', () => {
    const html =
      '<div>New words.</div><div class="gmail_quote"><div class="gmail_attr">On Tue wrote:</div><blockquote>Old words.</blockquote></div>'
    const item = itemOf(message('From: a@b.example\nSubject: RE: x\nContent-Type: text/html', html))
    expect(words(item)).toEqual(['New words.'])
    const outlook =
      '<p>New words.</p><p><b>From:</b> Ada<br><b>Sent:</b> Monday<br><b>Subject:</b> x</p><p>Old words.</p>'
    expect(words(itemOf(message('From: a@b.example\nSubject: RE: x\nContent-Type: text/html', outlook)))).toEqual([
      'New words.',
    ])
  })
})

const COPY = 'Порт Селена открыл новый причал для паромов, сообщила гавань в понедельник утром'
/** Letters of windows-1251. */
const cyrillic1251 = (copy: string) =>
  Uint8Array.from(copy, (c) => (c >= 'А' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)))

describe('charsets and encodings', () => {
  it.each([
    ['windows-1251 undeclared', 'Content-Type: text/plain', cyrillic1251(COPY), COPY],
    ['koi8-r', 'Content-Type: text/plain; charset=koi8-r', Uint8Array.from([0xf0, 0xcf, 0xd2, 0xd4]), 'Порт'],
    ['UTF-8 called latin1', 'Content-Type: text/plain; charset=iso-8859-1', bytes('Ærø og Thurø'), 'Ærø og Thurø'],
    ['Shift_JIS', 'Content-Type: text/plain; charset=shift_jis', Uint8Array.from([0x93, 0xfa, 0x96, 0x7b]), '日本'],
    ['ISO-2022-JP', 'Content-Type: text/plain; charset=iso-2022-jp', bytes('\u001b$BF|K\\\u001b(B'), '日本'],
    ['an unknown charset', 'Content-Type: text/plain; charset=x-nothing', bytes('Ærø'), 'Ærø'],
  ])('%s', (_name, header, body, expected) => {
    const head = bytes(`From: a@b.example\nSubject: x\n${header}\n\n`)
    const data = new Uint8Array(head.length + body.length)
    data.set(head)
    data.set(body, head.length)
    expect(words(itemOf(data))).toEqual([expected])
  })

  it('reads damaged quoted-printable and base64', () => {
    const decode = (data: Uint8Array) => new TextDecoder().decode(data)
    expect(decode(decodeQuotedPrintable(bytes('a=3D1 =\r\nb=ZZ=  \nc=')))).toBe('a=1 b=ZZc')
    expect(decode(decodeBase64(bytes('SGVs\r\nbG8*h')))).toBe('Hello!')
    expect(decode(decodeBase64(bytes('SGk=SGk=')))).toBe('HiHi')
  })

  it('joins the halves of a character that two encoded words share', () => {
    expect(decodeWords('=?utf-8?B?w4Y=?= x =?utf-8?Q?=C3?=\r\n =?utf-8?Q?=B8_?= =?iso-8859-1*da?q?=E6?=')).toBe(
      'Æ x ø æ',
    )
    expect(decodeWords('=?utf-8?X?no?= =?broken')).toBe('=?utf-8?X?no?= =?broken')
  })
})

describe('headers', () => {
  it('reads addresses', () => {
    expect(
      readMailboxes('"Lind, Ada" <ada@x.example>, bo@x.example (Bo (jr)), Press: c@x.example, <d@x.example>;, Nobody'),
    ).toEqual([
      { name: 'Lind, Ada', address: 'ada@x.example' },
      { name: 'Bo (jr)', address: 'bo@x.example' },
      { address: 'c@x.example' },
      { address: 'd@x.example' },
      { address: 'Nobody' },
    ])
  })

  it.each([
    ['Tue, 3 Nov 2026 10:12:05 +0130', '2026-11-03T10:12:05+01:30'],
    ['3 Nov 26 9:2 EDT', undefined],
    ['3 November 2026 09:02 EDT', '2026-11-03T09:02:00-04:00'],
    ['Tue Nov  3 10:12:05 2026', '2026-11-03T10:12:05+00:00'],
    ['Tue, Nov 3, 2026 at 10:12 AM', '2026-11-03T10:12:00+00:00'],
    ['31 Feb 2026 10:00 GMT', undefined],
    ['yesterday', undefined],
  ])('reads the date %s', (text, instant) => {
    expect(readMailDate(text)?.instant).toBe(instant)
  })

  it('reads parameters', () => {
    expect(readParameters('Text/Plain; charset="a;\\"b"; name*=utf-8\'en\'%C3%86; x*0=a; x*1*=%20b')).toEqual({
      value: 'text/plain',
      parameters: { charset: 'a;"b', name: 'Æ', x: 'a b' },
    })
  })

  it.each([
    ['RE: AW: Fwd: [list] Harbour: closed', { text: 'Harbour: closed', isReply: true, isForward: true }],
    ['Pressemitteilung', { isReply: false, isForward: false }],
    ['EMBARGOED UNTIL 10:30 GMT 3 NOV: Harbour', { text: 'Harbour', isReply: false, isForward: false }],
    ['Regatta: five boats', { text: 'Regatta: five boats', isReply: false, isForward: false }],
  ])('reads the subject %s', (text, expected) => {
    expect(readSubject(text)).toEqual(expected)
  })
})

describe('broken messages', () => {
  it('goes on where a boundary, its end or the empty line is missing', () => {
    const open = 'From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nCopy.\n'
    expect(words(itemOf(open))).toEqual(['Copy.'])
    expect(
      words(itemOf('From: a@b.example\nSubject: x\nContent-Type: multipart/mixed\n\n--q\n\nCopy.\n--q--')),
    ).toEqual(['Copy.'])
    expect(words(itemOf('From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=zz\n\nCopy.'))).toEqual(
      ['Copy.'],
    )
    expect(words(itemOf('From: a@b.example\nSubject: x\nNo field begins like this line.'))).toEqual([
      'No field begins like this line.',
    ])
  })

  it('refuses what nests without end, with a code and a line', () => {
    let body = 'x'
    for (let i = 0; i < 60; i += 1)
      body = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${body}\n--b${i}--`
    const [entry] = read(`From: a@b.example\n${body}`).entries
    expect(entry).toMatchObject({ outcome: 'rejected', code: 'too-deep' })
    const many = `From: a@b\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(6_000)}`
    expect(read(many).entries[0]).toMatchObject({ outcome: 'rejected', code: 'too-many-nodes' })
  })
})
