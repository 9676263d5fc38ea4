import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { moment, type OneTimeLink, type People, textOf } from './people-api.ts'
import { PersonRow } from './person-row.tsx'
import { Problem } from './problem.tsx'
import { Recoveries } from './recoveries.tsx'
import { words } from './words.ts'

const rolesIn = (form: HTMLFormElement) => new FormData(form).getAll('role').map(textOf)

/** Everybody's accounts: invitations, roles, one-time links, disabling. Needs the right `account:manage`. */
export function PeopleScreen() {
  const queryClient = useQueryClient()
  const people = useQuery({ queryKey: ['accounts'], queryFn: () => api.get<People>('/api/newsroom/accounts') })
  const [link, setLink] = useState<OneTimeLink | null>(null)
  const change = useMutation({
    mutationFn: (action: () => Promise<OneTimeLink | null>) => action(),
    onSuccess: (made) => setLink(made),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['accounts'] }),
        queryClient.invalidateQueries({ queryKey: ['recoveries'] }),
      ]),
  })
  const w = words.people
  const invite = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const body = { name: textOf(data.get('name')), email: textOf(data.get('email')), roles: rolesIn(form) }
    change.mutate(async () => {
      const made = await api.post<{ link: OneTimeLink }>('/api/newsroom/accounts', body)
      form.reset()
      return made.link
    })
  }
  return (
    <main className="account-screen" id="content">
      <h1>{w.title}</h1>
      <Problem error={change.error ?? people.error} />
      {link ? <LinkBox key={link.url} link={link} /> : null}
      <Recoveries busy={change.isPending} change={change.mutate} />
      {people.data ? (
        <>
          <section aria-labelledby="people">
            <h2 id="people" className="visually-hidden">
              {w.title}
            </h2>
            <ul className="account-rows">
              {people.data.accounts.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  roles={people.data.roles}
                  busy={change.isPending}
                  error={change.error}
                  change={change.mutate}
                />
              ))}
            </ul>
          </section>
          <p>
            <Link className="button" to="/roles">
              {w.editRoles}
            </Link>
          </p>
          <Door />
          <section aria-labelledby="invite">
            <h2 id="invite">{w.invite}</h2>
            <form className="account-form" onSubmit={invite}>
              <div className="field">
                <label htmlFor="invite-name">{w.name}</label>
                <input className="input" id="invite-name" name="name" required maxLength={120} autoComplete="off" />
              </div>
              <div className="field">
                <label htmlFor="invite-email">{w.email}</label>
                <input className="input" id="invite-email" name="email" type="email" required autoComplete="off" />
              </div>
              <fieldset className="wide">
                <legend>{w.roles}</legend>
                {people.data.roles.map((role) => (
                  <label key={role.key}>
                    <input type="checkbox" name="role" value={role.key} /> {role.name}{' '}
                    <span className="help">{role.summary}</span>
                  </label>
                ))}
              </fieldset>
              <div className="wide">
                <button className="button primary" type="submit" disabled={change.isPending}>
                  {w.send}
                </button>
              </div>
            </form>
          </section>
        </>
      ) : (
        <output>{words.loading}</output>
      )}
    </main>
  )
}

/** Whether the agency has passwords. */
function Door() {
  const queryClient = useQueryClient()
  const queryKey = ['door']
  const door = useQuery({ queryKey, queryFn: () => api.get<{ passwords: boolean }>('/api/newsroom/door') })
  const change = useMutation({
    mutationFn: (passwords: boolean) => api.put('/api/newsroom/door', { passwords }),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
  const w = words.people
  if (!door.data) return null
  const { passwords } = door.data
  return (
    <section aria-labelledby="door">
      <h2 id="door">{w.door}</h2>
      <p className="help">{w.doorHelp}</p>
      <Problem error={change.error} />
      <div>
        <button className="button" type="button" disabled={change.isPending} onClick={() => change.mutate(!passwords)}>
          {passwords ? w.doorOff : w.doorOn}
        </button>
      </div>
    </section>
  )
}

function LinkBox({ link }: { readonly link: OneTimeLink }) {
  const [copied, setCopied] = useState(false)
  const w = words.people
  return (
    <div className="account-link" aria-live="polite">
      <h2>{w.link}</h2>
      <code>{link.url}</code>
      <p className="help">{w.linkHelp(moment.format(new Date(link.expiresAt)))}</p>
      <div>
        <button
          className="button"
          type="button"
          onClick={() => void navigator.clipboard.writeText(link.url).then(() => setCopied(true))}
        >
          {copied ? w.copied : w.copy}
        </button>
      </div>
    </div>
  )
}
