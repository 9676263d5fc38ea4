/** In the release dialog: who must answer for the release and why, who has, and the way to ask. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { NeedAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { useMe, useRight } from '../setting.ts'
import { type Step, namesOf, useNeed } from './api.ts'
import { AskForm } from './ask-form.tsx'
import { People, Reasons } from './people.tsx'
import { words as w } from './words.ts'
import './approval.css'

/** What the dialog needs of it: whether it may confirm, and what it sends along. */
export interface Approval {
  readonly step: Step | undefined
  readonly need: NeedAnswer | undefined
  readonly error: unknown
  readonly ready: boolean
  /** Goes into the body of the release. */
  readonly body: { readonly emergency?: { readonly reason: string } }
  readonly emergency: string | undefined
  readonly setEmergency: (reason: string | undefined) => void
}

const WAYS = new Set([
  'approval-missing',
  'approval-expired',
  'approval-premature',
  'approval-channels',
  'approver-is-releaser',
])

/** @param step the release as it would be made; undefined while it is not written yet */
export function useApprovalOf(step: Step | undefined): Approval {
  const need = useNeed(step)
  const [emergency, setEmergency] = useState<string>()
  const missing = need.data?.objections.some((o) => WAYS.has(o.code)) ?? true
  const reason = emergency?.trim() ?? ''
  return {
    step,
    need: need.data,
    error: need.error,
    ready: need.data !== undefined && (!missing || reason !== ''),
    body: missing && reason !== '' ? { emergency: { reason } } : {},
    emergency,
    setEmergency,
  }
}

export function ApprovalNeed({ approval }: { readonly approval: Approval }) {
  const { step, need, error } = approval
  const queryClient = useQueryClient()
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const mayCall = useRight('approval:emergency')
  const takeBack = useMutation({
    mutationFn: (id: string) => api.post(`/api/newsroom/approvals/${id}/void`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['approval-need'] }),
  })
  if (!step) return <p className="help">{w.need.notice}</p>
  if (!need) {
    return (
      <>
        <Problem error={error} />
        {error === null ? <p role="status">{w.need.looking}</p> : null}
      </>
    )
  }
  if (need.reasons.length === 0) return null
  const last = need.approval
  const live = last && (last.state === 'open' || last.state === 'approved')
  const others = need.objections.filter((o) => WAYS.has(o.code) && o.code !== 'approval-missing')
  const enough = need.people > 1 && need.have.length >= need.people - 1
  return (
    <section className="approval-need" aria-label={w.need.title} data-enough={enough}>
      <h3>{w.need.title}</h3>
      <p>
        <strong>
          {need.path === 'one-person'
            ? w.need.onePerson
            : need.people === 1
              ? w.need.passkey
              : w.need.people(need.people)}
        </strong>
        {need.people > 1 && need.stepUp ? ` ${w.need.passkey}` : null}
      </p>
      <Reasons reasons={need.reasons} />
      {need.people === 1 ? null : (
        <>
          <div role="status">
            {enough ? <p className="approval-done">{w.need.done(namesOf(need.have))}</p> : null}
            {others.map((o) => (
              <p key={o.code}>
                {o.message} {o.help}
              </p>
            ))}
            {last && !live ? <p>{w.states[last.state]}</p> : null}
            {last?.answers.some((a) => a.answer === 'refused') === true || live ? (
              last ? (
                <People approval={last} />
              ) : null
            ) : null}
          </div>
          {enough ? null : need.approvers.length < need.people - 1 ? (
            <p className="error">{w.need.nobody}</p>
          ) : asking ? (
            <AskForm step={step} need={need} onDone={() => setAsking(false)} />
          ) : live && last.requestedBy.id === me?.account.id ? (
            <button
              className="button"
              type="button"
              disabled={takeBack.isPending}
              onClick={() => takeBack.mutate(last.id)}
            >
              {w.need.takeBack}
            </button>
          ) : (
            <button className="button primary" type="button" onClick={() => setAsking(true)}>
              {last ? w.need.again : w.need.ask}
            </button>
          )}
          <Problem error={takeBack.error} />
          {!enough && mayCall ? <Emergency approval={approval} /> : null}
        </>
      )}
    </section>
  )
}

/** Not for convenience: closed, and with everything it costs said before it is opened. */
function Emergency({ approval: { emergency, setEmergency } }: { readonly approval: Approval }) {
  const id = useId()
  return (
    <details
      className="approval-emergency"
      onToggle={(event) => setEmergency(event.currentTarget.open ? (emergency ?? '') : undefined)}
    >
      <summary>{w.emergency.summary}</summary>
      <p className="help" id={`${id}-help`}>
        {w.emergency.help}
      </p>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{w.emergency.reason}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={2}
          maxLength={1000}
          dir="auto"
          aria-describedby={`${id}-help`}
          value={emergency ?? ''}
          onChange={(e) => setEmergency(e.target.value)}
        />
      </div>
    </details>
  )
}
