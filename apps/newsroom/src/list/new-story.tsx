import type { Form } from '@dateline/news'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { MadeDraftAnswer } from '../../../../server/src/desk/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { LANGUAGES, languageName, useSetting } from '../setting.ts'
import { words } from '../words.ts'

const w = words.start
const KEPT = 'dateline.new-story'

/** The last choice of this person on this device: the next story is mostly filed the same way. */
function lastChoice(): { language?: string; section?: string } {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as { language?: string; section?: string }
  } catch {
    return {}
  }
}

export function NewStory({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const setting = useSetting()
  const [kept] = useState(lastChoice)
  const start = useMutation({
    mutationFn: (body: object) => api.post<MadeDraftAnswer>('/api/newsroom/drafts', body),
    onSuccess: ({ draftId }) => navigate({ to: '/drafts/$draftId', params: { draftId } }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => data.get(name) as string
    const choice = { language: text('language'), section: text('section') }
    try {
      localStorage.setItem(KEPT, JSON.stringify(choice))
    } catch {
      // Nothing is kept on this device; the next story starts from the default.
    }
    const form = text('form') as Form
    start.mutate({ ...choice, form, urgency: form === 'flash' ? 1 : form === 'urgent' ? 2 : 5 })
  }
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{w.title}</Heading>
          <form className="stack-form" onSubmit={submit}>
            <div className="field">
              <label htmlFor="new-language">{w.language}</label>
              <select
                id="new-language"
                name="language"
                className="input"
                defaultValue={kept.language ?? 'en'}
                autoFocus
              >
                {LANGUAGES.map((l) => (
                  <option key={l} value={l}>
                    {languageName(l)}
                  </option>
                ))}
              </select>
              <p className="help">{w.languageHelp}</p>
            </div>
            <div className="field">
              <label htmlFor="new-section">{w.section}</label>
              <select
                id="new-section"
                name="section"
                className="input"
                defaultValue={kept.section}
                key={setting?.sections.length}
              >
                {(setting?.sections ?? []).map((s) => (
                  <option key={s.key} value={s.key}>
                    {s.names['en'] ?? s.key}
                  </option>
                ))}
                {setting?.sections.length === 0 ? <option value="general">General</option> : null}
              </select>
            </div>
            <div className="field">
              <label htmlFor="new-form">{w.form}</label>
              <select id="new-form" name="form" className="input">
                {Object.entries(words.forms).map(([key, label]) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
            <Problem error={start.error} />
            <div className="dialog-foot">
              <button className="button" type="button" onClick={onClose}>
                {words.cancel}
              </button>
              <button className="button primary" type="submit" disabled={start.isPending || setting === undefined}>
                {w.go}
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
