/** Drafts and prepared copy as routes show them. */
import type * as z from 'zod'
import { namesOf } from '../accounts/index.ts'
import { type Db, notFound } from '../platform/index.ts'
import type { personSchema, preparedSchema } from './answers.ts'
import type { Draft } from './draft.ts'
import { type Prepared, readPrepared } from './prepared.ts'

/** Drafts as they are shown: with the names of people, and what is known of prepared copy. */
export async function present<T extends Draft>(db: Db, drafts: readonly T[]) {
  const prepared = await readPrepared(
    db,
    drafts.filter((d) => d.baseVersion === null).map((d) => d.storyId),
  )
  const names = await namesOf(db, [
    ...drafts.flatMap((d) => [d.createdBy, d.updatedBy]),
    ...[...prepared.values()].flatMap((p) => [p.preparedBy, ...(p.unlocked ? [p.unlocked.by] : [])]),
  ])
  const person = (id: string) => ({ id, name: names.get(id) ?? id })
  return drafts.map((d) => {
    const waits = prepared.get(d.storyId)
    return {
      ...d,
      createdAt: d.createdAt.toISOString(),
      createdBy: person(d.createdBy),
      updatedAt: d.updatedAt.toISOString(),
      updatedBy: person(d.updatedBy),
      prepared: waits ? presentPrepared(waits, person) : null,
    }
  })
}

export async function presentOne(db: Db, draft: Draft) {
  const [shown] = await present(db, [draft])
  if (!shown) throw notFound('The draft')
  return shown
}

export function presentPrepared(
  { storyId: _, ...p }: Prepared,
  person: (id: string) => z.output<typeof personSchema>,
): z.output<typeof preparedSchema> {
  return {
    ...p,
    preparedBy: person(p.preparedBy),
    preparedAt: p.preparedAt.toISOString(),
    unlocked: p.unlocked && { ...p.unlocked, by: person(p.unlocked.by), until: p.unlocked.until.toISOString() },
  }
}
