/**
 * Risk rules: which releases need more than one person, and why. Rules are data that an agency edits; `assess` is the one
 * function that reads them.
 */
import { type AlertWords, findAlertWords } from './alert-words.ts'
import type { Form } from './story.ts'

/** How many people answer for a release: whoever releases it, and those who approved exactly its words. */
export type People = 1 | 2 | 3

export type RiskCondition =
  /** The release is of one of these kinds. */
  | { readonly is: 'kind'; readonly kinds: readonly string[] }
  | { readonly is: 'form'; readonly forms: readonly Form[] }
  /** Alert words of its language stand in the headline or the abstract, or in the first paragraph of a flash or urgent. */
  | { readonly is: 'words'; readonly words: AlertWords }
  /** What it changes has been public for so many hours. */
  | { readonly is: 'older-than'; readonly hours: number }
  /** So many stories or more are released in one step. */
  | { readonly is: 'together'; readonly stories: number }
  /** The account has released so many or more, this one included, within so many minutes. */
  | { readonly is: 'pace'; readonly releases: number; readonly minutes: number }
  /** The device was first seen less than so many hours ago. */
  | { readonly is: 'new-device'; readonly hours: number }
  /** The account was made, or given its roles, less than so many hours ago. */
  | { readonly is: 'new-account'; readonly hours: number }
  /**
   * Outside a desk's hours, `HH:MM` to `HH:MM` on these days (1 is Monday; absent: all), in the agency's zone unless one
   * is named. `till` before `from` runs over midnight.
   */
  | {
      readonly is: 'off-hours'
      readonly from: string
      readonly till: string
      readonly days?: readonly number[]
      readonly zone?: string
    }
  /** A kill marked the account: its next release needs a second person. */
  | { readonly is: 'marked-account' }
  /** It goes out on one of these channels. */
  | { readonly is: 'channel'; readonly channels: readonly string[] }

export interface RiskRule {
  /** Stable, kebab-case. */
  readonly id: string
  /** What people see, for example "Flash". */
  readonly name: string
  /** Why a person is held up by it, in a sentence. */
  readonly why: string
  readonly enabled: boolean
  /** All must hold. */
  readonly when: readonly RiskCondition[]
  readonly people: People
  /** Whoever releases or approves has just used a passkey that checked them. */
  readonly stepUp: boolean
  /** Whoever asks for approval says how it is known. */
  readonly sourcing: boolean
  /** How long an approval holds, in minutes. */
  readonly holdsMinutes: number
}

/** What is known of a release when it is judged. */
export interface RiskFacts {
  readonly kind: string
  readonly form: Form
  /** BCP 47 tag. */
  readonly language: string
  readonly headline: string
  readonly abstract: string
  /** First paragraph of the body. */
  readonly opening: string
  /** Stories released in the same step. */
  readonly together: number
  /** When the story first was public, in milliseconds since the epoch; undefined when it never was. */
  readonly publicSince: number | undefined
  /** The instant of the release, in milliseconds since the epoch. */
  readonly now: number
  /** IANA zone of the agency. */
  readonly zone: string
  /** Channels it goes out on; undefined when it is not known yet: then to all. */
  readonly channels: readonly string[] | undefined
  readonly account: {
    /** Since when there is the account, and its roles, and its device; in milliseconds since the epoch. Undefined is new. */
    readonly since: number | undefined
    readonly rolesSince: number | undefined
    readonly deviceSince: number | undefined
    readonly marked: boolean
    /** Releases of the account within so many minutes before now, by minutes. */
    readonly releases: ReadonlyMap<number, number>
  }
}

/** Why more is needed, for one rule that holds. */
export interface RiskReason {
  readonly rule: string
  readonly name: string
  readonly why: string
  readonly people: People
  readonly stepUp: boolean
  /** Alert words that were found, when the rule looks for some. */
  readonly words?: readonly string[]
}

export interface RiskAssessment {
  readonly people: People
  readonly stepUp: boolean
  readonly sourcing: boolean
  /** Minutes an approval holds: the shortest of the rules that hold. */
  readonly holdsMinutes: number
  readonly reasons: readonly RiskReason[]
}

/** An approval holds for half a day where no rule says otherwise. */
export const USUAL_HOLD_MINUTES = 720

/**
 * What a release needs, by the rules that hold. More rules never need less.
 * @param facts of one release
 * @param rules those of the agency
 */
export function assess(facts: RiskFacts, rules: readonly RiskRule[]): RiskAssessment {
  let people: People = 1
  let stepUp = false
  let sourcing = false
  let holdsMinutes = USUAL_HOLD_MINUTES
  const reasons: RiskReason[] = []
  for (const rule of rules) {
    if (!rule.enabled || rule.when.length === 0) continue
    const words = new Set<string>()
    if (!rule.when.every((condition) => holds(condition, facts, words))) continue
    if (rule.people > people) people = rule.people
    stepUp ||= rule.stepUp
    sourcing ||= rule.sourcing
    if (rule.holdsMinutes < holdsMinutes) holdsMinutes = rule.holdsMinutes
    reasons.push({
      rule: rule.id,
      name: rule.name,
      why: rule.why,
      people: rule.people,
      stepUp: rule.stepUp,
      ...(words.size === 0 ? {} : { words: [...words] }),
    })
  }
  return { people, stepUp, sourcing, holdsMinutes, reasons }
}

/** Needs of several releases in one step: the highest of each, every reason once. */
export function assessTogether(each: readonly RiskAssessment[]): RiskAssessment {
  const reasons = new Map<string, RiskReason>()
  for (const reason of each.flatMap((a) => a.reasons)) {
    const words = [...new Set([...(reasons.get(reason.rule)?.words ?? []), ...(reason.words ?? [])])]
    reasons.set(reason.rule, { ...reason, ...(words.length === 0 ? {} : { words }) })
  }
  return {
    people: Math.max(1, ...each.map((a) => a.people)) as People,
    stepUp: each.some((a) => a.stepUp),
    sourcing: each.some((a) => a.sourcing),
    holdsMinutes: Math.min(USUAL_HOLD_MINUTES, ...each.map((a) => a.holdsMinutes)),
    reasons: [...reasons.values()],
  }
}

/** The periods, in minutes, for which the rules want to know how many releases an account made, and up to how many. */
export function pacesOf(rules: readonly RiskRule[]): Map<number, number> {
  const paces = new Map<number, number>()
  for (const condition of rules.flatMap((r) => (r.enabled ? r.when : []))) {
    if (condition.is !== 'pace') continue
    paces.set(condition.minutes, Math.max(condition.releases, paces.get(condition.minutes) ?? 0))
  }
  return paces
}

const HOUR = 3_600_000

/** @param words filled with the alert words found */
function holds(condition: RiskCondition, facts: RiskFacts, words: Set<string>): boolean {
  const { account, now } = facts
  switch (condition.is) {
    case 'kind':
      return condition.kinds.includes(facts.kind)
    case 'form':
      return condition.forms.includes(facts.form)
    case 'words': {
      const alert = facts.form === 'flash' || facts.form === 'urgent'
      const texts = [facts.headline, facts.abstract, ...(alert ? [facts.opening] : [])]
      for (const word of findAlertWords(texts, facts.language, condition.words)) words.add(word)
      return words.size > 0
    }
    case 'older-than':
      return facts.publicSince !== undefined && now - facts.publicSince >= condition.hours * HOUR
    case 'together':
      return facts.together >= condition.stories
    case 'pace':
      return (account.releases.get(condition.minutes) ?? 0) + facts.together >= condition.releases
    case 'new-device':
      return youngerThan(account.deviceSince, now, condition.hours)
    case 'new-account':
      return youngerThan(account.since, now, condition.hours) || youngerThan(account.rolesSince, now, condition.hours)
    case 'off-hours':
      return isOffHours(condition, now, condition.zone ?? facts.zone)
    case 'marked-account':
      return account.marked
    case 'channel':
      return facts.channels === undefined || condition.channels.some((c) => facts.channels?.includes(c) === true)
    default: {
      const unknown: never = condition
      throw new TypeError(`unknown condition ${JSON.stringify(unknown)}`)
    }
  }
}

const youngerThan = (since: number | undefined, now: number, hours: number): boolean =>
  since === undefined || now - since < hours * HOUR

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function isOffHours(
  { from, till, days }: { readonly from: string; readonly till: string; readonly days?: readonly number[] },
  now: number,
  zone: string,
): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const time = `${part('hour')}:${part('minute')}`
  const today = DAYS.indexOf(part('weekday')) + 1
  const overnight = till <= from
  // After midnight it still is the shift of the day before.
  const day = overnight && time < till ? ((today + 5) % 7) + 1 : today
  const inHours = overnight ? time >= from || time < till : time >= from && time < till
  return !inHours || (days !== undefined && !days.includes(day))
}

/**
 * Whether a change of a rule lets through what was held up before: then it is itself a risk.
 * Anything but a plain tightening of numbers counts as weakening.
 * @param before undefined for a new rule
 */
export function weakens(before: RiskRule | undefined, after: RiskRule): boolean {
  if (!before?.enabled) return false
  if (!after.enabled || after.people < before.people) return true
  if (before.stepUp && !after.stepUp) return true
  if (before.sourcing && !after.sourcing) return true
  if (after.holdsMinutes > before.holdsMinutes) return true
  return JSON.stringify(before.when) !== JSON.stringify(after.when)
}
