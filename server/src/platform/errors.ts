/** Typed errors: a stable code for programs, words and help for people. Anything else that is thrown is a bug. */

export interface ErrorDetails {
  /** What the person can do about it. */
  readonly help?: string
  readonly cause?: unknown
  /** Worth an operator's attention; user mistakes are not. */
  readonly reportable?: boolean
  /** Machine-readable particulars, safe to show. */
  readonly data?: Readonly<Record<string, unknown>>
}

export class DatelineError extends Error {
  override readonly name = 'DatelineError'
  /** Stable, kebab-case; the contract tests and clients rely on. */
  readonly code: string
  /** HTTP status that fits. */
  readonly status: number
  readonly help: string | undefined
  readonly reportable: boolean
  readonly data: Readonly<Record<string, unknown>> | undefined

  constructor(code: string, status: number, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.status = status
    this.help = details.help
    this.reportable = details.reportable ?? status >= 500
    this.data = details.data
  }
}

export const notFound = (what: string, details?: ErrorDetails) =>
  new DatelineError('not-found', 404, `${what} was not found.`, details)
export const forbidden = (right: string) =>
  new DatelineError('forbidden', 403, `This needs the right "${right}".`, {
    help: 'Ask an administrator of the agency for it.',
    data: { right },
  })
export const conflict = (code: string, message: string, details?: ErrorDetails) =>
  new DatelineError(code, 409, message, details)
export const invalid = (code: string, message: string, details?: ErrorDetails) =>
  new DatelineError(code, 422, message, details)
