/** A notice aimed at a whole chain: what it does to each story that was chosen. */
import { storyById } from '../desk/index.ts'
import { conflict, type Queryable } from '../platform/index.ts'
import { readStanding } from './decide.ts'
import { type ChainGraph, forStory } from './graph.ts'
import { drawWords } from './notice.ts'
import type { ReleaseRequest, WireWords } from './proposal.ts'

/** A story of the chain that somebody chose, with its own words where they wrote them. */
export interface ChosenStory {
  readonly storyId: string
  readonly revision?: number
  readonly notice?: string
  readonly wire?: WireWords
}

/**
 * The requests that release the chosen stories with the root, each in the words of its own language: its reason is the root's
 * notice unless it has its own.
 * @throws DatelineError `release-stale` when a story is not in the chain any more, `release-not-allowed`
 */
export async function chainRequests(
  db: Queryable,
  graph: ChainGraph,
  root: ReleaseRequest,
  chosen: readonly ChosenStory[],
): Promise<ReleaseRequest[]> {
  const requests: ReleaseRequest[] = []
  for (const one of chosen) {
    const story = graph.stories.find((s) => s.storyId === one.storyId)
    const known = story && (await storyById(db, story.storyId))
    if (!story || !known) {
      throw conflict('release-stale', 'A story that was chosen is not in the chain any more.', {
        help: 'Look at the chain again, then decide.',
        data: { stories: [one.storyId] },
      })
    }
    const { kind } = forStory(root.kind, story)
    if (kind === undefined) {
      throw conflict(
        'release-not-allowed',
        `"${root.kind}" cannot reach a story of the chain that is ${story.state}.`,
        {
          data: { storyId: story.storyId, state: story.state, kind: root.kind },
        },
      )
    }
    const notice = one.notice?.trim() ?? ''
    requests.push({
      storyId: story.storyId,
      kind,
      releasedBy: root.releasedBy,
      target: 'chain',
      expectedRevision: one.revision ?? story.revision,
      ...(root.sessionId === undefined ? {} : { sessionId: root.sessionId }),
      ...(root.emergency === undefined ? {} : { emergency: root.emergency }),
      ...(one.wire === undefined ? {} : { wire: one.wire }),
      ...(notice === '' && root.notice === undefined
        ? {}
        : { notice: notice === '' ? await readers(db, known, kind, root.notice ?? '') : notice }),
    })
  }
  return requests
}

async function readers(
  db: Queryable,
  story: { readonly id: string; readonly guid: string },
  kind: ReleaseRequest['kind'],
  reason: string,
): Promise<string> {
  const standing = await readStanding(db, story)
  if (!standing.content) return reason
  return (await drawWords(db, kind, story, standing.content, standing, reason)).readers ?? reason
}
