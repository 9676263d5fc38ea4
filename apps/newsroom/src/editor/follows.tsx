import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import type * as Y from 'yjs'
import type { StoryListAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { directionOf } from '../setting.ts'
import { words } from '../words.ts'
import { useMeta } from './shared.ts'

const w = words.editor.follows

/** Earlier pieces of the same news that are stories of their own: the alert, the urgent. A notice can then take the whole chain. */
export function Follows({ doc, disabled }: { readonly doc: Y.Doc; readonly disabled: boolean }) {
  const id = useId()
  const [{ follows = [] }, change] = useMeta(doc)
  const [typed, setTyped] = useState('')
  // What was chosen here is shown by its headline; what another device chose, by its guid.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['stories', 'follows', q],
    queryFn: () => api.get<StoryListAnswer>('/api/newsroom/stories', { q, limit: 6 }),
    enabled: q.length > 1,
    staleTime: 30_000,
  })
  const choices = q.length > 1 ? (found.data?.items ?? []).filter((s) => !follows.includes(s.guid)) : []
  return (
    <fieldset className="timing">
      <legend>{w.title}</legend>
      {follows.length === 0 ? null : (
        <ul className="plain">
          {follows.map((guid) => (
            <li key={guid} className="row">
              <span className="grow">{names.get(guid) ?? guid}</span>
              <button
                className="button quiet"
                type="button"
                disabled={disabled}
                aria-label={w.remove(names.get(guid) ?? guid)}
                onClick={() => {
                  const rest = follows.filter((f) => f !== guid)
                  change({ follows: rest.length === 0 ? undefined : rest })
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label htmlFor={id}>{w.add}</label>
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          value={typed}
          readOnly={disabled}
          aria-describedby={`${id}-help`}
          onChange={(e) => setTyped(e.target.value)}
        />
        <p className="help" id={`${id}-help`}>
          {w.help}
        </p>
      </div>
      {choices.length === 0 ? null : (
        <ul className="plain" aria-label={w.found}>
          {choices.map((s) => (
            <li key={s.guid}>
              <button
                className="button quiet"
                type="button"
                disabled={disabled}
                dir={directionOf(s.language)}
                lang={s.language}
                onClick={() => {
                  setNames(new Map([...names, [s.guid, s.headline]]))
                  change({ follows: [...follows, s.guid] })
                  setTyped('')
                }}
              >
                {s.headline}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
