import { CHANNELS, RELEASE_KINDS, RELEASE_TABLE, type ReleaseKind, TARGETS } from '@dateline/news'
import { freezeDraft, openDraftOf, storiesByGuid, type Story, storyById } from '../desk/index.ts'
import { createDateline, type Dateline } from '../main.ts'
import { createLog, DatelineError, type Db } from '../platform/index.ts'
import {
  chainRequests,
  forStory,
  readChainGraph,
  readPublicStory,
  type ReleaseEvent,
  type ReleaseRequest,
} from '../release/index.ts'
import { type Command, EXIT, print, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A story by its guid, its id, or the id at the end of its public address. */
export async function findStory(db: Db, name: string): Promise<Story> {
  const byGuid = (await storiesByGuid(db, [name])).get(name)
  const byId = byGuid ?? (UUID.test(name) ? await storyById(db, name) : undefined)
  if (byId) return byId
  const publicId = /([a-z0-9]{10})\/?$/.exec(name)?.[1]
  const released = publicId === undefined ? undefined : await readPublicStory(db, publicId)
  const story = released && (await storyById(db, released.storyId))
  if (!story) {
    throw new DatelineError('not-found', 404, `There is no story "${name}".`, {
      help: 'Name it by its guid, its id, or its public address.',
    })
  }
  return story
}

const isKind = (word: string): word is ReleaseKind => (RELEASE_KINDS as readonly string[]).includes(word)

export const command: Command = {
  usage: 'release KIND STORY [--notice TEXT] [--target chain] [--not-ours] [--at TIME] [options]',
  summary: 'Release a story as it stands in its draft, or a notice about it, to the site, the feeds and the wire.',
  details: `KIND: ${RELEASE_KINDS.filter((kind) => kind !== 'archive').join(', ')} (docs/release-kinds.md).
STORY: its guid, its id, or its public address. Whoever may run this command releases in the name "cli";
people release in the newsroom, under their own names and rights.`,
  options: {
    ...DATA,
    notice: {
      type: 'string',
      value: 'TEXT',
      help: 'Why, in the words that editors and readers are told; what takes copy away or unpublishes needs it.',
    },
    'not-ours': {
      type: 'boolean',
      help: 'With "kill": it was never ours. Freezes the account that released it, and ends its sessions.',
    },
    target: {
      type: 'string',
      value: 'story|chain|version',
      help: 'What a notice is about: the story (default), its whole chain, or one earlier version (with --version).',
    },
    version: { type: 'string', value: 'N', help: 'The earlier version that a notice is about.' },
    channels: { type: 'string', value: 'LIST', help: 'Where it goes, with commas: site,wire,mail,push.' },
    at: {
      type: 'string',
      value: 'TIME',
      help: 'Not before this instant: ISO 8601 with its offset, 2026-11-23T14:21+03:00.',
    },
  },
  args: { min: 2, max: 2 },
  async run(input) {
    const [kind = '', name = ''] = input.args
    if (!isKind(kind) || kind === 'archive') throw usageError(`"${kind}" is not a kind of release.`)
    const notice = text(input, 'notice')
    const at = readInstant(text(input, 'at'))
    const target = oneOf('target', text(input, 'target') ?? 'story', TARGETS)
    const version = text(input, 'version')
    const aboutVersion = version === undefined ? undefined : Number(version)
    if ((target === 'version') !== (aboutVersion !== undefined && Number.isInteger(aboutVersion)))
      throw usageError('--target version and --version N go together.')
    const channels = text(input, 'channels')
      ?.split(',')
      .map((word) => oneOf('channels', word.trim(), CHANNELS))
    const config = await input.config()
    return withDatabase(config, 'release', true, async ({ ownerUrl }) => {
      // All rooms take part, as in the server: the audience is decided in the same transaction.
      const dateline = await createDateline({ config, ownerUrl, log: createLog(config.logLevel) })
      try {
        const story = await findStory(dateline.db, name)
        const root: ReleaseRequest = {
          storyId: story.id,
          kind,
          releasedBy: 'cli',
          target,
          ...(aboutVersion === undefined ? {} : { aboutVersion }),
          ...(channels === undefined ? {} : { channels }),
          ...(await content(dateline.db, story, kind)),
          ...(notice === undefined ? {} : { reason: notice }),
          ...(input.options['not-ours'] === true ? { notOurs: true } : {}),
          ...(at === undefined ? {} : { effectiveAt: at }),
        }
        for (const event of await releaseAt(dateline, root)) {
          print(
            `release ${event.releaseNo}: ${event.kind} of ${event.guid}, version ${event.version}, from ${event.effectiveAt.toISOString()}`,
          )
        }
        return EXIT.ok
      } finally {
        await dateline.close()
      }
    })
  },
}

/** One release; or, aimed at the chain, one for every story of it that is the same news. */
async function releaseAt({ db, releases }: Dateline, root: ReleaseRequest): Promise<ReleaseEvent[]> {
  if (root.target !== 'chain') return releases.releaseTogether([root])
  const graph = await readChainGraph(db, root.storyId)
  const released = graph.stories.filter((s) => s.revision > 0)
  const chosen = released.filter((s) => s.storyId !== root.storyId && forStory(root.kind, s).chosen)
  const resting = released.filter((s) => s.role === 'quotes' || s.role === 'contains')
  for (const story of resting) print(`left alone, rests on it: ${story.guid} (${story.headline})`)
  return releases.releaseTogether(
    [
      root,
      ...chainRequests(
        graph,
        root,
        chosen.map(({ storyId, revision }) => ({ storyId, revision })),
      ),
    ],
    {
      root: root.storyId,
      stories: new Map(released.map((s) => [s.storyId, s.revision])),
    },
  )
}

function oneOf<T extends string>(option: string, word: string, words: readonly T[]): T {
  const found = words.find((w) => w === word)
  if (found === undefined) throw usageError(`--${option}: "${word}" is none of ${words.join(', ')}.`)
  return found
}

/** Freezes the open draft where the kind takes new content. */
async function content(db: Db, story: Story, kind: ReleaseKind): Promise<{ candidateId?: string }> {
  const rule = RELEASE_TABLE[kind].content
  if (rule === 'none') return {}
  const draft = await openDraftOf(db, story.id)
  if (draft !== undefined) return { candidateId: (await freezeDraft(db, draft, 'cli')).id }
  if (rule === 'optional') return {}
  throw new DatelineError('draft-missing', 409, `The story has no open draft, and "${kind}" releases one.`, {
    help: 'Open it for editing in the newsroom first.',
  })
}

function readInstant(value: string | undefined): Date | undefined {
  if (value === undefined) return undefined
  const at = new Date(value)
  if (!/(?:Z|[+-]\d\d:?\d\d)$/.test(value) || Number.isNaN(at.getTime())) {
    throw usageError(`"${value}" is not an instant.`, 'Write it with its offset: 2026-11-23T14:21+03:00.')
  }
  return at
}
