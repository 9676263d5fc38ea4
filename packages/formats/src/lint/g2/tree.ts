/** Small questions to a tree of NewsML-G2. */
import { rawText, type XmlElement } from '../../xml/read.ts'

export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== 'string')
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element === undefined ? undefined : elementsOf(element).find((one) => one.name === name)
export const children = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element === undefined ? [] : elementsOf(element).filter((one) => one.name === name)
export const text = (element: XmlElement | undefined): string => (element === undefined ? '' : rawText(element).trim())

/** Every element of the item below one, without what is inside inline content. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  for (const one of elementsOf(element)) {
    yield one
    if (one.name !== 'inlineXML') yield* descendants(one)
  }
}
