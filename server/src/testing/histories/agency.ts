/** An agency of the whole program for random histories: nodes as main.ts makes them, people with sessions, subscribers, a clock. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { saveConcepts } from '../../directory/index.ts'
import { createDateline, type Dateline } from '../../main.ts'
import { createLog, type Database, type Db, openDatabase, readConfig, type Tx } from '../../platform/index.ts'
import { addSubscriber } from '../../wire/index.ts'
import { setTestClock } from '../clock.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const SECRET = 'a secret that signs sessions in random histories'
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const SINCE = new Date('2025-01-01T00:00:00Z')
export const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Kills the database session that releases, at a chosen moment. */
export interface Crash {
  /** Milliseconds after the release has written everything but its number; below 0: in the middle of it, at once. */
  readonly afterMs: number
}

export interface AgencyNode {
  dateline: Dateline
  url: string
  /** Set for the next release of this node. */
  crash: Crash | undefined
  /** The blow has fallen. */
  struck: Promise<void> | undefined
}

export interface Person {
  readonly name: string
  readonly accountId: string
  readonly deviceToken: string
  sessionId: string
  cookie: string
}

export interface Receiver {
  readonly id: number
  readonly token: string
}

const sha256 = sql`sha256`

export class Agency {
  readonly test: TestDatabase
  readonly owner: Database
  readonly dataDir: string
  readonly nodes: AgencyNode[] = []
  readonly people: Person[] = []
  readonly receivers: Receiver[] = []
  /** Where the clock stands, in milliseconds. */
  now = Date.parse('2026-03-02T09:00:00Z')
  #day = 0

  private constructor(test: TestDatabase, dataDir: string) {
    this.test = test
    this.dataDir = dataDir
    this.owner = openDatabase({ url: test.ownerUrl, max: 4 })
  }

  static async open(): Promise<Agency> {
    const agency = new Agency(await createTestDatabase(), await mkdtemp(join(tmpdir(), 'dateline-histories-')))
    await setTestClock(agency.db, new Date(agency.now))
    await saveConcepts(agency.db, [
      { kind: 'section', key: 'harbour', names: { en: 'Harbour', ru: 'Порт' }, position: 1 },
    ])
    for (const [name, role] of [
      ['Ana', 'chief'],
      ['Ben', 'chief'],
      ['Cleo', 'chief'],
      ['Dan', 'chief'],
      ['Eve', 'reporter'],
    ] as const)
      agency.people.push(await agency.#person(name, role))
    for (const name of ['All of it', 'In advance', 'Now and then']) {
      const { subscriber, token } = await addSubscriber(agency.db, {
        name,
        languages: null,
        sections: null,
        embargoed: name === 'In advance',
        sealed: false,
      })
      agency.receivers.push({ id: subscriber.id, token })
    }
    agency.nodes.push(await agency.#node(), await agency.#node())
    return agency
  }

  /** Connection of the owner. */
  get db(): Db {
    return this.owner.db
  }

  async #person(name: string, role: string): Promise<Person> {
    const accountId = randomUUID()
    const deviceToken = randomBytes(32).toString('base64url')
    await sql`
      INSERT INTO account (id, name, email, created_at, roles_changed_at)
      VALUES (${accountId}, ${name}, ${`${accountId}@mna.example`}, ${SINCE}, ${SINCE})`.execute(this.db)
    await sql`INSERT INTO role_grant (account_id, role, granted_by) VALUES (${accountId}, ${role}, 'test')`.execute(
      this.db,
    )
    await sql`
      INSERT INTO device (account_id, digest, agent, first_seen_at)
      VALUES (${accountId}, ${sha256}(${Buffer.from(deviceToken)}::bytea), 'Firefox on Linux', ${SINCE})`.execute(
      this.db,
    )
    return { name, accountId, deviceToken, sessionId: '', cookie: '' }
  }

  async #node(): Promise<AgencyNode> {
    const config = readConfig({
      DATABASE_URL: this.test.ownerUrl,
      DATELINE_DATA: this.dataDir,
      DATELINE_SECRET: SECRET,
      DATELINE_PORT: '0',
      DATELINE_PUBLIC_URL: 'http://localhost:4000',
    })
    const dateline = await createDateline({ config, ownerUrl: this.test.ownerUrl, log: createLog('silent') })
    const node: AgencyNode = { dateline, url: '', crash: undefined, struck: undefined }
    dateline.releases.register({
      name: 'crash',
      inTransaction: (tx) => this.#strike(tx, node),
    })
    node.url = await dateline.listen()
    return node
  }

  /** The last participant: everything is written but the number. */
  async #strike(tx: Tx, node: AgencyNode): Promise<void> {
    const { crash } = node
    if (!crash) return
    node.crash = undefined
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(tx)
    const pid = rows[0]?.pid ?? 0
    const kill = () => sql`SELECT pg_terminate_backend(${pid}, 1000)`.execute(this.db)
    const { afterMs } = crash
    node.struck = (async () => {
      if (afterMs >= 0) await delay(afterMs)
      await kill()
      // The pool hears of it before anybody takes that connection again.
      await delay(2)
    })()
    if (afterMs < 0) await node.struck
  }

  /** A node goes, and another comes in its place. */
  async replace(index: number): Promise<void> {
    const old = this.nodes[index]
    await old?.dateline.close()
    this.nodes[index] = await this.#node()
  }

  /** A new day: everybody is free to act and signed in, every subscriber has its product. */
  async nextDay(): Promise<void> {
    this.#day += 1
    await this.setClock(Date.parse('2026-03-02T09:00:00Z') + this.#day * 5 * DAY)
    await sql`
      UPDATE account SET frozen_at = NULL, frozen_by = NULL, frozen_reason = NULL, second_person_at = NULL,
        second_person_reason = NULL`.execute(this.db)
    await this.signIn(...this.people)
    await sql`UPDATE subscriber SET active = true, languages = NULL, sections = NULL`.execute(this.db)
  }

  /** Sessions as a passkey gives them; earlier ones end. */
  async signIn(...people: readonly Person[]): Promise<void> {
    const rows = people.map((person) => {
      const token = randomBytes(24).toString('base64url')
      const signature = createHmac('sha256', SECRET).update(token).digest('base64')
      person.sessionId = randomUUID()
      person.cookie = `dateline.session=${encodeURIComponent(`${token}.${signature}`)}; dateline.device=${person.deviceToken}`
      return { id: person.sessionId, account_id: person.accountId, token }
    })
    await sql`DELETE FROM session WHERE account_id = ANY (${people.map((p) => p.accountId)}::uuid[])`.execute(this.db)
    await sql`
      INSERT INTO session (id, account_id, device_id, token, level, method, agent, signed_in_at, seen_at, step_up_at, expires_at,
                           created_at, updated_at)
      SELECT s.id, s.account_id, d.id, s.token, 'full', 'passkey', d.agent, dateline_now(), dateline_now(), dateline_now(),
             dateline_now() + interval '7 days', now(), now()
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s (id uuid, account_id uuid, token text)
      JOIN device d ON d.account_id = s.account_id`.execute(this.db)
  }

  /** When the person last used their passkey. */
  async stepUp(person: Person, minutesAgo: number): Promise<void> {
    await sql`
      UPDATE session SET step_up_at = dateline_now() - make_interval(mins => ${minutesAgo}), seen_at = dateline_now()
      WHERE id = ${person.sessionId}`.execute(this.db)
  }

  /** Sets the clock and lets every node act on it. */
  async setClock(to: number): Promise<void> {
    this.now = to
    await setTestClock(this.db, new Date(to))
    await this.settle()
  }

  /** Every node has read on. */
  async settle(): Promise<void> {
    for (const { dateline } of this.nodes) {
      await dateline.clock.sample()
      await dateline.follower.wake()
      await dateline.wire.wake()
    }
  }

  /** A request of a person to a node's newsroom. */
  async ask(node: AgencyNode, person: Person, url: string, payload: object): Promise<{ status: number; body: Answer }> {
    const response = await node.dateline.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { cookie: person.cookie, 'user-agent': AGENT, origin: 'http://localhost:4000' },
    })
    return { status: response.statusCode, body: JSON.parse(response.body || '{}') as Answer }
  }

  async close(): Promise<void> {
    for (const { dateline } of this.nodes) await dateline.close()
    await this.owner.close()
    await this.test.close()
    await rm(this.dataDir, { recursive: true, force: true })
  }
}

export interface Answer {
  readonly error?: { readonly code: string }
  readonly code?: string
  readonly id?: string
  readonly [key: string]: unknown
}
