/** Signing in, being welcomed, one's own account, everybody's accounts, the audit log: the screens of the accounts room. */
import './signin.css'

export { SignIn, Welcome } from './door.tsx'
export { AuditScreen } from './audit.tsx'
export { PeopleScreen } from './people.tsx'
export { ProfileScreen } from './profile.tsx'
export { RolesScreen } from './roles.tsx'
