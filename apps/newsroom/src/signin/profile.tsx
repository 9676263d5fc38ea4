import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import type { Session } from './people-api.ts'
import { PasswordSection } from './password-section.tsx'
import { register } from './passkey.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

export interface Me {
  readonly account: { readonly id: string; readonly name: string; readonly email: string }
  readonly roles: readonly string[]
  readonly rights: readonly string[]
}
interface Passkey {
  readonly id: string
  readonly name: string
  readonly kind: 'device' | 'synced'
  readonly createdAt: string | null
}
interface Device {
  readonly id: string
  readonly agent: string
  readonly firstSeenAt: string
  readonly seenAt: string
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** One's own account: passkeys and sessions. */
export function ProfileScreen() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const me = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/newsroom/me') })
  const passkeys = useQuery({
    queryKey: ['passkeys'],
    queryFn: () => api.get<{ passkeys: Passkey[] }>('/api/newsroom/passkeys'),
  })
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => api.get<{ sessions: Session[] }>('/api/newsroom/sessions'),
  })
  const change = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSettled: () => queryClient.invalidateQueries(),
  })
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: () => api.get<{ devices: Device[] }>('/api/newsroom/devices'),
  })
  const freeze = useMutation({
    mutationFn: () => api.post('/api/newsroom/me/freeze'),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      queryClient.clear()
    },
  })
  const signOut = useMutation({
    mutationFn: () => api.post('/api/auth/sign-out'),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' })
      queryClient.clear()
    },
  })
  const w = words.you
  return (
    <main className="account-screen" id="content">
      <h1>{w.title}</h1>
      {me.data ? (
        <p>
          <strong>{me.data.account.name}</strong> · {me.data.account.email} · {w.roles}:{' '}
          {me.data.roles.join(', ') || w.noRoles}
        </p>
      ) : (
        <output>{words.loading}</output>
      )}
      <Problem error={change.error ?? signOut.error ?? freeze.error ?? me.error ?? passkeys.error ?? sessions.error} />
      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{w.passkeys}</h2>
        <p className="help">{w.passkeysHelp}</p>
        <ul className="account-rows">
          {passkeys.data?.passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              only={passkeys.data.passkeys.length === 1}
              busy={change.isPending}
              change={change.mutate}
            />
          ))}
        </ul>
        <div>
          <button
            className="button"
            type="button"
            disabled={change.isPending}
            onClick={() => change.mutate(() => register())}
          >
            {w.add}
          </button>
        </div>
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">{w.sessions}</h2>
        <ul className="account-rows">
          {sessions.data?.sessions.map((session) => (
            <li key={session.id}>
              <span className="grow">
                <strong>{session.agent}</strong>
                {session.current ? ` (${w.thisOne})` : ''} · {session.address} ·{' '}
                {w.seen(moment.format(new Date(session.seenAt)))} ·{' '}
                {w.since(moment.format(new Date(session.deviceFirstSeenAt)))}
              </span>
              {session.current ? null : (
                <button
                  className="button"
                  type="button"
                  disabled={change.isPending}
                  aria-label={words.people.of(w.end, session.agent)}
                  onClick={() => change.mutate(() => api.delete(`/api/newsroom/sessions/${session.id}`))}
                >
                  {w.end}
                </button>
              )}
            </li>
          ))}
        </ul>
        <div>
          <button className="button" type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            {w.signOut}
          </button>
        </div>
      </section>
      <section aria-labelledby="devices">
        <h2 id="devices">{w.devices}</h2>
        <p className="help">{w.devicesHelp}</p>
        <ul className="account-rows">
          {devices.data?.devices.map((device) => (
            <li key={device.id}>
              <span className="grow">
                <strong>{device.agent}</strong> · {w.firstSeen(moment.format(new Date(device.firstSeenAt)))} ·{' '}
                {w.seen(moment.format(new Date(device.seenAt)))}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <PasswordSection />
      <section aria-labelledby="stolen">
        <h2 id="stolen">{w.stolen}</h2>
        <p className="help">{w.stolenHelp}</p>
        <div>
          <button className="button danger" type="button" disabled={freeze.isPending} onClick={() => freeze.mutate()}>
            {w.freeze}
          </button>
        </div>
      </section>
    </main>
  )
}

interface PasskeyRowProps {
  readonly passkey: Passkey
  readonly only: boolean
  readonly busy: boolean
  readonly change: (action: () => Promise<unknown>) => void
}

function PasskeyRow({ passkey, only, busy, change }: PasskeyRowProps) {
  const [name, setName] = useState(passkey.name)
  const w = words.you
  const path = `/api/newsroom/passkeys/${passkey.id}`
  return (
    <li>
      <form
        className="grow"
        onSubmit={(event) => {
          event.preventDefault()
          change(() => api.patch(path, { name }))
        }}
      >
        <div className="field grow">
          <label htmlFor={passkey.id}>
            {w.name} · {passkey.kind === 'synced' ? w.synced : w.device}
            {passkey.createdAt === null ? '' : ` · ${w.added(day.format(new Date(passkey.createdAt)))}`}
          </label>
          <input
            className="input"
            id={passkey.id}
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <button className="button" type="submit" disabled={busy || name.trim() === '' || name === passkey.name}>
          {w.save}
        </button>
        <button
          className="button"
          type="button"
          disabled={busy || only}
          aria-label={words.people.of(w.remove, passkey.name)}
          onClick={() => change(() => api.delete(path))}
        >
          {w.remove}
        </button>
      </form>
    </li>
  )
}
