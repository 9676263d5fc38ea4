/** What a person may do: roles are sets of rights, and this table is their only definition. */

export const RIGHTS = [
  'draft:read',
  'draft:write',
  'import',
  'directory:write',
  'subscriber:manage',
  'account:manage',
  'audit:read',
  'release:publish',
  'release:update',
  'release:correct',
  'release:hold',
  'release:kill',
  'release:embargo-lift',
  'release:archive',
  'prepared:unlock',
] as const
export type Right = (typeof RIGHTS)[number]

export interface Role {
  readonly name: string
  /** What the accounts screen says of it. */
  readonly summary: string
  readonly rights: readonly Right[]
}

/**
 * The roles. Who manages accounts cannot release, and who releases cannot manage accounts: whoever needs both
 * is given both, and it is written down.
 */
export const ROLES = {
  administrator: {
    name: 'Administrator',
    summary: 'Invites people and gives them roles, manages subscribers, reads the audit log.',
    rights: ['draft:read', 'directory:write', 'subscriber:manage', 'account:manage', 'audit:read'],
  },
  chief: {
    name: 'Chief editor',
    summary: 'Everything an editor may do; kills, withdraws, lifts embargoes, reads the audit log.',
    rights: [
      'draft:read',
      'draft:write',
      'import',
      'directory:write',
      'audit:read',
      'release:publish',
      'release:update',
      'release:correct',
      'release:hold',
      'release:kill',
      'release:embargo-lift',
      'prepared:unlock',
    ],
  },
  editor: {
    name: 'Editor',
    summary: 'Edits, publishes, updates, corrects, and holds what is in doubt.',
    rights: [
      'draft:read',
      'draft:write',
      'import',
      'directory:write',
      'release:publish',
      'release:update',
      'release:correct',
      'release:hold',
    ],
  },
  reporter: { name: 'Reporter', summary: 'Writes; releases nothing.', rights: ['draft:read', 'draft:write'] },
  archivist: {
    name: 'Archivist',
    summary: 'Imports, keeps the directory, and releases history to the archive.',
    rights: ['draft:read', 'import', 'directory:write', 'release:archive'],
  },
} as const satisfies Readonly<Record<string, Role>>

export type RoleKey = keyof typeof ROLES
export const ROLE_KEYS = Object.keys(ROLES) as readonly RoleKey[] as readonly [RoleKey, ...RoleKey[]]

export const isRole = (key: string): key is RoleKey => Object.hasOwn(ROLES, key)

/** The rights of some roles together; a role this program does not know gives none. */
export function rightsOf(roles: readonly string[]): ReadonlySet<Right> {
  return new Set(roles.filter(isRole).flatMap((key): readonly Right[] => ROLES[key].rights))
}
