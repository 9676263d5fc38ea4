/** An order as the table has it. */
export interface RemovalOrderRow {
  readonly id: string
  readonly storyId: string
  /** Null: the story with everything of it. */
  readonly versions: readonly number[] | null
  readonly legalBasis: string
  readonly reason: string
  readonly reference: string | null
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly expiresAt: Date
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
  readonly droppedBy: string | null
  readonly droppedAt: Date | null
  readonly executedAt: Date | null
}
