import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { words } from '../words.ts'
import { useDirectory } from './directory-picker.ts'

interface At {
  /** Document positions of `@` and of the caret after what was typed. */
  readonly from: number
  readonly to: number
  readonly text: string
}

const TYPED = /(?:^|[\s(«“"'])@([\p{L}\p{N}][\p{L}\p{N}’'\- ]{0,40}|)$/u

function mentionAt(editor: Editor): At | undefined {
  const { selection } = editor.state
  const { $from } = selection
  if (!selection.empty || !$from.parent.isTextblock || $from.parent.type.spec.code === true || !editor.isFocused)
    return undefined
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, undefined, '\uFFFC')
  const match = TYPED.exec(before)
  if (!match) return undefined
  const text = match[1] ?? ''
  return { from: $from.pos - text.length - 1, to: $from.pos, text }
}

/** Names from the directory while somebody types `@…` in the copy: arrows choose, Enter takes, Escape leaves it as typed. */
export function MentionPicker({ editor, language }: { readonly editor: Editor; readonly language: string }) {
  const [at, setAt] = useState<At>()
  const [chosen, setChosen] = useState(0)
  const left = useRef<number>(undefined)
  const id = useId()
  const found = useDirectory(at?.text, language, 'person,body,place,event,project')
  const open = at !== undefined && found.length > 0
  const here = useRef<{ at: At | undefined; found: typeof found; chosen: number; open: boolean }>(undefined)
  useEffect(() => {
    here.current = { at, found, chosen, open }
  })

  const take = useCallback(
    (index: number) => {
      const entry = here.current?.found[index]
      const where = here.current?.at
      if (!where || !entry) return
      editor
        .chain()
        .focus()
        .insertContentAt({ from: where.from, to: where.to }, [
          { type: 'text', text: entry.name, marks: [{ type: 'mention', attrs: { uri: entry.uri } }] },
        ])
        .unsetMark('mention')
        .run()
      setAt(undefined)
    },
    [editor],
  )

  useEffect(() => {
    const look = () => {
      const next = mentionAt(editor)
      if (next === undefined) left.current = undefined
      setAt(next !== undefined && next.from === left.current ? undefined : next)
      setChosen(0)
    }
    const onKey = (event: KeyboardEvent) => {
      const now = here.current
      if (now?.open !== true) return
      const { length } = now.found
      if (event.key === 'ArrowDown') setChosen((now.chosen + 1) % length)
      else if (event.key === 'ArrowUp') setChosen((now.chosen + length - 1) % length)
      else if (event.key === 'Enter' || event.key === 'Tab') take(now.chosen)
      else if (event.key === 'Escape') {
        left.current = now.at?.from
        setAt(undefined)
      } else return
      event.preventDefault()
      event.stopPropagation()
    }
    editor.on('transaction', look)
    editor.on('blur', look)
    const { dom } = editor.view
    dom.addEventListener('keydown', onKey, true)
    return () => {
      editor.off('transaction', look)
      editor.off('blur', look)
      dom.removeEventListener('keydown', onKey, true)
    }
  }, [editor, take])

  useEffect(() => {
    const { dom } = editor.view
    if (open) {
      dom.setAttribute('aria-activedescendant', `${id}-${chosen}`)
      dom.setAttribute('aria-controls', id)
    } else {
      dom.removeAttribute('aria-activedescendant')
      dom.removeAttribute('aria-controls')
    }
  }, [editor, open, chosen, id])

  if (!open) return null
  const { left: x, bottom } = editor.view.coordsAtPos(at.from)
  return (
    <div
      id={id}
      className="popover mention-list"
      role="listbox"
      aria-label={words.tools.mention}
      style={{
        insetBlockStart: Math.min(bottom + 4, innerHeight - 220),
        left: Math.max(8, Math.min(x, innerWidth - 300)),
      }}
    >
      {found.map((entry, index) => (
        <div
          key={entry.uri}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onPointerDown={(event) => {
            event.preventDefault()
            take(index)
          }}
        >
          <span>{entry.name}</span> <span className="kind">{entry.kind}</span>
        </div>
      ))}
    </div>
  )
}
