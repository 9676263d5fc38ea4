/** The gate before prepared copy, and before words that were never meant to be read. */
import { plainText } from '@dateline/blocks'
import { findPlaceholders, type Line, type StoryContent } from '@dateline/news'
import { readPrepared } from '../desk/index.ts'
import type { Gate, Objection, ProposedRelease } from './proposal.ts'

/** Everything of a version that anybody will read, line by line. */
function linesOf(content: StoryContent): Line[] {
  return [
    { field: 'headline', text: content.headline },
    { field: 'slugline', text: content.slugline },
    { field: 'abstract', text: content.abstract ?? '' },
    { field: 'byline', text: content.byline?.text ?? '' },
    ...plainText(content.body)
      .split('\n')
      .map((text) => ({ field: 'body', text })),
  ].filter((line) => line.text !== '')
}

const isFirst = ({ standing }: ProposedRelease) => standing.state === 'unreleased' || standing.state === 'scheduled'

/** Objects to the first release of locked copy (`prepared-locked`) and to forgotten words (`placeholder-left`). */
export const preparedGate: Gate = {
  name: 'prepared',
  async judge(tx, proposed) {
    const objections: Objection[] = []
    const fresh = proposed.filter((p) => p.event.state === 'usable')
    for (const { story, candidate } of fresh) {
      if (!candidate) continue
      const found = findPlaceholders(linesOf(candidate.content))
      const [first] = found
      if (first) {
        objections.push({
          code: 'placeholder-left',
          message: `“${first.words}” stands in the ${first.field}: words that readers were never meant to see.`,
          help: 'Take it out or write it differently, and freeze again.',
          data: { storyId: story.id, found: found.slice(0, 20) },
        })
      }
    }
    const prepared = await readPrepared(
      tx,
      fresh.filter(isFirst).map((p) => p.story.id),
    )
    for (const [storyId, { kind, occasion, unlocked }] of prepared) {
      if (unlocked) continue
      objections.push({
        code: 'prepared-locked',
        message: `This is prepared copy (${kind}) and locked until: ${occasion}`,
        help: 'Somebody with the right to unlock it says what happened and how it is known; then release it.',
        data: { storyId, kind, occasion },
      })
    }
    return objections
  },
}
