import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../api/client.ts'
import { textOf } from './people-api.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

interface Role {
  readonly key: string
  readonly name: string
  readonly summary: string
  readonly rights: readonly string[]
  readonly holders: number
}
interface Roles {
  readonly roles: readonly Role[]
  readonly rights: readonly { readonly right: string; readonly means: string }[]
}

const w = words.roles

/** The roles of the agency: which rights each holds. Needs the right `account:manage`. */
export function RolesScreen() {
  const queryClient = useQueryClient()
  const roles = useQuery({ queryKey: ['roles'], queryFn: () => api.get<Roles>('/api/newsroom/roles') })
  const [saved, setSaved] = useState<string | null>(null)
  const save = useMutation({
    mutationFn: async ({ key, ...body }: Omit<Role, 'holders'>) => {
      setSaved(null)
      await api.put(`/api/newsroom/roles/${encodeURIComponent(key)}`, body)
      return key
    },
    onSuccess: (key) => setSaved(key),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const remove = useMutation({
    mutationFn: (key: string) => api.delete(`/api/newsroom/roles/${encodeURIComponent(key)}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['roles'] }),
  })
  return (
    <main className="account-screen" id="content">
      <h1>{w.title}</h1>
      <p className="help">
        {w.help} <Link to="/people">{w.back}</Link>
      </p>
      <Problem error={save.error ?? remove.error ?? roles.error} />
      {roles.data ? (
        [...roles.data.roles, undefined].map((role) => (
          <RoleForm
            key={role ? `${role.key} ${role.rights.join(' ')}` : `new after ${roles.data.roles.length}`}
            role={role}
            rights={roles.data.rights}
            busy={save.isPending || remove.isPending}
            saved={role !== undefined && saved === role.key}
            save={save.mutate}
            remove={remove.mutate}
          />
        ))
      ) : (
        <output>{words.loading}</output>
      )}
    </main>
  )
}

interface RoleFormProps {
  /** Absent: a new one. */
  readonly role: Role | undefined
  readonly rights: Roles['rights']
  readonly busy: boolean
  readonly saved: boolean
  readonly save: (role: Omit<Role, 'holders'>) => void
  readonly remove: (key: string) => void
}

function RoleForm({ role, rights, busy, saved, save, remove }: RoleFormProps) {
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    save({
      key: role?.key ?? textOf(data.get('key')),
      name: textOf(data.get('name')),
      summary: textOf(data.get('summary')),
      rights: data.getAll('right').map(textOf),
    })
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {role ? role.name : w.add}
        {role ? <span className="help"> · {w.holders(role.holders)}</span> : null}
      </h2>
      <form className="account-form" onSubmit={submit} aria-labelledby={`${id}-title`}>
        {role ? null : (
          <div className="field">
            <label htmlFor={`${id}-key`}>{w.key}</label>
            <input
              className="input"
              id={`${id}-key`}
              name="key"
              required
              pattern="[a-z][a-z0-9\-]{0,39}"
              autoComplete="off"
              aria-describedby={`${id}-key-help`}
            />
            <p className="help" id={`${id}-key-help`}>
              {w.keyHelp}
            </p>
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-name`}>{w.name}</label>
          <input className="input" id={`${id}-name`} name="name" required maxLength={60} defaultValue={role?.name} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-summary`}>{w.summary}</label>
          <input className="input" id={`${id}-summary`} name="summary" maxLength={300} defaultValue={role?.summary} />
        </div>
        <fieldset className="wide role-rights">
          <legend>{w.rights}</legend>
          {rights.map(({ right, means }) => (
            <label key={right}>
              <input type="checkbox" name="right" value={right} defaultChecked={role?.rights.includes(right)} />{' '}
              <span>
                {means} <code className="help">{right}</code>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="wide account-actions">
          <button className="button primary" type="submit" disabled={busy}>
            {w.save}
          </button>
          {role ? (
            <button
              className="button"
              type="button"
              disabled={busy || role.holders > 0}
              title={role.holders > 0 ? w.holders(role.holders) : undefined}
              aria-label={words.people.of(w.remove, role.name)}
              onClick={() => remove(role.key)}
            >
              {w.remove}
            </button>
          ) : null}
          <output>{saved ? w.saved : ''}</output>
        </div>
      </form>
    </section>
  )
}
