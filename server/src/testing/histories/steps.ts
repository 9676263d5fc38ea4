/** What people do to stories, as data that a property test can draw, shrink and print. */
import type { ReleaseKind } from '@dateline/news'
import fc from 'fast-check'

export type Step =
  | {
      readonly do: 'write'
      readonly who: number
      readonly story: number
      readonly form: 'report' | 'urgent' | 'flash'
      readonly alert: boolean
      /** Minutes from now, and whether those entitled have it before. */
      readonly embargo: { readonly minutes: number; readonly ahead: boolean } | undefined
    }
  | {
      readonly do: 'approve'
      readonly who: number
      readonly by: number
      readonly story: number
      readonly kind: ReleaseKind
    }
  | {
      readonly do: 'release'
      readonly who: number
      readonly story: number
      /** Any kind, or one of those that may follow, by its place among them. */
      readonly kind: ReleaseKind | number
      readonly node: number
      /** Minutes from now. */
      readonly later: number | undefined
      readonly channels: readonly ('site' | 'wire')[] | undefined
      /** Minutes since the passkey was used. */
      readonly passkey: number
      readonly crash: number | undefined
      /** With approvals by as many others before. */
      readonly approved: number
      readonly stale: boolean
    }
  | { readonly do: 'race'; readonly story: number; readonly kinds: readonly [ReleaseKind, ReleaseKind] }
  | { readonly do: 'clock'; readonly minutes: number }
  | { readonly do: 'freeze'; readonly who: number }
  | { readonly do: 'thaw'; readonly who: number }
  | { readonly do: 'subscriber'; readonly which: number; readonly to: 'off' | 'on' | 'other' | 'all' }
  | { readonly do: 'replace'; readonly node: number; readonly minutes: number }
  | { readonly do: 'look'; readonly node: number }

const chief = fc.nat(3)
const anybody = fc.nat(4)
const story = fc.nat(2)
const node = fc.nat(1)
const often = (kinds: Readonly<Partial<Record<ReleaseKind, number>>>) =>
  fc.oneof(...Object.entries(kinds).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as ReleaseKind) })))
const kind = often({
  publish: 9,
  update: 4,
  correct: 4,
  refile: 2,
  repeat: 1,
  hold: 3,
  clear: 3,
  kill: 4,
  withdraw: 2,
  'embargo-lift': 2,
  note: 1,
  deindex: 2,
  anonymise: 1,
  remove: 1,
})
/** Once in so many times. */
const onceIn = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
/** True once in so many times. */
const rarely = (times: number): fc.Arbitrary<boolean> => onceIn(times, fc.constant(true)).map((b) => b === true)

const write = fc.record({
  do: fc.constant('write' as const),
  who: anybody,
  story,
  form: fc.constantFrom('report' as const, 'report' as const, 'report' as const, 'urgent' as const, 'flash' as const),
  alert: rarely(4),
  embargo: onceIn(6, fc.record({ minutes: fc.integer({ min: 1, max: 120 }), ahead: fc.boolean() })),
}) satisfies fc.Arbitrary<Step>

const release = fc.record({
  do: fc.constant('release' as const),
  who: fc.oneof({ weight: 9, arbitrary: chief }, { weight: 1, arbitrary: anybody }),
  story,
  kind: fc.oneof({ weight: 1, arbitrary: kind }, { weight: 4, arbitrary: fc.nat(99) }),
  node,
  later: onceIn(4, fc.integer({ min: 1, max: 180 })),
  channels: onceIn(8, fc.constantFrom(['site'] as const, ['wire'] as const)),
  passkey: fc.constantFrom(0, 0, 0, 0, 0, 4, 6, 600),
  crash: onceIn(10, fc.constantFrom(-1, 0, 1, 2, 4)),
  approved: fc.constantFrom(0, 1, 1, 2, 2),
  stale: rarely(10),
}) satisfies fc.Arbitrary<Step>

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: write },
  { weight: 20, arbitrary: release },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('approve' as const), who: chief, by: chief, story, kind }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('race' as const), story, kinds: fc.tuple(kind, kind) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      minutes: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: -120, max: -1 }), fc.constant(3_000)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('freeze' as const), who: chief }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('thaw' as const), who: chief }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('subscriber' as const),
      which: fc.nat(2),
      to: fc.constantFrom('off', 'on', 'other', 'all'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('look' as const), node }),
  },
)

/** A node in another's place is slow to make: in one history of many, at a place in it. */
const replaced = fc.record({ do: fc.constant('replace' as const), node, minutes: fc.constantFrom(0, 30, 200) })

/** A day of an agency. */
export const history: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(step, { minLength: 4, maxLength: 16, size: 'max' }), onceIn(15, fc.tuple(replaced, fc.nat(15))))
  .map(([steps, extra]) => (extra ? [...steps.slice(0, extra[1]), extra[0], ...steps.slice(extra[1])] : steps))
