import { RELEASE_TABLE, type ReleaseKind } from '@dateline/news'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ChainAnswer, DifferencesAnswer, OpenedDraftAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { ControlLine, useControls } from '../approval/controls.tsx'
import { Problem } from '../frame/problem.tsx'
import { ReleaseDialog } from '../release/release-dialog.tsx'
import { directionOf, fullTime, LANGUAGES, languageName, useRight } from '../setting.ts'
import { words } from '../words.ts'
import { DifferencesView } from './differences-view.tsx'
import './chain.css'

const route = getRouteApi('/shell/stories/$storyId')
const w = words.chain
const TONES: Readonly<Record<string, string>> = {
  usable: 'good',
  withheld: 'warn',
  canceled: 'danger',
  scheduled: 'warn',
  unreleased: '',
}

/** A story from its first release to its last: what was decided, what was said, and what can be done now. */
export function ChainScreen() {
  const { storyId } = route.useParams()
  const chain = useQuery({
    queryKey: ['chain', storyId],
    queryFn: () => api.get<ChainAnswer>(`/api/newsroom/stories/${storyId}`),
    refetchInterval: 10_000,
  })
  if (!chain.data) {
    return (
      <main id="content" className="wait">
        <Problem error={chain.error} onRetry={() => void chain.refetch()} />
        {chain.isPending ? words.loading : null}
      </main>
    )
  }
  return <Chain chain={chain.data} />
}

function Chain({ chain }: { readonly chain: ChainAnswer }) {
  const navigate = useNavigate()
  const mayWrite = useRight('draft:write')
  const mayRemove = useRight('release:remove')
  const [acting, setActing] = useState<ReleaseKind>()
  const now = useNow()
  const controls = useControls(chain.story.id, chain.revision)
  const latest = chain.versions.at(-1)
  const { language } = chain.story
  const edit = useMutation({
    mutationFn: () => api.post<OpenedDraftAnswer>(`/api/newsroom/stories/${chain.story.id}/draft`),
    onSuccess: ({ draftId }) => navigate({ to: '/drafts/$draftId', params: { draftId } }),
  })
  // A removal by law is no decision of one person.
  const actions = chain.allowed.filter((k) => RELEASE_TABLE[k].content !== 'required' && k !== 'remove')
  useEffect(() => {
    document.title = `${nameOf(latest)} · ${words.newsroom}`
  }, [latest])
  return (
    <main id="content" className="chain">
      <header className="chain-head">
        <p className="context">
          <Link
            to="/"
            search={{
              view: chain.state === 'canceled' ? 'killed' : chain.state === 'scheduled' ? 'scheduled' : 'released',
            }}
          >
            ← {words.editor.back}
          </Link>
          <span className={`tag ${TONES[chain.state] ?? ''}`}>{words.states[chain.state]}</span>
          <span>{languageName(language)}</span>
        </p>
        <h1 dir={directionOf(language)} lang={language}>
          {nameOf(latest)}
        </h1>
        {chain.path === null ? null : (
          <p>
            <a href={chain.path} target="_blank" rel="noreferrer" className="path">
              {chain.path}
            </a>
          </p>
        )}
        <div className="actions">
          {chain.draftId !== null && mayWrite ? (
            <Link className="button primary" to="/drafts/$draftId" params={{ draftId: chain.draftId }}>
              {w.goOn}
            </Link>
          ) : null}
          {chain.draftId === null && mayWrite && chain.state !== 'canceled' && latest ? (
            <button className="button primary" type="button" disabled={edit.isPending} onClick={() => edit.mutate()}>
              {w.edit}
            </button>
          ) : null}
          {actions.map((k) => (
            <button
              key={k}
              className={k === 'kill' ? 'button danger' : 'button'}
              type="button"
              onClick={() => setActing(k)}
            >
              {words.kinds[k]}…
            </button>
          ))}
          {mayRemove ? (
            <Link className="button" to="/removals" search={{ story: chain.story.id }}>
              {words.removal.menu}
            </Link>
          ) : null}
        </div>
        <Problem error={edit.error} />
      </header>
      <div className="chain-columns">
        <section aria-labelledby="events">
          <h2 id="events">{w.events}</h2>
          {chain.events.length === 0 ? <p className="help">{w.none}</p> : null}
          <ol className="events">
            {chain.events.toReversed().map((e) => (
              <li key={e.releaseNo} data-state={e.state}>
                <p className="event-line">
                  <strong>{words.kinds[e.kind]}</strong>
                  <span className="tag">{w.version(e.version)}</span>
                  {Date.parse(e.effectiveAt) > now ? <span className="tag warn">{words.states.scheduled}</span> : null}
                </p>
                <p className="help">
                  <time dateTime={e.effectiveAt}>{fullTime(e.effectiveAt)}</time> · {e.releasedBy.name} · #{e.releaseNo}
                </p>
                {e.notOurs === true ? <p className="event-not-ours">{words.notOurs.said}</p> : null}
                <ControlLine control={controls?.find((c) => c.releaseNo === e.releaseNo)} />
                {e.notice === null ? null : (
                  <p className="event-notice" dir={directionOf(language)} lang={language}>
                    {e.notice}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </section>
        <div className="chain-side">
          <Versions chain={chain} />
          <Translations chain={chain} />
        </div>
      </div>
      {acting === undefined ? null : <ReleaseDialog chain={chain} kind={acting} onClose={() => setActing(undefined)} />}
    </main>
  )
}

/** What a removed version said is no longer known. */
const nameOf = (version: { readonly headline: string } | undefined): string =>
  version === undefined ? words.list.untitled : version.headline === '' ? words.removal.removedStory : version.headline

/** Milliseconds since the epoch, some seconds old at most. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Versions({ chain }: { readonly chain: ChainAnswer }) {
  const { versions, story } = chain
  const last = versions.at(-1)?.version ?? 1
  const [pair, setPair] = useState<readonly [number, number]>()
  const [from, to] = pair ?? [Math.max(1, last - 1), last]
  const [reading, setReading] = useState<number>()
  const differences = useQuery({
    queryKey: ['differences', story.id, from, to],
    queryFn: () => api.get<DifferencesAnswer>(`/api/newsroom/stories/${story.id}/differences`, { from, to }),
    enabled: versions.length > 1,
    staleTime: Infinity,
  })
  const choose = (label: string, value: number, set: (v: number) => void) => (
    <label className="filter">
      <span>{label}</span>
      <select className="input" value={value} onChange={(e) => set(Number(e.target.value))}>
        {versions.map((v) => (
          <option key={v.version} value={v.version}>
            {w.version(v.version)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <>
      <section aria-labelledby="versions">
        <h2 id="versions">{w.versions}</h2>
        <ol className="versions">
          {versions.toReversed().map((v) => (
            <li key={v.version}>
              <span className="tag">{v.version}</span>
              <span className="grow">
                <span className="version-headline" dir={directionOf(story.language)} lang={story.language}>
                  {v.headline === '' ? words.removal.removedVersion : v.headline}
                </span>
                <span className="help">
                  <time dateTime={v.storedAt}>{fullTime(v.storedAt)}</time> · {v.frozenBy.name} ·{' '}
                  <code title={`${w.digest} ${v.digest}`}>{v.digest.slice(0, 12)}</code>
                </span>
              </span>
              <button
                className="button quiet"
                type="button"
                aria-expanded={reading === v.version}
                onClick={() => setReading(reading === v.version ? undefined : v.version)}
              >
                {w.look}
              </button>
            </li>
          ))}
        </ol>
        {reading === undefined ? null : (
          <iframe
            className="version-page"
            title={w.readTitle(reading)}
            sandbox="allow-same-origin"
            src={`/api/newsroom/stories/${story.id}/versions/${reading}/preview`}
          />
        )}
      </section>
      {versions.length > 1 ? (
        <section aria-labelledby="differences">
          <div className="compare">
            <h2 id="differences">{w.differences}</h2>
            {choose(w.from, from, (v) => setPair([v, to]))}
            {choose(w.to, to, (v) => setPair([from, v]))}
          </div>
          <Problem error={differences.error} />
          {differences.data ? <DifferencesView differences={differences.data} language={story.language} /> : null}
        </section>
      ) : null}
    </>
  )
}

function Translations({ chain }: { readonly chain: ChainAnswer }) {
  const navigate = useNavigate()
  const mayWrite = useRight('draft:write')
  const current = chain.versions.at(-1)?.version ?? 0
  const free = LANGUAGES.filter((l) => l !== chain.story.language && !chain.translations.some((t) => t.language === l))
  const [chosen, setChosen] = useState<string>()
  const language = chosen !== undefined && free.includes(chosen) ? chosen : free[0]
  const start = useMutation({
    mutationFn: () => api.post<OpenedDraftAnswer>(`/api/newsroom/stories/${chain.story.id}/translations`, { language }),
    onSuccess: ({ draftId }) => navigate({ to: '/drafts/$draftId', params: { draftId } }),
  })
  const mayStart = mayWrite && language !== undefined && current > 0 && chain.state !== 'canceled'
  if (chain.translations.length === 0 && !mayStart) return null
  return (
    <section aria-labelledby="translations">
      <h2 id="translations">{w.translations}</h2>
      <ul className="versions">
        {chain.translations.map((t) => (
          <li key={t.storyId}>
            <span className="tag">{languageName(t.language)}</span>
            <span className="grow">
              {t.state === 'unreleased' && t.draftId !== null ? (
                <Link
                  to="/drafts/$draftId"
                  params={{ draftId: t.draftId }}
                  dir={directionOf(t.language)}
                  lang={t.language}
                >
                  {t.headline === '' ? words.list.untitled : t.headline}
                </Link>
              ) : (
                <Link
                  to="/stories/$storyId"
                  params={{ storyId: t.storyId }}
                  dir={directionOf(t.language)}
                  lang={t.language}
                >
                  {t.headline}
                </Link>
              )}
              {t.madeFrom !== null && t.madeFrom < current ? (
                <span className="help behind">{w.behind(t.madeFrom, current)}</span>
              ) : null}
            </span>
            <span className={`tag ${TONES[t.state] ?? ''}`}>
              {t.state === 'unreleased' ? w.draft : words.states[t.state]}
            </span>
          </li>
        ))}
      </ul>
      {mayStart ? (
        <div className="compare">
          <label className="filter">
            <span>{w.translate}</span>
            <select className="input" value={language} onChange={(e) => setChosen(e.target.value)}>
              {free.map((l) => (
                <option key={l} value={l}>
                  {languageName(l)}
                </option>
              ))}
            </select>
          </label>
          <button className="button" type="button" disabled={start.isPending} onClick={() => start.mutate()}>
            {w.translateGo}
          </button>
        </div>
      ) : null}
      <Problem error={start.error} />
    </section>
  )
}
