/** The sending side of one node: woken by releases and by time, it sends what is owed and writes down what became of it. */
import { type Clock, type Db, type Logger, Loop } from '../platform/index.ts'
import type { Placed, Places, ReleaseFollower } from '../release/index.ts'
import { openKey } from './keys.ts'
import type { PublicMessage } from './message.ts'
import {
  actionFor,
  claim,
  type Claimed,
  collect,
  type Facts,
  factsOf,
  type Outcome,
  settle,
  untilNext,
} from './outbox.ts'
import { send } from './transport.ts'

export interface AudienceOptions {
  readonly db: Db
  readonly clock: Clock
  readonly log: Logger
  /** Address of the site. */
  readonly publicUrl: string
  /** Where a story stands on the site. */
  readonly places: (story: Placed) => Places
  /** 32 bytes that seal the channels' keys. */
  readonly sealing: Buffer
}

/** Copy that could not be posted for a day is given up; a withdrawal never is. */
const GIVE_UP_AFTER = 100
const LONGEST_DELAY_MS = 15 * 60_000
/** Sleep no longer than this while something waits, so that a stepped clock heals by itself. */
const LONGEST_SLEEP_MS = 1_000

export class Audience {
  readonly #options: AudienceOptions
  readonly #loop = new Loop(() => this.#run())
  #timer: NodeJS.Timeout | undefined
  #started = false
  readonly #stop = new AbortController()

  constructor(options: AudienceOptions) {
    this.#options = options
  }

  /** Is told of every release; it does not make the follower wait. */
  follow(follower: ReleaseFollower): void {
    follower.follow(() => void this.wake())
  }

  async start(): Promise<void> {
    this.#started = true
    await this.wake()
  }

  /** Lets what is under way end or fail within moments; it is sent again by whoever comes next. */
  async stop(): Promise<void> {
    this.#stop.abort()
    clearTimeout(this.#timer)
    // A run that had begun ends; none begins after it.
    await this.#loop.wake()
  }

  /** Sends what is owed now. Resolves when everything that was due at the call was tried once. */
  wake(): Promise<void> {
    if (!this.#started || this.#stop.signal.aborted) return Promise.resolve()
    return this.#loop.wake()
  }

  async #run(): Promise<void> {
    const { db, log } = this.#options
    clearTimeout(this.#timer)
    let sleep: number | undefined
    try {
      if (this.#stop.signal.aborted || !(await collect(db))) return
      for (;;) {
        const posts = this.#stop.signal.aborted ? [] : await claim(db)
        if (posts.length === 0) break
        await Promise.all(posts.map((post) => this.#post(post)))
      }
      sleep = await untilNext(db)
    } catch (error) {
      log.warn({ err: error }, 'the channels could not read the database and try again')
      sleep = LONGEST_SLEEP_MS
    }
    if (sleep === undefined || this.#stop.signal.aborted) return
    this.#timer = setTimeout(() => void this.wake(), Math.min(LONGEST_SLEEP_MS, Math.max(1, sleep)))
    this.#timer.unref()
  }

  async #post(post: Claimed): Promise<void> {
    const { db, log } = this.#options
    const facts = await factsOf(db, post)
    const outcome = await this.#try(post, facts)
    await settle(db, post, outcome)
    if ('problem' in outcome) {
      const { channelId, releaseNo, attempts } = post
      log.warn({ channel: channelId, releaseNo, attempts, problem: outcome.problem }, 'a channel did not take a post')
    }
  }

  async #try(post: Claimed, facts: Facts): Promise<Outcome> {
    const action = actionFor(facts)
    if (action === undefined) return { state: 'needless' }
    if (action !== 'withdraw' && !facts.current) return { state: 'overtaken' }
    const { clock, sealing } = this.#options
    const endpoint = { audience: 'public', url: post.url, privateKey: openKey(sealing, post.sealedKey) } as const
    const sent = await send(endpoint, this.#message(post, facts, action), clock.now(), this.#stop.signal)
    if (sent.ok) return { state: 'sent', action, remoteId: sent.remoteId }
    const { problem } = sent
    if (action !== 'withdraw' && post.attempts >= GIVE_UP_AFTER) return { state: 'failed', action, problem }
    return {
      state: 'due',
      action,
      problem,
      delayMs: Math.min(LONGEST_DELAY_MS, 500 * 2 ** Math.min(12, post.attempts)),
    }
  }

  #message(post: Claimed, facts: Facts, action: PublicMessage['action']): PublicMessage {
    const { publicUrl, places } = this.#options
    const { language, section, slug, publicId } = facts
    const { story } = places({ language, section, slug, publicId, listedAt: facts.effectiveAt, concepts: [] })
    return {
      audience: 'public',
      id: post.id,
      action,
      release: {
        no: post.releaseNo,
        kind: facts.kind,
        guid: facts.guid,
        version: facts.version,
        state: facts.state,
        effectiveAt: facts.effectiveAt.toISOString(),
        language,
        section,
        urgency: facts.urgency,
        ...(action === 'withdraw'
          ? {}
          : {
              headline: facts.headline,
              ...(facts.onSite ? { url: `${publicUrl}${story}` } : {}),
              ...(facts.abstract === null ? {} : { abstract: facts.abstract }),
            }),
        ...(facts.notice === null ? {} : { notice: facts.notice }),
      },
      of: facts.standing.filter((id) => id !== null),
    }
  }
}
