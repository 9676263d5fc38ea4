import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { api } from '../api/client.ts'
import { shortTime } from '../setting.ts'
import { words } from '../words.ts'

interface Notice {
  readonly id: number
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
  readonly at: string
  readonly readAt: string | null
}
interface Notices {
  readonly notices: readonly Notice[]
  readonly unread: number
}

/** How often the newsroom asks for notices while it is looked at. */
const EVERY_MS = 5_000

const queryKey = ['notices']

function textOf({ kind, data }: Notice): string {
  const particulars = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
  return words.bell.kinds[kind]?.(particulars) ?? words.bell.other(kind)
}

/** What the person is told: how many notices are new, and a list of them. New ones are read out. */
export function Bell() {
  const queryClient = useQueryClient()
  const notices = useQuery({
    queryKey,
    queryFn: () => api.get<Notices>('/api/newsroom/notices'),
    refetchInterval: EVERY_MS,
  })
  const unread = notices.data?.unread ?? 0
  const list = notices.data?.notices ?? []
  const [newest] = list
  const read = async (open: boolean) => {
    // Read when it is closed again: while it is open, what is new stays marked.
    if (open || newest === undefined || unread === 0) return
    await api.post('/api/newsroom/notices/read', { upTo: newest.id })
    await queryClient.invalidateQueries({ queryKey })
  }
  return (
    <>
      <output className="visually-hidden">{unread > 0 && newest ? textOf(newest) : ''}</output>
      <DialogTrigger onOpenChange={(open) => void read(open)}>
        <Button className="button quiet bell" aria-label={words.bell.label(unread)}>
          <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
            <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7Z" strokeLinejoin="round" />
            <path d="M10 20a2 2 0 0 0 4 0" strokeLinecap="round" />
          </svg>
          {unread > 0 ? (
            <span className="bell-count" aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </Button>
        <Popover className="popover" placement="bottom end">
          <Dialog aria-label={words.bell.label(0)}>
            {list.length === 0 ? <p className="help">{words.bell.none}</p> : null}
            <ul className="bell-list">
              {list.map((notice) => (
                <li key={notice.id} className={notice.readAt === null ? 'unread' : undefined}>
                  {textOf(notice)}
                  {notice.readAt === null ? <span className="visually-hidden"> ({words.bell.fresh})</span> : null}
                  <time dateTime={notice.at}>{shortTime(notice.at)}</time>
                </li>
              ))}
            </ul>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  )
}
