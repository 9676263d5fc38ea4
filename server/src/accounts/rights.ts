/** What a person may do. Roles are sets of these rights, which an agency edits (roles.ts); this list is fixed. */

/** Every right, with what the roles editor says of it. */
export const RIGHT_WORDS = {
  'draft:read': 'Read drafts, candidates and scheduled releases',
  'draft:write': 'Write drafts, and freeze them',
  import: 'Import documents, see quarantine',
  'directory:write': 'Keep the directory',
  'subscriber:manage': 'Add and change subscribers',
  'account:manage': 'Invite people, give roles, edit roles, confirm recoveries, thaw accounts',
  'account:freeze': 'Freeze an account',
  'audit:read': 'Read and export the audit log',
  'release:publish': 'Publish',
  'release:update': 'Update and repeat',
  'release:correct': 'Correct and refile',
  'release:hold': 'Hold and clear',
  'release:kill': 'Kill and withdraw',
  'release:embargo-lift': 'Lift an embargo',
  'release:unpublish': 'Unpublish: note, take out of indexes, anonymise',
  'release:remove': 'Remove by law, with a second person',
  'release:archive': 'Release history to the archive',
  'release:approve': 'Approve what somebody else wrote or releases',
  'approval:emergency': 'Release without the second person in an emergency',
  'risk:change': 'Change risk rules, with a second person',
  'prepared:unlock': 'Unlock prepared copy',
  'channel:site': 'Release to the site and its feeds',
  'channel:wire': 'Release to the wire',
  'channel:mail': 'Release to mail',
  'channel:push': 'Release to push',
} as const
export type Right = keyof typeof RIGHT_WORDS
export const RIGHTS = Object.keys(RIGHT_WORDS) as readonly Right[]

export const isRight = (name: string): name is Right => Object.hasOwn(RIGHT_WORDS, name)

export interface StartingRole {
  readonly name: string
  /** What the accounts screen says of it. */
  readonly summary: string
  readonly rights: readonly Right[]
}

/**
 * The roles an agency begins with, as the migrations write them; afterwards the table `role` decides. A migration that
 * brings a right gives it to those roles. Who manages accounts cannot release, and who releases cannot manage accounts:
 * whoever needs both is given both, and it is written down.
 */
export const STARTING_ROLES = {
  administrator: {
    name: 'Administrator',
    summary: 'Invites people and gives them roles, manages subscribers, freezes accounts, reads the audit log.',
    rights: ['draft:read', 'directory:write', 'subscriber:manage', 'account:manage', 'account:freeze', 'audit:read'],
  },
  chief: {
    name: 'Chief editor',
    summary:
      'Everything an editor may do; kills, withdraws, lifts embargoes, unpublishes, freezes accounts, reads the audit log.',
    rights: [
      'draft:read',
      'draft:write',
      'import',
      'directory:write',
      'audit:read',
      'account:freeze',
      'release:publish',
      'release:update',
      'release:correct',
      'release:hold',
      'release:kill',
      'release:embargo-lift',
      'release:unpublish',
      'release:remove',
      'release:approve',
      'approval:emergency',
      'risk:change',
      'prepared:unlock',
      'channel:site',
      'channel:wire',
      'channel:mail',
      'channel:push',
    ],
  },
  editor: {
    name: 'Editor',
    summary: 'Edits, approves, publishes, updates, corrects, and holds what is in doubt.',
    rights: [
      'draft:read',
      'draft:write',
      'import',
      'directory:write',
      'release:publish',
      'release:update',
      'release:correct',
      'release:hold',
      'release:approve',
      'channel:site',
      'channel:wire',
      'channel:mail',
      'channel:push',
    ],
  },
  reporter: { name: 'Reporter', summary: 'Writes; releases nothing.', rights: ['draft:read', 'draft:write'] },
  archivist: {
    name: 'Archivist',
    summary: 'Imports, keeps the directory, and releases history to the archive.',
    rights: ['draft:read', 'import', 'directory:write', 'release:archive', 'channel:site'],
  },
} as const satisfies Readonly<Record<string, StartingRole>>

/** Stands for every desk in a grant. */
export const ALL_DESKS = '*'

/** Rights by desk; those under `*` hold on every desk. */
export type Grants = Readonly<Record<string, readonly Right[]>>

/** Of what the database holds, what this program knows; a right it does not know gives nothing. */
export function grantsOf(stored: Readonly<Record<string, readonly string[]>> | null): Grants {
  return Object.fromEntries(Object.entries(stored ?? {}).map(([desk, rights]) => [desk, rights.filter(isRight)]))
}

/** Where a right is asked for: on one desk, on any desk (lists, which are then narrowed), or for the whole agency. */
export type Scope = { readonly desk: string } | 'any-desk' | 'agency'

/** Whether grants give a right where it is asked for. */
export function gives(grants: Grants, right: Right, scope: Scope): boolean {
  if (grants[ALL_DESKS]?.includes(right) === true) return true
  if (scope === 'agency') return false
  if (scope === 'any-desk') return Object.values(grants).some((rights) => rights.includes(right))
  return Object.hasOwn(grants, scope.desk) && grants[scope.desk]?.includes(right) === true
}

/** The desks on which grants give a right; undefined for all. */
export function desksWith(grants: Grants, right: Right): readonly string[] | undefined {
  if (grants[ALL_DESKS]?.includes(right) === true) return undefined
  return Object.keys(grants).filter((desk) => grants[desk]?.includes(right) === true)
}
