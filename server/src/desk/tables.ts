import type { ColumnType, Generated } from 'kysely'

export type Stage = 'incoming' | 'working' | 'frozen' | 'done' | 'spiked'

type Stamp = ColumnType<Date, Date | undefined, never>

export type DeskTables = {
  story: {
    id: Generated<string>
    guid: string
    public_id: string
    language: string
    translation_group: string
    created_at: Stamp
    created_by: string
  }
  draft: {
    id: Generated<string>
    story_id: string
    desk: Generated<string>
    stage: Generated<Stage>
    base_version: number | null
    headline: Generated<string>
    slugline: Generated<string>
    section: Generated<string>
    language: string
    urgency: Generated<number>
    form: Generated<string>
    body_text: Generated<string>
    drawn_seq: Generated<number>
    created_at: Stamp
    created_by: string
    updated_at: ColumnType<Date, Date | undefined, Date>
    updated_by: string
  }
  draft_update: { seq: Generated<number>; draft_id: string; update: Buffer; author: string; at: Stamp }
  candidate: {
    id: Generated<string>
    story_id: string
    draft_id: string | null
    draft_seq: number | null
    sealed: Buffer
    digest: Buffer
    frozen_at: Stamp
    frozen_by: string
  }
}
