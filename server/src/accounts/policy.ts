/**
 * The policy: every action of the newsroom's API, the right it needs and where, how surely we must know the person, and
 * how often it may be done. The server decides by this table before a route runs, and the newsroom is told what it says.
 */
import { RELEASE_KINDS, RELEASE_TABLE } from '@dateline/news'
import type { LimitName } from './limit.ts'
import { gives, type Grants, type Right, type Scope } from './rights.ts'

/** How surely we must know that it is the person: a sign-in of minutes ago, or a passkey used just now. */
export type Confirmation = 'fresh' | 'step-up'

/** What has a desk, by the id in the address. */
export type Placed = 'draft' | 'story' | 'candidate'

export interface Rule {
  /** Name of the action, as the newsroom asks for it. */
  readonly action: string
  /** Right it needs; `null` for what everybody does with their own account, or where the route asks (see `asks`). */
  readonly right: Right | null
  /**
   * Where the right must hold: `agency` on every desk; `any-desk` on one at least, the route narrows its answer; an
   * object's desk, found by the id in the address.
   */
  readonly scope: 'agency' | 'any-desk' | Placed
  readonly confirm?: Confirmation
  /** Rights that the route asks for by what is in the request, and those of them that need a step-up. */
  readonly asks?: { readonly rights: readonly Right[]; readonly stepUp: readonly Right[] }
  /** Counted per account. */
  readonly limit?: LimitName
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const own = (action: string, confirm?: Confirmation, limit?: LimitName): Rule => ({
  action,
  right: null,
  scope: 'agency',
  ...(confirm === undefined ? {} : { confirm }),
  ...(limit === undefined ? {} : { limit }),
})
const rule = (action: string, right: Right, scope: Rule['scope'], more: Partial<Rule> = {}): Rule => ({
  action,
  right,
  scope,
  ...more,
})

const RELEASE_RIGHTS = [...new Set(Object.values(RELEASE_TABLE).map((r) => r.right as Right))]
/** What takes copy away, or gives it out before its time, is done with a passkey in the hand. */
const STEP_UP_RELEASES: readonly Right[] = [
  'release:kill',
  'release:embargo-lift',
  'release:unpublish',
  'release:remove',
  'approval:emergency',
]
const releasing = { rights: RELEASE_RIGHTS, stepUp: STEP_UP_RELEASES } as const
const managing = { confirm: 'step-up', limit: 'manage' } as const

/** One rule for each route under /api/newsroom; a route without one answers nobody. */
export const POLICY: Readonly<Record<`${Method} /api/newsroom/${string}`, Rule>> = {
  'GET /api/newsroom/me': own('me.read'),
  'GET /api/newsroom/verdicts': own('me.verdicts'),
  'GET /api/newsroom/passkeys': own('passkey.list'),
  'PATCH /api/newsroom/passkeys/:id': own('passkey.rename'),
  'DELETE /api/newsroom/passkeys/:id': own('passkey.remove', 'step-up'),
  'GET /api/newsroom/sessions': own('session.list'),
  'DELETE /api/newsroom/sessions/:id': own('session.end'),
  'GET /api/newsroom/devices': own('device.list'),
  'GET /api/newsroom/notices': own('notice.list'),
  'POST /api/newsroom/notices/read': own('notice.read'),
  // "My account was stolen" must work for whoever has nothing but an open page.
  'POST /api/newsroom/me/freeze': own('me.freeze'),
  'GET /api/newsroom/me/password': own('password.read'),
  'PUT /api/newsroom/me/password': own('password.set', 'step-up', 'manage'),
  'DELETE /api/newsroom/me/password': own('password.remove', 'step-up', 'manage'),

  'GET /api/newsroom/accounts': rule('account.list', 'account:manage', 'agency'),
  'POST /api/newsroom/accounts': rule('account.invite', 'account:manage', 'agency', managing),
  'PATCH /api/newsroom/accounts/:id': rule('account.change', 'account:manage', 'agency', managing),
  'POST /api/newsroom/accounts/:id/link': rule('account.link', 'account:manage', 'agency', managing),
  'GET /api/newsroom/accounts/:id/sessions': rule('account.sessions', 'account:manage', 'agency'),
  'DELETE /api/newsroom/accounts/:id/sessions/:session': rule(
    'account.end-session',
    'account:manage',
    'agency',
    managing,
  ),
  'POST /api/newsroom/accounts/:id/freeze': rule('account.freeze', 'account:freeze', 'agency', managing),
  'POST /api/newsroom/accounts/:id/thaw': rule('account.thaw', 'account:manage', 'agency', managing),
  'GET /api/newsroom/accounts/:id/scheduled': rule('account.scheduled', 'draft:read', 'agency'),
  'POST /api/newsroom/accounts/:id/scheduled/withdraw': rule(
    'account.withdraw-scheduled',
    'release:kill',
    'agency',
    managing,
  ),
  // Whoever works with somebody may ask; only who manages accounts confirms, and never who asked.
  'GET /api/newsroom/people': own('people.list'),
  'POST /api/newsroom/accounts/:id/recovery': own('recovery.ask', 'step-up', 'recovery'),
  'GET /api/newsroom/recoveries': rule('recovery.list', 'account:manage', 'agency'),
  'POST /api/newsroom/recoveries/:id/confirm': rule('recovery.confirm', 'account:manage', 'agency', managing),
  'POST /api/newsroom/recoveries/:id/decline': rule('recovery.decline', 'account:manage', 'agency', managing),
  'GET /api/newsroom/roles': rule('role.list', 'account:manage', 'agency'),
  'PUT /api/newsroom/roles/:key': rule('role.save', 'account:manage', 'agency', managing),
  'DELETE /api/newsroom/roles/:key': rule('role.remove', 'account:manage', 'agency', managing),
  'GET /api/newsroom/door': rule('door.read', 'account:manage', 'agency'),
  'PUT /api/newsroom/door': rule('door.change', 'account:manage', 'agency', managing),
  'GET /api/newsroom/audit': rule('audit.read', 'audit:read', 'agency', { limit: 'search' }),
  'GET /api/newsroom/audit/export': rule('audit.export', 'audit:read', 'agency', { confirm: 'fresh', limit: 'export' }),

  'GET /api/newsroom/directory': rule('directory.search', 'draft:read', 'any-desk', { limit: 'search' }),
  'GET /api/newsroom/media-topics': rule('media-topic.search', 'draft:read', 'any-desk', { limit: 'search' }),
  'GET /api/newsroom/setting': rule('setting.read', 'draft:read', 'any-desk'),
  'POST /api/newsroom/media': rule('media.upload', 'draft:write', 'any-desk', { limit: 'import' }),

  'GET /api/newsroom/drafts': rule('draft.list', 'draft:read', 'any-desk', { limit: 'search' }),
  'POST /api/newsroom/drafts': rule('draft.create', 'draft:write', 'any-desk'),
  'GET /api/newsroom/drafts/:id': rule('draft.read', 'draft:read', 'draft'),
  'PATCH /api/newsroom/drafts/:id': rule('draft.move', 'draft:write', 'draft'),
  'GET /api/newsroom/drafts/:id/problems': rule('draft.problems', 'draft:read', 'draft'),
  'GET /api/newsroom/drafts/:id/preview': rule('draft.preview', 'draft:read', 'draft'),
  'POST /api/newsroom/drafts/:id/freeze': rule('draft.freeze', 'draft:write', 'draft'),
  'GET /api/newsroom/candidates/:id': rule('candidate.read', 'draft:read', 'candidate'),
  'PUT /api/newsroom/stories/:id/prepared': rule('prepared.mark', 'draft:write', 'story'),
  'POST /api/newsroom/stories/:id/prepared/unlock': rule('prepared.unlock', 'prepared:unlock', 'story', {
    confirm: 'step-up',
  }),
  'POST /api/newsroom/stories/:id/prepared/lock': rule('prepared.lock', 'draft:write', 'story'),

  'GET /api/newsroom/stories': rule('story.list', 'draft:read', 'any-desk', { limit: 'search' }),
  'GET /api/newsroom/stories/:id': rule('story.read', 'draft:read', 'story'),
  'GET /api/newsroom/stories/:id/versions/:version/preview': rule('story.preview', 'draft:read', 'story'),
  'GET /api/newsroom/stories/:id/differences': rule('story.differences', 'draft:read', 'story'),
  'POST /api/newsroom/stories/:id/plan': rule('story.plan', 'draft:read', 'story'),
  'POST /api/newsroom/stories/:id/release': rule('story.release', 'draft:read', 'story', {
    asks: releasing,
    limit: 'release',
  }),
  'GET /api/newsroom/stories/:id/chain': rule('story.chain', 'draft:read', 'story'),
  'POST /api/newsroom/stories/:id/links': rule('story.link', 'draft:write', 'story'),
  'DELETE /api/newsroom/stories/:id/links/:to/:kind': rule('story.unlink', 'draft:write', 'story'),
  'POST /api/newsroom/stories/:id/notice': rule('story.notice', 'draft:read', 'story'),
  'GET /api/newsroom/notice-templates': rule('notice-template.list', 'draft:read', 'any-desk'),
  'GET /api/newsroom/notice-templates/:kind/:language/:part/changes': rule(
    'notice-template.changes',
    'draft:read',
    'any-desk',
  ),
  // Who may kill may word the kill.
  'PUT /api/newsroom/notice-templates/:kind/:language/:part': rule('notice-template.save', 'release:kill', 'agency', {
    confirm: 'fresh',
  }),
  'POST /api/newsroom/stories/:id/draft': rule('story.reopen', 'draft:write', 'story'),
  'POST /api/newsroom/stories/:id/translations': rule('story.translate', 'draft:write', 'story'),

  'GET /api/newsroom/removals': rule('removal.list', 'release:remove', 'agency'),
  'POST /api/newsroom/removals': rule('removal.ask', 'release:remove', 'agency', managing),
  'POST /api/newsroom/removals/:id/confirm': rule('removal.confirm', 'release:remove', 'agency', managing),
  'POST /api/newsroom/removals/:id/drop': rule('removal.drop', 'release:remove', 'agency'),

  // Each release of a step is asked for by its own right, on its story's desk; the routes see to it.
  'POST /api/newsroom/approvals/need': rule('approval.need', 'draft:read', 'any-desk'),
  'POST /api/newsroom/approvals': rule('approval.ask', 'draft:read', 'any-desk', { limit: 'release' }),
  'GET /api/newsroom/approvals': rule('approval.list', 'draft:read', 'any-desk'),
  'GET /api/newsroom/approvals/:id': rule('approval.read', 'draft:read', 'any-desk'),
  'POST /api/newsroom/approvals/:id/answer': rule('approval.answer', 'release:approve', 'any-desk'),
  'POST /api/newsroom/approvals/:id/void': rule('approval.void', 'draft:read', 'any-desk'),
  'GET /api/newsroom/drafts/:id/approval': rule('draft.approval', 'draft:read', 'draft'),
  'GET /api/newsroom/stories/:id/controls': rule('story.controls', 'draft:read', 'story'),
  'GET /api/newsroom/risks': rule('risk.list', 'draft:read', 'any-desk'),
  'POST /api/newsroom/risks/changes': rule('risk.propose', 'risk:change', 'agency', managing),
  'POST /api/newsroom/risks/changes/:id/answer': rule('risk.answer', 'risk:change', 'agency', managing),

  'POST /api/newsroom/import': rule('import.document', 'import', 'agency', { limit: 'import' }),
  'GET /api/newsroom/quarantine': rule('quarantine.list', 'import', 'agency'),
  'GET /api/newsroom/raw/:digest': rule('raw.read', 'import', 'agency'),
  'GET /api/newsroom/source-profiles': rule('source-profile.list', 'import', 'agency'),
  'PUT /api/newsroom/source-profiles/:key': rule('source-profile.save', 'import', 'agency'),

  'GET /api/newsroom/channels': rule('channel.list', 'draft:read', 'any-desk'),
  'POST /api/newsroom/channels': rule('channel.add', 'subscriber:manage', 'agency', managing),
  'PATCH /api/newsroom/channels/:id': rule('channel.change', 'subscriber:manage', 'agency', managing),
  'POST /api/newsroom/test-channels': rule('test-channel.add', 'subscriber:manage', 'agency', managing),
  'PATCH /api/newsroom/test-channels/:id': rule('test-channel.change', 'subscriber:manage', 'agency', managing),
  'POST /api/newsroom/drills': rule('drill.run', 'release:publish', 'any-desk', { limit: 'release' }),

  'GET /api/newsroom/subscribers': rule('subscriber.list', 'subscriber:manage', 'agency'),
  'POST /api/newsroom/subscribers': rule('subscriber.add', 'subscriber:manage', 'agency', managing),
  'PATCH /api/newsroom/subscribers/:id': rule('subscriber.change', 'subscriber:manage', 'agency', managing),
  'POST /api/newsroom/subscribers/:id/token': rule('subscriber.token', 'subscriber:manage', 'agency', managing),
}

/** @param path as it is registered, with its parameters: `/api/newsroom/drafts/:id` */
export const ruleFor = (method: string, path: string): Rule | undefined =>
  (POLICY as Readonly<Record<string, Rule | undefined>>)[`${method === 'HEAD' ? 'GET' : method} ${path}`]

/** Whether an action may be done, what else it takes, and why not. */
export interface Verdict {
  readonly allowed: boolean
  /** What the person is asked for first; the server says so again when it is due. */
  readonly confirm?: Confirmation
  /** Why not: the right that is missing. */
  readonly missing?: Right
}

const judged = (grants: Grants, right: Right | null, scope: Scope, confirm: Confirmation | undefined): Verdict => ({
  allowed: right === null || gives(grants, right, scope),
  ...(confirm === undefined ? {} : { confirm }),
  ...(right === null || gives(grants, right, scope) ? {} : { missing: right }),
})

/**
 * What somebody may do, by the names of actions: those of the table, and `release.<kind>` for each kind of release.
 * @param desk of the object it is about; absent: on any desk
 */
export function verdictsOf(grants: Grants, desk?: string): Record<string, Verdict> {
  const placed: Scope = desk === undefined ? 'any-desk' : { desk }
  const verdicts: Record<string, Verdict> = {}
  for (const { action, right, scope, confirm } of Object.values(POLICY))
    verdicts[action] = judged(grants, right, scope === 'agency' ? 'agency' : placed, confirm)
  for (const kind of RELEASE_KINDS) {
    const right = RELEASE_TABLE[kind].right as Right
    verdicts[`release.${kind}`] = judged(
      grants,
      right,
      placed,
      STEP_UP_RELEASES.includes(right) ? 'step-up' : undefined,
    )
  }
  return verdicts
}
