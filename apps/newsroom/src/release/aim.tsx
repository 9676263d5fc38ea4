import { type Channel, isNotice, RELEASE_TABLE, type ReleaseKind, type Target } from '@dateline/news'
import { useId } from 'react'
import type { ChainAnswer } from '../../../../server/src/release/index.ts'
import { words } from '../words.ts'

const w = words.release

interface AimProps {
  readonly kind: ReleaseKind
  readonly chain: ChainAnswer
  readonly target: Target
  readonly aboutVersion: number | undefined
  /** New words are released with it: then it is about the story. */
  readonly withWords: boolean
  readonly onAim: (target: Target, aboutVersion: number | undefined) => void
}

/** What a notice is aimed at: the story, its whole chain, or one earlier version. */
export function Aim({ kind, chain, target, aboutVersion, withWords, onAim }: AimProps) {
  const id = useId()
  const present = chain.events.at(-1)?.version ?? 1
  const earlier = chain.versions.filter((v) => v.version < present)
  const targets = RELEASE_TABLE[kind].targets.filter((t) => t !== 'version' || (earlier.length > 0 && !withWords))
  if (targets.length < 2) return null
  return (
    <fieldset className="kinds">
      <legend>{w.aim}</legend>
      {(['story', 'chain', 'version'] as const)
        .filter((t) => targets.includes(t))
        .map((t) => (
          <div className="kind-choice" key={t}>
            <input
              type="radio"
              id={`${id}-${t}`}
              name={`${id}-aim`}
              checked={target === t}
              onChange={() => onAim(t, t === 'version' ? (earlier.at(-1)?.version ?? 1) : undefined)}
            />
            <label htmlFor={`${id}-${t}`}>
              <strong>{w.aims[t]}</strong> <span className="help">{w.aimHelp[t]}</span>
            </label>
          </div>
        ))}
      {target === 'version' ? (
        <label className="filter">
          <span>{w.whichVersion}</span>
          <select className="input" value={aboutVersion} onChange={(e) => onAim('version', Number(e.target.value))}>
            {earlier.map((v) => (
              <option key={v.version} value={v.version}>
                {v.version}: {v.headline}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </fieldset>
  )
}

interface ChannelsProps {
  readonly kind: ReleaseKind
  readonly chain: ChainAnswer
  readonly channels: readonly Channel[]
  readonly onChange: (channels: readonly Channel[]) => void
}

/** Where a release goes, of what the account may; a notice goes wherever any version went. */
export function Channels({ kind, chain, channels, onChange }: ChannelsProps) {
  if (isNotice(kind)) {
    return chain.channels.story.length === 0 ? null : (
      <p className="help">{w.noticeChannels(chain.channels.story.map((c) => w.channelNames[c]).join(', '))}</p>
    )
  }
  return (
    <fieldset className="kinds">
      <legend>{w.channels}</legend>
      <div className="row">
        {chain.channels.may.map((channel) => (
          <label className="kind-choice" key={channel}>
            <input
              type="checkbox"
              checked={channels.includes(channel)}
              onChange={() =>
                onChange(channels.includes(channel) ? channels.filter((c) => c !== channel) : [...channels, channel])
              }
            />
            {w.channelNames[channel]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
