import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { fullTime } from '../setting.ts'
import { words } from '../words.ts'
import './list.css'

const w = words.imports

export interface Quarantined {
  readonly id: number
  readonly at: string
  readonly file: string
  readonly place: string
  readonly digest: string | null
  readonly code: string
  readonly message: string
  readonly headline: string | null
  readonly importedBy: string
}

const PAGE = 50

/** Everything that could not be taken in, newest first, with the reason and the bytes. */
export function QuarantineScreen() {
  const kept = useInfiniteQuery({
    queryKey: ['quarantine', 'all'],
    queryFn: ({ pageParam }) =>
      api.get<{ items: Quarantined[] }>('/api/newsroom/quarantine', { before: pageParam, limit: PAGE }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ items }) => (items.length < PAGE ? undefined : items.at(-1)?.id),
  })
  const items = kept.data?.pages.flatMap((page) => page.items) ?? []
  useEffect(() => {
    document.title = `${w.quarantine} · ${words.newsroom}`
  }, [])
  return (
    <main className="quarantine" id="content">
      <Link to="/" search={{ view: 'incoming' }}>
        {words.editor.back}
      </Link>
      <h1>{w.quarantine}</h1>
      <p className="help">{w.quarantineHelp}</p>
      <Problem error={kept.error} onRetry={() => void kept.refetch()} />
      {kept.isPending ? <p className="nothing">{words.loading}</p> : null}
      {kept.isSuccess && items.length === 0 ? <p className="nothing">{w.nothing}</p> : null}
      <QuarantineList items={items} />
      {kept.hasNextPage ? (
        <button className="button" type="button" disabled={kept.isFetching} onClick={() => void kept.fetchNextPage()}>
          {words.list.more}
        </button>
      ) : null}
    </main>
  )
}

export function QuarantineList({ items }: { readonly items: readonly Quarantined[] }) {
  return (
    <ul className="import-lines">
      {items.map((item) => (
        <li key={item.id}>
          {item.headline === null ? null : <strong dir="auto">{item.headline}</strong>}
          <span dir="auto">
            {item.message} <span className="tag">{item.code}</span>
          </span>
          <span className="help">
            {item.file}, {item.place} · <time dateTime={item.at}>{fullTime(item.at)}</time>
            {item.digest === null ? null : (
              <>
                {' · '}
                <a href={`/api/newsroom/raw/${item.digest}`}>{w.save}</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
