import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api/client.ts'
import { confirmed } from './passkey.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly disabledAt: string | null
  readonly passkeys: number
  readonly linkUntil: string | null
}
interface Role {
  readonly key: string
  readonly name: string
  readonly summary: string
}
interface OneTimeLink {
  readonly url: string
  readonly expiresAt: string
}
interface People {
  readonly accounts: readonly Person[]
  readonly roles: readonly Role[]
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')
const rolesIn = (form: HTMLFormElement) => new FormData(form).getAll('role').map(textOf)

/** Everybody's accounts: invitations, roles, one-time links, disabling. Needs the right `account:manage`. */
export function PeopleScreen() {
  const queryClient = useQueryClient()
  const people = useQuery({ queryKey: ['accounts'], queryFn: () => api.get<People>('/api/newsroom/accounts') })
  const [link, setLink] = useState<OneTimeLink | null>(null)
  const change = useMutation({
    mutationFn: (action: () => Promise<OneTimeLink | null>) => confirmed(action),
    onSuccess: (made) => setLink(made),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accounts'] }),
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
                  change={change.mutate}
                />
              ))}
            </ul>
          </section>
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

function stateOf(person: Person): string {
  if (person.disabledAt !== null) return words.people.disabled
  if (person.passkeys > 0) return words.people.active
  return person.linkUntil === null ? words.people.waiting : words.people.invited
}

interface PersonRowProps {
  readonly person: Person
  readonly roles: readonly Role[]
  readonly busy: boolean
  readonly change: (action: () => Promise<OneTimeLink | null>) => void
}

function PersonRow({ person, roles, busy, change }: PersonRowProps) {
  const w = words.people
  const path = `/api/newsroom/accounts/${person.id}`
  const patch = (body: object) =>
    change(async () => {
      await api.patch(path, body)
      return null
    })
  const renew = (forgetPasskeys: boolean) => change(() => api.post<OneTimeLink>(`${path}/link`, { forgetPasskeys }))
  const disabled = person.disabledAt !== null
  return (
    <li>
      <span className="grow">
        <strong>{person.name}</strong> · {person.email} · {stateOf(person)}
      </span>
      <button
        className="button"
        type="button"
        disabled={busy || disabled}
        aria-label={w.of(w.newLink, person.name)}
        onClick={() => renew(false)}
      >
        {w.newLink}
      </button>
      <button
        className="button"
        type="button"
        disabled={busy || disabled || person.passkeys === 0}
        title={w.stolenHelp}
        aria-label={w.of(w.stolen, person.name)}
        onClick={() => renew(true)}
      >
        {w.stolen}
      </button>
      <button
        className="button"
        type="button"
        disabled={busy}
        aria-label={w.of(disabled ? w.enable : w.disable, person.name)}
        onClick={() => patch({ disabled: !disabled })}
      >
        {disabled ? w.enable : w.disable}
      </button>
      <form
        className="whole"
        // Drawn anew when the roles on the server change.
        key={person.roles.join(' ')}
        onSubmit={(event) => {
          event.preventDefault()
          patch({ roles: rolesIn(event.currentTarget) })
        }}
      >
        <fieldset>
          <legend className="visually-hidden">{w.of(w.roles, person.name)}</legend>
          {roles.map((role) => (
            <label key={role.key} title={role.summary}>
              <input type="checkbox" name="role" value={role.key} defaultChecked={person.roles.includes(role.key)} />{' '}
              {role.name}
            </label>
          ))}
        </fieldset>
        <button className="button" type="submit" disabled={busy} aria-label={w.of(w.saveRoles, person.name)}>
          {w.saveRoles}
        </button>
      </form>
    </li>
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
