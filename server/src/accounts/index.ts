/** Accounts: people, rights, sessions, freezing, notices, audit. */
export { type Account, Accounts, type AccountsDeps, desksOf, may } from './accounts.ts'
export { STEP_UP_CEREMONY } from './auth-names.ts'
export { type AuditEntry, type AuditInput, type AuditQuery, readAudit, record } from './audit.ts'
export {
  clearSecondPerson,
  freezeAccount,
  type Freezing,
  isFrozen,
  markForSecondPerson,
  needsSecondPerson,
  thawAccount,
} from './freeze.ts'
export { countAttempt, type Limit, LIMITS } from './limit.ts'
export { issueLink, type OneTimeLink } from './link.ts'
export { namesOf } from './names.ts'
export { listNotices, type Notice, readNotices, tell, tellHolders } from './notice.ts'
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
export { reportProbe } from './probe.ts'
export { type Confirmation, POLICY, type Rule, ruleFor, type Verdict, verdictsOf } from './policy.ts'
export { type Grants, type Right, RIGHTS, STARTING_ROLES } from './rights.ts'
export { type Grant, listRoles, type Role } from './roles.ts'
export { registerAccountRoutes } from './routes.ts'
export { sessionFacts, type SessionFacts } from './session.ts'
export type { LinkPurpose } from './tables.ts'
