import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
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

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })

/** The audit log, newest first. Needs the right `audit:read`. */
export function AuditScreen() {
  const log = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => api.get<Page>('/api/newsroom/audit', { before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
  const w = words.audit
  return (
    <main className="account-screen" id="content">
      <h1 id="audit">{w.title}</h1>
      <Problem error={log.error} />
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
                      <time dateTime={entry.at}>{moment.format(new Date(entry.at))}</time>
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
