/**
 * Dialects at work: which one a document is in, and what it makes of an item that a codec has read. The default does what holds
 * for every agency: codes of any generation to Subject Codes and Media Topics.
 */
import type { NewsItem, Term, Urgency } from '@dateline/news'
import type { ReadContext } from '../context.ts'
import type { ExchangeDocument, ExchangeEntry, ReadNewsItem } from '../exchange.ts'
import { subjectOfCategory } from '../vocab/categories.ts'
import { CATEGORY_TYPE, completeSubjects, DERIVED, SUBJECT_CODE_SCHEME } from '../vocab/subjects.ts'
import { urgencyOf, type UrgencyScale } from '../vocab/urgency.ts'
import { DIALECTS } from './agencies.ts'
import { anyMatches, globMatches } from './glob.ts'
import type { DialectHints } from './hints.ts'
import { addPlace } from './place.ts'
import { type Draft, findAt, hasAny, putAt } from './places.ts'
import type { Dialect, DialectMatch } from './schema.ts'
import { transform } from './transforms.ts'

function fits(match: DialectMatch, hints: DialectHints): boolean {
  if (match.format !== undefined && match.format !== hints.format) return false
  const { provider, guid, catalog, service, sender, header } = match
  return (
    (provider === undefined || anyMatches(provider, hints.provider)) &&
    (guid === undefined || anyMatches(guid, hints.guid)) &&
    (catalog === undefined || (hints.catalogs ?? []).some((href) => anyMatches(catalog, href))) &&
    (service === undefined || anyMatches(service, hints.service)) &&
    (sender === undefined || anyMatches(sender, hints.sender)) &&
    (header === undefined || anyMatches(header, hints.header))
  )
}

/**
 * The dialect of a document: the one that the source profile names, else the first that its hints match.
 * @param dialects to choose from; those of the agencies when not given
 */
export function dialectOf(
  hints: DialectHints,
  context: ReadContext,
  dialects: readonly Dialect[] = DIALECTS,
): Dialect | undefined {
  const named = context.profile?.dialect
  if (named !== undefined && typeof named !== 'string') return named
  if (named !== undefined) return dialects.find((dialect) => dialect.key === named)
  return dialects.find((dialect) => dialect.match.some((match) => fits(match, hints)))
}

/** What an item says of its sender. */
export function hintsOfItem(item: NewsItem, format: DialectHints['format']): DialectHints {
  const provider = item.provider
  const ids = item.altIds?.find((id) => id.role === 'ProviderId')?.value
  return {
    format,
    provider: ids ?? provider?.uri ?? provider?.qcode ?? provider?.literal ?? provider?.names?.[0]?.value,
    guid: item.guid,
    catalogs: (item.catalogs ?? []).flatMap((c) => c.href ?? []),
    service: item.transmission?.service,
    sender: item.transmission?.sender ?? item.transmission?.channels?.[0],
  }
}

/**
 * Applies a dialect to what a codec read. Pure.
 * @param dialect undefined: only what holds for every agency
 */
export function applyDialect(entry: ReadNewsItem, dialect: Dialect | undefined): ReadNewsItem {
  const draft: Draft = { ...entry.item }
  if (dialect !== undefined) {
    for (const rule of dialect.rules ?? []) {
      if (rule.fill === true && hasAny(draft, rule.to)) continue
      for (const found of findAt(draft, rule.from)) {
        if (rule.when !== undefined && !anyMatches(rule.when, found.value)) continue
        const values = transform(found.value, rule.via ?? [])
        if (values.length === 0) continue
        if (rule.keep !== true) found.remove()
        let replace = rule.replace === true
        for (const value of values) {
          putAt(draft, rule.to, value, { replace, urgency: (text) => urgencyIn(dialect, text) })
          replace = false
        }
      }
    }
    urgencyAgain(draft, dialect)
    subjectsOf(draft, dialect)
    if (draft.language === undefined && dialect.language !== undefined) draft.language = dialect.language
  }
  nameByAssertions(draft)
  addPlace(draft, dialect?.agency)
  if (draft.subjects !== undefined) draft.subjects = completeSubjects(draft.subjects, draft.language)
  return { ...entry, item: draft }
}

const codeOf = (term: Term) => term.qcode ?? term.uri ?? term.literal ?? ''
/** `sttlocmeta:default:` of `sttlocmeta:default:7576`. */
const aliasOf = (code: string) => code.slice(0, code.length - tailOf(code).length)
const tailOf = (code: string) => /[A-Za-z0-9.-]+$/.exec(code)?.[0] ?? ''
/** How many letters two aliases of one house have in common at least: `sttlocationalias`, `sttlocmeta`. */
const KIN = 5

/** Names for bare codes, from what the document asserts of the same code under an alias of the same house. */
function nameByAssertions(draft: Draft): void {
  const { assertions } = draft
  const { subjects } = draft
  if (assertions === undefined || assertions.length > 2_000 || subjects === undefined) return
  const byTail = new Map(assertions.map((term) => [tailOf(codeOf(term)), term]))
  draft.subjects = subjects.map((term) => {
    const code = codeOf(term)
    const said = term.names === undefined && tailOf(code) !== '' ? byTail.get(tailOf(code)) : undefined
    if (said === undefined || aliasOf(code).slice(0, KIN) !== aliasOf(codeOf(said)).slice(0, KIN)) return term
    const wider = (said.broader ?? []).filter(({ names }) => names !== undefined && names[0]?.value !== 'N/A')
    const names = said.names ?? wider[0]?.names
    return names === undefined ? term : { ...term, names, ...(wider.length === 0 ? {} : { broader: wider }) }
  })
}

function urgencyIn(dialect: Dialect, value: string): Urgency | undefined {
  const own = dialect.urgency as UrgencyScale | undefined
  return urgencyOf(value, own ?? 'newsml-1')
}

/** The source's own scale, where the codec read the urgency on the standard's. */
function urgencyAgain(draft: Draft, dialect: Dialect): void {
  const original = draft.transmission?.urgency
  if (dialect.urgency === undefined || original === undefined) return
  const urgency = urgencyIn(dialect, original.value)
  if (urgency !== undefined) draft.urgency = urgency
}

/** Subject Codes of the source's categories and slugs. */
function subjectsOf(draft: Draft, dialect: Dialect): void {
  const added: string[] = []
  const table = dialect.categories
  if (table !== undefined) {
    for (const term of draft.subjects ?? []) {
      if (term.type !== CATEGORY_TYPE && term.uri !== undefined) continue
      const code = subjectOfCategory(term.literal ?? '', table)
      if (
        term.literal !== undefined &&
        (term.type === CATEGORY_TYPE || Object.hasOwn(table, term.literal)) &&
        code !== undefined
      )
        added.push(code)
    }
  }
  const slugs = [...(draft.sluglines ?? []), ...(draft.keywords ?? [])].map((label) => label.value)
  for (const [glob, code] of Object.entries(dialect.slugs ?? {})) {
    if (code !== '' && slugs.some((slug) => globMatches(glob, slug))) added.push(code)
  }
  const known = new Set((draft.subjects ?? []).map((term) => term.uri))
  const terms: Term[] = [...new Set(added)]
    .map((code) => SUBJECT_CODE_SCHEME + code)
    .filter((uri) => !known.has(uri))
    .map((uri) => ({ uri, qcode: `subj:${uri.slice(-8)}`, creator: DERIVED }))
  if (terms.length > 0) draft.subjects = [...(draft.subjects ?? []), ...terms]
}

/**
 * Applies to every item of a document the dialect it is in.
 * @param dialects to choose from; those of the agencies when not given
 */
export function applyDialects(
  document: ExchangeDocument,
  context: ReadContext,
  dialects: readonly Dialect[] = DIALECTS,
): ExchangeDocument {
  const { format } = document
  if (format === 'unknown') return document
  return { ...document, entries: document.entries.map((entry) => inDialect(entry, format, context, dialects)) }
}

/** Applies to one entry the dialect it is in. */
export function inDialect(
  entry: ExchangeEntry,
  format: DialectHints['format'],
  context: ReadContext,
  dialects: readonly Dialect[] = DIALECTS,
): ExchangeEntry {
  if (entry.outcome !== 'item') return entry
  return applyDialect(entry, dialectOf(hintsOfItem(entry.item, format), context, dialects))
}
