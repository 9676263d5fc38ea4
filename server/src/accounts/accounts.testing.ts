/** A door to knock on, for the tests of this room: the routes over a database of the test's own. */
import type { InjectOptions } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttp, createLog, type Database, type Db, openDatabase } from '../platform/index.ts'
import { SoftwareAuthenticator } from '../testing/authenticator.ts'
import { createTestDatabase } from '../testing/database.ts'
import { Accounts } from './accounts.ts'
import { registerAccountRoutes } from './routes.ts'

export const ORIGIN = 'http://localhost:4000'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export interface Answer {
  readonly status: number
  // Tests look into answers of many shapes.
  readonly body: any
  readonly text: string
  readonly cookies: readonly string[]
  readonly headers: Readonly<Record<string, unknown>>
}

let addresses = 0
function nextAddress(): string {
  addresses += 1
  return `10.0.${addresses >> 8}.${addresses & 255}`
}

/** A browser of one person: keeps cookies, says where it comes from. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #inject: (options: InjectOptions) => Promise<Answer>
  userAgent = FIREFOX
  origin: string | undefined = ORIGIN
  /** Each in its own network, so that limits do not meet by accident. */
  address = nextAddress()
  forwardedFor: string | undefined

  constructor(inject: (options: InjectOptions) => Promise<Answer>) {
    this.#inject = inject
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Answer> {
    const answer = await this.#inject({
      method,
      url,
      remoteAddress: this.address,
      headers: {
        'user-agent': this.userAgent,
        ...(this.origin === undefined ? {} : { origin: this.origin }),
        ...(this.forwardedFor === undefined ? {} : { 'x-forwarded-for': this.forwardedFor }),
        ...(this.cookies.size === 0 ? {} : { cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ') }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const line of answer.cookies) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }

  get = (url: string) => this.send('GET', url)
  post = (url: string, body: object = {}) => this.send('POST', url, body)
  put = (url: string, body: object) => this.send('PUT', url, body)
  patch = (url: string, body: object) => this.send('PATCH', url, body)
  delete = (url: string) => this.send('DELETE', url)

  /** Opens a one-time link, as the welcome page does. */
  useLink(url: string): Promise<Answer> {
    return this.post('/api/auth/link/use', { token: new URL(url).hash.replace('#token=', '') })
  }

  async register(authenticator: SoftwareAuthenticator, name?: string): Promise<Answer> {
    const options = await this.get('/api/auth/passkey/generate-register-options')
    if (options.status !== 200) return options
    const response = authenticator.register(options.body)
    return this.post('/api/auth/passkey/verify-registration', { response, ...(name === undefined ? {} : { name }) })
  }

  async signIn(authenticator: SoftwareAuthenticator): Promise<Answer> {
    const options = await this.get('/api/auth/passkey/generate-authenticate-options')
    if (options.status !== 200) return options
    return this.post('/api/auth/passkey/verify-authentication', { response: authenticator.sign(options.body) })
  }

  /** Confirms with a passkey, in the session there is. */
  async stepUp(authenticator: SoftwareAuthenticator): Promise<Answer> {
    const options = await this.post('/api/auth/step-up/options')
    if (options.status !== 200) return options
    return this.post('/api/auth/step-up/verify', { response: authenticator.sign(options.body) })
  }
}

export interface Door {
  readonly accounts: Accounts
  readonly db: Db
  /** Connection of the owner: for the clock, and to look at what the application may not. */
  readonly owner: Db
  browser(): Browser
  close(): Promise<void>
}

export async function openDoor(
  options: { demo?: boolean; trustedProxies?: readonly string[]; publicUrl?: string } = {},
): Promise<Door> {
  const database = await createTestDatabase()
  const app: Database = openDatabase({ url: database.appUrl, max: 5 })
  const owner = openDatabase({ url: database.ownerUrl, max: 2 })
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-accounts-'))
  const log = createLog('silent')
  const publicUrl = options.publicUrl ?? ORIGIN
  const accounts = await Accounts.create({
    db: app.db,
    config: { publicUrl, secret: undefined, dataDir },
    log,
    demo: options.demo ?? false,
  })
  const http = createHttp({
    config: { tls: undefined, trustedProxies: options.trustedProxies ?? [] },
    log,
    front: () => false,
  })
  registerAccountRoutes(http, { accounts })
  // Stands for a route of another room, of which the policy knows.
  http.post('/api/newsroom/media', async () => ({ changed: true }))
  http.post('/api/newsroom/without-a-rule', async () => ({ changed: true }))
  await http.ready()
  return {
    accounts,
    db: app.db,
    owner: owner.db,
    browser: () =>
      new Browser(async (request) => {
        const response = await http.inject(request)
        const set = response.headers['set-cookie'] ?? []
        return {
          status: response.statusCode,
          text: response.body,
          body: (response.headers['content-type'] ?? '').includes('json;') ? JSON.parse(response.body) : undefined,
          cookies: Array.isArray(set) ? set : [set],
          headers: response.headers,
        }
      }),
    async close() {
      await http.close()
      await app.close()
      await owner.close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
