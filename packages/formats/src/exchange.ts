/** What a codec gives back: items of the exchange model, one entry each, and a value where an item cannot be read. */
import type { ExchangeFormat, NewsItem, NewsMessage } from '@dateline/news'
import type { Assumption, ProblemCode } from './types.ts'

export interface ReadNewsItem {
  readonly outcome: 'item'
  readonly item: NewsItem
  /** `line 12, column 3` or a JSON pointer. */
  readonly place: string
  /** Values that the document did not state. */
  readonly assumptions: readonly Assumption[]
  /** Codes that no vocabulary knows, dates that are none: reported, and the item goes on. */
  readonly unknown: readonly string[]
}

export interface RejectedItem {
  readonly outcome: 'rejected'
  readonly code: ProblemCode
  readonly message: string
  readonly place: string
}

export type ExchangeEntry = ReadNewsItem | RejectedItem

export interface ExchangeDocument {
  readonly format: ExchangeFormat | 'unknown'
  /** Envelope of the items, where the format has one. */
  readonly header?: NewsMessage['header']
  readonly entries: readonly ExchangeEntry[]
}
