import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../problem.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { parseXml, type XmlElement, XmlReader } from './read.ts'
import { XmlScanner } from './scan.ts'

const parse = (text: string) => parseXml(text, DEFAULT_LIMITS, { close: () => 'keep' })

/** What becomes of a document: its tree, or the code and place of its fault. */
function outcome(text: string, cuts: readonly number[] = []): unknown {
  const reader = new XmlReader(DEFAULT_LIMITS, { close: () => 'keep' })
  try {
    let from = 0
    for (const cut of [...cuts, text.length].toSorted((a, b) => a - b)) {
      reader.write(text.slice(from, cut))
      from = cut
    }
    return reader.close()
  } catch (error) {
    if (error instanceof FormatError) return `${error.code} ${error.place}`
    throw error
  }
}

const SAMPLE = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r
<!DOCTYPE a [ <!ELEMENT a ANY> <!-- ]> ' --> ]>
<!-- before -->
<a xmlns="urn:a" xmlns:b="urn:b" x='1 &lt; 2' b:y="&#x41;&#66;">
  <b:c>Tom &amp; Jerry &#x1F600;</b:c><![CDATA[<raw> & ]] >]]><?do it?>
  <d xmlns=""><e/></d  ><f z="a
b"	xml:lang = "en" />\u00a0Ж漢😀
</a>
<!-- after -->
`

describe('the XML scanner', () => {
  it('reads names, namespaces, references, sections and places', () => {
    const root = parse(SAMPLE)
    const element = (name: string) =>
      root.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
    expect({ ...root.attributes }).toStrictEqual({ x: '1 < 2', 'urn:b y': 'AB' })
    expect([root.ns, root.line, root.column]).toStrictEqual(['urn:a', 4, 1])
    expect(element('c')).toMatchObject({ ns: 'urn:b', children: ['Tom & Jerry 😀'], line: 5, column: 3 })
    expect(element('d')).toMatchObject({ ns: '', line: 6 })
    expect({ ...element('f')?.attributes }).toStrictEqual({ z: 'a b', 'xml:lang': 'en' })
    expect(root.children.filter((child) => typeof child === 'string').join('|')).toBe(
      '\n  |<raw> & ]] >\n  |\u00a0Ж漢😀\n',
    )
  })

  it.each([
    ['', 'xml-truncated line 1, column 1'],
    ['  ', 'xml-truncated line 1, column 3'],
    ['<a', 'xml-truncated line 1, column 3'],
    ['<a>', 'xml-truncated line 1, column 4'],
    ['<a>\n<b>', 'xml-truncated line 2, column 4'],
    ['<a><!-- ', 'xml-truncated line 1, column 9'],
    ['<a></b></a>', 'xml-invalid line 1, column 4'],
    ['<a/><b/>', 'xml-invalid line 1, column 5'],
    ['<a/>text', 'xml-invalid line 1, column 5'],
    ['text', 'xml-invalid line 1, column 1'],
    ['<a b=c/>', 'xml-invalid line 1, column 6'],
    ['<a b/>', 'xml-invalid line 1, column 5'],
    ['<a b="1" b="2"/>', 'xml-invalid line 1, column 1'],
    ['<a b="1"c="2"/>', 'xml-invalid line 1, column 9'],
    ['<a b="<"/>', 'xml-invalid line 1, column 7'],
    ['<a>\n&nbsp;</a>', 'xml-entity line 2, column 1'],
    ['<a>&#xD800;</a>', 'xml-entity line 1, column 4'],
    ['<a>&#0;</a>', 'xml-entity line 1, column 4'],
    ['<a>AT&T</a>', 'xml-entity line 1, column 6'],
    ['<a>\u0001</a>', 'xml-invalid line 1, column 4'],
    ['<a>]]></a>', 'xml-invalid line 1, column 4'],
    ['<1a/>', 'xml-invalid line 1, column 2'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'xml-entity line 1, column 1'],
    [`<a>${'<b>'.repeat(300)}`, 'too-deep line 1, column 601'],
  ])('says what is wrong and where: %j', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })

  it('gives the same whatever the pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: SAMPLE.length }), { maxLength: 30 }),
        fc.integer({ min: 0, max: SAMPLE.length }),
        (cuts, end) => {
          // Whole, and broken off anywhere.
          for (const text of [SAMPLE, SAMPLE.slice(0, end)]) {
            const inside = cuts.filter((cut) => cut < text.length)
            expect(outcome(text, inside)).toStrictEqual(outcome(text))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('agrees with another parser on what is well formed', () => {
    const plain =
      '<a x=\'1 &lt; 2\' y="&#x41;">\n<c>Tom &amp; J</c><![CDATA[<raw> ]]><d><e/></d  ><f z="a b" w = "en" />text</a>\n'
    const at = fc.integer({ min: 0, max: plain.length })
    const pieces = fc.constantFrom(
      ...'< > / & ; = " \' [ ] a x 1'.split(' '),
      ' ',
      '\n',
      '<a>',
      '</a>',
      '<b/>',
      '&amp;',
      '&#65;',
      ']]>',
      '<![CDATA[',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(at, pieces), { maxLength: 3 }), fc.option(at), (list, removed) => {
        let text = plain
        for (const [place, piece] of list) text = text.slice(0, place) + piece + text.slice(place)
        if (removed !== null) text = text.slice(0, removed) + text.slice(removed + 1)
        let other: string | undefined
        const parser = new SaxesParser({ xmlns: true })
        parser.on('error', (error) => (other ??= error.message))
        parser.write(text).close()
        const ours = outcome(text)
        expect(typeof ours === 'string' ? 'faulty' : 'sound', `${JSON.stringify(text)} ${other}`).toBe(
          other === undefined ? 'sound' : 'faulty',
        )
      }),
      { numRuns: 5_000 },
    )
  })

  it('needs no more than a piece for a text without end', () => {
    let longest = 0
    const scanner = new XmlScanner({
      open: () => {},
      close: () => {},
      text: (value) => (longest = Math.max(longest, value.length)),
    })
    scanner.write('<a><![CDATA[')
    for (let i = 0; i < 200; i += 1) scanner.write('x'.repeat(10_000))
    expect(longest).toBeLessThan(20_001)
    expect(() => {
      const open = new XmlScanner({ open: () => {}, close: () => {}, text: () => {} })
      open.write('<a b="')
      for (let i = 0; i < 200; i += 1) open.write('y'.repeat(100_000))
    }).toThrow(expect.objectContaining({ code: 'too-large' }))
  })
})
