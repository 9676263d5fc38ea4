import { readFileSync } from 'node:fs'
import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeNitf } from '../../nitf/write.ts'
import { itemArbitrary, NEWS_KINDS } from '../../testing-items.ts'
import { hasShared, readSharedText } from '../../testing-shared.ts'
import { xsdValidator } from '../../testing-validate.ts'
import { lintNitf } from './lint.ts'
import { NITF_RULES } from './rules.ts'

const NS = 'http://iptc.org/std/NITF/2006-10-18/'
interface Parts {
  root?: string
  head?: string
  status?: string
  docdata?: string
  bodyHead?: string
  content?: string
  end?: string
}
/** A document without a finding, with parts put in place of others. */
function doc(parts: Parts = {}): string {
  return `<nitf ${parts.root ?? `xmlns="${NS}" version="-//IPTC//DTD NITF 3.6//EN" baselang="en"`}><head>${parts.head ?? ''}<docdata${parts.status ?? ''}>${
    parts.docdata ?? '<doc-id id-string="x"/><date.issue norm="20261101T090000Z"/>'
  }</docdata></head><body><body.head>${parts.bodyHead ?? '<hedline><hl1>H</hl1></hedline>'}</body.head><body.content>${
    parts.content ?? '<p>Copy.</p>'
  }</body.content>${parts.end ?? ''}</body></nitf>`
}
const found = (xml: string): string[] => [...new Set(lintNitf(xml).map((finding) => finding.rule))].toSorted()
const dated = (rest: string) => `<doc-id id-string="x"/><date.issue norm="20261101T090000Z"/>${rest}`

const BAD: readonly (readonly [string, string])[] = [
  ['NITF-101', '<nitf><head></nitf>'],
  ['NITF-102', '<x/>'],
  ['NITF-103', doc({ root: 'version="-//IPTC//DTD NITF 3.6//EN" baselang="en"' })],
  ['NITF-104', doc({ root: `xmlns="${NS}" version="-//IPTC//DTD NITF 3.4//EN" baselang="en"` })],
  ['NITF-110', doc({ content: '<p>a <strong>b</strong></p>' })],
  ['NITF-111', doc({ content: '<p>a</p><li>b</li>' })],
  ['NITF-112', doc({ bodyHead: '<byline>A</byline><hedline><hl1>H</hl1></hedline>' })],
  ['NITF-113', doc({ content: '<p>a</p><ul/>' })],
  ['NITF-114', doc({ bodyHead: '<hedline><hl1>H</hl1></hedline><abstract>bare</abstract>' })],
  ['NITF-115', doc({ content: '<p mood="calm">a</p>' })],
  ['NITF-116', doc({ content: '<p>a</p><media><media-reference source="a.jpg"/></media>' })],
  ['NITF-117', doc({ content: '<p>a</p><note noteclass="loud"><body.content><p>b</p></body.content></note>' })],
  ['NITF-118', doc({ content: '<p id="a">a</p><p id="a">b</p>' })],
  ['NITF-119', doc({ head: '<title>a</title><title>b</title>' })],
  ['NITF-201', doc({ docdata: dated('<date.expire norm="soon"/>') })],
  ['NITF-202', doc({ docdata: '<doc-id id-string="x"/><date.issue norm="20261101T090000"/>' })],
  ['NITF-203', doc({ docdata: '<doc-id id-string="x"/><date.issue norm="2026-11-01T09:00:00Z"/>' })],
  ['NITF-204', doc({ docdata: '<date.issue norm="20261101T090000Z"/>' })],
  ['NITF-205', doc({ docdata: '<doc-id id-string="x"/>' })],
  ['NITF-206', doc({ docdata: dated('<date.expire norm="20261031T090000Z"/>') })],
  ['NITF-301', doc({ status: ' management-status="killed"' })],
  [
    'NITF-302',
    doc({ status: ' management-status="embargoed"', docdata: dated('<date.expire norm="20261102T090000Z"/>') }),
  ],
  ['NITF-303', doc({ docdata: dated('<date.release norm="20261102T090000Z"/>') })],
  ['NITF-304', doc({ docdata: dated('<ed-msg info="KILL: wrong"/>') })],
  ['NITF-401', doc({ docdata: dated('<urgency ed-urg="9"/>') })],
  ['NITF-402', doc({ head: '<tobject><tobject.subject tobject.subject.refnum="99000000"/></tobject>' })],
  ['NITF-403', doc({ content: '<p xml:lang="klingon!">a</p>' })],
  ['NITF-404', doc({ root: `xmlns="${NS}"` })],
  ['NITF-405', doc({ docdata: dated('<evloc iso-cc="Marenia"/>') })],
  ['NITF-406', doc({ docdata: dated('<ed-msg info=""/>') })],
  ['NITF-501', doc({ bodyHead: '<hedline><hl1/></hedline>' })],
  ['NITF-502', doc({ content: '' })],
  ['NITF-503', doc({ content: '<p><a href="java&#9;script:x()">a</a></p>' })],
  ['NITF-504', doc({ content: '<p>a</p><p>&#160;</p>' })],
  ['NITF-505', doc({ content: '<p>a</p><media media-type="image"><media-reference/></media>' })],
  [
    'NITF-506',
    doc({
      bodyHead:
        '<hedline><hl1>H</hl1></hedline><dateline><story.date norm="20261101T0900Z">20261101T0900Z</story.date></dateline>',
    }),
  ],
  ['NITF-507', doc({ content: '<![CDATA[<p>a</p>]]>' })],
]

describe('rules of NITF', () => {
  it('are numbered once, and each has a bad document here', () => {
    const ids = NITF_RULES.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(BAD.map(([id]) => id)).toStrictEqual(ids)
    expect(NITF_RULES.every((rule) => rule.why !== '' && rule.mend !== '')).toBe(true)
  })

  it('find nothing in a good document', () => {
    expect(lintNitf(doc())).toStrictEqual([])
  })

  it.each(BAD)('%s', (rule, xml) => {
    // Markup as text is also text where elements belong; a wrong tag ends the document.
    const also = rule === 'NITF-507' ? ['NITF-114'] : []
    expect(found(xml)).toStrictEqual([...also, rule])
  })

  it('leave alone what other namespaces add, embargoes that are open, and kills that name their document', () => {
    expect(
      found(
        doc({
          root: `xmlns="${NS}" xmlns:v="urn:v" baselang="en"`,
          docdata: dated('<v:x y="1">z</v:x>'),
          content: '<p v:y="1">a</p>',
        }),
      ),
    ).toStrictEqual([])
    expect(found(doc({ status: ' management-status="embargoed"' }))).toStrictEqual([])
    expect(
      found(
        doc({
          status: ' management-status="usable" management-doc-idref="y" management-idref-status="canceled"',
          docdata: dated('<ed-msg info="KILL"/>'),
        }),
      ),
    ).toStrictEqual([])
  })

  it('give line and column, and do not throw', () => {
    const xml = `<nitf xmlns="${NS}" baselang="en">\n <head>\n  <colour/></head><body/></nitf>`
    expect(lintNitf(xml)[0]).toMatchObject({ rule: 'NITF-110', line: 3, column: 3, value: 'colour' })
    expect(lintNitf('')).toMatchObject([{ rule: 'NITF-101' }])
  })
})

describe('our own output', () => {
  it('has no structural fault, whatever the item', () => {
    fc.assert(
      fc.property(itemArbitrary(NEWS_KINDS), (item) => {
        expect(found(writeNitf(item)).filter((rule) => rule.startsWith('NITF-1'))).toStrictEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('has no finding for a whole item', () => {
    fc.assert(
      fc.property(itemArbitrary(['text'], 0), (item) => {
        const whole: NewsItem = {
          ...item,
          guid: 'urn:x:1',
          language: 'en',
          versionCreated: '2026-01-01T09:00:00Z',
          headlines: [{ value: 'H' }],
          bodies: [
            { blocks: [{ type: 'paragraph', spans: [{ text: 'Copy.' }] }, ...(item.bodies?.[0]?.blocks ?? [])] },
          ],
          // An item that is over before it may be used is wrong in any format.
          ...(item.expires === undefined ? {} : { expires: ['2030-01-01T00:00:00Z'] }),
        }
        expect(lintNitf(writeNitf(whole))).toStrictEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe.skipIf(!hasShared)('beside the official schema', () => {
  const validate = hasShared ? xsdValidator('standards/nitf/nitf-3-6.xsd') : () => []

  it('finds the same documents to be at fault', () => {
    const structural = BAD.filter(([id]) => id.startsWith('NITF-11') && id !== 'NITF-112')
    for (const [id, xml] of structural) expect([id, validate(xml).length > 0]).toStrictEqual([id, true])
    expect(validate(doc())).toStrictEqual([])
  })

  it('finds in the sample of a wire what the schema finds and what it cannot', () => {
    const rules = found(readSharedText('standards/nitf/NTB_nitf_sample.xml'))
    expect(rules).toStrictEqual(['NITF-103', 'NITF-202', 'NITF-203', 'NITF-406'])
  })

  it('tells the bends of the fixtures', () => {
    const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/nitf/${name}`, import.meta.url), 'utf8')
    expect(found(fixture('superdesk.xml'))).toContain('NITF-302')
    expect(found(fixture('embargo.xml'))).toContain('NITF-303')
    expect(found(fixture('aap.xml'))).toEqual(expect.arrayContaining(['NITF-112', 'NITF-114', 'NITF-504']))
  })
})
