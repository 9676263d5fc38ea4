/** The members of a ninjs object, sorted: by the rows of the table, copy named by role and form, and what no row knows. */
import { SENDER_MEMBERS } from './dialects.ts'
import type { Json } from './draft.ts'
import { type Wording, wordingOf } from './read-words.ts'
import { ITEM_ROWS, type Row, rowOf } from './table.ts'

/** Members of a document by the row they belong to, copy named by role and form, and what no row knows. */
export interface Members {
  readonly rows: Map<Row, unknown>
  readonly wordings: Record<'headlines' | 'descriptions' | 'bodies', Wording[]>
  readonly rest: [string, unknown][]
}

const PLACES = new Map(ITEM_ROWS.map((row, index) => [row, index]))

/** Where a row stands in the table: members are read in this order, since an object's have none. */
export const placeInTable = (row: Row): number => PLACES.get(row) ?? 0

const COPY = /^(headline|description|body)_(\w{1,100})$/i
const LIST_OF = { headline: 'headlines', description: 'descriptions', body: 'bodies' } as const

export function sortMembers(value: Json): Members {
  const members: Members = { rows: new Map(), wordings: { headlines: [], descriptions: [], bodies: [] }, rest: [] }
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (member === null || member === undefined) continue
    const row = rowOf(name)
    if (row !== undefined && !members.rows.has(row)) {
      members.rows.set(row, member)
      continue
    }
    if (SENDER_MEMBERS.has(name.toLowerCase())) {
      members.rest.push([name, member])
      continue
    }
    const copy = COPY.exec(name)
    if (copy?.[1] !== undefined && copy[2] !== undefined && typeof member === 'string') {
      const list = LIST_OF[copy[1].toLowerCase() as keyof typeof LIST_OF]
      if (member.trim() !== '') members.wordings[list].push(wordingOf(copy[2], member))
    } else members.rest.push([name, member])
  }
  return members
}
