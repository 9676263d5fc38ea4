/** What a document says of its sender before it is read. */
import type { ExchangeFormat } from '@dateline/news'
import type { ReadContext } from '../context.ts'

export interface DialectHints {
  readonly format: ExchangeFormat
  readonly provider?: string | undefined
  readonly guid?: string | undefined
  readonly catalogs?: readonly string[] | undefined
  readonly service?: string | undefined
  readonly sender?: string | undefined
  readonly header?: string | undefined
}

export function dialectHints(context: ReadContext, _hints: DialectHints): ReadContext {
  return context
}
