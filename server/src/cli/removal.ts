import { listRoles, namesOf, personByEmail } from '../accounts/index.ts'
import { createDateline, type Dateline } from '../main.ts'
import { createLog, DatelineError, type Db } from '../platform/index.ts'
import { askRemoval, dropOrder, listOrders } from '../removal/index.ts'
import { type Command, EXIT, type Input, print, table, text, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'
import { findStory } from './release.ts'

const RIGHT = 'release:remove'

export const command: Command = {
  usage:
    'removal list | removal request STORY --law TEXT --reason TEXT --by EMAIL | removal confirm|drop ORDER --by EMAIL',
  summary: 'Remove a story, or earlier versions of it, as the law demands: one person asks, another confirms.',
  details: `What it said is gone for good with the confirmation: its keys are destroyed, lists, search, drafts, documents it came in
with and pictures only it shows lose its words, and everybody who had it is told the reason. That it existed, when, its
digest and who received it stay. Both people need the right ${RIGHT}, and each acts under their own name: --by.
STORY: its guid, its id, or its public address. Rotate the content keys afterwards: dateline keys rotate-content.`,
  options: {
    ...DATA,
    by: { type: 'string', value: 'EMAIL', help: 'Who asks, confirms or drops.' },
    law: { type: 'string', value: 'TEXT', help: 'The law and article that demand it.' },
    reason: { type: 'string', value: 'TEXT', help: 'What readers and subscribers are told.' },
    reference: { type: 'string', value: 'TEXT', help: 'File number, for the agency alone.' },
    versions: { type: 'string', value: 'N,N', help: 'Earlier versions only; default: the whole story.' },
  },
  args: { min: 1, max: 2 },
  async run(input) {
    const [action = '', name] = input.args
    const work = ACTIONS[action]
    if (!work) throw usageError(`"removal ${action}" is not known.`, 'It is list, request, confirm or drop.')
    if (action !== 'list' && name === undefined) throw usageError(`Which? dateline ${command.usage}`)
    const config = await input.config()
    return withDatabase(config, `removal ${action}`, true, async ({ ownerUrl }) => {
      // All rooms take part, as in the server: whoever had it is told in the same transaction.
      const dateline = await createDateline({ config, ownerUrl, log: createLog(config.logLevel) })
      try {
        return await work(dateline, input, name ?? '')
      } finally {
        await dateline.close()
      }
    })
  },
}

type Action = (dateline: Dateline, input: Input, name: string) => Promise<number>

const ACTIONS: Readonly<Record<string, Action>> = {
  async list({ db }) {
    const orders = await listOrders(db, 1_000)
    const names = await namesOf(
      db,
      orders.flatMap((o) => [o.requestedBy, ...(o.confirmedBy === null ? [] : [o.confirmedBy])]),
    )
    const nameOf = (id: string) => names.get(id) ?? id
    if (orders.length > 0) {
      print(
        table(
          orders.map((o) => [
            o.id,
            [
              o.state,
              o.guid,
              o.versions === null ? 'the whole story' : `versions ${o.versions.join(', ')}`,
              `asked by ${nameOf(o.requestedBy)}`,
              ...(o.confirmedBy === null ? [] : [`confirmed by ${nameOf(o.confirmedBy)}`]),
              o.legalBasis,
            ].join(' · '),
          ]),
        ),
      )
    }
    return EXIT.ok
  },
  async request({ db }, input, name) {
    const legalBasis = text(input, 'law')
    const reason = text(input, 'reason')
    if (legalBasis === undefined || reason === undefined) throw usageError('--law and --reason are needed.')
    const by = await whoever(db, input)
    const story = await findStory(db, name)
    const reference = text(input, 'reference')
    const versions = readVersions(text(input, 'versions'))
    const order = await askRemoval(
      db,
      {
        storyId: story.id,
        legalBasis,
        reason,
        ...(reference === undefined ? {} : { reference }),
        ...(versions === undefined ? {} : { versions }),
      },
      by,
    )
    print(`order ${order.id}: another person confirms it until ${order.expiresAt.toISOString()}`)
    return EXIT.ok
  },
  async confirm({ db, removals }, input, id) {
    const order = await removals.confirm(id, await whoever(db, input))
    print(`order ${order.id} is carried out: what ${order.guid} said is gone`)
    return EXIT.ok
  },
  async drop({ db }, input, id) {
    const order = await dropOrder(db, id, await whoever(db, input))
    print(`order ${order.id} is dropped`)
    return EXIT.ok
  },
}

/** The account named by --by, if it may remove. @throws DatelineError `usage`, `not-found`, `forbidden` */
async function whoever(db: Db, input: Input): Promise<string> {
  const email = text(input, 'by')
  if (email === undefined) throw usageError('--by EMAIL is missing: whose decision is it?')
  const person = await personByEmail(db, email)
  if (!person) throw new DatelineError('not-found', 404, `Nobody has the address ${email}.`)
  const roles = new Map((await listRoles(db)).map((role) => [role.key, role]))
  const given = person.grants
    .filter((grant) => grant.desk === '*')
    .flatMap((grant) => roles.get(grant.role)?.rights ?? [])
  if (person.disabledAt !== null || person.frozen !== null || !given.includes(RIGHT)) {
    throw new DatelineError('forbidden', 403, `${person.name} has not the right ${RIGHT}.`)
  }
  return person.id
}

function readVersions(given: string | undefined): number[] | undefined {
  if (given === undefined) return undefined
  const versions = given.split(',').map((n) => Number(n.trim()))
  if (versions.some((n) => !Number.isInteger(n) || n < 1)) throw usageError('--versions takes numbers: 1,2')
  return versions
}
