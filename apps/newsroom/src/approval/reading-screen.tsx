/** One approval on one screen: the exact words, what they change, how it is known, and the answer. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useState } from 'react'
import type { ApprovalAnswerView } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { DifferencesView } from '../chain/differences-view.tsx'
import { Problem } from '../frame/problem.tsx'
import { directionOf, fullTime, zoneOf } from '../setting.ts'
import { words } from '../words.ts'
import { minutesBetween, namesOf, toneOf, useApproval } from './api.ts'
import { People, Reasons } from './people.tsx'
import { words as all } from './words.ts'
import './approval.css'

const route = getRouteApi('/shell/approvals/$approvalId')
const w = all.reading
type Item = ApprovalAnswerView['items'][number]

export function ReadingScreen() {
  const { approvalId } = route.useParams()
  const approval = useApproval(approvalId)
  useEffect(() => {
    document.title = `${approval.data?.items[0]?.headline ?? all.title} · ${words.newsroom}`
  }, [approval.data?.items])
  if (!approval.data) {
    return (
      <main id="content" className="wait">
        <Problem error={approval.error} onRetry={() => void approval.refetch()} />
        {approval.isPending ? words.loading : null}
      </main>
    )
  }
  return <Reading approval={approval.data} />
}

function Reading({ approval: a }: { readonly approval: ApprovalAnswerView }) {
  const live = a.state === 'open' || a.state === 'approved'
  return (
    <main id="content" className="reading">
      <header>
        <p className="context">
          <Link to="/approvals" search={{}}>
            ← {w.back}
          </Link>
          <span className={`tag ${toneOf(a.state)}`} role="status">
            {all.states[a.state]}
          </span>
          <span>
            <time dateTime={a.requestedAt}>{all.age(minutesBetween(a.requestedAt, a.now))}</time>,{' '}
            {all.askedBy(a.requestedBy.name)}
            {live ? `, ${all.holds(minutesBetween(a.now, a.expiresAt))}` : null}
          </span>
        </p>
        <h1 className="visually-hidden">{a.items[0]?.headline ?? all.title}</h1>
      </header>
      <div className="reading-columns">
        <div className="reading-words">
          {a.items.map((item) => (
            <Words key={item.storyId} item={item} />
          ))}
        </div>
        <aside className="reading-side">
          <section aria-labelledby="because">
            <h2 id="because">{all.because}</h2>
            <Reasons reasons={a.reasons} />
          </section>
          <section aria-labelledby="sourcing">
            <h2 id="sourcing">{w.sourcing}</h2>
            <Sourcing approval={a} />
          </section>
          {a.note === null ? null : (
            <section aria-labelledby="note">
              <h2 id="note">{w.note}</h2>
              <p dir="auto">{a.note}</p>
            </section>
          )}
          <section aria-labelledby="who">
            <h2 id="who">{w.who}</h2>
            {a.authors.length === 0 ? null : (
              <p>
                <span className="label">{w.authors}</span> {namesOf(a.authors)}
              </p>
            )}
            <People approval={a} />
          </section>
          {a.mayAnswer ? <Answer approval={a} /> : null}
          {!a.mayAnswer && live ? <p className="help">{w.own}</p> : null}
          {a.mayRelease ? <Release approval={a} /> : null}
        </aside>
      </div>
    </main>
  )
}

function Words({ item }: { readonly item: Item }) {
  const shared = { dir: directionOf(item.language), lang: item.language } as const
  const copy = (
    <dl className="reading-lines">
      {item.lines.map((line, index) => (
        // Lines have no identity but their place, and never change.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} data-field={line.field}>
          <dt className={line.field === 'body' ? 'visually-hidden' : undefined}>
            {words.fields[line.field] ?? line.field}
          </dt>
          <dd {...shared}>{line.text}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <article className="reading-item">
      <p className="approvals-line">
        <span className="tag">{words.kinds[item.kind]}</span>
        <span className="tag">{words.forms[item.form as keyof typeof words.forms] ?? item.form}</span>
        {item.target === 'story' ? null : (
          <span className="tag warn">
            {item.aboutVersion === null ? w.targets[item.target] : w.version(item.aboutVersion)}
          </span>
        )}
        {item.channels?.map((c) => (
          <span key={c} className={c === 'push' ? 'tag warn' : 'tag'}>
            {c}
          </span>
        ))}
        {item.notBefore === null ? null : (
          <span className="tag warn">{w.notBefore(fullTime(item.notBefore, zoneOf(item.language)))}</span>
        )}
      </p>
      {item.notice === null ? null : (
        <section aria-label={w.notice}>
          <h2>{w.notice}</h2>
          <p className="reading-notice" {...shared}>
            {item.notice}
          </p>
        </section>
      )}
      {item.wire.headline === null && item.wire.note === null ? null : (
        <section aria-label={w.subscribers}>
          <h2>{w.subscribers}</h2>
          <p className="reading-notice" {...shared}>
            {[item.wire.headline, item.wire.note].filter((t) => t !== null).join('\n')}
          </p>
        </section>
      )}
      {item.differences ? (
        <section aria-label={w.changes}>
          <h2>{w.changes}</h2>
          <DifferencesView differences={item.differences} language={item.language} />
        </section>
      ) : item.candidateId === null ? null : (
        <p className="help">{w.nothingPublic}</p>
      )}
      <section aria-label={item.candidateId === null ? w.about : w.copy}>
        <h2>{item.candidateId === null ? w.about : w.copy}</h2>
        {item.lines.length === 0 ? <p className="help">{w.gone}</p> : copy}
      </section>
    </article>
  )
}

function Sourcing({ approval: { sourcing } }: { readonly approval: ApprovalAnswerView }) {
  if (!sourcing) return <p className="help">{w.noSourcing}</p>
  return (
    <>
      <p dir="auto">{sourcing.statement}</p>
      <p className={sourcing.independent < 2 ? 'approval-warn' : undefined}>{w.independent(sourcing.independent)}</p>
      {sourcing.seen === '' ? null : (
        <p>
          <span className="label">{w.seen}</span> <span dir="auto">{sourcing.seen}</span>
        </p>
      )}
      <ul className="approval-reasons">
        {sourcing.sources.map((s) => (
          <li key={`${s.kind} ${s.name} ${s.contact}`}>
            <strong>{all.form.kinds[s.kind]}</strong> <span dir="auto">{s.name}</span>{' '}
            <span className="help">
              {s.named ? w.named : w.unnamed}
              {s.contact === '' ? null : ` · ${s.contact}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({ approval }: { readonly approval: ApprovalAnswerView }) {
  const id = useId()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const answer = useMutation({
    mutationFn: (given: 'given' | 'refused') =>
      api.post(`/api/newsroom/approvals/${approval.id}/answer`, {
        answer: given,
        digest: approval.digest,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['approval', approval.id] }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['approvals'] }),
  })
  return (
    <section className="reading-answer" aria-label={all.need.answered}>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{w.reason}</label>
        <textarea
          id={`${id}-reason`}
          className="input"
          rows={2}
          maxLength={2000}
          dir="auto"
          value={reason}
          aria-describedby={`${id}-help`}
          onChange={(e) => setReason(e.target.value)}
        />
        <p className="help" id={`${id}-help`}>
          {w.reasonHelp}
        </p>
      </div>
      <Problem error={answer.error} />
      <div className="row">
        <button
          className="button primary"
          type="button"
          disabled={answer.isPending}
          onClick={() => answer.mutate('given')}
        >
          {w.give}
        </button>
        <button
          className="button danger"
          type="button"
          disabled={answer.isPending || reason.trim() === ''}
          onClick={() => answer.mutate('refused')}
        >
          {w.refuse}
        </button>
      </div>
      <p className="help">
        {w.digest} <code className="path">{approval.digest.slice(0, 16)}…</code>
      </p>
    </section>
  )
}

/** Releases what was approved, as it was frozen, whatever the draft says by now. */
function Release({ approval }: { readonly approval: ApprovalAnswerView }) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [item, ...more] = approval.items
  const release = useMutation({
    mutationFn: (i: Item) =>
      api.post(`/api/newsroom/stories/${i.storyId}/release`, {
        kind: i.kind,
        expectedRevision: i.revision,
        ...(i.candidateId === null ? {} : { candidateId: i.candidateId, digest: i.candidateDigest }),
        ...(i.notice === null ? {} : { notice: i.notice }),
        ...(i.notBefore === null ? {} : { effectiveAt: i.notBefore }),
        ...(i.channels === null ? {} : { channels: i.channels }),
        ...(i.aboutVersion === null ? {} : { aboutVersion: i.aboutVersion }),
        wire: { headline: i.wire.headline ?? '', note: i.wire.note ?? '' },
        target: i.target,
      }),
    onSuccess: async (_, i) => {
      await queryClient.invalidateQueries()
      await navigate({ to: '/stories/$storyId', params: { storyId: i.storyId } })
    },
  })
  if (!item || more.length > 0) return null
  return (
    <section className="reading-answer" aria-label={w.release}>
      <p className="help">{w.releasing}</p>
      <Problem error={release.error} />
      <button
        className="button primary"
        type="button"
        disabled={release.isPending}
        onClick={() => release.mutate(item)}
      >
        {w.release}
      </button>
    </section>
  )
}
