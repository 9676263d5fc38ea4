/** Removal by law: what was asked for, and the second person's decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useId, useState } from 'react'
import type { ChainAnswer } from '../../../../server/src/release/index.ts'
import type { OrderAnswer } from '../../../../server/src/removal/index.ts'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { directionOf, fullTime } from '../setting.ts'
import { words } from '../words.ts'
import '../signin/signin.css'
import './removal.css'

const route = getRouteApi('/shell/removals')
const w = words.removal
const PATH = '/api/newsroom/removals'
const TONES = { open: 'warn', expired: '', dropped: '', executed: 'danger' } as const

/** Runs a change and reads the orders again. */
function useChange<T>(act: (value: T) => Promise<unknown>, onSuccess: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['removals'] }),
  })
}

export function RemovalsScreen() {
  const { story } = route.useSearch()
  const orders = useQuery({
    queryKey: ['removals'],
    queryFn: () => api.get<{ items: OrderAnswer[] }>(PATH),
    refetchInterval: 10_000,
  })
  useEffect(() => {
    document.title = `${w.title} · ${words.newsroom}`
  }, [])
  const items = orders.data?.items ?? []
  const open = items.filter((o) => o.state === 'open')
  const past = items.filter((o) => o.state !== 'open')
  return (
    <main className="account-screen removals" id="content">
      <h1>{w.title}</h1>
      <p className="help">{w.help}</p>
      <Problem error={orders.error} onRetry={() => void orders.refetch()} />
      {story === undefined ? null : <Ask storyId={story} />}
      {orders.isPending ? <p className="wait">{words.loading}</p> : null}
      <section aria-labelledby="open-orders">
        <h2 id="open-orders">{w.open}</h2>
        {orders.data && open.length === 0 ? <p className="nothing">{w.noneOpen}</p> : null}
        <Orders orders={open} />
      </section>
      {past.length === 0 ? null : (
        <section aria-labelledby="past-orders">
          <h2 id="past-orders">{w.past}</h2>
          <Orders orders={past} />
        </section>
      )}
    </main>
  )
}

function Orders({ orders }: { readonly orders: readonly OrderAnswer[] }) {
  if (orders.length === 0) return null
  return (
    <ul className="account-rows">
      {orders.map((order) => (
        <li key={order.id}>
          <Order order={order} />
        </li>
      ))}
    </ul>
  )
}

function Order({ order }: { readonly order: OrderAnswer }) {
  const [sure, setSure] = useState(false)
  const [asking, setAsking] = useState(false)
  const confirm = useChange<void>(
    () => api.post(`${PATH}/${order.id}/confirm`),
    () => setAsking(false),
  )
  const drop = useChange<void>(
    () => api.post(`${PATH}/${order.id}/drop`),
    () => undefined,
  )
  const check = useId()
  const name = order.headline === '' ? w.removedStory : order.headline
  return (
    <article className="order" aria-label={name}>
      <p className="order-line">
        <span className={`tag ${TONES[order.state]}`}>{w.states[order.state]}</span>
        <Link to="/stories/$storyId" params={{ storyId: order.storyId }}>
          <span
            dir={order.headline === '' ? undefined : directionOf(order.language)}
            lang={order.headline === '' ? undefined : order.language}
          >
            {name}
          </span>
        </Link>
        <span className="tag">{order.versions === null ? w.whole : w.versions(order.versions)}</span>
      </p>
      <dl className="facts">
        <dt>{w.law}</dt>
        <dd dir="auto">{order.legalBasis}</dd>
        <dt>{w.reason}</dt>
        <dd dir="auto">{order.reason}</dd>
        {order.reference === null ? null : (
          <>
            <dt>{w.reference}</dt>
            <dd dir="auto">{order.reference}</dd>
          </>
        )}
        <dt>{w.askedBy}</dt>
        <dd>
          {order.requestedBy.name} · <time dateTime={order.requestedAt}>{fullTime(order.requestedAt)}</time>
        </dd>
        {order.confirmedBy === null ? null : (
          <>
            <dt>{w.confirmedBy}</dt>
            <dd>
              {order.confirmedBy.name}
              {order.executedAt === null ? null : (
                <>
                  {' '}
                  · <time dateTime={order.executedAt}>{fullTime(order.executedAt)}</time>
                </>
              )}
            </dd>
          </>
        )}
        {order.droppedBy === null ? null : (
          <>
            <dt>{w.droppedBy}</dt>
            <dd>{order.droppedBy.name}</dd>
          </>
        )}
      </dl>
      {order.state === 'open' ? (
        <>
          <p className="help">{order.mayConfirm ? w.until(fullTime(order.expiresAt)) : w.notYou}</p>
          <div className="actions">
            {order.mayConfirm && !asking ? (
              <button className="button danger" type="button" onClick={() => setAsking(true)}>
                {w.confirm}…
              </button>
            ) : null}
            <button className="button" type="button" disabled={drop.isPending} onClick={() => drop.mutate()}>
              {w.drop}
              <span className="visually-hidden"> {name}</span>
            </button>
          </div>
          {asking ? (
            <div className="danger-zone" role="group" aria-label={w.confirm}>
              <p>{order.versions === null ? w.wholeGone : w.versionsGone(order.versions)}</p>
              <label htmlFor={check}>
                <input id={check} type="checkbox" checked={sure} onChange={(e) => setSure(e.target.checked)} /> {w.sure}
              </label>
              <div className="actions">
                <button
                  className="button danger"
                  type="button"
                  disabled={!sure || confirm.isPending}
                  onClick={() => confirm.mutate()}
                >
                  {w.confirmGo}
                </button>
                <button className="button" type="button" onClick={() => setAsking(false)}>
                  {words.cancel}
                </button>
              </div>
            </div>
          ) : null}
          <Problem error={confirm.error ?? drop.error} />
        </>
      ) : null}
    </article>
  )
}

function Ask({ storyId }: { readonly storyId: string }) {
  const navigate = useNavigate()
  const chain = useQuery({
    queryKey: ['chain', storyId],
    queryFn: () => api.get<ChainAnswer>(`/api/newsroom/stories/${storyId}`),
  })
  const ask = useChange<FormData>(
    (data) => {
      const versions = data.getAll('version').map(Number)
      const given = data.get('reference')
      const number = typeof given === 'string' ? given.trim() : ''
      return api.post(PATH, {
        storyId,
        legalBasis: data.get('law'),
        reason: data.get('reason'),
        ...(number === '' ? {} : { reference: number }),
        ...(data.get('extent') === 'versions' ? { versions } : {}),
      })
    },
    () => void navigate({ to: '/removals', search: {} }),
  )
  const [extent, setExtent] = useState<'story' | 'versions'>('story')
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [law, reason, reference] = [useId(), useId(), useId()]
  if (!chain.data) return <Problem error={chain.error} onRetry={() => void chain.refetch()} />
  const { versions, story } = chain.data
  const last = versions.at(-1)
  const earlier = versions.slice(0, -1)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    ask.mutate(new FormData(event.currentTarget))
  }
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">{w.ask}</h2>
      <p dir={directionOf(story.language)} lang={story.language}>
        <strong>{last?.headline ?? words.list.untitled}</strong>
      </p>
      <form className="account-form" onSubmit={submit}>
        <fieldset>
          <legend>{w.extent}</legend>
          <label>
            <input
              type="radio"
              name="extent"
              value="story"
              checked={extent === 'story'}
              onChange={() => setExtent('story')}
            />{' '}
            {w.whole}
          </label>
          {earlier.length === 0 || chain.data.state !== 'usable' ? null : (
            <label>
              <input
                type="radio"
                name="extent"
                value="versions"
                checked={extent === 'versions'}
                onChange={() => setExtent('versions')}
              />{' '}
              {w.earlier}
            </label>
          )}
          {extent === 'versions'
            ? earlier.map((v) => (
                <label key={v.version} className="indented">
                  <input
                    type="checkbox"
                    name="version"
                    value={v.version}
                    checked={chosen.includes(v.version)}
                    onChange={(e) =>
                      setChosen(e.target.checked ? [...chosen, v.version] : chosen.filter((n) => n !== v.version))
                    }
                  />{' '}
                  {words.chain.version(v.version)}{' '}
                  <span dir={directionOf(story.language)} lang={story.language}>
                    {v.headline}
                  </span>
                </label>
              ))
            : null}
        </fieldset>
        <div className="field">
          <label htmlFor={law}>{w.law}</label>
          <input id={law} name="law" className="input" required minLength={3} maxLength={2000} dir="auto" />
        </div>
        <div className="field">
          <label htmlFor={reason}>{w.reason}</label>
          <textarea
            id={reason}
            name="reason"
            className="input"
            required
            minLength={3}
            maxLength={2000}
            rows={3}
            dir={directionOf(story.language)}
            lang={story.language}
            aria-describedby={`${reason}-help`}
          />
          <p className="help" id={`${reason}-help`}>
            {w.reasonHelp}
          </p>
        </div>
        <div className="field">
          <label htmlFor={reference}>{w.reference}</label>
          <input
            id={reference}
            name="reference"
            className="input"
            maxLength={200}
            aria-describedby={`${reference}-help`}
          />
          <p className="help" id={`${reference}-help`}>
            {w.referenceHelp}
          </p>
        </div>
        <div className="actions">
          <button
            className="button primary"
            type="submit"
            disabled={ask.isPending || (extent === 'versions' && chosen.length === 0)}
          >
            {w.askGo}
          </button>
          <Link className="button" to="/removals" search={{}}>
            {words.cancel}
          </Link>
        </div>
        <Problem error={ask.error} />
      </form>
    </section>
  )
}
