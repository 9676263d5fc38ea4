/** Speaks to the server of this newsroom: JSON in, JSON out, one error type. */

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

interface ErrorBody {
  readonly error?: {
    readonly code?: string
    readonly message?: string
    readonly help?: string
    readonly data?: Readonly<Record<string, unknown>>
  }
}

async function problem(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody
  const { code, message, help, data } = body.error ?? {}
  return new ApiError(
    code ?? 'http-error',
    response.status,
    message ?? `The server answered ${response.status}.`,
    help ?? (response.status >= 500 ? 'Try again. If it happens again, tell the operator what you did.' : undefined),
    data,
  )
}

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiError(
      'no-connection',
      0,
      'The newsroom server cannot be reached.',
      'Check the connection; drafts keep what you type on this device.',
    )
  }
  if (!response.ok) throw await problem(response)
  return response
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** Values of a query string; undefined and empty ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>

/** Adds a query string to a path. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(name, String(value))
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Requests to the server. All throw ApiError. */
export const api = {
  get: <T>(path: string, query: Query = {}): Promise<T> => json<T>('GET', withQuery(path, query)),
  text: async (path: string): Promise<string> => (await send('GET', path)).text(),
  post: <T>(path: string, body: unknown = {}): Promise<T> => json<T>('POST', path, body),
  put: <T>(path: string, body: unknown): Promise<T> => json<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown): Promise<T> => json<T>('PATCH', path, body),
  /** Sends a file as it is. */
  upload: async <T>(path: string, file: File): Promise<T> => {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
      body: file,
    })
    if (!response.ok) throw await problem(response)
    return (await response.json()) as T
  },
  delete: <T>(path: string): Promise<T> => json<T>('DELETE', path),
}
