import type { DraftSubject } from '@dateline/blocks'
import { useState } from 'react'
import type * as Y from 'yjs'
import { words } from '../words.ts'
import { useDirectory, useMediaTopics, useTopicNames } from './directory-picker.ts'
import { type Offer, Picked } from './picked.tsx'
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
/** Topics offered under the agency's own entries. */
const TOPICS = 6

/** What the story is about: entries of the agency's directory, and Media Topics. Other codes of a source stay. */
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
  const [typed, setTyped] = useState('')
  const query = typed === '' ? undefined : typed
  const entries = useDirectory(query, language, Object.keys(ROLES).join(','))
  const topics = useMediaTopics(query, language)
  // A topic whose name the story's language lacks is kept by its code, and named here for whoever edits.
  const names = useTopicNames(list.filter((s) => s.name === undefined).map((s) => s.uri))
  const offers: Offer[] = [
    ...entries.map((e) => ({ key: e.uri, name: e.name, kind: w.kinds[e.kind] ?? e.kind })),
    ...topics.slice(0, TOPICS).map((t) => ({
      key: t.uri,
      name: t.name,
      kind: t.broader === null ? w.mediaTopic : `${w.mediaTopic} · ${t.broader}`,
    })),
  ]
  return (
    <Picked
      label={w.title}
      hint={w.hint}
      listLabel={w.add}
      none={w.none}
      removeLabel={w.remove}
      disabled={disabled}
      chips={list.map((s) => ({ key: s.uri, name: s.name ?? names.get(s.uri) ?? s.qcode ?? s.uri }))}
      offers={() => offers}
      onType={setTyped}
      onPick={(uri) => {
        const entry = entries.find((e) => e.uri === uri)
        if (entry) return add({ uri, name: entry.name, role: ROLES[entry.kind] ?? 'subject' })
        const topic = topics.find((t) => t.uri === uri)
        if (!topic) return
        add({ uri, qcode: topic.qcode, role: 'subject', ...(topic.named === null ? {} : { name: topic.named }) })
      }}
      onRemove={remove}
    />
  )
}
