/** The IPTC's Media Topics (https://iptc.org/standards/media-topics/), to be picked as subjects. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installRoot } from '../platform/index.ts'

const LANGUAGES = ['en', 'de', 'ar', 'fr', 'es'] as const
const SCHEME = 'http://cv.iptc.org/newscodes/mediatopic/'

export interface MediaTopic {
  readonly code: string
  /** Concept URI, as in copy. */
  readonly uri: string
  readonly qcode: string
  /** By language; English is always there. */
  readonly names: Readonly<Record<string, string>>
  /** Code of the topic above it; empty for the seventeen at the top. */
  readonly broader: string
}

interface Searched {
  readonly topic: MediaTopic
  /** Names in small letters. */
  readonly names: readonly string[]
}

let loaded: ReadonlyMap<string, Searched> | undefined

/** Read at the first use: most processes never look one up. */
function mediaTopics(): ReadonlyMap<string, Searched> {
  if (loaded) return loaded
  const lines = readFileSync(join(installRoot(), 'server/src/directory/media-topics.tsv'), 'utf8').split('\n')
  const found = new Map<string, Searched>()
  for (const line of lines) {
    const [code = '', broader = '', ...labels] = line.split('\t')
    if (code === '' || code.startsWith('#')) continue
    const names: Record<string, string> = {}
    LANGUAGES.forEach((language, n) => {
      const label = labels[n]
      if (label !== undefined && label !== '') names[language] = label
    })
    const topic = { code, uri: SCHEME + code, qcode: `medtop:${code}`, names, broader }
    found.set(code, { topic, names: Object.values(names).map((n) => n.toLowerCase()) })
  }
  loaded = found
  return found
}

/** The topic of a code or a concept URI. */
export function mediaTopic(codeOrUri: string): MediaTopic | undefined {
  return mediaTopics().get(codeOrUri.startsWith(SCHEME) ? codeOrUri.slice(SCHEME.length) : codeOrUri)?.topic
}

/**
 * Topics by the beginning of any word of any of their names, or by their code; those whose name begins with it first,
 * the more general before the narrower.
 * @param text what was typed
 */
export function findMediaTopics(text: string, limit: number): MediaTopic[] {
  const typed = text.normalize('NFC').trim().toLowerCase()
  if (typed === '') return []
  const hits: { topic: MediaTopic; rank: number }[] = []
  for (const { topic, names } of mediaTopics().values()) {
    if (names.some((n) => n.startsWith(typed)) || topic.code.startsWith(typed)) hits.push({ topic, rank: 0 })
    else if (names.some((n) => n.includes(` ${typed}`) || n.includes(`(${typed}`))) hits.push({ topic, rank: 1 })
  }
  return hits
    .toSorted((a, b) => a.rank - b.rank || a.topic.code.localeCompare(b.topic.code))
    .slice(0, limit)
    .map((h) => h.topic)
}
