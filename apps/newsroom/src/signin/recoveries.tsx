import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { OneTimeLink, Recovery } from './people-api.ts'
import type { Change } from './person-row.tsx'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

const w = words.people

/** Recoveries that wait for their second person. */
export function Recoveries({ busy, change }: { readonly busy: boolean; readonly change: Change }) {
  const waiting = useQuery({
    queryKey: ['recoveries'],
    queryFn: () => api.get<{ recoveries: Recovery[] }>('/api/newsroom/recoveries'),
    refetchInterval: 30_000,
  })
  if (waiting.error) return <Problem error={waiting.error} />
  const list = waiting.data?.recoveries ?? []
  if (list.length === 0) return null
  return (
    <section aria-labelledby="recoveries">
      <h2 id="recoveries">{w.recoveries}</h2>
      <ul className="account-rows">
        {list.map((recovery) => {
          const path = `/api/newsroom/recoveries/${recovery.id}`
          return (
            <li key={recovery.id}>
              <span className="grow">
                <strong>{w.recovery(recovery.name)}</strong> · {w.asked(recovery.askedByName, recovery.reason)}
                {recovery.forget ? ` · ${w.forget}` : ''}
                {recovery.mayConfirm ? null : <span className="help"> {w.notYou}</span>}
              </span>
              <button
                className="button primary"
                type="button"
                disabled={busy || !recovery.mayConfirm}
                title={recovery.mayConfirm ? undefined : w.notYou}
                aria-label={w.of(w.confirm, recovery.name)}
                onClick={() => change(() => api.post<OneTimeLink>(`${path}/confirm`))}
              >
                {w.confirm}
              </button>
              <button
                className="button"
                type="button"
                disabled={busy}
                aria-label={w.of(w.decline, recovery.name)}
                onClick={() =>
                  change(async () => {
                    await api.post(`${path}/decline`)
                    return null
                  })
                }
              >
                {w.decline}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
