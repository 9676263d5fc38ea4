/** Channels that people listen to, and, apart from them in every way, drills. */
import { RELEASE_KINDS } from '@dateline/news'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId } from 'react'
import type {
  ChannelAnswer,
  ChannelsAnswer,
  DrillAnswer,
  TestChannelAnswer,
} from '../../../../server/src/audience/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { directionOf, fullTime, LANGUAGES, languageName, useRight } from '../setting.ts'

import { words } from '../words.ts'
import '../signin/signin.css'
import './channels.css'

const w = words.channels
const PATH = '/api/newsroom/channels'
const KINDS = Object.keys(w.kinds) as ChannelAnswer['kind'][]

/** Runs a change, with the passkey where the server asks for it, and reads the screen again. */
function useChange() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['channels'] }),
  })
}
type Change = ReturnType<typeof useChange>

export function ChannelsScreen() {
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: () => api.get<ChannelsAnswer>(PATH),
    refetchInterval: 5_000,
  })
  const change = useChange()
  const mayManage = useRight('subscriber:manage')
  const mayDrill = useRight('release:publish')
  useEffect(() => {
    document.title = `${w.title} · ${words.newsroom}`
  }, [])
  const { data } = channels
  return (
    <main className="account-screen channels" id="content">
      <h1>{w.title}</h1>
      <p className="help">{w.help}</p>
      <Problem error={change.error ?? channels.error} onRetry={() => void channels.refetch()} />
      {data ? (
        <>
          <section aria-label={w.title}>
            {data.channels.length === 0 ? <p className="nothing">{w.none}</p> : null}
            <Rows
              items={data.channels}
              render={(c) => <ChannelRow channel={c} change={change} mayManage={mayManage} />}
            />
            {mayManage ? <AddChannel change={change} /> : null}
          </section>
          <section className="drills" aria-labelledby="drills">
            <h2 id="drills">{w.drills}</h2>
            <p>{w.drillsHelp}</p>
            <Rows
              items={data.testChannels}
              render={(c) => <TestRow channel={c} change={change} mayManage={mayManage} />}
            />
            {mayManage ? <AddTestChannel change={change} /> : null}
            {mayDrill && data.testChannels.some((c) => c.active) ? <RunDrill audience={data.testChannels} /> : null}
            <Rows items={data.drills} render={(d) => <DrillRow drill={d} />} />
          </section>
        </>
      ) : (
        <p className="wait">{words.loading}</p>
      )}
    </main>
  )
}

interface RowsProps<T> {
  readonly items: readonly T[]
  readonly render: (item: T) => React.ReactNode
}

function Rows<T extends { readonly id: string | number }>({ items, render }: RowsProps<T>) {
  if (items.length === 0) return null
  return (
    <ul className="account-rows">
      {items.map((item) => (
        <li key={item.id}>{render(item)}</li>
      ))}
    </ul>
  )
}

interface RowProps<T> {
  readonly channel: T
  readonly change: Change
  readonly mayManage: boolean
}

function ChannelRow({ channel: c, change, mayManage }: RowProps<ChannelAnswer>) {
  const limits = [
    c.languages === null ? w.allLanguages : c.languages.map((l) => languageName(l)).join(', '),
    c.sections === null ? w.allSections : c.sections.join(', '),
    w.urgencyUpTo(c.urgency),
  ]
  return (
    <>
      <span className="grow">
        <strong>{c.name}</strong> <span className="tag">{w.kinds[c.kind]}</span>{' '}
        {c.active ? null : <span className="tag warn">{w.off}</span>}{' '}
        {c.silentSince === null ? null : <span className="tag danger">{w.silent(fullTime(c.silentSince))}</span>}
        <span className="help block">{limits.join(' · ')}</span>
        <span className="help block mono">{c.url}</span>
        <span className="help block mono">{c.publicKey}</span>
      </span>
      <span className="help">
        {c.waiting > 0
          ? w.waiting(c.waiting)
          : c.lastSentAt === null
            ? w.nothingSent
            : w.lastSent(fullTime(c.lastSentAt))}
      </span>
      {mayManage ? <Switch path={`${PATH}/${c.id}`} active={c.active} name={c.name} change={change} /> : null}
    </>
  )
}

function TestRow({ channel: c, change, mayManage }: RowProps<TestChannelAnswer>) {
  return (
    <>
      <span className="grow">
        <strong>{c.name}</strong> <span className="tag">{w.test}</span>{' '}
        {c.active ? null : <span className="tag warn">{w.off}</span>}
        <span className="help block mono">{c.url}</span>
        <span className="help block mono">{c.publicKey}</span>
      </span>
      {mayManage ? (
        <Switch path={`/api/newsroom/test-channels/${c.id}`} active={c.active} name={c.name} change={change} />
      ) : null}
    </>
  )
}

interface SwitchProps {
  readonly path: string
  readonly active: boolean
  readonly name: string
  readonly change: Change
}

function Switch({ path, active, name, change }: SwitchProps) {
  return (
    <button
      className="button"
      type="button"
      disabled={change.isPending}
      onClick={() => change.mutate(() => api.patch(path, { active: !active }))}
    >
      {active ? w.switchOff : w.switchOn}
      <span className="visually-hidden"> {name}</span>
    </button>
  )
}

function Field({ label, help, children }: { label: string; help?: string; children: (id: string) => React.ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {help === undefined ? null : <p className="help">{help}</p>}
    </div>
  )
}

/** Reads a form, hands it on, and empties it when it was taken. */
function submitter(change: Change, act: (data: FormData) => Promise<unknown>) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    change.mutate(async () => {
      await act(data)
      form.reset()
      form.closest('details')?.removeAttribute('open')
    })
  }
}

function AddChannel({ change }: { readonly change: Change }) {
  const submit = submitter(change, (data) => {
    const languages = data.getAll('language')
    return api.post(PATH, {
      name: data.get('name'),
      kind: data.get('kind'),
      url: data.get('url'),
      urgency: Number(data.get('urgency')),
      languages: languages.length === 0 ? null : languages,
    })
  })
  return (
    <details>
      <summary>{w.add}</summary>
      <form className="account-form" onSubmit={submit}>
        <Field label={w.name}>{(id) => <input id={id} name="name" className="input" required maxLength={100} />}</Field>
        <Field label={w.kind}>
          {(id) => (
            <select id={id} name="kind" className="input">
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {w.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={w.url} help={w.urlHelp}>
          {(id) => <input id={id} name="url" type="url" className="input" required pattern="https?://.*" />}
        </Field>
        <Field label={w.urgency}>
          {(id) => (
            <select id={id} name="urgency" className="input" defaultValue="2">
              {[1, 2, 3, 4, 5, 9].map((n) => (
                <option key={n} value={n}>
                  {w.urgencyUpTo(n)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset>
          <legend>{w.languages}</legend>
          {LANGUAGES.map((language) => (
            <label key={language}>
              <input type="checkbox" name="language" value={language} /> {languageName(language)}
            </label>
          ))}
          <p className="help">{w.languagesHelp}</p>
        </fieldset>
        <button className="button primary" type="submit" disabled={change.isPending}>
          {w.addGo}
        </button>
      </form>
    </details>
  )
}

function AddTestChannel({ change }: { readonly change: Change }) {
  const submit = submitter(change, (data) => api.post('/api/newsroom/test-channels', Object.fromEntries(data)))
  return (
    <details>
      <summary>{w.addTest}</summary>
      <form className="account-form" onSubmit={submit}>
        <Field label={w.name}>{(id) => <input id={id} name="name" className="input" required maxLength={100} />}</Field>
        <Field label={w.url} help={w.urlHelp}>
          {(id) => <input id={id} name="url" type="url" className="input" required pattern="https?://.*" />}
        </Field>
        <button className="button" type="submit" disabled={change.isPending}>
          {w.addTestGo}
        </button>
      </form>
    </details>
  )
}

function RunDrill({ audience }: { readonly audience: readonly TestChannelAnswer[] }) {
  const change = useChange()
  const submit = submitter(change, (data) => api.post('/api/newsroom/drills', Object.fromEntries(data)))
  return (
    <form className="account-form" onSubmit={submit} aria-label={w.run}>
      <Field label={w.plays}>
        {(id) => (
          <select id={id} name="kind" className="input">
            {RELEASE_KINDS.filter((kind) => kind !== 'archive').map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.editor.language}>
        {(id) => (
          <select id={id} name="language" className="input">
            {LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {languageName(language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.editor.headline} help={w.goesTo(audience.filter((c) => c.active).map((c) => c.name))}>
        {(id) => <input id={id} name="headline" className="input" required maxLength={500} dir="auto" />}
      </Field>
      <button className="button" type="submit" disabled={change.isPending}>
        {w.run}
      </button>
      <Problem error={change.error} />
    </form>
  )
}

function DrillRow({ drill }: { readonly drill: DrillAnswer }) {
  return (
    <>
      <span className="grow">
        <span className="tag">{words.kinds[drill.kind]}</span>{' '}
        <span dir={directionOf(drill.language)} lang={drill.language}>
          {drill.headline}
        </span>
        <span className="help block">
          {fullTime(drill.begunAt)} · {drill.begunBy.name}
        </span>
      </span>
      {drill.posts.map((post) => (
        <span key={post.channel} className={post.problem === null ? 'tag good' : 'tag danger'}>
          {post.problem === null ? w.taken(post.channel) : w.notTaken(post.channel, post.problem)}
        </span>
      ))}
    </>
  )
}
