/** Both kinds of list, drafts and released stories, as the rows the screen shows. */
import type { ReleaseKind, PubStatus } from '@dateline/news'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { DraftListAnswer } from '../../../../server/src/desk/index.ts'
import type { StoryListAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { words } from '../words.ts'
import type { ListSearch, View } from './search.ts'

export interface Row {
  readonly key: string
  readonly opens: 'draft' | 'story'
  readonly id: string
  readonly language: string
  readonly section: string
  readonly urgency: number
  readonly form: string
  readonly headline: string
  readonly slugline: string
  /** Beginning of the text, abstract or notice. */
  readonly more: string
  readonly at: string
  readonly who: string
  readonly kind?: ReleaseKind
  readonly state?: PubStatus
  readonly frozen?: boolean
  readonly baseVersion?: number | null
  readonly beingRewritten?: boolean
  /** Prepared copy, and whether it is open. */
  readonly prepared?: 'locked' | 'open'
}

interface Page {
  readonly rows: Row[]
  readonly next: string | null
}

/** Who runs a command on the machine has no account. */
const whoOf = ({ id, name }: { readonly id: string; readonly name: string }) =>
  id === 'cli' ? words.commandLine : name

const STAGES: Partial<Record<View, string>> = {
  incoming: 'incoming',
  working: 'working,frozen',
  prepared: 'incoming,working,frozen',
  spiked: 'spiked',
}

async function fetchPage(view: View, search: ListSearch, after: string | undefined): Promise<Page> {
  const { q, section, language, urgency, form } = search
  const filters = { q, section, language, urgency, form, after, limit: 50 }
  const stage = STAGES[view]
  if (stage !== undefined) {
    const { items, next } = await api.get<DraftListAnswer>('/api/newsroom/drafts', {
      ...filters,
      stage,
      // Open or locked, it stands in a list of its own.
      ...(view === 'prepared' ? { prepared: 'only' } : view === 'spiked' ? {} : { prepared: 'without' }),
    })
    return {
      next,
      rows: items.map((d) => ({
        key: d.id,
        opens: 'draft',
        id: d.id,
        language: d.language,
        section: d.section,
        urgency: d.urgency,
        form: d.form,
        headline: d.headline,
        slugline: d.slugline,
        more: d.opening,
        at: d.updatedAt,
        who: whoOf(d.updatedBy),
        frozen: d.stage === 'frozen',
        baseVersion: d.baseVersion,
        ...(d.prepared ? { prepared: d.prepared.unlocked ? ('open' as const) : ('locked' as const) } : {}),
      })),
    }
  }
  const { items, next } = await api.get<StoryListAnswer>('/api/newsroom/stories', { ...filters, view })
  return {
    next,
    rows: items.map((s) => ({
      key: `${s.storyId}-${s.releaseNo}`,
      opens: 'story',
      id: s.storyId,
      language: s.language,
      section: s.section,
      urgency: s.urgency,
      form: s.form,
      headline: s.headline,
      slugline: s.slugline,
      more: s.notice ?? s.abstract ?? '',
      at: s.effectiveAt,
      who: whoOf(s.releasedBy),
      kind: s.kind,
      state: s.state,
      beingRewritten: s.draftId !== null,
    })),
  }
}

/** Rows of a view, page by page, asked for again every few seconds. */
export function useRows(view: View, search: ListSearch) {
  return useInfiniteQuery({
    queryKey: ['list', view, search],
    queryFn: ({ pageParam }) => fetchPage(view, search, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 8_000,
    placeholderData: (before) => before,
  })
}
