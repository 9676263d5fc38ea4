/** In the chain: what let each release through. */
import { useQuery } from '@tanstack/react-query'
import type { ControlsAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { namesOf } from './api.ts'
import { words } from './words.ts'

const w = words.chain
type Control = ControlsAnswer['controls'][number]

export const useControls = (storyId: string, revision: number) =>
  useQuery({
    queryKey: ['controls', storyId, revision],
    queryFn: () => api.get<ControlsAnswer>(`/api/newsroom/stories/${storyId}/controls`),
    staleTime: 60_000,
  }).data?.controls

function sentence(c: Control): string {
  switch (c.path) {
    case 'approved':
      return w.approved(namesOf(c.approvedBy))
    case 'emergency':
      return w.emergency(c.emergencyReason ?? '')
    default:
      return w[c.path]
  }
}

export function ControlLine({ control }: { readonly control: Control | undefined }) {
  if (!control) return null
  return (
    <p className={control.path === 'emergency' || control.path === 'program' ? 'approval-warn' : 'help'}>
      {sentence(control)}
      {control.reasons.length === 0 ? null : ` · ${w.rules(control.reasons.map((r) => r.name).join(', '))}`}
    </p>
  )
}
