import { ApiError } from '../api/client.ts'
import { words } from '../words.ts'

/** What went wrong and what to do about it, read out when it appears. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  if (error === null || error === undefined) return null
  const message = error instanceof Error ? error.message : words.unknownProblem
  const help = error instanceof ApiError ? error.help : undefined
  return (
    <div className="error" role="alert">
      <strong>{message}</strong> {help}
      {onRetry ? (
        <button className="button" type="button" onClick={onRetry}>
          {words.again}
        </button>
      ) : null}
    </div>
  )
}
