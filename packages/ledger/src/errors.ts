/** The one error of this package: bad input, or a call that cannot be answered. */

export const LEDGER_ERROR_CODES = [
  'bad-utf8',
  'bad-character',
  'bad-base64',
  'bad-hex',
  'bad-number',
  'number-too-large',
  'bad-hash',
  'bad-name',
  'bad-key',
  'unsupported-key-type',
  'key-id-mismatch',
  'bad-note',
  'too-large',
  'too-many-signatures',
  'bad-signature-line',
  'bad-signature',
  'unknown-key',
  'wrong-origin',
  'bad-checkpoint',
  'too-few-witnesses',
  'bad-cosignature',
  'bad-request',
  'bad-proof',
  'not-included',
  'bad-policy',
  'duplicate-key',
  'bad-range',
  'bad-path',
  'missing-tile',
  'bad-tile',
  'would-fork',
  'bad-bundle',
  'entry-too-large',
  'not-canonical',
  'bad-json',
  'bad-salt',
  'bad-entry',
  'bad-record',
  'bad-rotation',
] as const
export type LedgerErrorCode = (typeof LEDGER_ERROR_CODES)[number]

/** Where in a text: both from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

export class LedgerError extends Error {
  override readonly name = 'LedgerError'
  readonly code: LedgerErrorCode
  readonly line: number | undefined
  readonly column: number | undefined

  /**
   * @param code stable, for programs
   * @param message what is wrong and what to do, for people
   * @param place where in the text, when it is a text
   */
  constructor(code: LedgerErrorCode, message: string, place?: Place) {
    super(message)
    this.code = code
    this.line = place?.line
    this.column = place?.column
  }
}

/** A value, or the code and words of the first thing that is wrong. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LedgerError }

/** Runs a parser and gives its `LedgerError` back as a value; anything else that is thrown is a bug and goes on. */
export function attempt<T>(run: () => T): Result<T> {
  try {
    return { ok: true, value: run() }
  } catch (error) {
    if (error instanceof LedgerError) return { ok: false, error }
    throw error
  }
}
