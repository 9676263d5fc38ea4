/** Failure inside a codec: thrown by the helpers, turned into a rejected item at the codec's door. */
import type { RejectedItem } from './exchange.ts'
import type { ProblemCode, ReadItem } from './types.ts'

export class FormatError extends Error {
  readonly code: ProblemCode
  /** `line 12, column 3`, a JSON pointer or an element path. */
  readonly place: string

  constructor(code: ProblemCode, message: string, place: string) {
    super(message)
    this.name = 'FormatError'
    this.code = code
    this.place = place
  }
}

/**
 * Turns what a codec threw into a rejected item. An error that is not a FormatError is a defect of ours: it is
 * reported as such, with the code `reader-defect`, so that one document never stops the others of a batch.
 */
export function rejection(error: unknown, name: string, place = 'the whole document'): ReadItem {
  if (error instanceof FormatError) {
    return { outcome: 'rejected', code: error.code, message: `${name}: ${error.message}`, place: error.place }
  }
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return {
    outcome: 'rejected',
    code: 'reader-defect',
    message: `${name}: the reader failed on this document (${detail}); keep the bytes and report it`,
    place,
  }
}

/** The same, as an entry of the exchange model. */
export function rejectedEntry(error: unknown, name: string, place?: string): RejectedItem {
  const item = rejection(error, name, place)
  if (item.outcome !== 'rejected') throw new TypeError('a rejection is no story')
  return item
}
