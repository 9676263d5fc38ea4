/** What neither NITF nor the model has a place for travels in an element of our own at the end of `head`, as the schema allows. */
import type { Extension } from '@dateline/news'
import type { XmlElement } from '../xml/read.ts'
import { el, type Xml } from '../xml/write.ts'

export const EXTENSION_NS = 'urn:dateline:nitf-extensions'

function draw(extension: Extension): Xml {
  const attributes = Object.entries(extension.attributes ?? {}).map(([name, value]) => el('e:a', { name }, value))
  return el(
    'e:x',
    { path: extension.path === '' ? undefined : extension.path, name: extension.name, ns: extension.ns },
    attributes,
    (extension.content ?? []).map((part) => (typeof part === 'string' ? el('e:t', {}, part) : draw(part))),
  )
}

/** Extensions that came from NITF; those of other formats mean nothing here. */
export function writeExtensions(extensions: readonly Extension[] | undefined): Xml[] {
  const own = (extensions ?? []).filter((extension) => extension.format === 'nitf')
  return own.length === 0 ? [] : [el('e:extensions', { 'xmlns:e': EXTENSION_NS }, own.map(draw))]
}

function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('')
}

function readOne(element: XmlElement): Extension {
  const children = element.children.filter((child): child is XmlElement => typeof child !== 'string')
  const attributes = children.filter((child) => child.name === 'a')
  const content = children
    .filter((child) => child.name !== 'a')
    .map((child): string | Extension => (child.name === 't' ? textOf(child) : readOne(child)))
  const { path = '', name = '', ns } = element.attributes
  return {
    format: 'nitf',
    path,
    name,
    ...(ns === undefined ? {} : { ns }),
    ...(attributes.length === 0
      ? {}
      : { attributes: Object.fromEntries(attributes.map((a) => [a.attributes['name'] ?? '', textOf(a)])) }),
    ...(content.length === 0 ? {} : { content }),
  }
}

export function readExtensions(holder: XmlElement): Extension[] {
  return holder.children.filter((child): child is XmlElement => typeof child !== 'string').map(readOne)
}
