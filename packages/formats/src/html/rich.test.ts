import { bodySchema } from '@dateline/blocks'
import type { RichBlock } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyArbitrary } from '../testing-rich.ts'
import { hasShared } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { parseXml } from '../xml/read.ts'
import { parseHtml } from './parse.ts'
import { quickMarkup } from './quick.ts'
import {
  plainBody,
  readHtmlBody,
  readMarkupBody,
  readXhtmlBody,
  safeTarget,
  tidyBody,
  toStoryBlocks,
  writeHtmlBody,
  writeXhtmlBody,
  writeXhtmlDocument,
} from './rich.ts'

const p = (text: string): RichBlock => ({ type: 'paragraph', spans: [{ text }] })
const fromXhtml = (xml: string) =>
  readXhtmlBody(
    parseXml(`<div xmlns="http://www.w3.org/1999/xhtml">${xml}</div>`, DEFAULT_LIMITS, { close: () => 'keep' }),
  )

describe('a body as markup and back', () => {
  it('is the same through XHTML', () => {
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        expect(fromXhtml(writeXhtmlBody(blocks).xml)).toStrictEqual(tidyBody(blocks))
      }),
      { numRuns: 500 },
    )
  })

  it('is the same through HTML', () => {
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        expect(readHtmlBody(writeHtmlBody(blocks))).toStrictEqual(tidyBody(blocks))
      }),
      { numRuns: 500 },
    )
  })

  it('is the same when XHTML is read as HTML', () => {
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        expect(readHtmlBody(writeXhtmlBody(blocks).xml)).toStrictEqual(tidyBody(blocks))
      }),
    )
  })

  it('has one canonical form', () => {
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        const tidy = tidyBody(blocks)
        expect(tidyBody(tidy)).toStrictEqual(tidy)
      }),
    )
  })

  it.skipIf(!hasShared)('is valid XHTML 1.0 Strict when that is asked for', () => {
    const validate = xsdValidator('standards/feeds/tests-xhtml-strict.xsd')
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        const xml = writeXhtmlDocument(blocks, { title: 'x', language: 'en' }, { strict: true }).xml
        expect(validate(xml)).toStrictEqual([])
      }),
    )
  })

  it('becomes a body that a story can have', () => {
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        expect(bodySchema.safeParse(toStoryBlocks(tidyBody(blocks))).error).toBeUndefined()
      }),
    )
  })
})

describe('HTML from elsewhere', () => {
  it('leaves nothing of what could run', () => {
    const html = `<script>x()</script><p onclick="x()">a <a href="java&#9;script:x()">b</a> <a href="//cdn.example/c">c</a></p>
      <style>p{}</style><iframe src="javascript:x()"></iframe><svg><script>x()</script></svg><form><p>no</p></form>
      <img src="data:image/png;base64,AAAA" alt="x"><div class="news-media"><a class="news-rendition" data-rendition='{"href":"javascript:x()","evil":1,"width":"9"}'>v</a></div>`
    expect(readHtmlBody(html)).toStrictEqual([
      {
        type: 'paragraph',
        spans: [{ text: 'a b ' }, { text: 'c', marks: [{ type: 'link', href: 'https://cdn.example/c' }] }],
      },
      { type: 'media', media: 'other', renditions: [{ title: 'v' }] },
    ])
  })

  it('parts paragraphs at two breaks and keeps one as a line end', () => {
    expect(readHtmlBody('one<br>two<br/> <br>three')).toStrictEqual([p('one\ntwo'), p('three')])
  })

  it('nests lists, also where a list lies in a list', () => {
    const inner = { type: 'list', ordered: true, items: [[{ text: 'b' }]] }
    const outer = { type: 'list', ordered: false, items: [[{ text: 'a' }], [{ text: 'c' }]], nested: { 0: inner } }
    expect(readHtmlBody('<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>')).toStrictEqual([outer])
    expect(readHtmlBody('<ul><li><p>a</p></li><ol><li>b</li></ol><li>c</li></ul>')).toStrictEqual([outer])
  })

  it('reads figures, films and frames', () => {
    const html = `<figure><img src="/a.jpg" alt="A" width="640"><figcaption>Harbour <span class="photo-credit">MNA / Ana</span></figcaption></figure>
      <video src="https://mna.example/v.mp4" width="320"><source src="https://mna.example/v.webm" type="video/webm; codecs=vp9"></video>
      <iframe src="https://maps.example/1" title="Map"></iframe>`
    expect(readHtmlBody(html, { baseUrl: 'https://mna.example/x/' })).toStrictEqual([
      {
        type: 'picture',
        src: 'https://mna.example/a.jpg',
        alt: 'A',
        caption: 'Harbour',
        credit: 'MNA / Ana',
        width: 640,
      },
      {
        type: 'media',
        media: 'video',
        renditions: [
          { href: 'https://mna.example/v.mp4', width: 320 },
          { href: 'https://mna.example/v.webm', contentType: 'video/webm', width: 320 },
        ],
      },
      { type: 'embed', href: 'https://maps.example/1', title: 'Map' },
    ])
  })

  it('puts the picture of a list item behind the list', () => {
    expect(readHtmlBody('<ul><li>a <img src="https://x.example/1.png" alt=""></li></ul>')).toStrictEqual([
      { type: 'list', ordered: false, items: [[{ text: 'a' }]] },
      { type: 'picture', src: 'https://x.example/1.png', alt: '' },
    ])
  })

  it('reads cells that span, and tables that lay out a page', () => {
    const [table] = readHtmlBody(
      '<table><tr><th>a</th><td colspan=2>b<br>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>',
    )
    expect(table).toMatchObject({
      header: [],
      cells: [[{ header: true }, { columns: 2, spans: [{ text: 'b\nc' }] }], {}],
    })
    expect(readHtmlBody('<table><tr><td><table><tr><td>x</td></tr></table><p>y</p></td></tr></table>')).toMatchObject([
      { type: 'table', rows: [[[{ text: 'x' }]]] },
      { type: 'paragraph' },
    ])
  })

  it('keeps no-break spaces and language, and takes ruby apart', () => {
    expect(
      readHtmlBody(
        '<div lang="fr" dir="ltr"><p>a\u00a0 b <i lang="la">c</i></p></div><ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>',
      ),
    ).toStrictEqual([
      {
        type: 'paragraph',
        language: 'fr',
        direction: 'ltr',
        spans: [{ text: 'a\u00a0 b ' }, { text: 'c', marks: [{ type: 'em' }, { type: 'language', language: 'la' }] }],
      },
      {
        type: 'paragraph',
        spans: [
          { text: '漢', marks: [{ type: 'ruby', text: 'kan' }] },
          { text: '字', marks: [{ type: 'ruby', text: 'ji' }] },
        ],
      },
    ])
  })

  it('survives markup that is nested absurdly', () => {
    const html = `${'<b><div>'.repeat(150)}deep${'</div></b>'.repeat(150)}`
    expect(plainBody(readHtmlBody(html))).toBe('deep')
  })
})

describe('the short cut for plain HTML', () => {
  const soup = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<p class="a">',
          '<b>',
          '</b>',
          '<a href="https://x.example/?a=1&amp;b=2">',
          '</a>',
          '<br>',
          '<br/>',
        ),
        fc.constantFrom(
          '<ul>',
          '</ul>',
          '<li>',
          '</li>',
          '<h2>',
          '</h2>',
          '<div>',
          '</div>',
          '<hr>',
          '<blockquote>',
          '</blockquote>',
        ),
        fc.constantFrom(
          'a ',
          ' b',
          '&amp;',
          '&nbsp;',
          '& ',
          '&',
          '&#8217;',
          '&#150;',
          '&copy',
          '&notin;',
          '<',
          '<!-- x -->',
          '\n',
          '<table>',
          '<tr><td>',
        ),
        fc.constantFrom(
          '<figure>',
          '</figure>',
          '<img src="/a.jpg" alt="x">',
          '<dl>',
          '<dt>',
          '</dt>',
          '</dl>',
          '<span title="a>b">',
          '</span>',
        ),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''))

  it('reads to what a browser reads, or gives up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          bodyArbitrary.map((blocks) => writeHtmlBody(blocks)),
        ),
        (html) => {
          const quick = quickMarkup(html)
          if (quick === undefined) return
          expect(readMarkupBody(quick)).toStrictEqual(readMarkupBody(parseHtml(html, DEFAULT_LIMITS)))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('is taken for what wires send', () => {
    expect(
      quickMarkup('<p>A <strong>b</strong> &amp; <a href="https://x.example/">c</a>.<br/>d</p>\n<ul><li>e</li></ul>'),
    ).toHaveLength(3)
    expect(quickMarkup('<p>a<p>b')).toBeUndefined()
  })
})

describe('safe targets', () => {
  it.each([
    ['https://a.example/', 'https://a.example/'],
    ['/a', '/a'],
    ['photo.jpg', 'photo.jpg'],
    ['//a.example/b', 'https://a.example/b'],
    [' mailto:a@b.example ', 'mailto:a@b.example'],
    ['JavaScript:x', undefined],
    ['java\nscript:x', undefined],
    ['\u0001javascript:x', undefined],
    ['data:text/html,x', undefined],
    ['/\\evil.example', undefined],
    ['\\\\evil.example', undefined],
    ['http://', undefined],
    ['', undefined],
  ])('%j', (href, target) => expect(safeTarget(href)).toBe(target))
})

describe('plain words', () => {
  it('lines up lists and tables', () => {
    const blocks: RichBlock[] = [
      { type: 'heading', level: 2, spans: [{ text: 'Result' }] },
      {
        type: 'list',
        ordered: true,
        items: [[{ text: 'one' }], [{ text: 'two' }]],
        nested: { 0: { type: 'list', ordered: false, items: [[{ text: 'in' }]] } },
      },
      { type: 'table', header: [[{ text: 'Club' }], [{ text: 'P' }]], rows: [[[{ text: 'Selen' }], [{ text: '12' }]]] },
      { type: 'quote', paragraphs: [[{ text: 'Yes.' }]], attribution: 'A. Petrel' },
      { type: 'rule' },
    ]
    expect(plainBody(blocks)).toBe(
      'Result\n\n1. one\n  - in\n2. two\n\nClub   P\nSelen  12\n\nYes.\n\n— A. Petrel\n\n* * *',
    )
  })
})

describe('what a story keeps', () => {
  it('maps what the editor does not make', () => {
    const blocks: RichBlock[] = [
      { type: 'heading', level: 1, spans: [{ text: 'H' }] },
      { type: 'heading', level: 5, spans: [{ text: 'h' }] },
      {
        type: 'paragraph',
        role: 'lede',
        spans: [
          { text: 'x' },
          { text: '2', marks: [{ type: 'style', style: 'sup' }] },
          { text: ' gone', marks: [{ type: 'style', style: 'strike' }] },
          { text: ' he.\nNext,\nthen', marks: [{ type: 'em' }, { type: 'strong' }] },
        ],
      },
      {
        type: 'media',
        media: 'video',
        caption: 'Film',
        renditions: [{ href: 'https://m.example/v.mp4' }],
      },
      {
        type: 'media',
        media: 'image',
        renditions: [
          { href: 'https://m.example/s.jpg', width: 9 },
          { href: 'https://m.example/l.jpg', width: 99 },
        ],
      },
      { type: 'note', kind: 'correction', paragraphs: [[{ text: 'Corrects.' }]] },
      { type: 'rule' },
      { type: 'definitions', entries: [{ term: [{ text: 'CPI' }], definitions: [[{ text: 'prices' }]] }] },
      {
        type: 'table',
        header: [],
        rows: [],
        cells: [
          [
            { spans: [{ text: 'a' }], rows: 2 },
            { spans: [{ text: 'b' }], columns: 2 },
          ],
          [{ spans: [{ text: 'c' }] }, { spans: [{ text: 'd' }] }],
        ],
      },
    ]
    expect(toStoryBlocks(blocks)).toStrictEqual([
      { type: 'heading', level: 2, spans: [{ text: 'H' }] },
      { type: 'heading', level: 3, spans: [{ text: 'h' }] },
      { type: 'paragraph', spans: [{ text: 'x²' }, { text: ' he.', marks: [{ type: 'strong' }, { type: 'em' }] }] },
      {
        type: 'paragraph',
        spans: [
          { text: 'Next,', marks: [{ type: 'strong' }, { type: 'em' }] },
          { text: ' ' },
          { text: 'then', marks: [{ type: 'strong' }, { type: 'em' }] },
        ],
      },
      { type: 'paragraph', spans: [{ text: 'Film', marks: [{ type: 'link', href: 'https://m.example/v.mp4' }] }] },
      { type: 'picture', src: 'https://m.example/l.jpg', alt: '', width: 99 },
      { type: 'paragraph', spans: [{ text: 'Corrects.' }] },
      { type: 'paragraph', spans: [{ text: 'CPI', marks: [{ type: 'strong' }] }, { text: ': prices' }] },
      {
        type: 'table',
        header: [],
        rows: [
          [[{ text: 'a' }], [{ text: 'b' }], []],
          [[], [{ text: 'c' }], [{ text: 'd' }]],
        ],
      },
    ])
  })
})
