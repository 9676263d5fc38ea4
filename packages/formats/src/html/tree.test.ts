/** The tree that is built straight from the parser is the one that parse5 builds of its own nodes. */
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../types.ts'
import { type Markup, parseHtml } from './parse.ts'

type Plain = string | readonly [tag: string, attributes: Record<string, string>, children: readonly Plain[]]

/** Neighbouring pieces of text are one. */
function joined(nodes: readonly Plain[]): Plain[] {
  const result: Plain[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (typeof node === 'string' && typeof last === 'string') result[result.length - 1] = last + node
    else result.push(node)
  }
  return result
}
const ours = (nodes: readonly (Markup | string)[]): Plain[] =>
  joined(nodes.map((n) => (typeof n === 'string' ? n : [n.tag, { ...n.attributes }, ours(n.children)])))
const theirs = (nodes: readonly DefaultTreeAdapterMap['node'][]): Plain[] =>
  joined(
    nodes.flatMap((node): Plain[] => {
      if (defaultTreeAdapter.isTextNode(node)) return [node.value]
      if (!defaultTreeAdapter.isElementNode(node)) return []
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
      return [[node.tagName.toLowerCase(), attributes, theirs(node.childNodes)]]
    }),
  )
const read = (html: string) => ours(parseHtml(html, DEFAULT_LIMITS))
const parsed = (html: string) => theirs(parse(html, { scriptingEnabled: false }).childNodes)

describe('the tree of a page', () => {
  it.each([
    ['text fostered before a table', '<table>aa<b>aa</b>aa<tr>aa<td>b</table>'],
    ['formatting that overlaps', '<b>1<i>2<p>3</b>4</i>5<a>6<div>7<a>8</div>9'],
    ['attributes of a second html and body', '<html class=a><body id=b><html lang=en class=c><body id=d data-x=1>t'],
    [
      'templates, comments, foreign names',
      '<template><p>x</template>y<!-- z -->w<svg><foreignObject viewbox=1><p>a</svg>',
    ],
    ['framesets', '<frameset><frame></frameset>'],
  ])('is the same with %s', (_name, html) => {
    expect(read(html)).toStrictEqual(parsed(html))
  })

  it('is the same with any soup of tags', () => {
    const tag = fc.constantFrom(
      'a',
      'b',
      'p',
      'div',
      'table',
      'tr',
      'td',
      'i',
      'select',
      'option',
      'svg',
      'template',
      'li',
    )
    const piece = fc.oneof(
      tag.map((name) => `<${name} class="${name}">`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom('x', 'yy', ' ', '<!-- c -->', '<br>'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = pieces.join('')
        expect(read(html)).toStrictEqual(parsed(html))
      }),
    )
  })
})
