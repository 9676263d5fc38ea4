/**
 * Names of ours inside ninjs, whose 3.x schema is closed: what has no member of its own travels in `altIds` (role
 * and value) or under a `rel`. See README, "What each format carries".
 */
export const ALT_ID = {
  /** The use verdict: `now`, `after <instant>`, `hold withheld`, `hold embargo-open`, `never canceled`. */
  use: 'dateline:use',
  /** Number of the release in the agency's log. */
  release: 'dateline:release_no',
  /** Release kind. */
  kind: 'dateline:release_kind',
  /** Version that this release takes the place of. */
  supersedes: 'dateline:supersedes',
  /** `open` for an embargo without an end, which ninjs can only tell as withheld. */
  embargo: 'dateline:embargo',
} as const

export const REL = {
  service: 'service',
  project: 'project',
  dateline: 'dateline',
  translation: 'translation',
  translationOf: 'translationOf',
} as const
