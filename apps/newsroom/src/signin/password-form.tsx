import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { signInWithPassword } from './passkey.ts'
import { textOf } from './people-api.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

/** Signing in with a password, where the agency has them switched on; elsewhere nothing. */
export function PasswordForm({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }) {
  const ways = useQuery({
    queryKey: ['ways'],
    queryFn: () => api.get<{ passwords: boolean }>('/api/auth/ways'),
    staleTime: 60_000,
  })
  const enter = useMutation({
    mutationFn: ({ email, password }: Readonly<Record<'email' | 'password', string>>) =>
      signInWithPassword(email, password),
    onSuccess: onSignedIn,
  })
  const w = words.signIn
  if (ways.data?.passwords !== true) return null
  return (
    <details>
      <summary>{w.orPassword}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          enter.mutate({ email: textOf(data.get('email')), password: textOf(data.get('password')) })
        }}
      >
        <div className="field">
          <label htmlFor="password-email">{w.email}</label>
          <input className="input" id="password-email" name="email" type="email" required autoComplete="username" />
        </div>
        <div className="field">
          <label htmlFor="password">{w.password}</label>
          <input
            className="input"
            id="password"
            name="password"
            type="password"
            required
            autoComplete="current-password"
          />
        </div>
        <button className="button" type="submit" disabled={enter.isPending}>
          {w.withPassword}
        </button>
        <Problem error={enter.error} />
      </form>
    </details>
  )
}
