import { ApiError } from '../api/client.ts'
import { words } from './words.ts'

/** What went wrong and what to do, read out when it appears. */
export function Problem({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return null
  const message = error instanceof Error ? error.message : words.problem.unknown
  const help = error instanceof ApiError ? error.help : undefined
  return (
    <div className="error" role="alert">
      <strong>{message}</strong>
      {help === undefined ? null : <> {help}</>}
    </div>
  )
}
