/**
 * What must be true of a story, written a second time and without a database: decisions one after the other, each with the
 * instant from which it holds. A decision that waits is dropped by the next one; what has taken effect stays so.
 */
import { isNotice, RELEASE_TABLE, type ReleaseKind } from '@dateline/news'

/** A frozen text and who wrote in it. */
export interface Text {
  readonly candidateId: string
  readonly digest: string
  readonly story: StoryModel
  /** A word that stands in its headline and nowhere else in the world. */
  readonly marker: string
  readonly form: 'report' | 'urgent' | 'flash'
  readonly alert: boolean
  readonly authors: ReadonlySet<string>
  /** End of its embargo, in milliseconds. */
  readonly embargo: number | undefined
  /** Subscribers entitled to it may have it before. */
  readonly ahead: boolean
}

/** A decision as the log of releases holds it. */
export interface Decision {
  readonly releaseNo: number
  readonly kind: ReleaseKind
  readonly version: number
  readonly revision: number
  readonly effectiveAt: number
  readonly recordedAt: number
  readonly releasedBy: string
  readonly channels: readonly string[]
  /** The words that hold from then on; undefined for a notice about what waits. */
  readonly text: Text
}

/** An answer "given", bound to one step. */
export interface Given {
  readonly story: StoryModel
  readonly kind: ReleaseKind
  readonly revision: number
  readonly candidateId: string | undefined
  readonly notice: string | undefined
  readonly by: string
  readonly requestedBy: string
  readonly until: number
}

const PLAIN: ReadonlySet<string> = new Set(['update', 'correct', 'refile', 'publish', 'embargo-lift'])

export class StoryModel {
  readonly id: string
  readonly publicId: string
  readonly language: 'en' | 'ru'
  readonly texts: Text[] = []
  readonly decisions: Decision[] = []
  /** Words of each version, as they were frozen. */
  readonly versions = new Map<number, Text>()
  /** Words that were public at some time. */
  readonly read = new Set<Text>()
  /** What took effect, in that order. */
  readonly effects: Decision[] = []
  current: Decision | undefined
  waiting: Decision | undefined
  listed = true

  constructor(id: string, publicId: string, language: 'en' | 'ru') {
    this.id = id
    this.publicId = publicId
    this.language = language
  }

  get revision(): number {
    return this.decisions.length
  }

  /** State from which the release table decides. */
  get state(): string {
    if (this.decisions.length === 0) return 'unreleased'
    if (!this.current) return 'scheduled'
    const { kind } = this.current
    const { to } = RELEASE_TABLE[kind]
    if (to === 'usable') return this.listed ? 'usable' : 'deindexed'
    return kind === 'remove' ? 'removed' : to
  }

  /** Whether the site shows its words. */
  get shown(): boolean {
    return (this.state === 'usable' || this.state === 'deindexed') && this.onSite
  }

  get onSite(): boolean {
    return this.current?.channels.includes('site') === true
  }

  /** The first instant at which any of its words were public. */
  get publicSince(): number | undefined {
    return this.effects.find((d) => RELEASE_TABLE[d.kind].to === 'usable')?.effectiveAt
  }

  /** A decision was committed. */
  decide(decision: Decision): void {
    this.decisions.push(decision)
    this.versions.set(decision.version, decision.text)
    this.waiting = undefined
    if (decision.effectiveAt <= decision.recordedAt) this.#take(decision)
    else this.waiting = decision
  }

  /** The clock stands here, and somebody saw it. */
  pass(now: number): void {
    if (this.waiting && this.waiting.effectiveAt <= now) {
      const due = this.waiting
      this.waiting = undefined
      this.#take(due)
    }
  }

  #take(decision: Decision): void {
    this.current = decision
    this.effects.push(decision)
    const { listing } = RELEASE_TABLE[decision.kind]
    if (listing === 'lists' || listing === 'restores') this.listed = true
    if (listing === 'delists') this.listed = false
    if (this.shown) this.read.add(decision.text)
  }

  /** Words that nobody on the site may read now: never out, still waiting, overtaken, or taken back. */
  hidden(): Text[] {
    return this.texts.filter((text) => !this.shown || !this.read.has(text) || this.closed(text))
  }

  /** Its earlier words were closed to the public. */
  closed(text: Text): boolean {
    const at = this.effects.findLastIndex((d) => d.kind === 'anonymise')
    return at >= 0 && this.effects.slice(0, at).some((d) => d.text === text) && this.current?.text !== text
  }
}

/** How many people must answer for a release, by the rules an agency begins with; not read from them. */
export function peopleNeeded(kind: ReleaseKind, text: Text, publicSince: number | undefined, now: number): number {
  const news = PLAIN.has(kind)
  const old = publicSince !== undefined && now - publicSince >= 48 * 3_600_000
  let people = 1
  if (news && (text.form !== 'report' || text.alert)) people = 2
  if (['kill', 'withdraw', 'embargo-lift', 'deindex', 'anonymise', 'remove'].includes(kind)) people = 2
  if (old && ['update', 'correct', 'refile', 'repeat', 'clear'].includes(kind)) people = 2
  if (news && text.form === 'flash' && text.alert) people = 3
  return people
}

/** Whether a notice must reach whoever was sent any of the story. */
export const reachesHolders = (kind: ReleaseKind): boolean => isNotice(kind)
