import type { GraphAnswer } from '../../../../server/src/release/index.ts'
import { directionOf, languageName } from '../setting.ts'
import { words } from '../words.ts'

const w = words.chainTree

type Story = GraphAnswer['stories'][number]

interface ChainTreeProps {
  readonly graph: GraphAnswer
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (storyId: string) => void
}

/** The chain of a story: what hangs on what, what each channel shows now, and what the notice would do to each. */
export function ChainTree({ graph, chosen, onToggle }: ChainTreeProps) {
  const under = new Map<string | undefined, Story[]>()
  for (const story of graph.stories) {
    const above = story.via?.storyId
    under.set(above, [...(under.get(above) ?? []), story])
  }
  const branch = (above: string | undefined) => {
    const stories = under.get(above) ?? []
    if (stories.length === 0) return null
    return (
      <ul className="chain-tree">
        {stories.map((story) => (
          <li key={story.storyId}>
            <ChainStory
              story={story}
              root={story.storyId === graph.root}
              chosen={chosen.has(story.storyId)}
              onToggle={() => onToggle(story.storyId)}
            />
            {branch(story.storyId)}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <section aria-label={w.title} className="plan-section">
      <h3>{w.title}</h3>
      <p className="help">{w.help(chosen.size, graph.stories.length)}</p>
      {branch(undefined)}
      {graph.cut ? <p className="error">{w.cut}</p> : null}
    </section>
  )
}

interface ChainStoryProps {
  readonly story: Story
  readonly root: boolean
  readonly chosen: boolean
  readonly onToggle: () => void
}

function ChainStory({ story, root, chosen, onToggle }: ChainStoryProps) {
  const about = `chain-${story.storyId}`
  return (
    <div className="chain-story" data-chosen={chosen}>
      <label className="chain-name">
        <input
          type="checkbox"
          checked={chosen}
          disabled={root || story.kind === null}
          aria-describedby={about}
          onChange={onToggle}
        />
        <span>
          {story.via === null ? null : <span className="tag">{w.via[story.via.kind]}</span>}
          <span className="tag">{languageName(story.language)}</span>
          <span className="tag">{words.forms[story.form as keyof typeof words.forms]}</span>{' '}
          <span dir={directionOf(story.language)} lang={story.language}>
            {story.headline === '' ? words.list.untitled : story.headline}
          </span>
        </span>
      </label>
      <p className="chain-shows" id={about}>
        <span>{w.page[story.page]}</span>
        <span>{w.feeds[story.feeds]}</span>
        <span>
          {story.wire === null
            ? w.wireNone
            : w.wire(story.wire.state, story.wire.revision, story.wire.subscribers, story.wire.ever)}
        </span>
        {story.mail > 0 ? <span>{w.mail(story.mail)}</span> : null}
        {story.push > 0 ? <span>{w.push(story.push)}</span> : null}
        {story.why === null ? null : <strong>{w.why[story.why]}</strong>}
        {chosen && story.kind !== null && !root ? <strong>{words.kinds[story.kind]}</strong> : null}
      </p>
    </div>
  )
}
