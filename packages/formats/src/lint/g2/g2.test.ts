import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ITEM_KINDS } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemOf } from '../../item-of.ts'
import { writeNewsMlG2Item, writeNewsMlG2Message } from '../../newsml-g2/write-items.ts'
import { outgoingArbitrary } from '../../testing.ts'
import { itemArbitrary } from '../../testing-items.ts'
import { hasShared, readSharedText, sharedUrl } from '../../testing-shared.ts'
import { DEFAULT_LIMITS } from '../../types.ts'
import { lintNewsMlG2 } from './lint.ts'
import { G2_RULES, type G2Rule } from './rules.ts'

const NAR = 'http://iptc.org/std/nar/2006-10-01/'
const GOOD = `<newsItem xmlns="${NAR}" standard="NewsML-G2" standardversion="2.35" conformance="power" guid="urn:newsml:mna.example:20261101:1" version="2" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="MNA"/><versionCreated>2026-11-01T09:00:00Z</versionCreated><firstCreated>2026-11-01T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/><link rel="irel:seeAlso" href="https://mna.example/1"/></itemMeta>
<contentMeta><urgency>4</urgency><contentCreated>2026-11-01T08:00:00Z</contentCreated><contentModified>2026-11-01T08:30:00Z</contentModified><subject qcode="medtop:04000000"/><headline>Ferry back</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry back</title></head><body><p id="p1">It sails.</p></body></html></inlineXML></contentSet>
</newsItem>`
const PACKAGE = `<packageItem xmlns="${NAR}" standard="NewsML-G2" standardversion="2.35" conformance="power" guid="urn:newsml:mna.example:20261101:2" version="1">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="ninat:composite"/><provider literal="MNA"/><versionCreated>2026-11-01T09:00:00Z</versionCreated></itemMeta>
<groupSet root="top"><group id="top" mode="pgrmod:seq"><groupRef idref="main"/></group><group id="main"><itemRef residref="urn:newsml:mna.example:20261101:1" version="2"/></group></groupSet>
</packageItem>`
const PLANNING = `<planningItem xmlns="${NAR}" standard="NewsML-G2" standardversion="2.35" conformance="power" guid="urn:newsml:mna.example:20261101:3" version="1">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="plinat:newscoverage"/><provider literal="MNA"/><versionCreated>2026-11-01T09:00:00Z</versionCreated></itemMeta>
<newsCoverageSet><newsCoverage id="c1"><planning><itemClass qcode="ninat:text"/><urgency>4</urgency></planning><delivery><deliveredItemRef residref="urn:newsml:mna.example:20261101:1"/></delivery></newsCoverage></newsCoverageSet>
</planningItem>`
const message = (...items: string[]) =>
  `<newsMessage xmlns="${NAR}"><header><sent>2026-11-01T09:00:00Z</sent></header><itemSet>${items.join('')}</itemSet></newsMessage>`

const lint = (text: string) => lintNewsMlG2(text, DEFAULT_LIMITS)
const rules = (text: string) => lint(text).map(({ rule }) => rule)
/** The good item with one thing changed. */
function change(from: string | RegExp, to: string, base = GOOD): string {
  const text = base.replace(from, to)
  if (text === base) throw new Error(`nothing changed: ${String(from)}`)
  return text
}
const CANCELED = change(/<contentSet>[^]*<\/contentSet>/, '', change('stat:usable', 'stat:canceled'))

describe('NewsML-G2 without fault', () => {
  it.each([
    ['a text', GOOD],
    ['a package', PACKAGE],
    ['a plan', PLANNING],
    ['a cancellation without content', CANCELED],
    ['a message of them', message(GOOD, PACKAGE, PLANNING)],
    [
      'an item of URIs, without a catalog',
      GOOD.replace(/<catalogRef[^>]*>/, '')
        .replace('qcode="ninat:text"', 'uri="http://cv.iptc.org/newscodes/ninature/text"')
        .replace('qcode="stat:usable"', 'uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"')
        .replace('qcode="medtop:04000000"', 'uri="http://cv.iptc.org/newscodes/mediatopic/04000000"')
        .replace('rel="irel:seeAlso" ', ''),
    ],
    [
      'an item with its own catalog',
      change(
        'qcode="medtop:04000000"',
        'qcode="mna:pol"',
        change('<itemMeta>', '<catalog><scheme alias="mna" uri="https://mna.example/cv/"/></catalog><itemMeta>'),
      ),
    ],
    ['an extension in a namespace of its own', change('</itemMeta>', '<m:x xmlns:m="urn:m">1</m:x></itemMeta>')],
    ['an embargo that holds', change('<pubStatus', '<embargoed>2026-11-02T09:00:00Z</embargoed><pubStatus')],
    ['2.36 with what it added', change('2.35', '2.36', change('</contentMeta>', '<aiInfo/></contentMeta>'))],
  ])('%s', (_, text) => {
    expect(lint(text)).toStrictEqual([])
  })
})

/** For each rule a document that breaks it, and the rules that are found then. */
const BROKEN: readonly (readonly [G2Rule, string, ...G2Rule[]])[] = [
  ['G2-101', change('<urgency>', '<importance/><urgency>')],
  ['G2-102', change(/(<versionCreated>.*<\/versionCreated>)(<firstCreated>.*<\/firstCreated>)/, '$2$1')],
  ['G2-103', change('<provider literal="MNA"/>', '')],
  ['G2-104', change('<urgency>4</urgency>', '<urgency>4</urgency><urgency>5</urgency>')],
  ['G2-105', change('<urgency>', '<urgency scale="9">')],
  ['G2-106', change('guid="urn:newsml:mna.example:20261101:1" ', '')],
  ['G2-107', change('<urgency>4', '<urgency>10')],
  ['G2-107', change('qcode="medtop:04000000"', 'qcode="medtop"')],
  ['G2-107', change('2026-11-01T09:00:00Z', '2026-11-01 09:00:00Z')],
  ['G2-107', change('version="2"', 'version="0"')],
  ['G2-107', change('href="https://mna.example/1"', 'href="%"')],
  ['G2-108', change('2.35', '2.23', PLANNING)],
  ['G2-109', change('<itemMeta>', '<itemMeta>words')],
  ['G2-110', change('standard="NewsML-G2"', 'standard="NewsML"')],
  ['G2-110', change('2.35', '3.1')],
  ['G2-111', change('conformance="power"', 'conformance="foo"')],
  ['G2-111', change(' conformance="power"', '')],
  ['G2-112', change('2.35', '2.99')],
  ['G2-113', change(`xmlns="${NAR}"`, 'xmlns="http://www.iptc.org/std/G2/"')],
  ['G2-114', change('<itemClass', '<itemClass rtr:msgType="S"')],
  ['G2-114', change('</itemMeta>', '<rtr:x/></itemMeta>')],
  [
    'G2-115',
    `<catalog xmlns="${NAR}"><scheme alias="a" uri="https://mna.example/a/" schemeretired="2026-01-01"/></catalog>`,
  ],
  ['G2-201', change('medtop:', 'mna:')],
  ['G2-201', change(/<catalogRef[^>]*>/, ''), 'G2-201', 'G2-201', 'G2-201', 'G2-201'],
  [
    'G2-202',
    change('medtop:', 'mna:', change('<itemMeta>', '<catalogRef href="https://mna.example/catalog.xml"/><itemMeta>')),
  ],
  [
    'G2-203',
    change('qcode="medtop:04000000"', 'qcode="medtop:04000000" uri="http://cv.iptc.org/newscodes/mediatopic/05000000"'),
  ],
  ['G2-204', change('04000000', '20000160')],
  ['G2-205', change('ninat:text', 'ninat:words')],
  [
    'G2-206',
    change(
      '<itemMeta>',
      '<catalog><scheme alias="m" uri="https://mna.example/a/"/><scheme alias="m" uri="https://mna.example/b/"/></catalog><itemMeta>',
    ),
  ],
  ['G2-301', change('stat:usable', 'stat:foo')],
  ['G2-302', change('<pubStatus', '<embargoed/><pubStatus')],
  ['G2-303', change('<pubStatus', '<embargoed>2026-10-01T09:00:00Z</embargoed><pubStatus')],
  ['G2-304', change('<firstCreated>2026-11-01T08:00:00Z', '<firstCreated>2026-11-01T08:00:00')],
  ['G2-305', change('<firstCreated>2026-11-01T08', '<firstCreated>2026-11-01T10')],
  ['G2-305', change('<contentCreated>2026-11-01T08:00', '<contentCreated>2026-11-01T08:45')],
  ['G2-306', change('<link', '<expires>2026-10-01T09:00:00Z</expires><link')],
  ['G2-307', change(' version="2"', '')],
  ['G2-308', change('urn:newsml:mna.example:20261101:1', 'story 1')],
  ['G2-309', change('<provider literal="MNA"/>', '<provider/>')],
  ['G2-310', change('stat:usable', 'stat:canceled')],
  ['G2-401', change(/<contentSet>[^]*<\/contentSet>/, '')],
  ['G2-402', change('<headline>Ferry back</headline>', '')],
  ['G2-403', change(' xml:lang="en"', '')],
  ['G2-404', change('xml:lang="en"', 'xml:lang="english please"')],
  ['G2-405', change('contenttype="application/xhtml+xml"', 'contenttype="application/nitf+xml"')],
  ['G2-405', change(/<html[^]*<\/html>/, '&lt;p&gt;It sails.&lt;/p&gt;')],
  ['G2-406', change(/<html[^]*<\/html>/, '')],
  ['G2-407', change(' contenttype="application/xhtml+xml"', '')],
  ['G2-408', change('</contentSet>', '<remoteContent contenttype="image/jpeg"/></contentSet>')],
  ['G2-409', change('ninat:text', 'ninat:picture')],
  ['G2-410', change('<p id="p1">', '<p onclick="x()">')],
  ['G2-410', change('<p id="p1">', '<script>x()</script><p>')],
  ['G2-501', change(' href="https://mna.example/1"', '')],
  ['G2-502', change('root="top"', 'root="none"', PACKAGE)],
  ['G2-503', change('<groupRef idref="main"/>', '<groupRef idref="main"/><groupRef idref="x"/>', PACKAGE)],
  ['G2-503', change('<contentSet>', '<inlineRef idrefs="p1 p2" literal="x"/><contentSet>')],
  ['G2-504', change('<groupRef idref="main"/>', '', PACKAGE)],
  ['G2-505', change('<group id="main">', '<group id="main"><groupRef idref="top"/>', PACKAGE)],
  ['G2-506', change('<urgency>', '<urgency id="u">', change('<headline>', '<headline id="u">'))],
  ['G2-507', change(' id="c1"', '', PLANNING)],
  [
    'G2-508',
    change(
      'residref="urn:newsml:mna.example:20261101:1" version="2"',
      'residref="urn:newsml:mna.example:20261101:2"',
      PACKAGE,
    ),
  ],
  [
    'G2-601',
    change(
      '<subject qcode="medtop:04000000"/>',
      '<subject qcode="medtop:04000000"/><subject qcode="medtop:04000000"/>',
    ),
  ],
  ['G2-602', message(GOOD, GOOD)],
]

describe('each rule', () => {
  it.each(BROKEN)('%s is found, and nothing else', (rule, text, ...more) => {
    expect(rules(text)).toStrictEqual(more.length > 0 ? more : [rule])
    const [finding] = lint(text)
    expect(finding?.line).toBeGreaterThan(0)
    expect(finding?.column).toBeGreaterThan(0)
    expect(finding?.path).toMatch(/\w/)
  })

  it('has a document that breaks it', () => {
    const broken = new Set(BROKEN.map(([rule]) => rule))
    expect(G2_RULES.map(({ id }) => id).filter((id) => !broken.has(id))).toStrictEqual([])
  })

  it('says where', () => {
    expect(lint(change('<urgency>4', '<urgency>10'))).toMatchObject([
      { rule: 'G2-107', severity: 'error', line: 4, column: 14, path: 'newsItem/contentMeta/urgency', value: '10' },
    ])
  })
})

describe('our own output', () => {
  it('has no findings', () => {
    fc.assert(
      fc.property(outgoingArbitrary, (outgoing) => {
        // Dates are drawn apart from one another; ours are in order.
        const item = {
          ...itemOf(outgoing),
          firstCreated: '2026-11-01T08:00:00Z',
          versionCreated: '2026-11-01T09:00:00Z',
        }
        expect(lint(writeNewsMlG2Item(item))).toStrictEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is sound in structure whatever the item, alone and in a message', () => {
    fc.assert(
      fc.property(itemArbitrary(ITEM_KINDS), (item) => {
        const whole = { ...item, guid: 'urn:newsml:mna.example:20261101:1', versionCreated: '2026-11-01T09:00:00Z' }
        const text = writeNewsMlG2Message({ header: { sent: '2026-11-01T09:00:00Z' }, items: [whole] })
        expect(lint(text).filter(({ rule }) => rule < 'G2-111' || rule === 'G2-201')).toStrictEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe.skipIf(!hasShared)('the official files', () => {
  const files = (pattern: string) =>
    hasShared
      ? globSync(pattern, { cwd: fileURLToPath(sharedUrl('standards/newsml-g2/tests/unit_test_files/')) }).toSorted()
      : []
  const read = (path: string) => lint(readSharedText(`standards/newsml-g2/tests/unit_test_files/${path}`))

  it('that should fail are reported', () => {
    const failing = files('*/should_fail/*.xml')
    expect(failing).toHaveLength(10)
    for (const path of failing) expect(read(path).length, path).toBeGreaterThan(0)
  })

  it('that should pass have nothing that the schema refuses', () => {
    const passing = files('*/should_pass/*.xml')
    expect(passing).toHaveLength(151)
    // G2-108 is no fault of the schema of 2.35: those files name an older version than they need.
    const schema = new Set(['G2-101', 'G2-102', 'G2-103', 'G2-104', 'G2-105', 'G2-106', 'G2-107', 'G2-109'])
    expect(
      passing.flatMap((path) =>
        read(path)
          .filter(({ rule }) => schema.has(rule))
          .map(({ rule, message: what }) => [path, rule, what]),
      ),
    ).toStrictEqual([])
  })
})
