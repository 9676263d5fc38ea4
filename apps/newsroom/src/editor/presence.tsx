import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { initialsOf } from '../setting.ts'
import { words } from '../words.ts'
import type { Session } from './session.ts'

const COLORS = ['#a61e4d', '#1864ab', '#2b7a3d', '#8a4b08', '#5f3dc4', '#0b7285', '#9c36b5', '#5c6b00']

/** A colour that stays the same for a person, dark enough for white letters. */
export function colorOf(id: string): string {
  let sum = 0
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return COLORS[sum % COLORS.length] ?? '#1864ab'
}

interface Person {
  readonly client: number
  readonly name: string
  readonly color: string
}

/** Other windows on the same draft. */
export function Presence({ awareness }: { readonly awareness: Awareness }) {
  const [people, setPeople] = useState<readonly Person[]>([])
  useEffect(() => {
    const look = () => {
      const here = [...awareness.getStates()].flatMap(([client, state]): Person[] => {
        const user = state['user'] as { name?: unknown; color?: unknown } | undefined
        if (client === awareness.clientID || typeof user?.name !== 'string') return []
        // A colour comes from another browser: it is used only when it is one of ours.
        const color = COLORS.find((c) => c === user.color) ?? COLORS[0] ?? ''
        return [{ client, name: user.name.slice(0, 80), color }]
      })
      setPeople(here)
    }
    look()
    awareness.on('change', look)
    return () => awareness.off('change', look)
  }, [awareness])
  if (people.length === 0) return null
  return (
    <ul className="presence" aria-label={words.editor.presence}>
      {people.map((p) => (
        <li key={p.client} title={p.name} style={{ background: p.color }}>
          <span aria-hidden="true">{initialsOf(p.name)}</span>
          <span className="visually-hidden">{p.name}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whether what was typed is safe, and where. */
export function SaveState({ session }: { readonly session: Session }) {
  const { line, loaded, unsaved, mayWrite } = session.state
  const w = words.save
  const [text, tone] =
    line === 'refused'
      ? [w.refused, 'danger']
      : line === 'online'
        ? !mayWrite
          ? [w.reading, '']
          : unsaved
            ? [w.saving, '']
            : [w.saved, 'good']
        : !loaded && !session.ready
          ? [w.loading, '']
          : line === 'connecting'
            ? [w.saving, '']
            : [unsaved ? w.offline : w.offlineClean, 'warn']
  return (
    <span className="save-state" role="status" data-tone={tone} data-line={line} data-unsaved={unsaved}>
      {text}
    </span>
  )
}
