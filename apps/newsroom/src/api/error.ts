/** What the server (or the line to it) refused; `code` is stable, `message` and `help` are for the person. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly help: string | undefined
  readonly data: Readonly<Record<string, unknown>> | undefined

  constructor(code: string, status: number, message: string, help?: string, data?: Readonly<Record<string, unknown>>) {
    super(message)
    this.code = code
    this.status = status
    this.help = help
    this.data = data
  }
}
