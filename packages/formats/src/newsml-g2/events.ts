/**
 * Events that a news item carries (EventsML-G2: `events` in inlineXML). Each becomes a concept item, as an event that is sent by
 * itself is, with what the news item says of all of them.
 */
import type { XmlElement } from '../xml/read.ts'

const EVENT = 'http://cv.iptc.org/newscodes/cpnature/event'
/** Parts of the news item that hold for each of its events. */
const SHARED: ReadonlySet<string> = new Set(['catalogRef', 'catalog', 'rightsInfo', 'itemMeta', 'contentMeta'])

const elementsOf = (element: XmlElement | undefined): XmlElement[] =>
  (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string')
const named = (element: XmlElement | undefined, name: string) =>
  elementsOf(element).filter((child) => child.name === name)

function contents(item: XmlElement): XmlElement[] {
  return named(item, 'contentSet').flatMap(elementsOf)
}
const eventsOf = (content: XmlElement) =>
  content.name === 'inlineXML' ? named(content, 'events').flatMap((list) => named(list, 'event')) : []

/** True for an item that has a headline, or other content than events: it is news too. */
export function hasNews(item: XmlElement): boolean {
  const [meta] = named(item, 'contentMeta')
  return named(meta, 'headline').length > 0 || contents(item).some((content) => eventsOf(content).length === 0)
}

/** The events of a news item as concept items; none for an item of another kind. */
export function eventItems(item: XmlElement): XmlElement[] {
  if (item.name !== 'newsItem') return []
  const shared = elementsOf(item).filter(({ name }) => SHARED.has(name))
  const guid = item.attributes['guid']?.trim()
  return contents(item)
    .flatMap(eventsOf)
    .map((event, index) => {
      const id = guid === undefined || guid === '' ? undefined : `${guid}#event-${index + 1}`
      const own = (name: string, attributes: Readonly<Record<string, string>>): XmlElement => ({
        ...event,
        name,
        attributes,
        children: [],
      })
      const concept: XmlElement = {
        ...event,
        name: 'concept',
        children: [
          ...(id === undefined ? [] : [own('conceptId', { uri: id })]),
          own('type', { uri: EVENT }),
          ...event.children,
        ],
      }
      return {
        ...item,
        line: event.line,
        column: event.column,
        name: 'conceptItem',
        attributes: { ...item.attributes, ...(id === undefined ? {} : { guid: id }) },
        children: [...shared.map(withoutClass), concept],
      }
    })
}

/** The nature of the news item is not that of the event. */
function withoutClass(element: XmlElement): XmlElement {
  if (element.name !== 'itemMeta') return element
  return {
    ...element,
    children: element.children.filter((child) => typeof child === 'string' || child.name !== 'itemClass'),
  }
}
