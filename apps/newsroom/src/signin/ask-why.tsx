import { type ReactNode, useId, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

interface AskWhyProps {
  readonly title: string
  readonly help: string
  readonly label?: string
  readonly confirm: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly error: unknown
  readonly children?: ReactNode
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

/** Asks for a reason before something that others will have to understand. */
export function AskWhy(props: AskWhyProps) {
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => !open && props.onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{props.title}</Heading>
          <p>{props.help}</p>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              props.onConfirm(reason.trim())
            }}
          >
            {props.children}
            <div className="field">
              <label htmlFor={id}>{props.label ?? words.people.reason}</label>
              <textarea
                className="input"
                id={id}
                rows={2}
                required
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </div>
            <Problem error={props.error} />
            <div className="dialog-foot">
              <button className="button" type="button" onClick={props.onClose}>
                {words.people.cancel}
              </button>
              <button
                className={props.danger === true ? 'button danger' : 'button primary'}
                type="submit"
                disabled={props.busy || reason.trim() === ''}
              >
                {props.confirm}
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
