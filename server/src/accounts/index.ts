/** Accounts: people, rights, sessions, audit. */
export { type Account, Accounts, type AccountsDeps } from './accounts.ts'
export { type AuditEntry, type AuditInput, type AuditQuery, readAudit, record } from './audit.ts'
export { issueLink, type OneTimeLink } from './link.ts'
export { namesOf } from './names.ts'
export { checkOrigin, isOwnOrigin } from './origin.ts'
export {
  changePerson,
  invite,
  listPeople,
  type NewPerson,
  type Person,
  personByEmail,
  personById,
  renewLink,
} from './people.ts'
export { isRole, type Right, RIGHTS, type Role, ROLE_KEYS, type RoleKey, ROLES, rightsOf } from './rights.ts'
export { registerAccountRoutes } from './routes.ts'
export type { LinkPurpose } from './tables.ts'
