/** What a document says of its sender before it is read, and what the sender's dialect then says of the document. */
import type { ExchangeFormat } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import type { UrgencyScale } from '../vocab/urgency.ts'

export interface DialectHints {
  readonly format: ExchangeFormat
  readonly provider?: string | undefined
  readonly guid?: string | undefined
  readonly catalogs?: readonly string[] | undefined
  readonly service?: string | undefined
  readonly sender?: string | undefined
  readonly header?: string | undefined
}

export interface WireDialect {
  readonly urgency?: UrgencyScale
  readonly categories?: Readonly<Record<string, string>>
}

export function dialectHints(context: ReadContext, _hints: DialectHints): ReadContext {
  return context
}

export function wireDialect(_context: ReadContext): WireDialect {
  return {}
}
