import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../types.ts'
import { parseXml } from './read.ts'
import { Taken } from './take.ts'

const parse = (text: string) => parseXml(text, DEFAULT_LIMITS, { close: () => 'keep' })

describe('taking', () => {
  it('gives what was not taken as extensions, with their path', () => {
    const root = parse(
      '<a xmlns="urn:a" xmlns:b="urn:b" x="1" b:y="2"><c k="v">text<d/></c><c>two</c><b:e z="3">t<f/></b:e>loose</a>',
    )
    const taken = new Taken()
    taken.element(root)
    expect(taken.attribute(root, 'x')).toBe('1')
    expect(taken.children(root, 'c').map((c) => taken.text(c))).toStrictEqual(['text', 'two'])
    expect(taken.leftovers(root, 'newsml-g2')).toStrictEqual([
      { format: 'newsml-g2', path: '', name: '@y', ns: 'urn:b', content: ['2'] },
      { format: 'newsml-g2', path: '', name: '#text', content: ['loose'] },
      { format: 'newsml-g2', path: 'c', name: '@k', content: ['v'] },
      { format: 'newsml-g2', path: 'c', name: 'd' },
      {
        format: 'newsml-g2',
        path: '',
        name: 'e',
        ns: 'urn:b',
        attributes: { z: '3' },
        content: ['t', { format: 'newsml-g2', path: '', name: 'f', ns: 'urn:a' }],
      },
    ])
  })

  it('leaves nothing of what was taken whole', () => {
    const root = parse('<a><b c="d">text<e/></b></a>')
    const taken = new Taken()
    taken.element(root)
    taken.children(root, 'b').forEach((b) => taken.whole(b))
    expect(taken.leftovers(root, 'nitf')).toStrictEqual([])
  })
})
