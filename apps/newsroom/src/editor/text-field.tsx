import { useId, useLayoutEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { useText, writeText } from './shared.ts'

interface TextFieldProps {
  readonly text: Y.Text
  readonly label: string
  readonly help?: string
  readonly problem?: string | undefined
  readonly direction: 'ltr' | 'rtl'
  readonly language: string
  readonly disabled: boolean
  readonly lines?: boolean
  readonly className?: string
  readonly maxLength?: number
}

/** A field that several people may type in: others' words come in around the caret. */
export function TextField(props: TextFieldProps) {
  const { text, label, help, problem, lines } = props
  const id = useId()
  const value = useText(text)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const caret = useRef<[number, number]>(undefined)

  // Somebody else's change moves the caret by what it put before it.
  useLayoutEffect(() => {
    const onChange = (event: Y.YTextEvent, transaction: Y.Transaction) => {
      const el = field.current
      if (transaction.local || !el || document.activeElement !== el) return
      let [from, to] = [el.selectionStart ?? 0, el.selectionEnd ?? 0]
      let at = 0
      for (const op of event.delta) {
        if (op.retain !== undefined) at += op.retain
        else if (typeof op.insert === 'string') {
          if (at < from) from += op.insert.length
          if (at < to) to += op.insert.length
          at += op.insert.length
        } else if (op.delete !== undefined) {
          if (at < from) from = Math.max(at, from - op.delete)
          if (at < to) to = Math.max(at, to - op.delete)
        }
      }
      caret.current = [from, to]
    }
    text.observe(onChange)
    return () => text.unobserve(onChange)
  }, [text])
  useLayoutEffect(() => {
    if (caret.current && field.current) field.current.setSelectionRange(...caret.current)
    caret.current = undefined
  })
  // A field of several lines is as high as its words.
  useLayoutEffect(() => {
    const el = field.current
    if (lines !== true || !el) return
    el.style.height = 'auto'
    el.style.height = `${el.scrollHeight + 2}px`
  })

  const shared = {
    id,
    ref: field,
    value,
    dir: props.direction,
    lang: props.language,
    readOnly: props.disabled,
    maxLength: props.maxLength,
    className: `input ${props.className ?? ''}`,
    'aria-invalid': problem !== undefined,
    'aria-describedby': help === undefined && problem === undefined ? undefined : `${id}-help`,
    onChange: (e: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => writeText(text, e.target.value),
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines === true ? <textarea rows={1} {...shared} /> : <input autoComplete="off" {...shared} />}
      {help === undefined && problem === undefined ? null : (
        <p id={`${id}-help`} className={problem === undefined ? 'help' : 'help problem'}>
          {problem ?? help}
        </p>
      )}
    </div>
  )
}
