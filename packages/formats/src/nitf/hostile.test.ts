/** Damaged and hostile NITF: no crash, no hang, nothing unsafe. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../types.ts'
import { readNitfItems } from './read.ts'
import { writeNitf } from './write.ts'

const FOLDER = new URL('../../fixtures/nitf/', import.meta.url)
const FIXTURES = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
const context = { name: 'test.xml', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }
const LONG = process.env['DATELINE_LONG'] === '1'

/** Pieces that break what expects order: markup, attributes and values of other places. */
const piece = fc.oneof(
  fc.constantFrom(
    '<p>',
    '</p>',
    '<block>',
    '<hl1/>',
    '<![CDATA[',
    ']]>',
    '&',
    '&#0;',
    '"',
    '<docdata>',
    '\u0000',
    '\ud800',
  ),
  fc.constantFrom(
    'norm="99999999T999999"',
    'management-status="x"',
    '<media><media-reference/></media>',
    '<tr><td colspan="0"/></tr>',
  ),
  fc.constantFrom(
    '<a href="javascript:x()">x</a>',
    '<media media-type="image"><media-reference source="javascript:x()"/></media>',
  ),
  fc.string({ maxLength: 8 }),
)

const mutant = fc
  .record({
    text: fc.constantFrom(...FIXTURES),
    cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), piece), {
      minLength: 1,
      maxLength: 6,
    }),
    move: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
  })
  .map(({ text, cuts, move }) => {
    let result = text
    for (const [at, length, put] of cuts) {
      const start = Math.floor(at * result.length)
      result = result.slice(0, start) + put + result.slice(start + length)
    }
    if (move === undefined) return result
    // An element to a place where none like it belongs: still well formed.
    const tags = [...result.matchAll(/<[\w.-]+(?: [^<>]*)?\/>/g)]
    const from = tags[move[0] % Math.max(1, tags.length)]
    const to = tags[move[1] % Math.max(1, tags.length)]
    if (from === undefined || to === undefined) return result
    return result.slice(0, to.index) + from[0] + result.slice(to.index)
  })

describe('mutations of the fixtures', () => {
  it('give items or rejections, and items are written', () => {
    fc.assert(
      fc.property(mutant, (text) => {
        for (const entry of readNitfItems(text, context).entries) {
          if (entry.outcome === 'rejected') expect(entry.code).not.toBe('reader-defect')
          else {
            const xml = writeNitf(entry.item)
            expect(readNitfItems(xml, context).entries[0]).toMatchObject({ outcome: 'item' })
            expect(xml).not.toMatch(/(href|source)="javascript:/i)
          }
        }
      }),
      { numRuns: LONG ? 20_000 : 1_000 },
    )
  })
})

describe('hostile documents', () => {
  const head = (inner: string) => `<nitf><head>${inner}</head><body><body.content><p>x</p></body.content></body></nitf>`

  it.each([
    ['thirty thousand metas', head('<meta name="a" content="b"/>'.repeat(30_000))],
    ['as many usage terms', head('<meta name="dateline.usage-terms" content="b"/>'.repeat(30_000))],
    ['as many keywords', head(`<docdata><key-list>${'<keyword key="a"/>'.repeat(30_000)}</key-list></docdata>`)],
    ['as many series', head(`<docdata>${'<series series.name="a" series.part="1"/>'.repeat(20_000)}</docdata>`)],
    [
      'as many blank runs',
      `<nitf><body><body.content><p>${'<em> </em>'.repeat(30_000)}</p></body.content></body></nitf>`,
    ],
    [
      'as many cells',
      `<nitf><body><body.content><table><tr>${'<td rowspan="999" colspan="999">a</td>'.repeat(20_000)}</tr></table></body.content></body></nitf>`,
    ],
    [
      'deep emphasis',
      `<nitf><body><body.content><p>${'<em>'.repeat(150)}x${'</em>'.repeat(150)}</p></body.content></body></nitf>`,
    ],
  ])('%s: read before the test runs out of time', { timeout: 60_000 }, (_, xml) => {
    expect(readNitfItems(xml, context).entries).toHaveLength(1)
  })

  it('refuses entities and depth', () => {
    const bomb = '<!DOCTYPE nitf [<!ENTITY a "aaaa">]><nitf><body>&a;</body></nitf>'
    expect(readNitfItems(bomb, context).entries).toMatchObject([{ code: 'xml-entity' }])
    const deep = `<nitf>${'<block>'.repeat(500)}`
    expect(readNitfItems(deep, context).entries).toMatchObject([{ code: 'too-deep' }])
    expect(readNitfItems('<nitf><head>', context).entries).toMatchObject([{ code: 'xml-truncated' }])
  })
})
