/** What every reader is given. */
import type { Assumption, Limits, SourceProfile } from './types.ts'

export interface ReadContext {
  /** Name of the document in messages. */
  readonly name: string
  readonly profile: SourceProfile | undefined
  readonly limits: Limits
  /** Assumptions that hold for the whole document (its encoding). */
  readonly assumptions: readonly Assumption[]
}
