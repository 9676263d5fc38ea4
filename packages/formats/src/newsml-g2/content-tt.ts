/** The copy in TT's own elements: `TEXT` with `RUBRIK`, `INGRESS`, `BRODTEXT`, `BILD`; each becomes what it is in a page. */
import { type Markup, markupOfXml } from '../html/parse.ts'
import { collapse, rawText, type XmlElement } from '../xml/read.ts'
import type { BodyHead } from './context.ts'

const elementsOf = (source: XmlElement) =>
  source.children.filter((child): child is XmlElement => typeof child !== 'string')
const childOf = (source: XmlElement | undefined, name: string) =>
  source === undefined ? undefined : elementsOf(source).find((child) => child.name === name)
const wordsOf = (source: XmlElement | undefined) => (source === undefined ? '' : collapse(rawText(source))) || undefined

const markup = (tag: string, children: Markup['children'], attributes: Markup['attributes'] = {}): Markup => ({
  tag,
  attributes,
  children,
})

/** Elements that begin a paragraph of a kind, and what stands in front of their words. */
const PARAGRAPHS: Readonly<Record<string, { tag: string; before?: string }>> = {
  P: { tag: 'p' },
  // A line of speech: the dash is for the reader to set.
  CITAT: { tag: 'p', before: '– ' },
  MELLIS: { tag: 'h3' },
  RUBRIK: { tag: 'h2' },
}

/** True for a body in TT's elements. */
export function isTtBody(root: XmlElement): boolean {
  return root.name === 'BODY' && childOf(root, 'TEXT') !== undefined
}

/** What the body says of the item: headline, byline and dateline of its first text. */
export function ttHead(root: XmlElement): BodyHead {
  const text = childOf(root, 'TEXT')
  const dat = childOf(text, 'DAT')
  const place = wordsOf(childOf(dat, 'ORT'))
  const source = wordsOf(childOf(dat, 'SOURCE'))
  return {
    headline: wordsOf(childOf(text, 'RUBRIK')),
    byline: wordsOf(childOf(text, 'BYLINE')),
    dateline: place === undefined || source === undefined ? (place ?? source) : `${place} (${source})`,
  }
}

function picture(element: XmlElement): Markup[] {
  const src = wordsOf(childOf(element, 'BILDFIL'))
  const caption = [wordsOf(childOf(element, 'BILDTEXT')), wordsOf(childOf(element, 'BILDSKAPARE'))]
    .filter((words) => words !== undefined)
    .join(' ')
  if (src === undefined) return caption === '' ? [] : [markup('p', [caption])]
  return [markup('figure', [markup('img', [], { src, alt: '' }), markup('figcaption', [caption])])]
}

function draw(element: XmlElement, isFirst: boolean, isLead: boolean): Markup[] {
  const { name } = element
  if (name === 'DAT' || name === 'BYLINE' || (name === 'RUBRIK' && isFirst))
    return isFirst ? [] : [asParagraph(element)]
  if (name === 'BILD') return picture(element)
  if (name === 'INGRESS' || name === 'BRODTEXT' || name === 'FAKTA')
    return elementsOf(element).flatMap((child) => draw(child, isFirst, name === 'INGRESS'))
  const kind = Object.hasOwn(PARAGRAPHS, name) ? PARAGRAPHS[name] : undefined
  const { children } = markupOfXml(element)
  if (kind === undefined) return [markup(name.toLowerCase(), children)]
  const words = kind.before === undefined ? children : [kind.before, ...children]
  return [markup(kind.tag, words, isLead ? { class: 'lead' } : {})]
}

const asParagraph = (element: XmlElement) => markup('p', markupOfXml(element).children)

/** The copy as a page: its first headline, byline and dateline are the item's; those of fact boxes stay. */
export function ttMarkup(root: XmlElement): Markup[] {
  const texts = elementsOf(root).filter(({ name }) => name === 'TEXT')
  return texts.flatMap((text, index) => elementsOf(text).flatMap((child) => draw(child, index === 0, false)))
}
