import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, withQuery } from '../api/client.ts'
import { fullTime, zonedInstant, zoneLabel, zoneOf } from '../setting.ts'
import { Problem } from './problem.tsx'
import { words } from './words.ts'

interface Entry {
  readonly id: number
  readonly at: string
  readonly actor: string
  readonly actorName: string | null
  readonly action: string
  readonly target: string | null
  readonly targetName: string | null
  readonly data: Readonly<Record<string, unknown>>
}
interface Page {
  readonly entries: readonly Entry[]
  readonly next: number | null
}

const FIELDS = ['actor', 'action', 'target', 'text'] as const
type Filter = Readonly<Partial<Record<(typeof FIELDS)[number] | 'from' | 'to', string>>>

/** A day or minute of the agency's zone as the server takes it. */
const instant = (local: string): string | undefined => zonedInstant(local, zoneOf())

function filterOf(form: HTMLFormElement): Filter {
  const data = new FormData(form)
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const filter: Record<string, string> = {}
  for (const name of FIELDS) if (text(name) !== '') filter[name] = text(name)
  for (const name of ['from', 'to'] as const) {
    const at = instant(text(name))
    if (at !== undefined) filter[name] = at
  }
  return filter
}

/** The audit log, newest first, with filters and export. Needs the right `audit:read`. */
export function AuditScreen() {
  const [filter, setFilter] = useState<Filter>({})
  const log = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => api.get<Page>('/api/newsroom/audit', { ...filter, before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'jsonl') => {
      const file = await api.download(withQuery('/api/newsroom/audit/export', { ...filter, format }))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(file)
      link.download = `audit.${format}`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    },
  })
  const w = words.audit
  return (
    <main className="account-screen" id="content">
      <h1 id="audit">{w.title}</h1>
      <form
        className="account-form"
        aria-label={words.people.of(w.title, w.find)}
        onSubmit={(event) => {
          event.preventDefault()
          setFilter(filterOf(event.currentTarget))
        }}
      >
        {FIELDS.map((name) => (
          <div className="field" key={name}>
            <label htmlFor={`audit-${name}`}>{w[name]}</label>
            <input
              className="input"
              id={`audit-${name}`}
              name={name}
              maxLength={100}
              autoComplete="off"
              {...(name === 'action' ? { pattern: '[a-z.\\-]*', spellCheck: false } : {})}
            />
          </div>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <div className="field" key={name}>
            <label htmlFor={`audit-${name}`}>
              {w[name]} ({zoneLabel(zoneOf())})
            </label>
            <input className="input" id={`audit-${name}`} name={name} type="datetime-local" />
          </div>
        ))}
        <div className="wide account-actions">
          <button className="button primary" type="submit">
            {w.find}
          </button>
          {(['csv', 'jsonl'] as const).map((format) => (
            <button
              key={format}
              className="button"
              type="button"
              disabled={save.isPending}
              onClick={() => save.mutate(format)}
            >
              {w[format]}
            </button>
          ))}
        </div>
      </form>
      <Problem error={log.error ?? save.error} />
      {log.data?.pages[0]?.entries.length === 0 ? <p>{w.none}</p> : null}
      {log.data ? (
        // Wider than a phone, it scrolls by itself; with the keyboard too, so it takes the focus (WCAG 2.1.1).
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable
        <section className="account-table" aria-labelledby="audit" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{w.when}</th>
                <th scope="col">{w.who}</th>
                <th scope="col">{w.what}</th>
                <th scope="col">{w.on}</th>
                <th scope="col">{w.data}</th>
              </tr>
            </thead>
            <tbody>
              {log.data.pages
                .flatMap((page) => page.entries)
                .map((entry) => (
                  <tr key={entry.id}>
                    <td>
                      <time dateTime={entry.at}>{fullTime(entry.at)}</time>
                    </td>
                    <td>{entry.actorName ?? entry.actor}</td>
                    <td>{entry.action}</td>
                    <td>{entry.targetName ?? entry.target}</td>
                    <td className="data">{describe(entry.data)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ) : (
        <output>{words.loading}</output>
      )}
      {log.hasNextPage ? (
        <div>
          <button className="button" type="button" disabled={log.isFetching} onClick={() => void log.fetchNextPage()}>
            {w.older}
          </button>
        </div>
      ) : null}
    </main>
  )
}

function describe(data: Entry['data']): string {
  return Object.entries(data)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}
