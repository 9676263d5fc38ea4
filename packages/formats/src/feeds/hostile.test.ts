/** Damaged and hostile feeds: no crash, no hang, no file and no network, and the answer is sound. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintFeed } from '../lint/feeds/lint.ts'
import { FormatError } from '../problem.ts'
import { bytes } from '../testing-fixtures.ts'
import { writeAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { readFeedItems } from './read-items.ts'
import { writeJsonFeed } from './json-feed.ts'
import { readFeed, readFeedStream } from './read.ts'
import { writeRss } from './rss.ts'
import type { FeedDocument, FeedEntry } from './types.ts'

const LONG = process.env['DATELINE_LONG'] === '1'

const feed: Feed = {
  title: 'Tavna',
  description: 'News',
  selfUrl: 'https://tavna.example/feed',
  siteUrl: 'https://tavna.example/',
  hubUrl: 'https://hub.example/',
  language: 'en',
  direction: 'ltr',
  updated: '2026-11-01T09:00:00Z',
  items: [1, 2, 3].map((n) => ({
    id: `urn:x-tavna:${n}`,
    url: `https://tavna.example/${n}`,
    title: `Harbour & bridge ${n}`,
    summary: 'Short.',
    contentHtml: '<p>Long <b>copy</b>.</p><img src="https://tavna.example/p.jpg" alt="x">',
    published: '2026-11-01T08:00:00Z',
    updated: `2026-11-01T09:0${n}:00Z`,
    authors: ['Ana Petrel'],
    categories: ['Law'],
    language: 'en',
  })),
  removed: [{ id: 'urn:x-tavna:0', when: '2026-11-01T09:00:00Z' }],
}
const RDF = `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://tavna.example/"><title>T</title><link>https://tavna.example/</link><description>d</description></channel><item rdf:about="https://tavna.example/1"><title>One</title><link>https://tavna.example/1</link><dc:date>2026-11-01</dc:date></item></rdf:RDF>`
const MEDIA = `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:georss="http://www.georss.org/georss"><channel><title>T</title><item><title>One</title><media:group><media:content url="https://tavna.example/a.jpg" width="10"><media:title>t</media:title></media:content></media:group><georss:point>1 2</georss:point></item></channel></rss>`
const SEEDS = [writeRss(feed), writeAtom(feed), JSON.stringify(writeJsonFeed(feed)), RDF, MEDIA].map(bytes)

const piece = fc.oneof(
  fc.uint8Array({ maxLength: 10 }),
  fc
    .constantFrom(
      '<',
      '>',
      '&',
      '&amp;lt;',
      '&#x1F;',
      '&#99999999;',
      '"',
      "='",
      '<item>',
      '</item>',
      '<entry>',
      '</channel>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml version="1.1"?>',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">',
      '&b;',
      '<link href="javascript:x()"/>',
      ' xmlns:media="urn:none"',
      ' xml:base="../../x y"',
      '{"items":[',
      '"]}',
      '\u0000',
      '\ud800',
      '99999999-99-99T99:99:99',
      '<a:b c:d="e">',
    )
    .map(bytes),
)
const mutant = fc
  .record({
    seed: fc.constantFrom(...SEEDS),
    cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(50), piece), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ seed, cuts }) =>
    cuts.reduce((data, [at, drop, put]) => {
      const place = Math.floor(at * data.length)
      return Uint8Array.from([...data.subarray(0, place), ...put, ...data.subarray(place + drop)])
    }, seed),
  )

function readOrRefuse(data: Uint8Array): FeedDocument | undefined {
  try {
    return readFeed(data, { name: 'fuzz' })
  } catch (error) {
    expect(error).toBeInstanceOf(FormatError)
    return undefined
  }
}

function expectSoundEntry(entry: FeedEntry): void {
  expect(entry.place).not.toBe('')
  for (const date of [entry.published, entry.updated]) {
    if (date !== undefined) expect(Number.isNaN(Date.parse(date.value))).toBe(false)
  }
  for (const text of [entry.title?.text, ...entry.authors.map((a) => a.name), ...entry.categories.map((c) => c.term)]) {
    if (text !== undefined) expect(/[\u0000-\u0008\n\t]/.test(text)).toBe(false)
  }
}

function expectSound(data: Uint8Array): void {
  const document = readOrRefuse(data)
  document?.entries.forEach(expectSoundEntry)
  const { entries } = readFeedItems(data, { name: 'fuzz' })
  expect(entries.filter((e) => e.outcome === 'rejected' && e.code === 'reader-defect')).toStrictEqual([])
  expect(Array.isArray(lintFeed(data))).toBe(true)
}

describe('fuzzing', () => {
  it('mutations of good feeds', { timeout: 3_600_000 }, () => {
    const runs = LONG ? 30_000 : 250
    fc.assert(fc.property(mutant, expectSound), { numRuns: runs })
    if (LONG) console.log(`feeds: ${runs} mutants read and checked without a defect`)
  })

  it('every way of cutting a feed into pieces gives the same entries', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(mutant, fc.integer({ min: 1, max: 400 }), async (data, size) => {
        const whole = readOrRefuse(data)
        // A stream tells its encoding by its beginning: bytes that are no UTF-8 may be read in another.
        if (
          whole === undefined ||
          whole.encoding !== 'utf-8' ||
          whole.faults.some((f) => f.code === 'encoding-invalid')
        )
          return
        const pieces = Array.from({ length: Math.ceil(data.length / size) }, (_, n) =>
          data.subarray(n * size, (n + 1) * size),
        )
        const entries: FeedEntry[] = []
        for await (const event of readFeedStream(pieces, { name: 'fuzz' }))
          if (event.kind === 'entry') entries.push(event.entry)
        expect(entries).toStrictEqual(whole.entries)
      }),
      { numRuns: LONG ? 3_000 : 60 },
    )
  })

  it('every truncation keeps the entries before it', () => {
    for (const seed of SEEDS) {
      const count = readFeed(seed, { name: 'fuzz' }).entries.length
      for (let length = 1; length < seed.length; length += 29) {
        const document = readOrRefuse(seed.subarray(0, length))
        const whole = document?.entries.filter((e) => e.truncated !== true).length ?? 0
        expect(whole).toBeLessThanOrEqual(count)
      }
    }
  })
})

describe('bombs', () => {
  const many = 200_000
  const item = (inner: string) =>
    `<rss version="2.0"><channel><title>T</title><item><title>One</title>${inner}</item><item><title>Two</title></item></channel></rss>`

  it.each([
    ['deep elements', item('<a>'.repeat(many))],
    ['elements that close in the wrong order', item('<a><b></a></b>'.repeat(many))],
    ['closing tags without end', item('</a>'.repeat(many))],
    ['brackets', item('<'.repeat(many * 5))],
    ['ampersands', item(`<description>${'&'.repeat(many * 5)}</description>`)],
    ['references', item(`<description>${'&amp;'.repeat(many * 2)}</description>`)],
    ['quotes that do not close', item('<a b="'.repeat(many))],
    ['quotes of both kinds', item(`<a b='<a b="`.repeat(many))],
    ['attributes', item(`<a ${Array.from({ length: many }, (_, n) => `a${n}="1"`).join(' ')}/>`)],
    ['namespaces', item(Array.from({ length: 20_000 }, (_, n) => `<a${n}:b xmlns:a${n}="urn:${n}"/>`).join(''))],
    ['comments without end', item('<!--'.repeat(many))],
    ['sections without end', item('<![CDATA['.repeat(many))],
    ['instructions without end', item('<?x '.repeat(many))],
    ['document types', `<!DOCTYPE rss [${'<!ENTITY a "&a;&a;">'.repeat(many / 10)}]>${item('')}`],
    ['titles', item('<title>x</title>'.repeat(many))],
    ['categories', item('<category>x</category>'.repeat(many / 2))],
    ['dates', item(`<pubDate>${'1 '.repeat(many)}</pubDate>`.repeat(3))],
    ['a title of tags', item(`<title>${'&lt;b&gt;'.repeat(many)}</title>`)],
    ['scripts in a title', item(`<title>${'&lt;script>'.repeat(many)}</title>`)],
    ['tags in a title that are not closed', item(`<title>${'&lt;a ="'.repeat(many)}</title>`)],
    ['a long line', item(`<description>${'x'.repeat(5_000_000)}</description>`)],
    ['persons', item(`<author>${'a@b.'.repeat(many)}</author>`)],
    ['coordinates', item(`<georss:line>${'1 '.repeat(many)}</georss:line>`)],
    ['media in media', item('<media:group><media:content url="x">'.repeat(many / 2))],
    ['items', `<rss><channel>${'<item><title>x</title>'.repeat(20_000)}`],
    [
      'JSON that is deep',
      `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","_x":${'['.repeat(many)}`,
    ],
    [
      'JSON with many brackets',
      `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[${'{"id":"1"},'.repeat(20_000)}`,
    ],
  ])('%s', { timeout: 60_000 }, (_name, text) => {
    const data = bytes(text)
    const start = performance.now()
    expect(Array.isArray(readOrRefuse(data)?.entries ?? [])).toBe(true)
    expect(
      readFeedItems(data, { name: 'fuzz' }).entries.filter(
        (e) => e.outcome === 'rejected' && e.code === 'reader-defect',
      ),
    ).toStrictEqual([])
    if (LONG) console.log(`${_name}: ${(performance.now() - start).toFixed(0)} ms`)
  })
})
