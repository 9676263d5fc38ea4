/** Risk rules: what is in force, what waits for a second person, and the form that proposes a change. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { RisksAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { fullTime, useMe, useRight } from '../setting.ts'
import { words as shared } from '../words.ts'
import { words } from './words.ts'
import './approval.css'

const w = words.rules
type Rule = RisksAnswer['rules'][number]

const useRisks = () =>
  useQuery({
    queryKey: ['risks'],
    queryFn: () => api.get<RisksAnswer>('/api/newsroom/risks'),
    refetchInterval: 10_000,
  })

interface Change {
  readonly key: string
  readonly value: Omit<Rule, 'changed'> | boolean
  readonly reason: string
}

function usePropose(onDone: () => void = () => undefined) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) => api.post('/api/newsroom/risks/changes', change),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['risks'] })
      onDone()
    },
  })
}

export function RulesScreen() {
  const risks = useRisks()
  const mayChange = useRight('risk:change')
  const [editing, setEditing] = useState<Rule>()
  useEffect(() => {
    document.title = `${w.title} · ${shared.newsroom}`
  }, [])
  return (
    <main id="content" className="approvals rules">
      <header className="approvals-head">
        <h1>{w.title}</h1>
        <p className="help">{w.help}</p>
      </header>
      <Problem error={risks.error} onRetry={() => void risks.refetch()} />
      {risks.data ? (
        <>
          <OnePerson risks={risks.data} mayChange={mayChange} />
          <Waiting risks={risks.data} mayChange={mayChange} />
          <ul className="approvals-list">
            {risks.data.rules.map((rule) => (
              <li key={rule.id} data-off={!rule.enabled}>
                <p className="approvals-line">
                  <strong>{rule.name}</strong>
                  <span className="tag">{rule.people === 1 ? w.one : w.people(rule.people)}</span>
                  {rule.stepUp ? <span className="tag">{w.stepUp}</span> : null}
                  {rule.sourcing ? <span className="tag">{w.sourcing}</span> : null}
                  {rule.enabled ? null : <span className="tag warn">{w.off}</span>}
                  {rule.changed ? <span className="tag warn">{w.changed}</span> : null}
                </p>
                <p>
                  {rule.why} <span className="help">{w.holds(rule.holdsMinutes)}</span>
                </p>
                {mayChange ? (
                  <button className="button quiet" type="button" onClick={() => setEditing(rule)}>
                    {w.edit}
                    <span className="visually-hidden"> {rule.name}</span>
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : risks.isPending ? (
        <p>{shared.loading}</p>
      ) : null}
      {editing ? <Edit rule={editing} onClose={() => setEditing(undefined)} /> : null}
    </main>
  )
}

interface PartProps {
  readonly risks: RisksAnswer
  readonly mayChange: boolean
}

function OnePerson({ risks, mayChange }: PartProps) {
  const propose = usePropose()
  if (!risks.onePerson && !risks.alone) return null
  const turn = (value: boolean) => propose.mutate({ key: 'one-person', value, reason: w.onePerson })
  return (
    <section className="approval-need" aria-label={w.onePerson}>
      <h2>{w.onePerson}</h2>
      <p>{risks.onePerson ? w.onePersonOn : w.alone}</p>
      <Problem error={propose.error} />
      {mayChange ? (
        <button className="button" type="button" disabled={propose.isPending} onClick={() => turn(!risks.onePerson)}>
          {risks.onePerson ? w.switchOff : w.switchOn}
        </button>
      ) : null}
    </section>
  )
}

function Waiting({ risks: { changes }, mayChange }: PartProps) {
  const me = useMe()
  const queryClient = useQueryClient()
  const answer = useMutation({
    mutationFn: ({ id, answer: given }: { id: string; answer: 'given' | 'refused' }) =>
      api.post(`/api/newsroom/risks/changes/${id}/answer`, { answer: given }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['risks'] }),
  })
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="waiting" className="approval-need">
      <h2 id="waiting">{w.waiting}</h2>
      <ul className="approvals-list">
        {changes.map((c) => (
          <li key={c.id}>
            <p className="approvals-line">
              <strong>{c.key}</strong>
              {c.weakens ? <span className="tag danger">{w.weakens}</span> : null}
              <span className="help">
                {w.proposed(c.proposedBy.name)} · {fullTime(c.proposedAt)}
              </span>
            </p>
            <p dir="auto">{c.reason}</p>
            <details>
              <summary>{w.conditions}</summary>
              <pre className="rules-data">{JSON.stringify(c.value, null, 2)}</pre>
            </details>
            {mayChange ? (
              <div className="row">
                {c.proposedBy.id === me?.account.id ? null : (
                  <button
                    className="button primary"
                    type="button"
                    disabled={answer.isPending}
                    onClick={() => answer.mutate({ id: c.id, answer: 'given' })}
                  >
                    {w.give}
                  </button>
                )}
                <button
                  className="button"
                  type="button"
                  disabled={answer.isPending}
                  onClick={() => answer.mutate({ id: c.id, answer: 'refused' })}
                >
                  {w.refuse}
                </button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <Problem error={answer.error} />
    </section>
  )
}

function Edit({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const id = useId()
  const { changed: _, ...before } = rule
  const [enabled, setEnabled] = useState(rule.enabled)
  const [people, setPeople] = useState(rule.people)
  const [stepUp, setStepUp] = useState(rule.stepUp)
  const [sourcing, setSourcing] = useState(rule.sourcing)
  const [holds, setHolds] = useState(String(rule.holdsMinutes))
  const [when, setWhen] = useState(() => JSON.stringify(rule.when, null, 2))
  const [reason, setReason] = useState('')
  const [broken, setBroken] = useState(false)
  const propose = usePropose(onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    let conditions: Rule['when']
    try {
      conditions = JSON.parse(when) as Rule['when']
    } catch {
      setBroken(true)
      return
    }
    setBroken(false)
    propose.mutate({
      key: rule.id,
      value: { ...before, enabled, people, stepUp, sourcing, holdsMinutes: Number(holds), when: conditions },
      reason: reason.trim(),
    })
  }
  const check = (label: string, value: boolean, set: (value: boolean) => void) => (
    <label className="kind-choice">
      <input type="checkbox" checked={value} onChange={(e) => set(e.target.checked)} />
      {label}
    </label>
  )
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box release-box">
        <Dialog className="dialog">
          <Heading slot="title">{w.editTitle(rule.name)}</Heading>
          <form className="stack-form" onSubmit={submit}>
            {check(w.enabled, enabled, setEnabled)}
            <div className="field">
              <label htmlFor={`${id}-people`}>{w.needs}</label>
              <select
                id={`${id}-people`}
                className="input"
                value={people}
                onChange={(e) => setPeople(Number(e.target.value) as Rule['people'])}
              >
                {[1, 2, 3].map((n) => (
                  <option key={n} value={n}>
                    {n}
                  </option>
                ))}
              </select>
            </div>
            {check(w.stepUp, stepUp, setStepUp)}
            {check(w.sourcing, sourcing, setSourcing)}
            <div className="field">
              <label htmlFor={`${id}-holds`}>{w.holdsLabel}</label>
              <input
                id={`${id}-holds`}
                className="input approval-number"
                inputMode="numeric"
                value={holds}
                onChange={(e) => setHolds(e.target.value.replace(/\D/g, ''))}
              />
            </div>
            <div className="field">
              <label htmlFor={`${id}-when`}>{w.conditions}</label>
              <textarea
                id={`${id}-when`}
                className="input rules-data"
                rows={12}
                dir="ltr"
                value={when}
                aria-invalid={broken}
                aria-describedby={`${id}-when-help`}
                onChange={(e) => setWhen(e.target.value)}
              />
              <p className="help" id={`${id}-when-help`}>
                {broken ? w.broken : w.conditionsHelp}
              </p>
            </div>
            <div className="field">
              <label htmlFor={`${id}-reason`}>{w.reason} *</label>
              <textarea
                id={`${id}-reason`}
                className="input"
                rows={2}
                required
                minLength={3}
                dir="auto"
                value={reason}
                onChange={(e) => setReason(e.target.value)}
              />
            </div>
            <Problem error={propose.error} />
            <div className="dialog-foot">
              <button className="button" type="button" onClick={onClose}>
                {words.cancel}
              </button>
              <button className="button primary" type="submit" disabled={propose.isPending}>
                {w.propose}
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
