/** Requests of the approval screens, and how often they are asked again. */
import { useQuery } from '@tanstack/react-query'
import type { Channel, ReleaseKind, Target } from '@dateline/news'
import type {
  ApprovalAnswerView,
  ApprovalListAnswer,
  ApprovalSummary,
  DraftApprovalAnswer,
  NeedAnswer,
} from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'

/** A release as it would be asked for. */
export interface Step {
  readonly storyId: string
  readonly kind: ReleaseKind
  readonly candidateId?: string | undefined
  readonly digest?: string | undefined
  readonly effectiveAt?: string | undefined
  /** What the notice is drawn from. */
  readonly reason?: string | undefined
  readonly notice?: string | undefined
  readonly stories?:
    | readonly { readonly storyId: string; readonly revision: number; readonly chosen: boolean }[]
    | undefined
  readonly wire?: { readonly headline?: string; readonly note?: string } | undefined
  readonly channels?: readonly Channel[] | undefined
  readonly target?: Target | undefined
  readonly aboutVersion?: number | undefined
  readonly expectedRevision: number
}

/** Somebody waits: the queue is asked for every few seconds. */
const EVERY_MS = 3_000

export type View = 'waiting' | 'mine' | 'all'
export const VIEWS: readonly View[] = ['waiting', 'mine', 'all']

/** What a step needs and has; asked again while it is on the screen, since others answer. */
export const useNeed = (step: Step | undefined) =>
  useQuery({
    queryKey: ['approval-need', step],
    queryFn: () => api.post<NeedAnswer>('/api/newsroom/approvals/need', { releases: [step] }),
    enabled: step !== undefined,
    refetchInterval: EVERY_MS,
    gcTime: 0,
  })

export const useApprovals = (view: View, enabled = true) =>
  useQuery({
    queryKey: ['approvals', view],
    queryFn: () => api.get<ApprovalListAnswer>('/api/newsroom/approvals', { view }),
    refetchInterval: EVERY_MS,
    enabled,
  })

export const useApproval = (id: string) =>
  useQuery({
    queryKey: ['approval', id],
    queryFn: () => api.get<ApprovalAnswerView>(`/api/newsroom/approvals/${id}`),
    refetchInterval: EVERY_MS,
  })

export const useDraftApproval = (draftId: string) =>
  useQuery({
    queryKey: ['draft-approval', draftId],
    queryFn: () => api.get<DraftApprovalAnswer>(`/api/newsroom/drafts/${draftId}/approval`),
    refetchInterval: EVERY_MS,
  })

export const namesOf = (people: readonly { readonly name: string }[]): string => people.map((p) => p.name).join(', ')

/** Whole minutes between two instants, never below zero. */
export const minutesBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))

export const toneOf = (state: ApprovalSummary['state']): string =>
  state === 'approved' || state === 'used' ? 'good' : state === 'open' ? 'warn' : state === 'refused' ? 'danger' : ''
