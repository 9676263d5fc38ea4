/** What a document says of its sender before it is read, and what the sender's dialect then says of the document. */
import type { ExchangeFormat } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import type { SourceProfile } from '../types.ts'
import type { UrgencyScale } from '../vocab/urgency.ts'
import { dialectOf } from './apply.ts'
import type { Dialect } from './schema.ts'

export interface DialectHints {
  readonly format: ExchangeFormat
  readonly provider?: string | undefined
  readonly guid?: string | undefined
  readonly catalogs?: readonly string[] | undefined
  readonly service?: string | undefined
  readonly sender?: string | undefined
  readonly header?: string | undefined
}

/**
 * The context of a document whose dialect is known: zone, language and credit of the agency where the profile does not say.
 * A reader that meets times without a zone calls it before it reads them.
 */
export function dialectHints(context: ReadContext, hints: DialectHints): ReadContext {
  const dialect = dialectOf(hints, context)
  if (dialect === undefined) return context
  const profile: SourceProfile = {
    key: context.profile?.key ?? dialect.key,
    ...(dialect.zone === undefined ? {} : { zone: dialect.zone }),
    ...(dialect.language === undefined ? {} : { language: dialect.language }),
    ...(dialect.agency === undefined ? {} : { agency: dialect.agency }),
    ...context.profile,
    dialect,
  }
  return { ...context, profile }
}

export interface WireDialect {
  readonly urgency?: UrgencyScale
  readonly categories?: Readonly<Record<string, string>>
}

/** Codes of the dialect that `dialectHints` found. */
export function wireDialect(context: ReadContext): WireDialect {
  const dialect = context.profile?.dialect
  if (dialect === undefined || typeof dialect === 'string') return {}
  return codesOf(dialect)
}

function codesOf(dialect: Dialect): WireDialect {
  return {
    ...(dialect.urgency === undefined ? {} : { urgency: dialect.urgency as UrgencyScale }),
    ...(dialect.categories === undefined ? {} : { categories: dialect.categories }),
  }
}
