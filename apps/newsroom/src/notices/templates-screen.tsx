import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { TemplateHistoryAnswer, TemplatesAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { directionOf, fullTime, languageName, useRight } from '../setting.ts'
import { words } from '../words.ts'
import './notices.css'

const w = words.noticeTemplates

type Template = TemplatesAnswer['templates'][number]

/** The wording of notices, by language and kind; chief editors change it. */
export function TemplatesScreen() {
  const [language, setLanguage] = useState('en')
  const templates = useQuery({
    queryKey: ['notice-templates'],
    queryFn: () => api.get<TemplatesAnswer>('/api/newsroom/notice-templates'),
  })
  const mayChange = useRight('release:kill')
  const all = templates.data?.templates ?? []
  const languages = [...new Set(all.map((t) => t.language))]
  const kinds = [...new Set(all.map((t) => t.kind))]
  return (
    <main className="account-screen notices-page" id="content">
      <h1>{w.title}</h1>
      <p className="help">{w.help}</p>
      <p className="help">
        {w.fields}{' '}
        {templates.data?.fields.map((f) => (
          <code key={f}>{`{${f}} `}</code>
        ))}
      </p>
      <label className="filter">
        <span>{words.list.language}</span>
        <select className="input" value={language} onChange={(e) => setLanguage(e.target.value)}>
          {languages.map((l) => (
            <option key={l} value={l}>
              {languageName(l)}
            </option>
          ))}
        </select>
      </label>
      <Problem error={templates.error} />
      {templates.isPending ? <p role="status">{words.loading}</p> : null}
      {kinds.map((kind) => (
        <section key={kind} aria-labelledby={`kind-${kind}`} className="template-kind">
          <h2 id={`kind-${kind}`}>{words.kinds[kind]}</h2>
          {all
            .filter((t) => t.kind === kind && t.language === language)
            .map((t) => (
              <TemplateField key={`${language} ${t.part} ${t.text}`} template={t} mayChange={mayChange} />
            ))}
        </section>
      ))}
    </main>
  )
}

function TemplateField({ template: t, mayChange }: { readonly template: Template; readonly mayChange: boolean }) {
  const id = useId()
  const [text, setText] = useState(t.text)
  const [looking, setLooking] = useState(false)
  const queryClient = useQueryClient()
  const path = `/api/newsroom/notice-templates/${t.kind}/${t.language}/${t.part}`
  const save = useMutation({
    mutationFn: (next: string | null) => api.put(path, { text: next }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notice-templates'] }),
  })
  const history = useQuery({
    queryKey: ['notice-templates', 'changes', t.kind, t.language, t.part],
    queryFn: () => api.get<TemplateHistoryAnswer>(`${path}/changes`),
    enabled: looking,
  })
  return (
    <div className="field">
      <label htmlFor={id}>{w.parts[t.part]}</label>
      <textarea
        id={id}
        className="input"
        rows={t.part === 'editors' ? 4 : 1}
        readOnly={!mayChange}
        dir={directionOf(t.language)}
        lang={t.language}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <Problem error={save.error} />
      <div className="row">
        {mayChange ? (
          <button
            className="button"
            type="button"
            disabled={text === t.text || save.isPending}
            onClick={() => save.mutate(text)}
          >
            {w.save}
          </button>
        ) : null}
        {mayChange && t.changed !== null ? (
          <button className="button quiet" type="button" disabled={save.isPending} onClick={() => save.mutate(null)}>
            {w.reset}
          </button>
        ) : null}
        <button className="button quiet" type="button" aria-expanded={looking} onClick={() => setLooking(!looking)}>
          {w.history}
        </button>
        <span className="help">
          {t.changed === null ? w.standard : w.changed(t.changed.by.name, fullTime(t.changed.at))}
        </span>
      </div>
      {looking && history.data ? (
        <ol className="template-history">
          {history.data.changes.length === 0 ? <li>{w.never}</li> : null}
          {history.data.changes.map((c) => (
            <li key={c.at}>
              <span className="help">
                {fullTime(c.at)} · {c.by.name}
              </span>
              <p dir={directionOf(t.language)} lang={t.language}>
                {c.text ?? w.backToStandard}
              </p>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  )
}
