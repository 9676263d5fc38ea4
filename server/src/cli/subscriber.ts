import { record } from '../accounts/index.ts'
import { type Db, openDatabase } from '../platform/index.ts'
import {
  addSubscriber,
  changeProduct,
  listSubscribers,
  rotateToken,
  type Subscriber,
  subscriberByName,
  switchSubscriber,
} from '../wire/index.ts'
import { type Command, EXIT, type Input, print, table, usageError } from './command.ts'
import { withDatabase } from './database.ts'
import { DATA } from './options.ts'

export const command: Command = {
  usage:
    'subscriber add|product|disable|enable|rotate NAME [--language TAG]... [--section KEY]... [--embargoed [--sealed]] | subscriber list',
  summary: 'Add a subscriber of the wire, change what it is entitled to, switch it off or on, or give it a new token.',
  details: `"add" and "rotate" print the token once; only its digest is kept. Without --language and --section the
subscriber gets everything. With --embargoed it has embargoed copy before its time, to prepare; with --sealed as ciphertext,
whose key comes at the time. "product" sets all of it anew. A subscriber that is switched off is told on its return what became
of the copy it received. The wire itself is described at /api/docs and in docs/wire.md.`,
  options: {
    ...DATA,
    language: {
      type: 'string',
      value: 'TAG',
      multiple: true,
      help: 'Language it may have, such as en; may be given several times.',
    },
    section: {
      type: 'string',
      value: 'KEY',
      multiple: true,
      help: 'Section it may have, such as politics; may be given several times.',
    },
    embargoed: { type: 'boolean', help: 'May have embargoed copy before its time, to prepare.' },
    sealed: { type: 'boolean', help: 'With --embargoed: as ciphertext only, until the time comes.' },
  },
  args: { min: 1, max: 2 },
  async run(input) {
    const [action] = input.args
    const work = ACTIONS[action ?? '']
    if (!work)
      throw usageError(`"subscriber ${action}" is not known.`, 'It is add, product, disable, enable, rotate or list.')
    return withDatabase(await input.config(), `subscriber ${action}`, true, async ({ ownerUrl }) => {
      const database = openDatabase({ url: ownerUrl, role: 'dateline_app', max: 2 })
      try {
        await work(database.db, input)
        return EXIT.ok
      } finally {
        await database.close()
      }
    })
  },
}

type Action = (db: Db, input: Input) => Promise<void>

const ACTIONS: Readonly<Record<string, Action>> = {
  async add(db, input) {
    const { subscriber, token } = await addSubscriber(db, { name: nameOf(input), ...productOf(input) })
    await audit(db, 'subscriber.add', subscriber, productOf(input))
    print(`${subscriber.name} gets ${describe(subscriber)}. Its token, shown this once:\n${token}`)
  },
  async product(db, input) {
    const { id } = await subscriberByName(db, nameOf(input))
    const subscriber = await changeProduct(db, id, productOf(input))
    await audit(db, 'subscriber.product', subscriber, productOf(input))
    print(`${subscriber.name} gets ${describe(subscriber)} from now on.`)
  },
  async disable(db, input) {
    const subscriber = await switchSubscriber(db, (await subscriberByName(db, nameOf(input))).id, false)
    await audit(db, 'subscriber.off', subscriber)
    print(`${subscriber.name} is switched off; its streams end, notices for it are kept.`)
  },
  async enable(db, input) {
    const subscriber = await switchSubscriber(db, (await subscriberByName(db, nameOf(input))).id, true)
    await audit(db, 'subscriber.on', subscriber)
    print(`${subscriber.name} is switched on.`)
  },
  async rotate(db, input) {
    const subscriber = await subscriberByName(db, nameOf(input))
    const token = await rotateToken(db, subscriber.id)
    await audit(db, 'subscriber.token', subscriber)
    print(`The old token of ${subscriber.name} stopped working. The new one, shown this once:\n${token}`)
  },
  async list(db) {
    const subscribers = await listSubscribers(db)
    if (subscribers.length === 0) print('There are no subscribers yet.')
    else
      print(
        table(
          subscribers.map((s) => [s.name, `${describe(s)} · ${s.last} offered${s.active ? '' : ' · switched off'}`]),
        ),
      )
  },
}

function nameOf(input: Input): string {
  const name = input.args[1]
  if (name === undefined) throw usageError(`Which? dateline subscriber ${input.args[0]} NAME`)
  return name
}

const list = (value: Input['options'][string]): string[] | null =>
  Array.isArray(value) && value.length > 0 ? value.map(String) : null

const productOf = (input: Input) => ({
  languages: list(input.options['language']),
  sections: list(input.options['section']),
  embargoed: input.options['embargoed'] === true,
  sealed: sealedOf(input),
})

function sealedOf(input: Input): boolean {
  const sealed = input.options['sealed'] === true
  if (sealed && input.options['embargoed'] !== true)
    throw usageError('--sealed says how embargoed copy comes.', 'Give --embargoed with it.')
  return sealed
}

const describe = (s: Subscriber) =>
  `${s.sections === null ? 'all sections' : s.sections.join(', ')} in ${s.languages === null ? 'all languages' : s.languages.join(', ')}${s.embargoed ? `, embargoed copy ${s.sealed ? 'sealed' : 'in advance'}` : ''}`

const audit = (db: Db, action: string, subscriber: Subscriber, data: Record<string, unknown> = {}) =>
  record(db, { actor: 'cli', action, target: String(subscriber.id), data })
