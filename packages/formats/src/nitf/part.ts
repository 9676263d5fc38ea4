/** A row's pair of functions: how an element is read into the draft, and how it is written from an item. */
import type { NewsItem } from '@dateline/news'
import type { XmlElement } from '../xml/read.ts'
import type { Xml } from '../xml/write.ts'
import type { Ids } from './body-write.ts'
import type { Draft } from './draft.ts'

export interface Part {
  readonly read: (draft: Draft, element: XmlElement) => void
  /** Nothing when the item does not say it. */
  readonly write: (item: NewsItem, ids: Ids) => readonly Xml[]
}
export type Parts = Readonly<Record<string, Part>>

/** Members that are there. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
