/** The public history of a story: its versions as readers could see them, and none that they may see no more. */
import type { ReleaseKind, StoryContent } from '@dateline/news'
import type { Queryable } from '../platform/index.ts'
import { readVersion } from './chain.ts'
import { type HistoryStep, type PublicStory, readPublicStory } from './read.ts'

/** A version that was public. */
export interface PublicVersion {
  readonly version: number
  /** The release that made it public. */
  readonly step: HistoryStep
  /** Undefined when its words are closed. */
  readonly content: StoryContent | undefined
}

export interface PublicHistory {
  readonly story: PublicStory
  /** Oldest first; empty when the story was taken back: no word of it is shown then. */
  readonly versions: readonly PublicVersion[]
}

/** Steps that bring words; the others are about words that are there. */
const BRINGS = new Set<ReleaseKind>(['publish', 'update', 'correct', 'refile', 'embargo-lift', 'anonymise', 'archive'])

/** Reads at most this many versions, the latest. */
const MOST = 50

/**
 * The history at a permanent address, as the world may see it now; undefined when there is nothing public.
 * What is withheld, killed or removed shows its steps and no words.
 */
export async function readPublicHistory(db: Queryable, publicId: string): Promise<PublicHistory | undefined> {
  const story = await readPublicStory(db, publicId)
  if (!story) return undefined
  if (story.state !== 'usable') return { story, versions: [] }
  const firsts = new Map<number, HistoryStep>()
  for (const step of story.history) {
    if (BRINGS.has(step.kind) && step.about === null && !firsts.has(step.version)) firsts.set(step.version, step)
  }
  const versions: PublicVersion[] = []
  for (const [version, step] of [...firsts].slice(-MOST)) {
    const content =
      version === story.version
        ? story.content
        : step.closed === null
          ? await readVersion(db, story.storyId, version)
          : undefined
    versions.push({ version, step, content })
  }
  return { story, versions }
}
