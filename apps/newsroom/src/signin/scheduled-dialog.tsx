import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { fullTime, useVerdict } from '../setting.ts'
import { AskWhy } from './ask-why.tsx'
import type { Person } from './people-api.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

interface Waiting {
  readonly releaseNo: number
  readonly storyId: string
  readonly kind: string
  readonly headline: string
  readonly effectiveAt: string
}
interface TakenBack {
  readonly withdrawn: number
  readonly left: readonly string[]
}

const w = words.people

/** What somebody has released that waits for its time, and one step to take all of it back. */
export function ScheduledDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const queryClient = useQueryClient()
  const verdict = useVerdict('account.withdraw-scheduled')
  const path = `/api/newsroom/accounts/${person.id}/scheduled`
  const queryKey = ['accounts', person.id, 'scheduled']
  const waiting = useQuery({ queryKey, queryFn: () => api.get<{ scheduled: Waiting[] }>(path) })
  const withdraw = useMutation({
    mutationFn: (reason: string) => api.post<TakenBack>(`${path}/withdraw`, { reason }),
    onSuccess: (taken) => taken.left.length === 0 && onClose(),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const list = waiting.data?.scheduled ?? []
  const why = verdict.missing === undefined ? w.withdrawHelp : w.forbidden(verdict.missing)
  return (
    <AskWhy
      title={w.scheduledTitle(person.name)}
      help={list.length === 0 ? w.noScheduled : why}
      label={w.withdrawReason}
      confirm={w.withdrawAll}
      danger
      busy={withdraw.isPending || list.length === 0 || !verdict.allowed}
      error={withdraw.error}
      onConfirm={withdraw.mutate}
      onClose={onClose}
    >
      <Problem error={waiting.error} />
      {withdraw.data && withdraw.data.left.length > 0 ? <p>{w.left(withdraw.data.left.length)}</p> : null}
      <ul className="account-rows">
        {list.map((one) => (
          <li key={one.releaseNo}>
            <span className="grow">
              <Link to="/stories/$storyId" params={{ storyId: one.storyId }}>
                {one.headline}
              </Link>{' '}
              · {one.kind} · {fullTime(one.effectiveAt)}
            </span>
          </li>
        ))}
      </ul>
    </AskWhy>
  )
}
