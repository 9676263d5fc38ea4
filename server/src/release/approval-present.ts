/** Approvals in the newsroom's words: names for ids, the exact text, and what it changes of what is public. */
import { plainText } from '@dateline/blocks'
import type { Channel, ReleaseKind, StoryContent, Target } from '@dateline/news'
import { sql } from 'kysely'
import type * as z from 'zod'
import { namesOf } from '../accounts/index.ts'
import { type Approval, type ApprovalItemRow, loadDoc, previewContent, readCandidate } from '../desk/index.ts'
import { DatelineError, type Db, type Queryable } from '../platform/index.ts'
import type { ApprovalAnswerView, ApprovalSummary, DraftApprovalAnswer } from './approval-answers.ts'
import type { differencesSchema } from './answers.ts'
import { readVersion } from './chain.ts'
import { readStanding } from './decide.ts'
import { differences } from './differences.ts'

export type Names = (id: string) => { id: string; name: string }

/** Names of accounts; whoever is none keeps the name it goes by. */
export async function namer(db: Queryable, ids: readonly string[]): Promise<Names> {
  const names = await namesOf(db, ids)
  return (id) => ({ id, name: names.get(id) ?? id })
}

export const peopleIn = (a: Approval): string[] => [
  a.requestedBy,
  ...a.asked,
  ...a.authors,
  ...a.answers.map((r) => r.accountId),
  ...a.seen.map((s) => s.accountId),
]

const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString())

export function summaryOf(a: Approval, name: Names): ApprovalSummary {
  return {
    id: a.id,
    digest: a.digest,
    state: a.state,
    people: a.people as 1 | 2 | 3,
    stepUp: a.stepUp,
    requestedBy: name(a.requestedBy),
    requestedAt: a.requestedAt.toISOString(),
    expiresAt: a.expiresAt.toISOString(),
    asked: a.asked.map(name),
    answers: a.answers.map(({ accountId, at, ...r }) => ({
      ...r,
      by: name(accountId),
      at: new Date(at).toISOString(),
    })),
    seen: a.seen.map((s) => ({ by: name(s.accountId), toldAt: iso(s.toldAt), openedAt: iso(s.openedAt) })),
    reasons: a.reasons.map(reasonOf),
    note: a.note,
  }
}

/** The schema's arrays are mutable, the model's are not. */
export const reasonOf = ({ words, ...reason }: Approval['reasons'][number]) => ({
  ...reason,
  ...(words === undefined ? {} : { words: [...words] }),
})

/** Everything that anybody would read, subscribers and editors included, in the order of a story. */
export function linesOf(content: StoryContent): { field: string; text: string }[] {
  const { dateline, embargo } = content
  return [
    { field: 'headline', text: content.headline },
    { field: 'slugline', text: content.slugline },
    { field: 'abstract', text: content.abstract ?? '' },
    { field: 'byline', text: content.byline?.text ?? '' },
    { field: 'dateline', text: dateline ? `${dateline.place} · ${dateline.date} · ${dateline.source}` : '' },
    ...plainText(content.body)
      .split('\n')
      .map((text) => ({ field: 'body', text })),
    { field: 'edNote', text: content.edNote ?? '' },
    { field: 'usageTerms', text: content.usageTerms ?? '' },
    { field: 'embargo', text: embargo ? `${embargo.until ?? '∞'} ${embargo.note ?? ''}`.trim() : '' },
  ].filter((line) => line.text !== '')
}

/** What a story would say, or what a notice is about; undefined when there is nothing to read any more. */
async function contentOf(db: Queryable, item: ApprovalItemRow): Promise<StoryContent | undefined> {
  try {
    if (item.candidateId !== null) return (await readCandidate(db, item.candidateId)).content
    if (item.aboutVersion !== null) return await readVersion(db, item.storyId, item.aboutVersion)
    return (await readStanding(db, { id: item.storyId })).content
  } catch (error) {
    // Removed by law: the approval stays, the words do not.
    if (error instanceof DatelineError && error.code === 'content-removed') return undefined
    throw error
  }
}

/** What the world sees of a story now; undefined when nothing is public. */
async function publicContent(db: Queryable, storyId: string): Promise<StoryContent | undefined> {
  const { rows } = await sql<{ version: number; state: string }>`
    SELECT version, state FROM current_release WHERE story_id = ${storyId}
  `.execute(db)
  const row = rows[0]
  return row === undefined || row.state === 'canceled' ? undefined : readVersion(db, storyId, row.version)
}

export async function headOf(db: Queryable, item: ApprovalItemRow) {
  const content = await contentOf(db, item)
  return {
    storyId: item.storyId,
    kind: item.kind as ReleaseKind,
    language: item.language,
    headline: content?.headline ?? '',
    form: content?.form ?? 'report',
  }
}

/** One item with its exact words and what they change. */
export async function readingOf(db: Queryable, item: ApprovalItemRow): Promise<ApprovalAnswerView['items'][number]> {
  const content = await contentOf(db, item)
  const before = item.candidateId === null ? undefined : await publicContent(db, item.storyId)
  return {
    storyId: item.storyId,
    kind: item.kind as ReleaseKind,
    language: item.language,
    headline: content?.headline ?? '',
    form: content?.form ?? 'report',
    candidateId: item.candidateId,
    candidateDigest: item.candidateDigest,
    revision: item.revision,
    notice: item.notice,
    wire: { headline: item.wireHeadline, note: item.wireNote },
    target: item.target as Target,
    aboutVersion: item.aboutVersion,
    notBefore: iso(item.notBefore),
    channels: item.channels === null ? null : ([...item.channels] as Channel[]),
    lines: content ? linesOf(content) : [],
    differences: before && content ? (differences(before, content) as z.output<typeof differencesSchema>) : null,
  }
}

/** A pause after which typing counts as another edit. */
const PAUSE_MS = 60_000

/** What was typed in a draft since a candidate was frozen from it: by whom, in how many runs, how much. */
export async function editsAfter(
  db: Db,
  draft: { readonly id: string; readonly language: string },
  candidateId: string,
): Promise<DraftApprovalAnswer['edits']> {
  const { rows } = await sql<{ author: string; at: Date }>`
    SELECT u.author, u.at FROM candidate c JOIN draft_update u ON u.draft_id = c.draft_id AND u.seq > c.draft_seq
    WHERE c.id = ${candidateId} ORDER BY u.seq
  `.execute(db)
  if (rows.length === 0) return { groups: 0, added: 0, removed: 0, by: [] }
  let groups = 0
  for (const [index, row] of rows.entries()) {
    const last = rows[index - 1]
    if (!last || last.author !== row.author || row.at.getTime() - last.at.getTime() > PAUSE_MS) groups++
  }
  const { doc } = await loadDoc(db, draft.id)
  const now = previewContent(doc, draft.language)
  doc.destroy()
  const changed = differences((await readCandidate(db, candidateId)).content, now)
  const parts = [...changed.fields, ...changed.blocks].flatMap((d) => d.parts)
  const count = (is: 'added' | 'removed') => parts.filter((p) => p.is === is).reduce((n, p) => n + p.text.length, 0)
  const name = await namer(
    db,
    rows.map((r) => r.author),
  )
  return {
    groups,
    added: count('added'),
    removed: count('removed'),
    by: [...new Set(rows.map((r) => r.author))].map(name),
  }
}
