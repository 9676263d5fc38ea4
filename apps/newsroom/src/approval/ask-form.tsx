/** Asking: whom, how it is known, and a note. Inside a dialog, so it is no form of its own to submit by accident. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { NeedAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { namesOf, type Step } from './api.ts'
import { words } from './words.ts'

const w = words.form
type Kind = keyof typeof w.kinds
const KINDS = Object.keys(w.kinds) as Kind[]

interface Source {
  readonly key: number
  readonly kind: Kind
  readonly named: boolean
  readonly name: string
  readonly contact: string
}
const fresh = (key: number): Source => ({ key, kind: 'official', named: true, name: '', contact: '' })

interface AskFormProps {
  readonly step: Step
  readonly need: NeedAnswer
  readonly onDone: () => void
}

export function AskForm({ step, need, onDone }: AskFormProps) {
  const id = useId()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<readonly string[]>()
  const [statement, setStatement] = useState('')
  const [independent, setIndependent] = useState('')
  const [seen, setSeen] = useState('')
  const [sources, setSources] = useState<readonly Source[]>([fresh(0)])
  const [note, setNote] = useState('')
  const change = (key: number, over: Partial<Source>) =>
    setSources((all) => all.map((s) => (s.key === key ? { ...s, ...over } : s)))
  const ask = useMutation({
    mutationFn: () =>
      api.post('/api/newsroom/approvals', {
        releases: [step],
        asked: asked ?? [],
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(need.sourcing
          ? {
              sourcing: {
                statement: statement.trim(),
                independent: Number(independent),
                seen: seen.trim(),
                sources: sources.map(({ key: _, ...s }) => s),
              },
            }
          : {}),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['approval-need'] })
      onDone()
    },
  })
  const number = Number(independent)
  const complete =
    (asked === undefined || asked.length >= need.people - 1) &&
    (!need.sourcing || (statement.trim() !== '' && /^\d{1,2}$/.test(independent)))
  return (
    <div className="approval-ask" role="group" aria-label={w.title}>
      <p className="help">{w.help}</p>
      <fieldset className="kinds">
        <legend>{w.who}</legend>
        <label className="kind-choice">
          <input type="radio" name={`${id}-who`} checked={asked === undefined} onChange={() => setAsked(undefined)} />
          {w.anybody(namesOf(need.approvers))}
        </label>
        <label className="kind-choice">
          <input type="radio" name={`${id}-who`} checked={asked !== undefined} onChange={() => setAsked([])} />
          {w.named}
        </label>
        {asked === undefined
          ? null
          : need.approvers.map((p) => (
              <label key={p.id} className="kind-choice approval-name">
                <input
                  type="checkbox"
                  checked={asked.includes(p.id)}
                  onChange={(e) => setAsked(e.target.checked ? [...asked, p.id] : asked.filter((a) => a !== p.id))}
                />
                {p.name}
              </label>
            ))}
      </fieldset>
      {need.sourcing ? (
        <fieldset className="approval-sourcing">
          <legend>{w.sourcing}</legend>
          <Field label={w.statement} value={statement} onChange={setStatement} lines required />
          <div className="field">
            <label htmlFor={`${id}-independent`}>{w.independent}</label>
            <input
              id={`${id}-independent`}
              className="input approval-number"
              inputMode="numeric"
              required
              value={independent}
              onChange={(e) => setIndependent(e.target.value.replace(/\D/g, '').slice(0, 2))}
            />
          </div>
          {independent !== '' && number < 2 ? <p className="approval-warn">{w.few}</p> : null}
          <Field label={w.seen} value={seen} onChange={setSeen} lines />
          {sources.map((s, index) => (
            <div key={s.key} className="approval-source" role="group" aria-label={w.source(index + 1)}>
              <label className="field">
                <span className="label">{w.kind}</span>
                <select
                  className="input"
                  value={s.kind}
                  onChange={(e) => change(s.key, { kind: e.target.value as Kind })}
                >
                  {KINDS.map((k) => (
                    <option key={k} value={k}>
                      {w.kinds[k]}
                    </option>
                  ))}
                </select>
              </label>
              <Field label={w.name} value={s.name} onChange={(name) => change(s.key, { name })} />
              <Field label={w.contact} value={s.contact} onChange={(contact) => change(s.key, { contact })} />
              <label className="kind-choice">
                <input type="checkbox" checked={s.named} onChange={(e) => change(s.key, { named: e.target.checked })} />
                {w.mayName}
              </label>
              {sources.length > 1 ? (
                <button
                  className="button quiet"
                  type="button"
                  onClick={() => setSources(sources.filter((o) => o.key !== s.key))}
                >
                  {w.less}
                </button>
              ) : null}
            </div>
          ))}
          {sources.every((s) => !s.named) ? <p className="approval-warn">{w.unnamed}</p> : null}
          <button
            className="button quiet"
            type="button"
            onClick={() => setSources([...sources, fresh((sources.at(-1)?.key ?? 0) + 1)])}
          >
            {w.more}
          </button>
        </fieldset>
      ) : null}
      <Field label={w.note} value={note} onChange={setNote} lines />
      <Problem error={ask.error} />
      <div className="row">
        <button
          className="button primary"
          type="button"
          disabled={!complete || ask.isPending}
          onClick={() => ask.mutate()}
        >
          {w.send}
        </button>
        <button className="button" type="button" onClick={onDone}>
          {words.cancel}
        </button>
      </div>
    </div>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly lines?: boolean
  readonly required?: boolean
}

export function Field({ label, value, onChange, lines = false, required = false }: FieldProps) {
  const id = useId()
  const shared = { id, className: 'input', value, dir: 'auto', required, maxLength: lines ? 2_000 : 200 } as const
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? ' *' : ''}
      </label>
      {lines ? (
        <textarea {...shared} rows={2} onChange={(e) => onChange(e.target.value)} />
      ) : (
        <input {...shared} onChange={(e) => onChange(e.target.value)} />
      )}
    </div>
  )
}
