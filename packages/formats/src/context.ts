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

/**
 * A context that reads the names of HTML's characters in XML as those characters, and says so with every item that follows.
 * @returns the context for the items, and what the parser is to be given
 */
export function withEntities(context: ReadContext): {
  readonly context: ReadContext
  readonly entity: (name: string, character: string) => void
} {
  const assumptions: Assumption[] = []
  const seen = new Set<string>()
  return {
    // What holds for the document may be added to while it is read, too.
    context: {
      ...context,
      get assumptions() {
        return [...context.assumptions, ...assumptions]
      },
    },
    entity: (name, character) => {
      if (seen.has(name)) return
      seen.add(name)
      if (seen.size > MAX_ENTITIES) return
      assumptions.push({
        field: 'entity',
        value: `&${name};`,
        why: `a name of HTML, not of XML; read as "${character}"`,
      })
    },
  }
}

/** Names that are told of one document: HTML has two thousand. */
const MAX_ENTITIES = 50
