import type { StoryContent } from '@dateline/news'
import { createStories, freeze, type Story } from '../desk/index.ts'
import type { Db } from '../platform/index.ts'
import type { ReleaseEvent, Releases } from '../release/index.ts'

/** A valid content; each test says only what matters to it. */
export function testContent(over: Partial<StoryContent> = {}): StoryContent {
  return {
    model: 1,
    language: 'en',
    form: 'report',
    headline: 'Harbour dredging starts a week early',
    slugline: 'Marenia-Harbour',
    section: 'economy',
    urgency: 4,
    subjects: [],
    body: [{ type: 'paragraph', spans: [{ text: 'The port authority began dredging on Monday.' }] }],
    ...over,
  }
}

export async function testStory(db: Db, language = 'en'): Promise<Story> {
  const [made] = await createStories(db, 'mna.example', [{ language, createdBy: 'test' }])
  if (!made) throw new Error('no story')
  return made
}

/** @returns id of a frozen candidate */
export async function testCandidate(db: Db, storyId: string, over: Partial<StoryContent> = {}): Promise<string> {
  const [made] = await freeze(db, [{ storyId, content: testContent(over), frozenBy: 'test' }])
  if (!made) throw new Error('no candidate')
  return made.id
}

/** Makes a story and releases it. */
export async function testPublish(
  db: Db,
  releases: Releases,
  over: Partial<StoryContent> = {},
  effectiveAt?: Date,
): Promise<{ story: Story; event: ReleaseEvent }> {
  const story = await testStory(db, over.language)
  const candidateId = await testCandidate(db, story.id, over)
  const event = await releases.release({
    storyId: story.id,
    kind: 'publish',
    releasedBy: 'test',
    candidateId,
    ...(effectiveAt ? { effectiveAt } : {}),
  })
  return { story, event }
}
