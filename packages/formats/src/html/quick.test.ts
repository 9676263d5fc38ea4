import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { richBlocksArbitrary } from '../testing-bodies.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { parseHtml } from './parse.ts'
import { quickMarkup } from './quick.ts'
import { readMarkupBody, writeHtmlBody } from './rich.ts'

/** What the quick reader reads must be what the browser's parser reads. */
function expectSame(html: string): boolean {
  const quick = quickMarkup(html)
  if (quick !== undefined) expect(readMarkupBody(quick)).toStrictEqual(readMarkupBody(parseHtml(html, DEFAULT_LIMITS)))
  return quick !== undefined
}

describe('the quick reader of HTML', () => {
  it.each([
    '<p>One &amp; two, <a href="https://a.example/?a=1&amp;b=2">three</a> &mdash; <em>four <strong>five</strong></em>.</p>\n<p>Six<br>seven</p>',
    '<h1>One</h1><ul><li>two</li><li>three<ul><li>four</li></ul></li></ul><blockquote><p>five</p></blockquote>',
    '<figure><img src="https://a.example/1.jpg" alt="x" width="10" height="20"/><figcaption>One</figcaption></figure>',
    'Plain words & signs &#8212; <b><p>in bold</p></b>',
    '<div><p>One</p>two<p>three</p></div><hr>',
    '<dl><dt>a</dt><dd>b</dd></dl>',
  ])('reads %s', (html) => {
    expect(expectSame(html)).toBe(true)
  })

  it.each([
    '<p>One<p>two',
    '<p><div>x</div></p>',
    '<b><i>x</b></i>',
    '<a href="x"><a href="y">z</a></a>',
    '<table><tr><td>x</td></tr></table>',
    '<li>x</li>',
    'a &notanentity; b',
    'a &ampb',
    '<p class=x>y</p>',
    '<P>y</P>',
    '<!-- x -->',
    '<script>x</script>',
    '<p/>x',
    'a < b',
    '<pre>\nx</pre>',
    '<p a="1" a="2">x</p>',
    '&#128;',
    '</p>',
  ])('leaves %s to the parser', (html) => {
    expect(quickMarkup(html)).toBeUndefined()
  })

  it('reads most of what we write, and as the parser does', () => {
    let read = 0
    fc.assert(
      fc.property(richBlocksArbitrary, (blocks) => {
        if (expectSame(writeHtmlBody(blocks))) read += 1
      }),
      { numRuns: 200 },
    )
    expect(read).toBeGreaterThan(60)
  })

  it('reads what is damaged as the parser does, or not at all', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<li>',
      '</ul>',
      '&',
      '&amp;',
      '<',
      '>',
      '"',
      '<br>',
      '<h2>',
      '<a href="x">',
      '</a>',
      ' ',
      '<div>',
    )
    fc.assert(
      fc.property(
        richBlocksArbitrary,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), piece), { maxLength: 4 }),
        (blocks, cuts) => {
          let html = writeHtmlBody(blocks)
          for (const [at, drop, put] of cuts) {
            const place = Math.floor(at * html.length)
            html = html.slice(0, place) + put + html.slice(place + drop)
          }
          expectSame(html)
        },
      ),
      { numRuns: 400 },
    )
  })
})
