/** Speaks to the server of this newsroom: JSON in, JSON out, one error type. */

import { ApiError } from './error.ts'

export { ApiError } from './error.ts'

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

async function sendOnce(method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
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

const plain = async <T>(path: string, body: unknown): Promise<T> =>
  (await (await sendOnce('POST', path, JSON.stringify(body), 'application/json')).json()) as T

/** Sends a request; when the server wants to see the person's passkey first, asks for it and sends it again. */
async function send(method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
  try {
    return await sendOnce(method, path, body, type)
  } catch (error) {
    // Loaded when it is needed: most requests need no passkey.
    const { stepUp, stepUpOf } = await ceremonies(error)
    const where = stepUpOf(error)
    if (!where) throw error
    await stepUp(where, plain)
    return sendOnce(method, path, body, type)
  }
}

async function ceremonies(error: unknown): Promise<typeof import('./ceremony.ts')> {
  if (!(error instanceof ApiError) || (error.status !== 403 && error.status !== 409)) throw error
  return import('./ceremony.ts')
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await (body === undefined
    ? send(method, path)
    : send(method, path, JSON.stringify(body), 'application/json'))
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
    const type = file.type === '' ? 'application/octet-stream' : file.type
    return (await (await send('POST', path, file, type)).json()) as T
  },
  /** A file that the server makes, to be saved. */
  download: async (path: string): Promise<Blob> => (await send('GET', path)).blob(),
  delete: <T>(path: string): Promise<T> => json<T>('DELETE', path),
}
