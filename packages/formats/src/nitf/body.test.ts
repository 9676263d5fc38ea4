import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { richBlocksArbitrary } from '../testing-bodies.ts'
import { bodyArbitrary } from '../testing-rich.ts'
import { hasShared } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { parseXml } from '../xml/read.ts'
import { readNitfBody } from './body-read.ts'
import { writeNitfBody } from './body-write.ts'
import { carriedBlocks } from './testing-carried.ts'

const NS = 'http://iptc.org/std/NITF/2006-10-18/'
const read = (xml: string, ns = ` xmlns="${NS}"`) =>
  readNitfBody(
    parseXml(`<nitf${ns}><body><body.content>${xml}</body.content></body></nitf>`, DEFAULT_LIMITS, {
      close: () => 'keep',
    }),
  )

describe('NITF body content', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(richBlocksArbitrary, (blocks) => {
        const again = read(writeNitfBody(blocks).xml)
        expect(carriedBlocks(again)).toStrictEqual(carriedBlocks(blocks))
      }),
      { numRuns: 300 },
    )
  })

  it('says the same when it is written again, however wild the body is', () => {
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        const once = read(writeNitfBody(blocks).xml)
        expect(read(writeNitfBody(once).xml)).toStrictEqual(once)
      }),
      { numRuns: 300 },
    )
  })

  it.skipIf(!hasShared)('is valid', () => {
    const validate = xsdValidator('standards/nitf/nitf-3-6.xsd')
    fc.assert(
      fc.property(bodyArbitrary, (blocks) => {
        const xml = `<nitf xmlns="${NS}"><body><body.content>${writeNitfBody(blocks).xml}</body.content></body></nitf>`
        expect(validate(xml)).toStrictEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('reads enriched text with and without a namespace', () => {
    const xml = `<p lede="true" class="lead"><person idsrc="x" value="7"><name.given>Ana</name.given> Petrel</person> met
      <org>MNA<alt-code idsrc="isin" value="MR1"/></org> at <location><city city-code="PS">Port Selene</city></location>, <em class="bold">now</em> 10<num><sup>6</sup></num>.</p>`
    const blocks = read(xml)
    expect(read(xml, '')).toStrictEqual(blocks)
    expect(blocks).toStrictEqual([
      {
        type: 'paragraph',
        role: 'lede lead',
        spans: [
          {
            text: 'Ana',
            marks: [
              { type: 'entity', kind: 'person', attributes: { idsrc: 'x', value: '7' } },
              { type: 'entity', kind: 'person', attributes: { part: 'name.given' } },
            ],
          },
          { text: ' Petrel', marks: [{ type: 'entity', kind: 'person', attributes: { idsrc: 'x', value: '7' } }] },
          { text: ' met ' },
          { text: 'MNA', marks: [{ type: 'entity', kind: 'body', attributes: { 'alt-code:isin': 'MR1' } }] },
          { text: ' at ' },
          {
            text: 'Port Selene',
            marks: [
              { type: 'entity', kind: 'place' },
              { type: 'entity', kind: 'place', attributes: { part: 'city', 'city-code': 'PS' } },
            ],
          },
          { text: ', ' },
          { text: 'now', marks: [{ type: 'strong' }] },
          { text: ' 10' },
          { text: '6', marks: [{ type: 'style', style: 'sup' }] },
          { text: '.' },
        ],
      },
    ])
    expect(read(writeNitfBody(blocks).xml)).toStrictEqual(blocks)
  })

  it('reads media with several references, and what no address is', () => {
    const xml = `<media media-type="photo"><media-metadata name="id" value="9"/><media-reference source="https://x.example/l.jpg" mime-type="image/jpeg" width="900"/>
      <media-reference source="s.jpg" height="9"/><media-caption>Port <person>Ana</person></media-caption><media-producer>MNA</media-producer></media>
      <media media-type="image"><media-reference source="urn:x:1"/></media><media media-type="video"><media-reference source="v.mp4" time="12.5" outcue="ends"/></media>`
    const blocks = read(xml)
    expect(blocks).toMatchObject([
      {
        type: 'picture',
        src: 'https://x.example/l.jpg',
        caption: 'Port Ana',
        credit: 'MNA',
        width: 900,
        renditions: [
          { contentType: 'image/jpeg', properties: [{ rel: 'metadata:id', value: '9' }] },
          { href: 's.jpg' },
        ],
      },
      { type: 'media', media: 'image', renditions: [{ residRef: 'urn:x:1' }] },
      { type: 'media', media: 'video', renditions: [{ href: 'v.mp4', duration: 12.5 }] },
    ])
    expect(read(writeNitfBody(blocks).xml)).toStrictEqual(blocks)
  })

  it('reads blocks, notes, quotations, figures of tables and HTML sent as text', () => {
    expect(
      read(
        `<block id="Main"><hl2>H</hl2><bq><block><p>Yes.</p></block><credit>Ana</credit></bq><fn><body.content><p>n</p></body.content></fn>
         <note noteclass="editorsnote"><body.content><p>e</p></body.content></note><nitf-table><nitf-table-metadata><nitf-table-summary><p>s</p></nitf-table-summary></nitf-table-metadata><table><tr><td>1</td></tr></table></nitf-table></block>`,
      ),
    ).toStrictEqual([
      { type: 'heading', level: 2, spans: [{ text: 'H' }] },
      { type: 'quote', paragraphs: [[{ text: 'Yes.' }]], attribution: 'Ana' },
      { type: 'note', kind: 'endnote', paragraphs: [[{ text: 'n' }]] },
      { type: 'note', kind: 'editor', paragraphs: [[{ text: 'e' }]] },
      { type: 'paragraph', spans: [{ text: 's' }] },
      { type: 'table', header: [], rows: [[[{ text: '1' }]]] },
    ])
    expect(read('<![CDATA[<p>a</p><p>b</p>]]>')).toHaveLength(2)
  })
})
