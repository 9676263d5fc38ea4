/** Prepared copy in the editor: what it waits for, the lock, and the word that opens it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { DraftAnswer, PreparedAnswer } from '../../../../server/src/desk/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { shortTime, useRight } from '../setting.ts'
import { words } from '../words.ts'
import './prepared.css'

const w = words.prepared
type Kind = PreparedAnswer['kind']

interface Own {
  readonly draft: DraftAnswer
}

const pathOf = (draft: DraftAnswer, act = '') => `/api/newsroom/stories/${draft.storyId}/prepared${act}`

/** Reads the draft again after something was done to it. */
function useDone(draft: DraftAnswer): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['draft', draft.id] })
}

/** Stands over the text of prepared copy, so that nobody takes it for news. */
export function PreparedBanner({ draft }: Own) {
  const [asking, setAsking] = useState(false)
  const mayUnlock = useRight('prepared:unlock')
  const mayWrite = useRight('draft:write')
  const done = useDone(draft)
  const relock = useMutation({ mutationFn: () => api.post(pathOf(draft, '/lock')), onSuccess: done })
  const { prepared } = draft
  if (!prepared) return null
  const { unlocked } = prepared
  return (
    <section className="prepared" data-open={unlocked !== null} aria-label={w.label}>
      <p className="prepared-state">
        <strong>{unlocked ? w.open(shortTime(unlocked.until)) : w.locked}</strong>
        <span className="tag">{w.kinds[prepared.kind]}</span>
        {prepared.alternatives === null ? null : <span className="tag">{w.oneOf(prepared.alternatives)}</span>}
      </p>
      <p>
        <span className="label">{w.waitsFor}</span> <span dir="auto">{prepared.occasion}</span>
      </p>
      {unlocked ? (
        <p>
          <span className="label">{w.saidBy(unlocked.by.name)}</span> <span dir="auto">{unlocked.happened}</span>{' '}
          <span dir="auto">({unlocked.source})</span>
        </p>
      ) : null}
      <Problem error={relock.error} />
      {unlocked ? (
        mayWrite ? (
          <button className="button" type="button" disabled={relock.isPending} onClick={() => relock.mutate()}>
            {w.lock}
          </button>
        ) : null
      ) : mayUnlock ? (
        <button className="button" type="button" onClick={() => setAsking(true)}>
          {w.unlock}
        </button>
      ) : (
        <p className="help">{w.whoUnlocks}</p>
      )}
      {asking ? <Unlock draft={draft} onClose={() => setAsking(false)} /> : null}
    </section>
  )
}

function Unlock({ draft, onClose }: Own & { readonly onClose: () => void }) {
  const id = useId()
  const done = useDone(draft)
  const unlock = useMutation({
    mutationFn: (body: object) => api.post(pathOf(draft, '/unlock'), body),
    onSuccess: async () => {
      await done()
      onClose()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    unlock.mutate(Object.fromEntries(new FormData(event.currentTarget)))
  }
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{w.unlockTitle}</Heading>
          <p>{w.unlockHelp}</p>
          <form className="stack-form" onSubmit={submit}>
            <div className="field">
              <label htmlFor={`${id}-happened`}>{w.happened}</label>
              <textarea
                id={`${id}-happened`}
                name="happened"
                className="input"
                rows={3}
                required
                minLength={3}
                maxLength={1000}
                dir="auto"
              />
            </div>
            <div className="field">
              <label htmlFor={`${id}-source`}>{w.source}</label>
              <textarea
                id={`${id}-source`}
                name="source"
                className="input"
                rows={2}
                required
                minLength={3}
                maxLength={1000}
                dir="auto"
              />
              <p className="help">{w.sourceHelp}</p>
            </div>
            <Problem error={unlock.error} />
            <div className="dialog-foot">
              <button className="button" type="button" onClick={onClose}>
                {words.cancel}
              </button>
              <button className="button primary" type="submit" disabled={unlock.isPending}>
                {w.unlock}
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Among the details of a story that was never released: says that it is prepared copy, or what it waits for. */
export function PreparedField({ draft }: Own) {
  const id = useId()
  const mayWrite = useRight('draft:write')
  const done = useDone(draft)
  const mark = useMutation({ mutationFn: (body: object) => api.put(pathOf(draft), body), onSuccess: done })
  if (draft.baseVersion !== null || !mayWrite) return null
  const { prepared } = draft
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const alternatives = (data.get('alternatives') as string).trim()
    mark.mutate({
      kind: data.get('kind'),
      occasion: data.get('occasion'),
      alternatives: alternatives === '' ? null : alternatives,
    })
  }
  return (
    <details className="prepared-field">
      <summary>{prepared ? w.change : w.mark}</summary>
      <p className="help">{w.markHelp}</p>
      <form className="stack-form" onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-kind`}>{w.kind}</label>
          <select id={`${id}-kind`} name="kind" className="input" defaultValue={prepared?.kind ?? 'obituary'}>
            {(Object.keys(w.kinds) as Kind[]).map((kind) => (
              <option key={kind} value={kind}>
                {w.kinds[kind]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-occasion`}>{w.waitsFor}</label>
          <input
            id={`${id}-occasion`}
            name="occasion"
            className="input"
            required
            minLength={3}
            maxLength={1000}
            defaultValue={prepared?.occasion ?? ''}
            dir="auto"
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-alternatives`}>{w.alternatives}</label>
          <input
            id={`${id}-alternatives`}
            name="alternatives"
            className="input"
            maxLength={200}
            defaultValue={prepared?.alternatives ?? ''}
            dir="auto"
          />
          <p className="help">{w.alternativesHelp}</p>
        </div>
        <Problem error={mark.error} />
        <button className="button" type="submit" disabled={mark.isPending}>
          {prepared ? w.save : w.markGo}
        </button>
      </form>
    </details>
  )
}
