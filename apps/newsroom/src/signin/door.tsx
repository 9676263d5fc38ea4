/** The two screens outside the newsroom: signing in with a passkey, and coming in by a one-time link. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { api, ApiError } from '../api/client.ts'
import { PasswordForm } from './password-form.tsx'
import { register, signIn, stopWaiting, supportsAutofill, supportsPasskeys, wasStopped } from './passkey.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

/** The server forgets a challenge after five minutes; the wait in the address field is renewed before. */
const RENEW_MS = 4 * 60_000

/** Goes on to where the person was, with nothing remembered of whoever was there before. */
function useEntry(): (back?: string) => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { history } = useRouter()
  return useCallback(
    async (back) => {
      queryClient.clear()
      // Only a path of the newsroom itself: an address from a link must not lead elsewhere.
      if (back !== undefined && /^\/(?![/\\])/.test(back)) {
        history.push(`/newsroom${back.replace(/^\/newsroom(?=\/|$)/, '')}`)
      } else await navigate({ to: '/' })
    },
    [queryClient, navigate, history],
  )
}

/** Signs in with a passkey: by the button, or by choosing one in the address field where the browser offers that. */
export function SignIn() {
  const { return: back } = useSearch({ strict: false })
  const enter = useEntry()
  const [autofill, setAutofill] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const button = useMutation({ mutationFn: () => signIn(), onSuccess: () => enter(back) })
  const { status } = button

  useEffect(() => {
    let left = false
    void supportsAutofill().then((can) => left || setAutofill(can))
    return () => {
      left = true
    }
  }, [])

  const waiting = autofill && status !== 'pending' && status !== 'success'
  useEffect(() => {
    if (!waiting) return
    let left = false
    const wait = async () => {
      try {
        await signIn(true)
        await enter(back)
      } catch (error) {
        if (!left && !wasStopped(error)) setRefused(error)
      }
    }
    void wait()
    const renewal = setInterval(() => void wait(), RENEW_MS)
    return () => {
      left = true
      clearInterval(renewal)
      stopWaiting()
    }
  }, [waiting, back, enter])

  return (
    <main className="door" id="content">
      <h1>{words.signIn.title}</h1>
      {supportsPasskeys() ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            setRefused(null)
            button.mutate()
          }}
        >
          {autofill ? (
            <div className="field">
              <label htmlFor="who">{words.signIn.field}</label>
              {/* oxlint-disable-next-line jsx-a11y/autocomplete-valid -- "webauthn" is WebAuthn's addition to HTML's words */}
              <input className="input" id="who" name="username" type="email" autoComplete="username webauthn" />
            </div>
          ) : null}
          <button className="button primary" type="submit" disabled={button.isPending}>
            {button.isPending ? words.signIn.busy : words.signIn.button}
          </button>
        </form>
      ) : (
        <p>{words.signIn.unsupported}</p>
      )}
      <Problem error={button.error ?? refused} />
      <PasswordForm onSignedIn={() => enter(back)} />
      <p className="help">{words.signIn.help}</p>
    </main>
  )
}

interface Guest {
  readonly name: string
  readonly mayPostpone: boolean
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Who holds a link's session already, for example after a reload. */
async function readGuest(): Promise<Guest | 'signed-in' | null> {
  try {
    await api.get('/api/newsroom/me')
    return 'signed-in'
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    if (error.code !== 'passkey-needed') return null
    return { name: textOf(error.data?.['name']), mayPostpone: error.data?.['mayPostpone'] === true }
  }
}

/**
 * Comes in by a one-time link. Its token stands in the fragment, which no server sees, and is used by a click, not by
 * opening the page: programs that look into mail open every link.
 */
export function Welcome() {
  const [token, setToken] = useState(() => /^#token=([\w-]{20,200})$/.exec(globalThis.location.hash)?.[1])
  const guest = useQuery({ queryKey: ['guest'], queryFn: readGuest, enabled: token === undefined, retry: false })
  const queryClient = useQueryClient()
  const use = useMutation({
    mutationFn: (t: string) => api.post<Guest>('/api/auth/link/use', { token: t }),
    onSuccess: (made) => {
      queryClient.clear()
      queryClient.setQueryData(['guest'], made)
      globalThis.history.replaceState(globalThis.history.state, '', globalThis.location.pathname)
      setToken(undefined)
    },
  })

  if (token !== undefined) {
    return (
      <main className="door" id="content">
        <h1>{words.welcome.title}</h1>
        <p>{words.welcome.link}</p>
        <button className="button primary" type="button" disabled={use.isPending} onClick={() => use.mutate(token)}>
          {words.welcome.go}
        </button>
        <Problem error={use.error} />
      </main>
    )
  }
  if (guest.data === 'signed-in') {
    return (
      <main className="door" id="content">
        <h1>{words.welcome.title}</h1>
        <p>{words.welcome.already}</p>
        <Link className="button primary" to="/">
          {words.welcome.open}
        </Link>
      </main>
    )
  }
  if (guest.data) return <Enrolment guest={guest.data} />
  return (
    <main className="door" id="content">
      <h1>{words.welcome.title}</h1>
      {guest.isPending ? (
        <output>{words.loading}</output>
      ) : (
        <>
          <p>{words.welcome.none}</p>
          <p className="help">{words.welcome.noneHelp}</p>
          <Link className="button" to="/sign-in">
            {words.signIn.title}
          </Link>
        </>
      )}
      <Problem error={guest.error} />
    </main>
  )
}

function Enrolment({ guest }: { readonly guest: Guest }) {
  const enter = useEntry()
  const passkey = useMutation({ mutationFn: () => register(), onSuccess: () => enter() })
  const later = useMutation({ mutationFn: () => api.post('/api/auth/link/later'), onSuccess: () => enter() })
  const busy = passkey.isPending || later.isPending
  return (
    <main className="door" id="content">
      <h1>{words.welcome.hello(guest.name)}</h1>
      <p>{supportsPasskeys() ? words.welcome.why : words.signIn.unsupported}</p>
      <button
        className="button primary"
        type="button"
        disabled={busy || !supportsPasskeys()}
        onClick={() => passkey.mutate()}
      >
        {passkey.isPending ? words.welcome.busy : words.welcome.register}
      </button>
      {guest.mayPostpone ? (
        <div className="stack">
          <button className="button quiet" type="button" disabled={busy} onClick={() => later.mutate()}>
            {words.welcome.later}
          </button>
          <p className="help">{words.welcome.laterHelp}</p>
        </div>
      ) : null}
      <Problem error={passkey.error ?? later.error} />
    </main>
  )
}
