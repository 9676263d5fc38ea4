/** The W3C's own cases for its feed validator, when they lie beside the repository. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hasShared, readShared, sharedUrl } from '../../testing-shared.ts'
import { agrees, expectationOf, lintCase } from './testing-w3c.ts'
import { W3C_MESSAGES } from './w3c.ts'

const FOLDER = 'standards/feeds/w3c-testcases/'

/** Cases on which ours says something else, and why. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'atom/2/xml-base-ambiguous.xml':
    'The W3C warns of a base that could be misunderstood by readers of 2006; none is known today.',
  'atom/3.1.1.3/misplaced_element.xml':
    'An element of another module inside of SVG is SVG’s concern: it harms no reader of feeds.',
  'atom/4.1.3.3/content-xhtml-escaped.xml':
    'Escaped tags inside of a div are what an article on markup shows; the W3C itself allows two cases like it.',
  'atom/should/content_contains_base64_script.xml':
    'mode="base64" is Atom 0.3; in Atom 1.0 it is an attribute that nobody reads, and told as such.',
  'rss/must/rdf_Description.xml':
    'rdf:Description in RSS 2.0 is an element of a namespace of its own, which RSS 2.0 allows.',
  'rss/should/modwiki-new.xml':
    'It is in ISO-8859-1, which XML parsers need not know: FEED-003 warns of it, as the W3C’s own case for that message asks.',
  'rss/should/rss91_plain.xml':
    'Its language is missing, and <plaintext> swallows the page that shows it; the W3C warns of neither here.',
  'rss/should/xml_bad_encoding_declaration.xml':
    'Windows-1252 declared as ISO-8859-1 is what every browser and reader takes for windows-1252: nobody sees wrong letters.',
  'rss20/data-types-characterdata/amp-name-hex.xml':
    'A bracket or ampersand written as &#x26; inside a title is what the RSS profile recommends; ours cannot tell at which level it was escaped.',
  'rss20/data-types-characterdata/recommendation-3.xml':
    'The same value as a case that must be told; the two differ only in how the ampersand was escaped.',
}

const cases = hasShared
  ? globSync('**/*.xml', { cwd: fileURLToPath(sharedUrl(FOLDER)) })
      .toSorted()
      .flatMap((path) => {
        const bytes = readShared(FOLDER + path)
        const expected = expectationOf(bytes)
        return expected === undefined ? [] : [{ path, bytes, expected }]
      })
  : []

describe.skipIf(!hasShared)('the cases of the W3C feed validator', () => {
  it('agree, or are listed with the reason', () => {
    expect(cases.length).toBeGreaterThan(1_600)
    const others = cases
      .filter(({ path, bytes, expected }) => !agrees(expected, lintCase(path, bytes)))
      .map((c) => c.path)
    const share = (100 * (cases.length - others.length)) / cases.length
    console.log(`W3C feed cases: ${cases.length - others.length} of ${cases.length} agree (${share.toFixed(1)} %)`)
    expect(others).toStrictEqual(Object.keys(DISAGREEMENTS).toSorted())
    expect(share).toBeGreaterThan(99)
  })

  it('name no message that has no rule of ours', () => {
    const plain = new Set(cases.map(({ expected }) => expected.message))
    expect(
      [...plain].filter((message) => !/^(?:Error|Warning)$/.test(message) && !(message in W3C_MESSAGES)),
    ).toStrictEqual([])
  })

  it('are as many with nothing wrong as the W3C says', () => {
    const clean = cases.filter(({ expected }) => expected.isNot && expected.message === 'Error')
    const wrong = clean.filter(({ path, bytes }) => lintCase(path, bytes).some((f) => f.severity === 'error'))
    expect(wrong.map((c) => c.path)).toStrictEqual([])
  })
})
