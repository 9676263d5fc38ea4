/** The queue: what waits, for how long, who has been told and who has opened it. */
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { ApprovalListAnswer } from '../../../../server/src/release/index.ts'
import { Problem } from '../frame/problem.tsx'
import { directionOf } from '../setting.ts'
import { words } from '../words.ts'
import { minutesBetween, toneOf, useApprovals, type View, VIEWS } from './api.ts'
import { People } from './people.tsx'
import { words as w } from './words.ts'
import './approval.css'

const route = getRouteApi('/shell/approvals')

export function ApprovalsScreen() {
  const view: View = route.useSearch().view ?? 'waiting'
  const list = useApprovals(view)
  useEffect(() => {
    document.title = `${w.title} · ${words.newsroom}`
  }, [])
  return (
    <main id="content" className="approvals">
      <header className="approvals-head">
        <h1>{w.title}</h1>
        <nav className="approvals-views" aria-label={w.views.label}>
          {VIEWS.map((v) => (
            <Link key={v} to="/approvals" search={{ view: v }} aria-current={v === view ? 'page' : undefined}>
              {w.views[v]}
            </Link>
          ))}
        </nav>
      </header>
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending ? <p>{words.loading}</p> : null}
      {list.data?.items.length === 0 ? <p className="help">{w.none[view]}</p> : null}
      {list.data && list.data.items.length > 0 ? (
        <ol className="approvals-list">
          {list.data.items.map((a) => (
            <Row key={a.id} approval={a} now={list.data.now} view={view} />
          ))}
        </ol>
      ) : null}
    </main>
  )
}

interface RowProps {
  readonly approval: ApprovalListAnswer['items'][number]
  readonly now: string
  readonly view: View
}

function Row({ approval: a, now, view }: RowProps) {
  const [first] = a.items
  const live = a.state === 'open' || a.state === 'approved'
  return (
    <li>
      <p className="approvals-line">
        <span className={`tag ${toneOf(a.state)}`}>{w.states[a.state]}</span>
        {first ? <span className="tag">{words.kinds[first.kind]}</span> : null}
        {first && first.form !== 'report' ? (
          <span className="tag">{words.forms[first.form as keyof typeof words.forms] ?? first.form}</span>
        ) : null}
        {a.items.length > 1 ? <span className="tag warn">{w.several(a.items.length)}</span> : null}
      </p>
      <Link
        className="approvals-headline"
        to="/approvals/$approvalId"
        params={{ approvalId: a.id }}
        dir={directionOf(first?.language ?? 'en')}
        lang={first?.language}
      >
        {first === undefined || first.headline === '' ? w.reading.gone : first.headline}
      </Link>
      <p className="help">
        <time dateTime={a.requestedAt}>{w.age(minutesBetween(a.requestedAt, now))}</time> ·{' '}
        {w.askedBy(a.requestedBy.name)}
        {live ? ` · ${w.holds(minutesBetween(now, a.expiresAt))}` : null}
      </p>
      {view === 'mine' ? <People approval={a} /> : null}
    </li>
  )
}
