/** Feeds as sites really send them: well made, old, and broken in every way. All of it is fiction of our own. */
import { describe, expect, it } from 'vitest'
import { detectFormat } from '../detect.ts'
import { readDocument } from '../read.ts'
import { bytes } from '../testing-fixtures.ts'
import { readFeedItems } from './read-items.ts'
import { readFeed, readFeedStream } from './read.ts'
import type { FeedDocument, FeedEntry, FeedEvent } from './types.ts'

const feed = (text: string | Uint8Array, url?: string): FeedDocument =>
  readFeed(typeof text === 'string' ? bytes(text) : text, { name: 'test', ...(url === undefined ? {} : { url }) })
const rss = (items: string, head = '', attributes = 'version="2.0"') =>
  `<?xml version="1.0"?><rss ${attributes}><channel><title>Tavna</title><link>https://tavna.example/</link>${head}${items}</channel></rss>`
const atom = (inner: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Tavna</title><id>urn:x:f</id>${inner}</feed>`
const entry = (text: string, url?: string): FeedEntry => {
  const [first, ...rest] = feed(text, url).entries
  if (first === undefined || rest.length > 0) throw new Error(`${rest.length + (first === undefined ? 0 : 1)} entries`)
  return first
}
const codes = (document: FeedDocument) => document.faults.map((fault) => fault.code)

describe('RSS 2.0', () => {
  it('is read whole', () => {
    const document = feed(
      rss(
        `<item><title>Harbour &amp;amp; bridge</title><link>https://tavna.example/a/1</link>
        <guid isPermaLink="false">tavna-1</guid><pubDate>Mon, 02 Nov 2026 10:00:00 +0200</pubDate>
        <dc:creator><![CDATA[Ana Petrel]]></dc:creator><category domain="https://tavna.example/c">Politics</category>
        <description>Short &lt;b&gt;text&lt;/b&gt;</description>
        <content:encoded><![CDATA[<p>Long text</p>]]></content:encoded>
        <enclosure url="/sound.mp3" length="1234" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration>
        <comments>https://tavna.example/a/1#c</comments><slash:comments>4</slash:comments>
        <source url="https://mna.example/rss">MNA</source>
        <georss:point>45.2 -71.9</georss:point>
        <media:group><media:content url="https://tavna.example/l.jpg" width="1200" type="image/jpeg"/>
        <media:content url="https://tavna.example/s.jpg" width="300" type="image/jpeg"/>
        <media:credit role="photographer">Ivo Lind</media:credit></media:group>
        <podcast:season>3</podcast:season></item>`,
        `<language>en</language><ttl>30</ttl><image><url>/logo.png</url><title>T</title><link>https://tavna.example/</link></image>
        <atom:link rel="self" href="https://tavna.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>`,
        'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xmlns:podcast="https://podcastindex.org/namespace/1.0"',
      ),
    )
    expect(document).toMatchObject({
      format: 'rss',
      version: '2.0',
      title: { text: 'Tavna' },
      link: 'https://tavna.example/',
      language: 'en',
      ttl: 30,
      selfHref: 'https://tavna.example/feed',
      hubs: ['https://hub.example/'],
      faults: [],
    })
    expect(document.entries[0]).toMatchObject({
      id: 'tavna-1',
      isPermaLink: false,
      title: { text: 'Harbour & bridge' },
      link: 'https://tavna.example/a/1',
      published: { value: '2026-11-02T10:00:00+02:00' },
      authors: [{ name: 'Ana Petrel' }],
      categories: [{ term: 'Politics', scheme: 'https://tavna.example/c' }],
      summary: { text: 'Short text', html: 'Short <b>text</b>' },
      contents: [{ type: 'html', value: '<p>Long text</p>', origin: 'content:encoded' }],
      enclosures: [{ url: 'https://tavna.example/sound.mp3', type: 'audio/mpeg', length: 1234, duration: 3723 }],
      comments: { href: 'https://tavna.example/a/1#c', count: 4 },
      source: { title: 'MNA', feedHref: 'https://mna.example/rss' },
      geo: { type: 'point', positions: [[45.2, -71.9]] },
      extensions: [{ name: 'podcast:season', ns: 'https://podcastindex.org/namespace/1.0', text: '3' }],
    })
    const media = document.entries[0]?.media ?? []
    expect(media.map((m) => [m.width, m.group, m.credits?.[0]?.name])).toStrictEqual([
      [1200, 1, 'Ivo Lind'],
      [300, 1, 'Ivo Lind'],
    ])
  })

  it.each([
    ['AT&amp;T', 'AT&T'],
    ['AT&T', 'AT&T'],
    ['A &lt;em&gt;big&lt;/em&gt; day', 'A big day'],
    ['A <em>big</em> day', 'A big day'],
    ['<![CDATA[A <em>big</em> day]]>', 'A big day'],
    ['<![CDATA[Caf&eacute; &amp; bar]]>', 'Café & bar'],
    ['Caf&eacute; &nbsp;bar', 'Café bar'],
    ['It&amp;#8217;s &amp;amp;quot;on&amp;amp;quot;', 'It’s "on"'],
    ['It&#146;s on', 'It’s on'],
    ['5 &lt; 6', '5 < 6'],
    ['I <3 you', 'I <3 you'],
    ['  two\n  lines ', 'two lines'],
    ['<![CDATA[one]]> and <![CDATA[two]]>', 'one and two'],
    ['<!-- not --> this', 'this'],
  ])('title %s', (raw, text) => expect(entry(rss(`<item><title>${raw}</title></item>`)).title?.text).toBe(text))

  it('takes a permanent guid for a missing link', () => {
    const guid = (attributes: string) =>
      entry(rss(`<item><title>t</title><guid${attributes}>https://tavna.example/2</guid></item>`))
    expect(guid('').link).toBe('https://tavna.example/2')
    expect(guid(' isPermaLink="false"').link).toBe('https://tavna.example/2')
    expect(entry(rss('<item><title>t</title><guid>no-1</guid></item>')).link).toBeUndefined()
  })

  it.each([
    ['ana@mna.example (Ana Petrel)', { name: 'Ana Petrel', email: 'ana@mna.example' }],
    ['Ana Petrel &lt;ana@mna.example&gt;', { name: 'Ana Petrel', email: 'ana@mna.example' }],
    ['ana@mna.example', { email: 'ana@mna.example' }],
    ['Ana Petrel', { name: 'Ana Petrel' }],
    ['<name>Ana</name><email>ana@mna.example</email>', { name: 'Ana', email: 'ana@mna.example' }],
  ])('author %s', (raw, person) =>
    expect(entry(rss(`<item><title>t</title><author>${raw}</author></item>`)).authors).toStrictEqual([person]),
  )
})

describe('other formats', () => {
  it('RSS 1.0: items beside the channel', () => {
    const document =
      feed(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://tavna.example/rdf"><title>T</title><link>https://tavna.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://tavna.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="https://tavna.example/1"><title>One</title><link>https://tavna.example/1</link><dc:date>2026-11-01</dc:date><dc:subject>Law</dc:subject></item>
      <item rdf:about="https://tavna.example/2"><title>Two</title></item></rdf:RDF>`)
    expect(document).toMatchObject({ format: 'rdf', version: '1.0', id: 'https://tavna.example/rdf' })
    expect(document.entries.map((e) => [e.id, e.link, e.published?.value])).toStrictEqual([
      ['https://tavna.example/1', 'https://tavna.example/1', '2026-11-01T00:00:00Z'],
      ['https://tavna.example/2', 'https://tavna.example/2', undefined],
    ])
  })

  it('Atom 1.0 with every kind of text, xml:base and tombstones', () => {
    const document = feed(
      atom(
        `<link href="/"/><author><name>Ana</name><uri>/ana</uri></author>
        <entry xml:base="news/" xml:lang="de"><id>urn:x:1</id><title type="html">A &amp;lt;b&amp;gt; &lt;i&gt;c&lt;/i&gt;</title>
        <link href="one"/><link rel="enclosure" href="one.mp3" type="audio/mpeg" length="5"/>
        <updated>2026-11-01T10:00:00Z</updated><category term="law" scheme="urn:c" label="Law"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text<br/><img src="p.png" alt="x"/></p></div></content></entry>
        <at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="urn:x:0" when="2026-11-01T09:00:00Z"><at:comment>gone</at:comment></at:deleted-entry>`,
        'xml:base="https://tavna.example/"',
      ),
    )
    expect(document.link).toBe('https://tavna.example/')
    expect(document.entries[0]).toMatchObject({
      title: { text: 'A <b> c', type: 'html' },
      link: 'https://tavna.example/news/one',
      language: 'de',
      updated: { value: '2026-11-01T10:00:00Z' },
      enclosures: [{ url: 'https://tavna.example/news/one.mp3', length: 5 }],
      categories: [{ term: 'law', scheme: 'urn:c', label: 'Law' }],
      contents: [
        { type: 'xhtml', value: '<p>Text<br><img src="p.png" alt="x"></p>', base: 'https://tavna.example/news/' },
      ],
    })
    expect(document.tombstones).toMatchObject([
      { ref: 'urn:x:0', when: { value: '2026-11-01T09:00:00Z' }, comment: 'gone' },
    ])
    const { entries } = readFeedItems(bytes(atom('<at:deleted-entry ref="urn:x:0" when="2026-11-01T09:00:00Z"/>')), {
      name: 't',
    })
    expect(entries[0]).toMatchObject({ outcome: 'item', item: { guid: 'urn:x:0', pubStatus: 'canceled' } })
  })

  it('Atom 0.3', () => {
    const document = feed(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><tagline>s</tagline>
      <entry><title mode="escaped" type="text/html">A &lt;b&gt;c&lt;/b&gt;</title><issued>2004-05-01T10:00:00Z</issued><modified>2004-05-02T10:00:00Z</modified>
      <content type="text/html" mode="base64">PHA+SGk8L3A+</content></entry></feed>`)
    expect(document).toMatchObject({ version: '0.3', subtitle: { text: 's' } })
    expect(document.entries[0]).toMatchObject({
      title: { text: 'A c' },
      published: { value: '2004-05-01T10:00:00Z' },
      updated: { value: '2004-05-02T10:00:00Z' },
      contents: [{ type: 'html', value: '<p>Hi</p>' }],
    })
  })

  it('JSON Feed, also with numbers for ids, raw line breaks and commas too many', () => {
    const document =
      feed(`{"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://tavna.example/","authors":[{"name":"Ana"}],"_x":{"a":1},
      "items":[{"id":7,"url":"https://tavna.example/7","title":"Seven","content_html":"<p>A\nb</p>","date_published":"2026-11-01T10:00:00Z","tags":["a","b",],
      "attachments":[{"url":"https://tavna.example/7.mp3","mime_type":"audio/mpeg","size_in_bytes":9}],},{"id":"8","content_text":"x } ] \\" y"}]}`)
    expect(document).toMatchObject({ format: 'json-feed', version: '1.1', authors: [{ name: 'Ana' }], faults: [] })
    expect(document.entries.map((e) => [e.id, e.title?.text, e.contents[0]?.value])).toStrictEqual([
      ['7', 'Seven', '<p>A\nb</p>'],
      ['8', undefined, 'x } ] " y'],
    ])
    expect(document.entries[0]).toMatchObject({
      categories: [{ term: 'a' }, { term: 'b' }],
      enclosures: [{ length: 9 }],
    })
  })

  it('an entry document, a bare channel, and RSS 0.9x', () => {
    expect(
      feed('<entry xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:x</id></entry>').entries,
    ).toHaveLength(1)
    expect(feed('<channel><title>t</title><item><title>a</title></item></channel>').entries).toHaveLength(1)
    expect(
      feed('<rss version="0.91"><channel><title>t</title></channel><item><title>a</title></item></rss>').entries,
    ).toHaveLength(1)
  })
})

describe('broken feeds', () => {
  const expectTwo = (document: FeedDocument) =>
    expect(document.entries.map((e) => e.title?.text)).toStrictEqual(['One', 'Two'])

  it.each([
    ['an item that is not closed', '<item><title>One</title><item><title>Two</title></item>'],
    [
      'a title that is not closed',
      '<item><title>One<link>https://x.example/</link></item><item><title>Two</title></item>',
    ],
    ['tags of another case', '<ITEM><Title>One</TITLE></Item><item><TITLE>Two</TITLE></item>'],
    [
      'closing tags that were never opened',
      '<item></b><title>One</title></p></item></i><item><title>Two</title></item>',
    ],
    [
      'markup that is not escaped',
      '<item><title>One</title><description><p>a<br>b<img src=x><b>c</description></item><item><title>Two</title></item>',
    ],
    [
      'ampersands',
      '<item><title>One</title><link>http://x.example/?a=1&b=2</link></item><item><title>Two</title></item>',
    ],
    [
      'attributes without quotes',
      '<item><title>One</title><enclosure url=http://x.example/a.mp3 length=1 /></item><item><title>Two</title></item>',
    ],
    [
      'a quote that is not closed',
      '<item><title>One</title><enclosure url="http://x.example/a.mp3 /></item><item><title>Two</title></item>',
    ],
    ['control characters', '<item><title>O\u0008ne</title></item><item><title>T\u0000wo</title></item>'],
    [
      'prefixes that nobody declared',
      '<item><title>One</title><foo:bar>x</foo:bar></item><item><media:title>Two</media:title></item>',
    ],
    ['a channel that ends too early', '<item><title>One</title></item></channel><item><title>Two</title></item>'],
    [
      'what follows the end',
      '<item><title>One</title></item><item><title>Two</title></item></channel></rss><!-- cached --><script>1</script>',
    ],
  ])('%s', (_name, items) => expectTwo(feed(rss(items))))

  it.each([
    ['blank lines', '\n\n  '],
    ['a byte order mark', '\ufeff'],
    ['a warning of the server', '<br />\n<b>Warning</b>: something in <b>/x.php</b> on line <b>3</b><br />'],
    ['words', 'Notice: undefined index '],
    ['a comment and a style sheet', '<!-- x --><?xml-stylesheet href="x.xsl"?>'],
    [
      'a document type',
      '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd" [<!ENTITY a "b">]>',
    ],
  ])('after %s', (_name, junk) =>
    expectTwo(feed(junk + rss('<item><title>One</title></item><item><title>Two</title></item>'))),
  )

  it.each([
    ['windows-1251', 'windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], 'Привет'],
    ['Latin-1 that is declared as UTF-8', 'utf-8', [0x63, 0x61, 0x66, 0xe9], 'café'],
    ['UTF-8 that is declared as Latin-1', 'iso-8859-1', [0x63, 0x61, 0x66, 0xc3, 0xa9], 'café'],
    ['Shift_JIS', 'shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['an encoding that nobody knows', 'x-none', [0x63, 0xc3, 0xa9], 'cé'],
  ])('%s', (_name, declared, title, expected) => {
    const before = bytes(
      `<?xml version="1.0" encoding="${declared}"?><rss version="2.0"><channel><title>t</title><item><title>`,
    )
    const after = bytes('</title></item></channel></rss>')
    expect(feed(Uint8Array.from([...before, ...title, ...after])).entries[0]?.title?.text).toBe(expected)
  })

  it('a feed that breaks off keeps what came before, and the cut entry is marked', () => {
    const document = feed(
      rss('<item><title>One</title></item><item><title>Two</title><description>The minister sa').slice(0, -16),
    )
    expectTwo(document)
    expect(document.entries.map((e) => e.truncated)).toStrictEqual([undefined, true])
    expect(codes(document)).toContain('xml-truncated')
    const { format, items } = readDocument(bytes(rss('<item><title>One</title></item><item><title>Two')), { name: 't' })
    expect(format).toBe('rss')
    expect(items.map((i) => i.outcome)).toContain('story')
  })

  it('a page in place of a feed is refused with its own code', () => {
    const code = (text: string) => {
      try {
        feed(text)
        return 'read'
      } catch (error) {
        return (error as { code?: string }).code
      }
    }
    expect(code('<!doctype html><html><body><p>Log in</p></body></html>')).toBe('not-a-feed')
    expect(code('<opml version="2.0"/>')).toBe('not-a-feed')
    expect(code('Too many requests')).toBe('not-a-feed')
    expect(code('  ')).toBe('empty-document')
    expect(code('{"a":')).toBe('json-invalid')
  })

  it('never reads what a document type declares', () => {
    const document = feed(
      `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>${rss('<item><title>x &a; &b;</title></item>')}`,
    )
    expect(document.entries[0]?.title?.text).toBe('x &a; &b;')
    expect(codes(document)).toContain('xml-entity')
  })
})

describe('in pieces', () => {
  const text = rss(
    '<item><title>O\u00e9\u{1f600}ne &amp; x</title><description><![CDATA[<p>a</p>]]></description></item>\r\n<item><title>Two</title></item>',
  )
  const events = async (pieces: Uint8Array[]): Promise<FeedEvent[]> => {
    const all: FeedEvent[] = []
    for await (const event of readFeedStream(pieces, { name: 't' })) all.push(event)
    return all
  }
  it.each([1, 2, 3, 7, 100])('of %d bytes, reads the same as whole', async (size) => {
    const data = bytes(text)
    const pieces = Array.from({ length: Math.ceil(data.length / size) }, (_, n) =>
      data.subarray(n * size, (n + 1) * size),
    )
    const all = await events(pieces)
    const whole = feed(text)
    expect(all.flatMap((e) => (e.kind === 'entry' ? [e.entry] : []))).toStrictEqual(whole.entries)
    expect(all.at(-1)?.kind).toBe('head')
  })

  it('JSON in pieces', async () => {
    const data = bytes(
      '{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","content_text":"a]}"},{"id":"2"}],"x":1}',
    )
    const all = await events(Array.from({ length: data.length }, (_, n) => data.subarray(n, n + 1)))
    expect(all.map((e) => (e.kind === 'entry' ? e.entry.id : e.kind))).toStrictEqual(['1', '2', 'head'])
  })
})

describe('as stories', () => {
  it('entries of a feed come out of readDocument', () => {
    const { format, items } = readDocument(
      bytes(
        rss(
          `<item><title>Harbour to open</title><link>https://tavna.example/1</link><guid>tavna-1</guid><pubDate>Mon, 02 Nov 2026 10:00:00 +0200</pubDate><author>ana@mna.example (Ana Petrel)</author><category>Politics</category>
          <description>&lt;p&gt;First &lt;a href="/x"&gt;one&lt;/a&gt;.&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;&lt;p&gt;Second.&lt;/p&gt;</description><enclosure url="https://tavna.example/1.jpg" type="image/jpeg" length="1"/></item>`,
          '<language>en</language>',
        ),
      ),
      { name: 'test' },
    )
    expect(format).toBe('rss')
    const [item] = items
    if (item?.outcome !== 'story') throw new Error(JSON.stringify(item))
    expect(item.story).toMatchObject({ guid: 'tavna-1', published: '2026-11-02T10:00:00+02:00' })
    expect(item.story.content).toMatchObject({
      headline: 'Harbour to open',
      section: 'politics',
      language: 'en',
      byline: { text: 'Ana Petrel', people: [{ name: 'Ana Petrel' }] },
      subjects: [{ name: 'Politics' }],
    })
    expect(item.story.content.body).toMatchObject([
      { type: 'picture', src: 'https://tavna.example/1.jpg' },
      {
        type: 'paragraph',
        spans: [
          { text: 'First ' },
          { text: 'one', marks: [{ type: 'link', href: 'https://tavna.example/x' }] },
          { text: '.' },
        ],
      },
      { type: 'paragraph', spans: [{ text: 'Second.' }] },
    ])
  })

  it('entries of a feed come out as items, whose id stays as the feed wrote it', () => {
    const { format, entries } = readFeedItems(
      bytes(
        rss(
          '<item><title>One</title><guid>tavna-1</guid><link>https://tavna.example/1</link><author>ana@mna.example (Ana Petrel)</author><enclosure url="https://tavna.example/1.mp3" type="audio/mpeg" length="5"/></item><item><title>Two</title><guid>urn:x-tavna:2</guid></item>',
        ),
      ),
      { name: 't' },
    )
    expect(format).toBe('rss')
    expect(entries).toMatchObject([
      {
        outcome: 'item',
        item: {
          guid: 'tavna-1',
          altIds: [{ value: 'tavna-1', role: 'guid' }],
          headlines: [{ value: 'One' }],
          bylines: [{ value: 'Ana Petrel' }],
          renditions: [{ name: 'web', href: 'https://tavna.example/1' }],
          associations: [{ rel: 'enclosure', kind: 'audio', item: { renditions: [{ sizeInBytes: 5 }] } }],
        },
      },
      { outcome: 'item', item: { guid: 'urn:x-tavna:2' } },
    ])
    expect(entries[1]?.outcome === 'item' && entries[1].item.altIds).toBe(undefined)
  })
})

describe('what older and rarer feeds say', () => {
  const item = (text: string) => {
    const [first] = readFeedItems(bytes(text), { name: 't' }).entries
    if (first?.outcome !== 'item') throw new Error('no item')
    return first.item
  }

  it.each([
    [
      'RSS with a prefix',
      '<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>T</r:title>',
      'rss',
    ],
    [
      'RDF with another prefix',
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
      'rss',
    ],
    ['an Atom from before Atom', '<feed version="0.3" xmlns="http://purl.org/pie/"><title>T</title>', 'atom'],
    [
      'RDF that is no feed',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x/></rdf:RDF>',
      'unknown',
    ],
  ])('%s is told', (_name, text, format) => {
    expect(detectFormat(bytes(text))).toBe(format)
  })

  it('CDF gives the time of a change in an attribute', () => {
    const cdf =
      '<CHANNEL HREF="https://tavna.example/"><TITLE>T</TITLE><ITEM HREF="https://tavna.example/1" LASTMOD="2026-11-02T09:00:00+02:00"><TITLE>Ferry</TITLE></ITEM></CHANNEL>'
    expect(entry(cdf).updated?.value).toBe('2026-11-02T09:00:00+02:00')
  })

  it('of two summaries the longer is the copy, unless it describes a picture', () => {
    const two = (first: string, second: string) => entry(rss(`<item><title>Ferry</title>${first}${second}</item>`))
    const long = '<description>The ferry sails again after a week of storms.</description>'
    for (const read of [two(long, '<summary>It sails.</summary>'), two('<summary>It sails.</summary>', long)]) {
      expect(read.summary?.text).toBe('It sails.')
      expect(read.contents.map((c) => c.value)).toStrictEqual(['The ferry sails again after a week of storms.'])
    }
    const pictured = two(
      '<description>It sails.</description>',
      '<media:description>The ferry at the pier, at dawn.</media:description>',
    )
    expect([pictured.summary?.text, pictured.contents]).toStrictEqual(['It sails.', []])
  })

  it('a text of a type that is none is in base64', () => {
    const read = entry(
      atom('<entry><summary type="application/octet-stream">\nPHA+RmVycmllcyBzYWlsPC9wPg==\n</summary></entry>'),
    )
    expect(read.summary?.text).toBe('Ferries sail')
  })

  it('what is valid for a time expires', () => {
    const valid = '<dcterms:valid>start=2026-11-01T09:00Z;end=2026-11-05T17:00Z;scheme=W3C-DTF</dcterms:valid>'
    expect(item(rss(`<item><title>x</title>${valid}</item>`)).expires).toStrictEqual(['2026-11-05T17:00:00Z'])
  })

  it('source, publisher, picture and place go along to the item', () => {
    const read = item(
      rss(
        `<item><title>x</title><source url="https://mna.example/rss">MNA</source><dc:publisher>Harbour Press</dc:publisher>
        <itunes:image href="https://tavna.example/i.jpg"/><georss:point>45.2 -71.9</georss:point></item>`,
      ),
    )
    expect(read.infoSources).toStrictEqual([
      { uri: 'https://mna.example/rss', names: [{ value: 'MNA' }] },
      { literal: 'Harbour Press', names: [{ value: 'Harbour Press' }], roles: ['publisher'] },
    ])
    expect(read.associations?.map((a) => [a.rel, a.item?.kind, a.item?.renditions?.[0]?.href])).toStrictEqual([
      ['image', 'picture', 'https://tavna.example/i.jpg'],
    ])
    expect(read.located?.[0]?.uri).toBe('geo:45.2,-71.9')
  })

  it('a place says by its reference system which axis is first', () => {
    const place = (srs: string, pos: string) =>
      entry(
        rss(
          `<item><title>x</title><georss:where><gml:Point srsName="${srs}"><gml:pos>${pos}</gml:pos></gml:Point></georss:where></item>`,
        ),
      ).geo
    expect(place('urn:ogc:def:crs:OGC:1.3:CRS84', '-120.5 45.2')?.positions).toStrictEqual([[45.2, -120.5]])
    expect(place('urn:ogc:def:crs:EPSG::4326', '45.2 -120.5')?.positions).toStrictEqual([[45.2, -120.5]])
  })

  it('a picture may be an old link of iTunes', () => {
    const link = '<itunes:link rel="image" href="https://tavna.example/i.jpg"/>'
    expect(entry(rss(`<item><title>x</title>${link}</item>`)).image).toBe('https://tavna.example/i.jpg')
  })

  it('a source that says nothing is none', () => {
    expect(item(atom('<entry><title>x</title><source/></entry>')).infoSources).toBeUndefined()
  })
})
