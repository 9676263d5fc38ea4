import type { DraftMeta } from '@dateline/blocks'
import { useState } from 'react'
import type * as Y from 'yjs'
import { words } from '../words.ts'
import { useDirectory } from './directory-picker.ts'
import { type Offer, Picked } from './picked.tsx'
import { useMeta, useText, writeText } from './shared.ts'

const w = words.editor.people
type Person = NonNullable<DraftMeta['bylinePeople']>[number]

/** What tells two people of a byline apart. */
const keyOf = (person: Person) => person.uri ?? person.name

/** Who wrote it: the names in the byline that lead to a page, and that formats write as persons. */
export function BylinePeople({
  doc,
  language,
  disabled,
}: {
  readonly doc: Y.Doc
  readonly language: string
  readonly disabled: boolean
}) {
  const [meta, change] = useMeta(doc)
  const line = useText(doc.getText('byline'))
  const [typed, setTyped] = useState('')
  const found = useDirectory(typed === '' ? undefined : typed, language, 'person')
  const people = meta.bylinePeople ?? []
  const set = (next: readonly Person[]) => change({ bylinePeople: next.length === 0 ? undefined : [...next] })
  const offers = (text: string): Offer[] => [
    ...found.map((p) => ({ key: p.uri, name: p.name, kind: p.summary })),
    ...(found.some((p) => p.name === text) ? [] : [{ key: text, name: text, kind: w.asTyped }]),
  ]
  return (
    <Picked
      label={w.title}
      hint={w.hint}
      listLabel={w.add}
      none={w.none}
      removeLabel={w.remove}
      disabled={disabled}
      help={people.every((p) => line.includes(p.name)) ? null : <p className="help problem">{w.notNamed}</p>}
      chips={people.map((p) => ({
        key: keyOf(p),
        name: p.name,
        note: p.role,
        warning: line.includes(p.name) ? undefined : w.notNamed,
      }))}
      offers={offers}
      onType={setTyped}
      onPick={(key) => {
        const entry = found.find((p) => p.uri === key)
        const person: Person = entry ? { name: entry.name, uri: entry.uri } : { name: key }
        // Two may add at once; what stands there now counts.
        set([...people.filter((p) => keyOf(p) !== keyOf(person)), person])
        // Nobody is credited without a line that says so.
        const text = doc.getText('byline')
        if (text.toJSON().trim() === '') writeText(text, person.name)
      }}
      onRemove={(key) => set(people.filter((p) => keyOf(p) !== key))}
    />
  )
}
