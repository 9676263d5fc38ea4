import { useQuery } from '@tanstack/react-query'
import type { FoundAnswer, TopicAnswer } from '../../../../server/src/directory/index.ts'
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

/** Media Topics whose names begin with what is typed. */
export function useMediaTopics(q: string | undefined, language: string): readonly TopicAnswer[] {
  const { data } = useQuery({
    queryKey: ['media-topics', q, language],
    queryFn: () => api.get<{ items: TopicAnswer[] }>('/api/newsroom/media-topics', { q, language, limit: 8 }),
    enabled: q !== undefined,
    staleTime: Infinity,
    placeholderData: (before) => before,
  })
  return q === undefined ? [] : (data?.items ?? [])
}

/** @returns English names of those URIs that are Media Topics */
export function useTopicNames(uris: readonly string[]): ReadonlyMap<string, string> {
  const topics = uris.filter((uri) => uri.startsWith('http://cv.iptc.org/newscodes/mediatopic/'))
  const { data } = useQuery({
    queryKey: ['media-topics', 'names', topics],
    queryFn: () =>
      api.get<{ items: TopicAnswer[] }>('/api/newsroom/media-topics', { uris: topics.join(','), language: 'en' }),
    enabled: topics.length > 0,
    staleTime: Infinity,
  })
  return new Map((data?.items ?? []).map((t) => [t.uri, t.name]))
}
