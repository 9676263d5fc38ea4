import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { api } from '../api/client.ts'
import { moment, type Person, type Session } from './people-api.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

const w = words.people

/** Where somebody is signed in; each session can be ended. */
export function SessionsDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const queryClient = useQueryClient()
  const path = `/api/newsroom/accounts/${person.id}/sessions`
  const queryKey = ['accounts', person.id, 'sessions']
  const sessions = useQuery({ queryKey, queryFn: () => api.get<{ sessions: Session[] }>(path) })
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`${path}/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{w.sessionsTitle(person.name)}</Heading>
          <Problem error={sessions.error ?? end.error} />
          {sessions.data ? (
            <ul className="account-rows">
              {sessions.data.sessions.map((session) => (
                <li key={session.id}>
                  <span className="grow">
                    <strong>{session.agent}</strong> · {session.address} ·{' '}
                    {words.you.seen(moment.format(new Date(session.seenAt)))} ·{' '}
                    {words.you.since(moment.format(new Date(session.deviceFirstSeenAt)))}
                  </span>
                  <button
                    className="button"
                    type="button"
                    disabled={end.isPending}
                    aria-label={w.of(words.you.end, session.agent)}
                    onClick={() => end.mutate(session.id)}
                  >
                    {words.you.end}
                  </button>
                </li>
              ))}
              {sessions.data.sessions.length === 0 ? <li>{w.noSessions}</li> : null}
            </ul>
          ) : (
            <output>{words.loading}</output>
          )}
          <div className="dialog-foot">
            <button className="button" type="button" onClick={onClose}>
              {w.cancel}
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
