/** Set-up of each `db` test file: the process holds a content key, as a started Dateline does. */
import { contentKeys } from '../platform/keyring.ts'

contentKeys.add([Buffer.alloc(32, 'a content key for tests')])
