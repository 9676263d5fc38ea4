/** What every page needs, in one query: the time, when something changes by itself, the agency, its sections and projects. */
import type { Block } from '@dateline/news'
import { sql } from 'kysely'
import type { Agency, ConceptKind } from '../../directory/index.ts'
import type { Queryable } from '../../platform/index.ts'

export type Texts = Readonly<Record<string, string>>

/** A directory entry as pages and links need it. */
export interface Entry {
  readonly id: string
  readonly kind: ConceptKind
  readonly key: string
  readonly names: Texts
  readonly summaries: Texts
  readonly details: Readonly<Record<string, unknown>>
}

export interface Setting {
  readonly now: Date
  /** When the next scheduled release takes effect; pages are valid until then at most. */
  readonly nextDue: Date | undefined
  readonly agency: Agency
  readonly sections: readonly Entry[]
  readonly projects: readonly Entry[]
}

/** Before the agency has named itself in its directory. */
const UNNAMED: Agency = { names: {}, shortNames: {}, mottos: {}, about: {}, contact: {}, emblem: '' }

interface Row {
  now: Date
  next_due: Date | null
  agency: {
    names: Texts
    short_names: Texts
    mottos: Texts
    about: Record<string, Block[]>
    contact: Texts
    emblem: string
  } | null
  entries: Entry[] | null
}

/** Asked first for every page: what it says about the future must not be newer than what the page shows. */
export async function readSetting(db: Queryable): Promise<Setting> {
  const { rows } = await sql<Row>`
    SELECT dateline_now() AS now,
           (SELECT min(effective_at) FROM release_event WHERE effective_at > (SELECT dateline_now())) AS next_due,
           (SELECT to_jsonb(a) FROM agency a) AS agency,
           (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'key', c.key, 'names', c.names,
                                                'summaries', c.summaries, 'details', c.details) ORDER BY c.position, c.key)
            FROM concept c WHERE c.kind IN ('section', 'project')) AS entries
  `.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the setting query returned no row')
  const entries = row.entries ?? []
  return {
    now: row.now,
    nextDue: row.next_due ?? undefined,
    agency: row.agency
      ? {
          names: row.agency.names,
          shortNames: row.agency.short_names,
          mottos: row.agency.mottos,
          about: row.agency.about,
          contact: row.agency.contact,
          emblem: row.agency.emblem,
        }
      : UNNAMED,
    sections: entries.filter((e) => e.kind === 'section'),
    projects: entries.filter((e) => e.kind === 'project'),
  }
}
