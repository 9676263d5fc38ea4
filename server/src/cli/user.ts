import {
  Accounts,
  changePerson,
  freezeAccount,
  invite,
  listPeople,
  type Person,
  personByEmail,
  renewLink,
  STARTING_ROLES,
  thawAccount,
} from '../accounts/index.ts'
import { type Config, createLog, type Db, DatelineError, openDatabase } from '../platform/index.ts'
import { servedAddress } from './address.ts'
import { type Command, EXIT, type Input, print, table, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

const roleList = Object.entries(STARTING_ROLES).map(([key, role]): [string, string] => [key, role.summary])

export const command: Command = {
  usage:
    'user add --email ADDRESS --name NAME [--role ROLE]... | user roles ADDRESS --role ROLE... | user link|disable|enable|freeze|thaw ADDRESS | user list',
  summary: 'Invite a person, give somebody a new sign-in link, disable an account, or list everybody.',
  details: `There is no open registration: an account begins with an invitation, a link that works once. The person adds a
passkey there. "link --forget" also removes lost passkeys and ends sessions. "disable" ends sessions and voids links;
nobody is ever removed, since names stand under what people did. The first account is an administrator's, when no role
is given; later ones are reporters'.

"link" is the way back in for a lost passkey where there are no two people in the newsroom to do it: who has the server
has the agency. "roles" replaces all roles of a person; ROLE@DESK gives one on one desk. "freeze" shuts an account that
may be in other hands, "thaw" opens it again; both want --reason.

Roles:
${table(roleList)}`,
  options: {
    ...DATA,
    email: { type: 'string', value: 'ADDRESS', help: 'E-mail address: the name of the account.' },
    name: { type: 'string', value: 'NAME', help: 'The person’s name.' },
    role: {
      type: 'string',
      value: 'ROLE',
      multiple: true,
      help: 'One of the roles above; may be given several times.',
    },
    reason: { type: 'string', value: 'TEXT', help: 'With "freeze" and "thaw": why; it is written down.' },
    forget: { type: 'boolean', help: 'With "link": the old passkeys are lost; remove them.' },
  },
  args: { min: 1, max: 2 },
  async run(input) {
    const [action] = input.args
    const work = ACTIONS[action ?? '']
    if (!work)
      throw usageError(
        `"user ${action}" is not known.`,
        'It is add, roles, link, disable, enable, freeze, thaw or list.',
      )
    const config = await input.config()
    return withDatabase(config, `user ${action}`, true, async ({ ownerUrl }) => {
      const database = openDatabase({ url: ownerUrl, role: 'dateline_app', max: 2 })
      try {
        return await work(database.db, config, input)
      } finally {
        await database.close()
      }
    })
  },
}

type Action = (db: Db, config: Config, input: Input) => Promise<number>

const ACTIONS: Readonly<Record<string, Action>> = {
  async add(db, config, input) {
    const email = text(input, 'email')
    const name = text(input, 'name')
    if (email === undefined || name === undefined) throw usageError('--email and --name are needed.')
    const given = input.options['role']
    const roles = Array.isArray(given) ? given.map(String) : [await firstRole(db)]
    // The secret is made before anybody can sign in with it.
    await Accounts.create({ db, config, log: createLog('silent') })
    const { link } = await invite(db, servedAddress(config), { name, email, roles }, 'cli')
    print(`Invitation for ${name}, good once until ${link.expiresAt.toISOString()}:\n${link.url}`)
    return EXIT.ok
  },
  async link(db, config, input) {
    const person = await named(db, input)
    const link = await renewLink(db, servedAddress(config), person.id, 'cli', input.options['forget'] === true)
    print(`Link for ${person.name}, good once until ${link.expiresAt.toISOString()}:\n${link.url}`)
    return EXIT.ok
  },
  async roles(db, _config, input) {
    const person = await named(db, input)
    const given = input.options['role']
    const grants = (Array.isArray(given) ? given.map(String) : []).map((one) => {
      const [role = '', desk = '*'] = one.split('@')
      return { role, desk }
    })
    const { roles } = await changePerson(db, person.id, { grants }, 'cli')
    print(`${person.name}: ${roles.join(', ') || 'no roles'}.`)
    return EXIT.ok
  },
  async freeze(db, _config, input) {
    const person = await named(db, input)
    const reason = because(input)
    await db.transaction().execute((tx) => freezeAccount(tx, person.id, { by: 'cli', reason }))
    print(`${person.name} is frozen; sessions have ended, links are void.`)
    return EXIT.ok
  },
  async thaw(db, _config, input) {
    const person = await named(db, input)
    const reason = because(input)
    // Whoever is at the server is somebody else than whoever froze it, also when that was a command.
    await db.transaction().execute((tx) => thawAccount(tx, person.id, { by: 'cli:thaw', reason }))
    print(`${person.name} may sign in again.`)
    return EXIT.ok
  },
  async disable(db, _config, input) {
    const person = await named(db, input)
    await changePerson(db, person.id, { disabled: true }, 'cli')
    print(`${person.name} is disabled; sessions have ended, links are void.`)
    return EXIT.ok
  },
  async enable(db, _config, input) {
    const person = await named(db, input)
    await changePerson(db, person.id, { disabled: false }, 'cli')
    print(`${person.name} may sign in again.`)
    return EXIT.ok
  },
  async list(db) {
    const people = await listPeople(db)
    if (people.length > 0) {
      print(
        table(
          people.map((p) => [
            p.email,
            `${p.name} · ${p.roles.join(', ')}${p.disabledAt ? ' · disabled' : ''}${p.frozen ? ' · frozen' : ''}`,
          ]),
        ),
      )
    }
    return EXIT.ok
  },
}

/** @throws DatelineError `usage` */
function because(input: Input): string {
  const reason = text(input, 'reason')?.trim() ?? ''
  if (reason === '') throw usageError('--reason is needed: others will have to understand it.')
  return reason
}

/** The person whose address was given, as an argument or with --email. @throws DatelineError `usage`, `not-found` */
async function named(db: Db, input: Input): Promise<Person> {
  const email = input.args[1] ?? text(input, 'email')
  if (email === undefined) throw usageError(`Whose? dateline user ${input.args[0]} ADDRESS`)
  const person = await personByEmail(db, email)
  if (person) return person
  throw new DatelineError('not-found', 404, `Nobody has the address ${email}.`, {
    help: '"user list" shows who there is.',
  })
}

/** Somebody has to invite the others. */
async function firstRole(db: Db): Promise<string> {
  const people = await listPeople(db)
  return people.some((p) => p.disabledAt === null && p.roles.includes('administrator')) ? 'reporter' : 'administrator'
}
