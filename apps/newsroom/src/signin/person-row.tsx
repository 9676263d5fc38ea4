import { useState } from 'react'
import { api } from '../api/client.ts'
import { useVerdict } from '../setting.ts'
import { AskWhy } from './ask-why.tsx'
import { ALL_DESKS, type Grant, type OneTimeLink, type Person, type Role, textOf } from './people-api.ts'
import { ScheduledDialog } from './scheduled-dialog.tsx'
import { SessionsDialog } from './sessions-dialog.tsx'
import { words } from './words.ts'

const w = words.people

/** Does something to an account; gives a link to show, or nothing. */
export type Change = (action: () => Promise<OneTimeLink | null>, after?: { onSuccess?: () => void }) => void

interface PersonRowProps {
  readonly person: Person
  readonly roles: readonly Role[]
  readonly busy: boolean
  readonly error: unknown
  readonly change: Change
}

type Asking = 'recovery' | 'freeze' | 'thaw' | 'sessions' | 'scheduled'

function stateOf(person: Person): string {
  if (person.disabledAt !== null) return w.disabled
  if (person.frozen) return w.frozen(person.frozen.by, person.frozen.reason)
  if (person.passkeys > 0) return w.active
  return person.linkUntil === null ? w.waiting : w.invited
}

/** One account: its state, what can be done to it, and its roles. */
export function PersonRow({ person, roles, busy, error, change }: PersonRowProps) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const freezing = useVerdict('account.freeze')
  const path = `/api/newsroom/accounts/${person.id}`
  const done = () => setAsking(null)
  const quietly = (act: () => Promise<unknown>) => async () => {
    await act()
    return null
  }
  const disabled = person.disabledAt !== null
  const shut = disabled || person.frozen !== null
  return (
    <li>
      <span className="grow">
        <strong>{person.name}</strong> · {person.email} ·{' '}
        <span className={person.frozen ? 'account-frozen' : undefined}>{stateOf(person)}</span>
        {person.secondPerson === null ? null : (
          <>
            {' · '}
            <span className="account-frozen">{w.secondPerson(person.secondPerson)}</span>
          </>
        )}
      </span>
      {person.passkeys === 0 ? (
        <button
          className="button"
          type="button"
          disabled={busy || shut}
          aria-label={w.of(w.newLink, person.name)}
          onClick={() => change(() => api.post<OneTimeLink>(`${path}/link`))}
        >
          {w.newLink}
        </button>
      ) : null}
      <button
        className="button"
        type="button"
        disabled={busy || shut}
        title={w.recoverHelp}
        aria-label={w.of(w.recover, person.name)}
        onClick={() => setAsking('recovery')}
      >
        {w.recover}
      </button>
      <button
        className="button"
        type="button"
        disabled={shut}
        aria-label={w.of(w.sessions, person.name)}
        onClick={() => setAsking('sessions')}
      >
        {w.sessions}
      </button>
      <button
        className="button"
        type="button"
        aria-label={w.of(w.scheduled, person.name)}
        onClick={() => setAsking('scheduled')}
      >
        {w.scheduled}
      </button>
      {person.frozen ? (
        <button
          className="button"
          type="button"
          disabled={busy}
          aria-label={w.of(w.thaw, person.name)}
          onClick={() => setAsking('thaw')}
        >
          {w.thaw}
        </button>
      ) : (
        <button
          className="button"
          type="button"
          disabled={busy || disabled || !freezing.allowed}
          title={freezing.missing === undefined ? undefined : w.forbidden(freezing.missing)}
          aria-label={w.of(w.freeze, person.name)}
          onClick={() => setAsking('freeze')}
        >
          {w.freeze}
        </button>
      )}
      <button
        className="button"
        type="button"
        disabled={busy}
        aria-label={w.of(disabled ? w.enable : w.disable, person.name)}
        onClick={() => change(quietly(() => api.patch(path, { disabled: !disabled })))}
      >
        {disabled ? w.enable : w.disable}
      </button>
      <RolesForm
        // Drawn anew when the roles on the server change.
        key={person.grants.map((g) => `${g.role}@${g.desk}`).join(' ')}
        person={person}
        roles={roles}
        busy={busy}
        save={(grants) => change(quietly(() => api.patch(path, { grants })))}
      />
      {asking === 'recovery' ? (
        <RecoveryDialog
          person={person}
          busy={busy}
          error={error}
          onClose={done}
          ask={(reason, forgetPasskeys) =>
            change(
              quietly(() => api.post(`${path}/recovery`, { reason, forgetPasskeys })),
              { onSuccess: done },
            )
          }
        />
      ) : null}
      {asking === 'freeze' || asking === 'thaw' ? (
        <AskWhy
          title={asking === 'freeze' ? w.freezeTitle(person.name) : w.thawTitle(person.name)}
          help={asking === 'freeze' ? w.freezeHelp : w.thawHelp}
          confirm={asking === 'freeze' ? w.freeze : w.thaw}
          danger={asking === 'freeze'}
          busy={busy}
          error={error}
          onClose={done}
          onConfirm={(reason) =>
            change(
              quietly(() => api.post(`${path}/${asking}`, { reason })),
              { onSuccess: done },
            )
          }
        />
      ) : null}
      {asking === 'scheduled' ? <ScheduledDialog person={person} onClose={done} /> : null}
      {asking === 'sessions' ? <SessionsDialog person={person} onClose={done} /> : null}
    </li>
  )
}

interface RecoveryProps {
  readonly person: Person
  readonly busy: boolean
  readonly error: unknown
  readonly ask: (reason: string, forget: boolean) => void
  readonly onClose: () => void
}

function RecoveryDialog({ person, busy, error, ask, onClose }: RecoveryProps) {
  const [forget, setForget] = useState(false)
  return (
    <AskWhy
      title={w.recovery(person.name)}
      help={w.recoverHelp}
      confirm={w.ask}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={(reason) => ask(reason, forget)}
    >
      <label>
        <input type="checkbox" checked={forget} onChange={(event) => setForget(event.target.checked)} /> {w.forget}
      </label>
    </AskWhy>
  )
}

interface RolesFormProps {
  readonly person: Person
  readonly roles: readonly Role[]
  readonly busy: boolean
  readonly save: (grants: readonly Grant[]) => void
}

/** Roles on every desk as boxes; roles on one desk as a list. */
function RolesForm({ person, roles, busy, save }: RolesFormProps) {
  const [onDesks, setOnDesks] = useState(person.grants.filter((g) => g.desk !== ALL_DESKS))
  const nameOf = (grant: Grant) => `${roles.find((r) => r.key === grant.role)?.name ?? grant.role} · ${grant.desk}`
  const [role, setRole] = useState(roles[0]?.key ?? '')
  const [desk, setDesk] = useState('')
  const add = () => {
    const made = { role, desk: desk.trim() }
    if (made.desk === '' || onDesks.some((g) => g.role === made.role && g.desk === made.desk)) return
    setOnDesks([...onDesks, made])
    setDesk('')
  }
  return (
    <form
      className="whole"
      onSubmit={(event) => {
        event.preventDefault()
        const everywhere = new FormData(event.currentTarget).getAll('role').map(textOf)
        save([...everywhere.map((key) => ({ role: key, desk: ALL_DESKS })), ...onDesks])
      }}
    >
      <fieldset>
        <legend className="visually-hidden">{w.of(w.roles, person.name)}</legend>
        {roles.map((one) => (
          <label key={one.key} title={one.summary}>
            <input
              type="checkbox"
              name="role"
              value={one.key}
              defaultChecked={person.grants.some((g) => g.role === one.key && g.desk === ALL_DESKS)}
            />{' '}
            {one.name}
          </label>
        ))}
      </fieldset>
      <fieldset className="account-grants">
        <legend className="visually-hidden">{w.of(w.onDesk, person.name)}</legend>
        {onDesks.map((grant) => (
          <span className="account-grant" key={`${grant.role}@${grant.desk}`}>
            {nameOf(grant)}
            <button
              className="button quiet"
              type="button"
              aria-label={w.removeGrant(nameOf(grant))}
              onClick={() => setOnDesks(onDesks.filter((g) => g !== grant))}
            >
              ×
            </button>
          </span>
        ))}
        <select
          className="input"
          aria-label={w.of(w.onDesk, person.name)}
          value={role}
          onChange={(event) => setRole(event.target.value)}
        >
          {roles.map((one) => (
            <option key={one.key} value={one.key}>
              {one.name}
            </option>
          ))}
        </select>
        <input
          className="input"
          aria-label={w.of(w.desk, person.name)}
          placeholder={w.desk}
          maxLength={60}
          value={desk}
          onChange={(event) => setDesk(event.target.value)}
        />
        <button className="button" type="button" disabled={desk.trim() === ''} onClick={add}>
          {w.addGrant}
        </button>
      </fieldset>
      <button className="button" type="submit" disabled={busy} aria-label={w.of(w.saveRoles, person.name)}>
        {w.saveRoles}
      </button>
    </form>
  )
}
