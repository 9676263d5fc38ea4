/** Documents that nobody meant well: refused with a place, or read, and never more than that. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../problem.ts'
import { hasShared, readSharedText, sharedUrl } from '../testing-shared.ts'
import { xsdValidator } from '../testing-validate.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { readNewsMlG2Items } from './read-items.ts'
import { writeNewsMlG2Item } from './write-items.ts'

const NAR = 'http://iptc.org/std/nar/2006-10-01/'
const context = { name: 'x', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }
const read = (text: string) => readNewsMlG2Items(text, context).entries
const item = (inner: string, body = '<p xmlns="">x</p>') =>
  `<newsItem xmlns="${NAR}" guid="urn:t:1" version="1"><itemMeta/><contentMeta>${inner}</contentMeta><contentSet><inlineXML>${body}</inlineXML></contentSet></newsItem>`

describe('bombs', () => {
  it.each([
    [
      'entities',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${item('<headline>&b;</headline>')}`,
      'xml-entity',
      1,
    ],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${item('<headline>&e;</headline>')}`,
      'xml-entity',
      1,
    ],
    ['depth', `\n${item('<x>'.repeat(5_000))}`, 'too-deep', 2],
    ['depth in the body', item('', '<div>'.repeat(5_000)), 'too-deep', 1],
    ['a control character', item('<headline>\u0002</headline>'), 'xml-invalid', 1],
    ['a cut document', item('<headline>x</headline>').slice(0, 200), 'xml-truncated', 1],
    ['an unclosed quote', `\n\n<newsItem guid="x`, 'xml-truncated', 3],
    ['nothing', '', 'xml-truncated', 1],
  ])('%s', (_, text, code, line) => {
    const entry = read(text).at(-1)
    expect(entry).toMatchObject({ outcome: 'rejected', code })
    expect(entry?.place).toMatch(new RegExp(`^line ${line}, column [1-9]`))
  })

  it('many of everything are read in little time', () => {
    const many = 20_000
    const text = item(
      `<subject qcode="a:b"/>`.repeat(many) +
        `<description>${'<br/>'.repeat(many)}${'<a href="x">y</a>'.repeat(many)}</description>`,
    )
    const [entry] = read(text)
    if (entry?.outcome !== 'item') throw new Error('not read')
    expect(entry.item.subjects).toHaveLength(many)
    expect(entry.unknown.length).toBeLessThan(201)
    expect(writeNewsMlG2Item({ ...entry.item, versionCreated: '2026-11-01T09:00:00Z' }).length).toBeGreaterThan(many)
  })

  it('names of the language are names like any other', () => {
    const [entry] = read(item('<constructor/><headline __proto__="1" constructor="2" toString="3">x</headline>'))
    expect(entry).toMatchObject({ outcome: 'item', item: { headlines: [{ value: 'x' }] } })
  })
})

describe.skipIf(!hasShared)('mutations of the official files', () => {
  const cwd = hasShared ? fileURLToPath(sharedUrl('standards/newsml-g2/')) : ''
  const texts = hasShared
    ? globSync(['examples/*.xml', 'tests/unit_test_files/*/should_pass/CR*.xml'], { cwd })
        .toSorted()
        .map((path) => readSharedText(`standards/newsml-g2/${path}`))
        // What stands in the place for other rights languages is theirs to judge.
        .filter((text) => !text.includes('odrl'))
    : []

  it('are read or refused with a place, and what is read is written valid', () => {
    const valid = xsdValidator('standards/newsml-g2/tests/G2-multi-schema-2.35.xsd')
    const piece = fc.constantFrom(
      '<',
      '>',
      '/>',
      '"',
      '&',
      '&#0;',
      ' x="1"',
      '<headline/>',
      '<!--',
      ']]>',
      'qcode="',
      '\u0000',
      '\ud800',
      'é',
      '',
    )
    const change = fc.tuple(fc.nat(), fc.nat({ max: 40 }), piece)
    fc.assert(
      fc.property(fc.nat(), fc.array(change, { minLength: 1, maxLength: 4 }), (which, changes) => {
        let text = texts[which % texts.length] ?? ''
        for (const [at, length, put] of changes) {
          const from = at % (text.length + 1)
          text = text.slice(0, from) + put + text.slice(from + length)
        }
        for (const entry of read(text)) {
          if (entry.outcome === 'rejected') {
            expect(entry.code).not.toBe('reader-defect')
            expect(entry.place).toMatch(/^line \d+, column \d+$/)
            continue
          }
          try {
            expect(valid(writeNewsMlG2Item(entry.item))).toStrictEqual([])
          } catch (error) {
            if (!(error instanceof FormatError)) throw error
            expect(error.code).toBe('item-incomplete')
          }
        }
      }),
      { numRuns: 1_500 },
    )
  })
})
