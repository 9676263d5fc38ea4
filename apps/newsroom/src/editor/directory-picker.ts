import { useQuery } from '@tanstack/react-query'
import type { FoundAnswer } from '../../../../server/src/directory/index.ts'
import { api } from '../api/client.ts'

/** Directory entries whose names begin with what is typed. */
export function useDirectory(q: string | undefined, language: string, kinds?: string): readonly FoundAnswer[] {
  const { data } = useQuery({
    queryKey: ['directory', q, language, kinds],
    queryFn: () => api.get<{ items: FoundAnswer[] }>('/api/newsroom/directory', { q, language, kinds, limit: 8 }),
    enabled: q !== undefined,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  return q === undefined ? [] : (data?.items ?? [])
}
