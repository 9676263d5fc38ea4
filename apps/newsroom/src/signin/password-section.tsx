import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { textOf } from './people-api.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

interface PasswordState {
  /** Whether the agency has passwords. */
  readonly allowed: boolean
  readonly set: boolean
}

/** One's own password, where the agency has them switched on; elsewhere nothing. */
export function PasswordSection() {
  const queryClient = useQueryClient()
  const queryKey = ['password']
  const path = '/api/newsroom/me/password'
  const state = useQuery({ queryKey, queryFn: () => api.get<PasswordState>(path) })
  const settled = () => queryClient.invalidateQueries({ queryKey })
  const save = useMutation({ mutationFn: (password: string) => api.put(path, { password }), onSettled: settled })
  const remove = useMutation({ mutationFn: () => api.delete(path), onSettled: settled })
  const w = words.you
  if (state.data?.allowed !== true) return null
  return (
    <section aria-labelledby="password">
      <h2 id="password">{w.password}</h2>
      <p className="help">{w.passwordHelp}</p>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          const form = event.currentTarget
          save.mutate(textOf(new FormData(form).get('password')), { onSuccess: () => form.reset() })
        }}
      >
        <div className="field">
          <label htmlFor="new-password">{w.newPassword}</label>
          <input
            className="input"
            id="new-password"
            name="password"
            type="password"
            required
            minLength={15}
            autoComplete="new-password"
          />
        </div>
        <div className="wide account-actions">
          <button className="button" type="submit" disabled={save.isPending}>
            {w.savePassword}
          </button>
          {state.data.set ? (
            <button className="button" type="button" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {w.removePassword}
            </button>
          ) : null}
          <output>{save.isSuccess ? w.saved : ''}</output>
        </div>
        <Problem error={save.error ?? remove.error} />
      </form>
    </section>
  )
}
