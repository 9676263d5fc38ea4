/** Wording of notices as the agency has it: templates that editors changed, else the defaults; and the words drawn from them. */
import {
  checkTemplate,
  defaultNotice,
  drawNotice,
  isNoticeKind,
  NOTICE_KINDS,
  NOTICE_LANGUAGES,
  type NoticeFacts,
  type NoticeKind,
  noticeLanguages,
  noticeParts,
  type NoticePart,
  type ReleaseKind,
  type StoryContent,
} from '@dateline/news'
import { sql } from 'kysely'
import { allEditions, editionFor } from '../../../editions/index.ts'
import { record } from '../accounts/index.ts'
import type { Story } from '../desk/index.ts'
import { type Db, invalid, type Queryable } from '../platform/index.ts'
import type { Standing } from './decide.ts'

/** A template as the newsroom's screen shows it. */
export interface NoticeTemplate {
  readonly kind: NoticeKind
  readonly language: string
  readonly part: NoticePart
  readonly text: string
  /** What it says when nobody changed it. */
  readonly default: string
  readonly changed: { readonly by: string; readonly at: Date } | null
}

/** One change of a template; null text: back to the default. */
export interface TemplateChange {
  readonly text: string | null
  readonly by: string
  readonly at: Date
}

interface Row {
  kind: string
  language: string
  part: NoticePart
  text: string | null
  by: string
  at: Date
}

/** The last word on each template of some kinds and languages, by `kind language part`. */
async function changes(
  db: Queryable,
  kinds: readonly string[],
  languages: readonly string[],
): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`
    SELECT DISTINCT ON (kind, language, part) kind, language, part, text, updated_by AS by, updated_at AS at
    FROM notice_template WHERE kind = ANY (${[...kinds]}::text[]) AND language = ANY (${[...languages]}::text[])
    ORDER BY kind, language, part, id DESC
  `.execute(db)
  return new Map(rows.map((r) => [`${r.kind} ${r.language} ${r.part}`, r]))
}

/** Languages that have templates of their own: those of the editions. */
export const templateLanguages = (): string[] => [
  ...new Set([...allEditions.map((e) => e.language), ...NOTICE_LANGUAGES]),
]

/** Every template, in the table's order. */
export async function listTemplates(db: Queryable): Promise<NoticeTemplate[]> {
  const changed = await changes(db, NOTICE_KINDS, templateLanguages())
  return NOTICE_KINDS.flatMap((kind) =>
    templateLanguages().flatMap((language) =>
      noticeParts(kind).map((part) => {
        const row = changed.get(`${kind} ${language} ${part}`)
        const standard = defaultNotice(kind, language, part) ?? ''
        const by = row && row.text !== null ? { by: row.by, at: row.at } : null
        return { kind, language, part, text: row?.text ?? standard, default: standard, changed: by }
      }),
    ),
  )
}

/** All changes of one template, latest first. */
export async function templateHistory(
  db: Queryable,
  kind: NoticeKind,
  language: string,
  part: NoticePart,
): Promise<TemplateChange[]> {
  const { rows } = await sql<TemplateChange>`
    SELECT text, updated_by AS by, updated_at AS at FROM notice_template
    WHERE kind = ${kind} AND language = ${language} AND part = ${part} ORDER BY id DESC LIMIT 200
  `.execute(db)
  return rows
}

/**
 * Changes a template; null brings the default back. Nothing that was released changes by it.
 * @throws DatelineError `template-unknown`, `template-unknown-field`, `template-needs-reason`, `template-empty`,
 *   `template-line-breaks`
 */
export async function saveTemplate(
  db: Db,
  key: { readonly kind: NoticeKind; readonly language: string; readonly part: NoticePart },
  text: string | null,
  by: string,
): Promise<void> {
  const { kind, language, part } = key
  if (!noticeParts(kind).includes(part) || !templateLanguages().includes(language)) {
    throw invalid('template-unknown', `There is no ${part} of "${kind}" in "${language}".`, {
      help: `Languages: ${templateLanguages().join(', ')}; parts of "${kind}": ${noticeParts(kind).join(', ')}.`,
    })
  }
  const problem = text === null ? undefined : checkTemplate(kind, part, text)
  if (problem) throw invalid(problem.code, problem.message, { data: { kind, language, part } })
  await db.transaction().execute(async (tx) => {
    await sql`
      INSERT INTO notice_template (kind, language, part, text, updated_by)
      VALUES (${kind}, ${language}, ${part}, ${text?.trim() ?? null}, ${by})
    `.execute(tx)
    await record(tx, {
      actor: by,
      action: 'notice-template.change',
      target: `${kind} ${language} ${part}`,
      data: { text },
    })
  })
}

/** What a notice says to whom. */
export type DrawnNotice = Readonly<Partial<Record<NoticePart, string>>>

/**
 * Draws the words of a release from the templates in the story's language. One query.
 * @param reason what the editor says; it stands in the words for {reason}
 */
export async function drawWords(
  db: Queryable,
  kind: ReleaseKind,
  story: Pick<Story, 'guid'>,
  content: StoryContent,
  standing: Standing,
  reason: string,
): Promise<DrawnNotice> {
  if (!isNoticeKind(kind)) return {}
  const languages = noticeLanguages(content.language)
  const changed = await changes(db, [kind], languages)
  const facts = factsOf(story, content, standing, reason)
  const drawn: Partial<Record<NoticePart, string>> = {}
  for (const part of noticeParts(kind)) {
    const own = languages.slice(0, -1).flatMap((language) => changed.get(`${kind} ${language} ${part}`)?.text ?? [])
    const english = changed.get(`${kind} en ${part}`)?.text
    const standard = defaultNotice(kind, content.language, part) ?? ''
    // English as it was changed serves languages that have no words of their own.
    const foreign = !templateLanguages().some((language) => languages.slice(0, -1).includes(language))
    const template = own[0] ?? (content.language === 'en' || foreign ? (english ?? standard) : standard)
    const words = drawNotice(template, facts)
    if (words !== '') drawn[part] = words
  }
  return drawn
}

function factsOf(story: Pick<Story, 'guid'>, content: StoryContent, standing: Standing, reason: string): NoticeFacts {
  const { headline, slugline, dateline, language } = content
  const released = standing.last?.firstAt
  return {
    headline,
    // Never the headline in its place: it may be what was wrong.
    slugline: slugline === '' ? story.guid : slugline,
    reason,
    ...(standing.releaseNo === 0 ? {} : { number: String(standing.releaseNo) }),
    ...(dateline === undefined ? {} : { place: dateline.place }),
    ...(released === undefined ? {} : { released: instantIn(language, released) }),
  }
}

/** An instant in the zone of the story's edition, with the zone's name. */
function instantIn(language: string, at: Date): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: editionFor(language)?.zone ?? 'UTC',
  }).format(at)
}
