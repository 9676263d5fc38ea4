import type { DraftSubject } from '@dateline/blocks'
import { useId, useState } from 'react'
import type * as Y from 'yjs'
import { words } from '../words.ts'
import { useDirectory } from './directory-picker.ts'
import { useSubjects } from './shared.ts'

const w = words.editor.subjects
const ROLES: Readonly<Record<string, NonNullable<DraftSubject['role']>>> = {
  topic: 'subject',
  person: 'person',
  body: 'body',
  place: 'place',
  event: 'event',
  project: 'project',
}

/** What the story is about, as entries of the directory. Codes of a source that the directory does not know stay. */
export function SubjectsField({
  doc,
  language,
  disabled,
}: {
  readonly doc: Y.Doc
  readonly language: string
  readonly disabled: boolean
}) {
  const { list, add, remove } = useSubjects(doc)
  const [q, setQ] = useState('')
  const [active, setActive] = useState(0)
  const [focused, setFocused] = useState(false)
  const id = useId()
  const found = useDirectory(focused && q.trim() !== '' ? q.trim() : undefined, language, Object.keys(ROLES).join(','))
  const free = found.filter((entry) => !list.some((s) => s.uri === entry.uri))
  const take = (index: number) => {
    const entry = free[index]
    if (!entry) return
    add({ uri: entry.uri, name: entry.name, role: ROLES[entry.kind] ?? 'subject' })
    setQ('')
    setActive(0)
  }
  const open = focused && q.trim() !== ''
  return (
    <div className="field">
      <label htmlFor={id}>{w.title}</label>
      {list.length === 0 ? null : (
        <ul className="chips">
          {list.map((subject) => {
            const name = subject.name ?? subject.qcode ?? subject.uri
            return (
              <li key={subject.uri} className="chip">
                <span>{name}</span>
                {disabled ? null : (
                  <button type="button" aria-label={w.remove(name)} onClick={() => remove(subject.uri)}>
                    ×
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {disabled ? null : (
        <div className="combo">
          <input
            id={id}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && free.length > 0 ? `${id}-${active}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder={w.hint}
            value={q}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            onChange={(e) => {
              setQ(e.target.value)
              setActive(0)
            }}
            onKeyDown={(e) => {
              if (e.key === 'ArrowDown') setActive(Math.min(active + 1, free.length - 1))
              else if (e.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
              else if (e.key === 'Enter' && open) take(active)
              else if (e.key === 'Escape') setQ('')
              else return
              e.preventDefault()
            }}
          />
          <div id={`${id}-list`} role="listbox" aria-label={w.add} className="popover combo-list" hidden={!open}>
            {free.map((entry, index) => (
              <div
                key={entry.uri}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                onPointerDown={(e) => {
                  e.preventDefault()
                  take(index)
                }}
              >
                <span>{entry.name}</span> <span className="kind">{entry.kind}</span>
              </div>
            ))}
            {open && free.length === 0 ? (
              <div className="kind" role="option" aria-selected="false" aria-disabled="true">
                {w.none}
              </div>
            ) : null}
          </div>
        </div>
      )}
    </div>
  )
}
