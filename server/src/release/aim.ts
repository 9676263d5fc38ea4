/** A notice aimed at a whole chain: what it does to each story that was chosen. */
import { conflict, type Queryable } from '../platform/index.ts'
import { type ChainGraph, forStory, readChainGraph } from './graph.ts'
import type { ReleaseRequest, WireWords } from './proposal.ts'
import { compactWire } from './wire-words.ts'

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
export function chainRequests(
  graph: ChainGraph,
  root: ReleaseRequest,
  chosen: readonly ChosenStory[],
): ReleaseRequest[] {
  const requests: ReleaseRequest[] = []
  for (const one of chosen) {
    const story = graph.stories.find((s) => s.storyId === one.storyId)
    if (!story) {
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
    const reason = root.reason ?? root.notice
    requests.push({
      storyId: story.storyId,
      kind,
      releasedBy: root.releasedBy,
      target: 'chain',
      expectedRevision: one.revision ?? story.revision,
      ...(root.sessionId === undefined ? {} : { sessionId: root.sessionId }),
      ...(root.notOurs === true && kind === 'kill' ? { notOurs: true } : {}),
      ...(root.emergency === undefined ? {} : { emergency: root.emergency }),
      ...(one.wire === undefined ? {} : { wire: one.wire }),
      ...(notice === '' ? {} : { notice }),
      ...(reason === undefined ? {} : { reason }),
    })
  }
  return requests
}

/** A story of the chain as a request names it. */
interface Asked {
  readonly storyId: string
  readonly revision?: number
  readonly notice?: string | undefined
  readonly wire?: { readonly headline?: string | undefined; readonly note?: string | undefined } | undefined
}

/** What a request asks of other stories of the chain; nothing where it names none. @throws as `chainRequests` */
export async function inChain(
  db: Queryable,
  root: ReleaseRequest,
  chosen: readonly Asked[],
): Promise<ReleaseRequest[]> {
  if (chosen.length === 0) return []
  const graph = await readChainGraph(db, root.storyId)
  return chainRequests(
    graph,
    root,
    chosen.map((c) => ({
      storyId: c.storyId,
      ...(c.revision === undefined ? {} : { revision: c.revision }),
      ...(c.notice === undefined ? {} : { notice: c.notice }),
      ...(c.wire === undefined ? {} : { wire: compactWire(c.wire) }),
    })),
  )
}
