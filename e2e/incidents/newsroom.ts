/**
 * An agency to attack: the built program with an embedded database, people who sign in with passkeys of their own and use the
 * newsroom's real interfaces, subscribers of the wire, and the clock of the database.
 */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { StoryContent } from '@dateline/news'
import pg from 'pg'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DraftLink, type Socket } from '../../apps/newsroom/src/live/link.ts'
import { contentToDoc } from '../../server/src/desk/document.ts'
import { SoftwareAuthenticator } from '../../server/src/testing/authenticator.ts'
import { freePort, linkIn, makeFolder, runCommand, type Running, startDateline } from '../support.ts'

const program = join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js')
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export interface Answer {
  readonly status: number
  /** Code of the error, when it was refused. */
  readonly code: string | undefined
  // Answers of many shapes are looked into.
  readonly body: any
}

/** Where a story stands in the hands of whoever works on it. */
export interface Piece {
  readonly draftId: string
  readonly storyId: string
}

export interface Frozen extends Piece {
  readonly id: string
  readonly digest: string
}

export type Kind =
  | 'publish'
  | 'update'
  | 'correct'
  | 'hold'
  | 'clear'
  | 'kill'
  | 'withdraw'
  | 'embargo-lift'
  | 'deindex'
  | 'remove'

export interface ReleaseOptions {
  readonly candidate?: Frozen
  readonly notice?: string
  readonly effectiveAt?: Date
  readonly channels?: readonly string[]
  readonly target?: 'version' | 'story' | 'chain'
  readonly notOurs?: boolean
  readonly emergency?: { readonly reason: string }
  /** Other stories of the chain that go with it. */
  readonly others?: readonly string[]
}

export const SOURCING = {
  statement: 'The ministry’s press officer, by telephone.',
  independent: 2,
  seen: 'The signed order.',
  sources: [{ kind: 'official', named: true, name: 'Oda Reed, press officer', contact: '555 0101' }],
}

/** One browser: its cookies, where it says it comes from. */
export class Client {
  readonly url: string
  readonly cookies = new Map<string, string>()
  userAgent = FIREFOX

  constructor(url: string) {
    this.url = url
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Copies everything this browser shows of itself, as a thief of its files does. */
  stolen(): Client {
    const thief = new Client(this.url)
    for (const [name, value] of this.cookies) thief.cookies.set(name, value)
    thief.userAgent = this.userAgent
    return thief
  }

  async send(method: string, path: string, payload?: object): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        'user-agent': this.userAgent,
        origin: this.url,
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await response.text()
    let body: any
    try {
      body = text === '' ? undefined : JSON.parse(text)
    } catch {
      body = text
    }
    return { status: response.status, code: body?.error?.code, body }
  }

  get = (path: string) => this.send('GET', path)
  post = (path: string, body: object = {}) => this.send('POST', path, body)

  /** Types words into a draft over the live line, as the newsroom's editor does, and waits until they are kept. */
  async type(draftId: string, work: (doc: Y.Doc) => void): Promise<void> {
    const doc = new Y.Doc()
    let heard: () => void = () => undefined
    const link = new DraftLink({
      doc,
      awareness: new Awareness(doc),
      open: () =>
        new WebSocket(`${this.url.replace('http', 'ws')}/api/newsroom/drafts/${draftId}/live`, {
          headers: { cookie: this.cookie, origin: this.url, 'user-agent': this.userAgent },
        }) as unknown as Socket,
      onState: () => heard(),
    })
    const wait = async (holds: () => boolean) => {
      while (!holds()) {
        if (link.state.line === 'refused') throw new Error(`refused: ${link.state.reason?.code}`)
        await new Promise<void>((done) => {
          heard = done
        })
      }
    }
    try {
      await wait(() => link.state.loaded)
      work(doc)
      await wait(() => link.state.line === 'online' && !link.state.unsaved)
    } finally {
      link.close()
      doc.destroy()
    }
  }

  /** Starts a story and writes it. */
  async write(over: Partial<StoryContent> & { readonly headline: string; readonly text: string }): Promise<Piece> {
    const { text, ...rest } = over
    const content: StoryContent = {
      model: 1,
      language: 'en',
      form: 'report',
      slugline: 'Marenia-News',
      section: 'general',
      urgency: 4,
      subjects: [],
      body: [{ type: 'paragraph', spans: [{ text }] }],
      ...rest,
    }
    const { language, section, form, urgency } = content
    const made = await this.post('/api/newsroom/drafts', { language, section, form, urgency })
    if (made.status !== 201) throw new Error(`no draft: ${made.code}`)
    await this.type(made.body.draftId, (doc) => doc.transact(() => void contentToDoc(content, doc)))
    return { draftId: made.body.draftId, storyId: made.body.storyId }
  }

  /** Opens a released story again and writes another headline over it. */
  async rewrite(storyId: string, headline: string): Promise<Piece> {
    const opened = await this.post(`/api/newsroom/stories/${storyId}/draft`)
    if (opened.status !== 200) throw new Error(`not opened: ${opened.code}`)
    await this.type(opened.body.draftId, (doc) => {
      const text = doc.getText('headline')
      text.delete(0, text.length)
      text.insert(0, headline)
    })
    return { draftId: opened.body.draftId, storyId }
  }

  async freeze({ draftId, storyId }: Piece): Promise<Frozen> {
    const made = await this.post(`/api/newsroom/drafts/${draftId}/freeze`)
    if (made.status !== 201) throw new Error(`not frozen: ${made.code} ${JSON.stringify(made.body)}`)
    return { draftId, storyId, id: made.body.id, digest: made.body.digest }
  }

  async #revision(storyId: string): Promise<number> {
    return (await this.get(`/api/newsroom/stories/${storyId}`)).body?.revision ?? 0
  }

  async #step(storyId: string, kind: Kind, options: ReleaseOptions) {
    const { candidate, effectiveAt, others, ...rest } = options
    const stories = []
    for (const id of others ? [storyId, ...others] : [])
      stories.push({ storyId: id, revision: await this.#revision(id), chosen: true, notice: options.notice })
    return {
      kind,
      expectedRevision: await this.#revision(storyId),
      ...(stories.length === 0 ? {} : { stories }),
      ...(candidate ? { candidateId: candidate.id, digest: candidate.digest } : {}),
      ...(effectiveAt ? { effectiveAt: effectiveAt.toISOString() } : {}),
      ...rest,
    }
  }

  /** Releases, as far as the program lets. */
  async release(storyId: string, kind: Kind, options: ReleaseOptions = {}): Promise<Answer> {
    return this.post(`/api/newsroom/stories/${storyId}/release`, await this.#step(storyId, kind, options))
  }

  /** Asks for approval of exactly this. */
  async ask(
    storyId: string,
    kind: Kind,
    options: ReleaseOptions = {},
    more: { readonly sourcing?: object | null; readonly asked?: readonly string[] } = {},
  ): Promise<Answer> {
    const { candidate, effectiveAt, notice, others, target } = options
    const sourcing = more.sourcing === undefined ? SOURCING : more.sourcing
    const releases = []
    for (const id of [storyId, ...(others ?? [])]) {
      releases.push({
        storyId: id,
        kind,
        expectedRevision: await this.#revision(id),
        ...(candidate ? { candidateId: candidate.id, digest: candidate.digest } : {}),
        ...(effectiveAt ? { effectiveAt: effectiveAt.toISOString() } : {}),
        ...(notice === undefined ? {} : { notice }),
        ...(target === undefined ? {} : { target }),
      })
    }
    return this.post('/api/newsroom/approvals', {
      releases,
      asked: more.asked ?? [],
      ...(sourcing === null ? {} : { sourcing }),
    })
  }
}

/** Somebody with an account and a passkey in the hand. */
export class Person extends Client {
  readonly authenticator: SoftwareAuthenticator
  accountId = ''

  constructor(url: string) {
    super(url)
    this.authenticator = new SoftwareAuthenticator(url)
  }

  async signUp(link: string): Promise<void> {
    await this.post('/api/auth/link/use', { token: new URL(link).hash.replace('#token=', '') })
    const options = await this.get('/api/auth/passkey/generate-register-options')
    const response = this.authenticator.register(options.body)
    const made = await this.post('/api/auth/passkey/verify-registration', { response })
    if (made.status !== 200) throw new Error(`no passkey: ${JSON.stringify(made.body)}`)
    this.accountId = (await this.get('/api/newsroom/me')).body.account.id
  }

  async signIn(): Promise<Answer> {
    const options = await this.get('/api/auth/passkey/generate-authenticate-options')
    return this.post('/api/auth/passkey/verify-authentication', { response: this.authenticator.sign(options.body) })
  }

  /** Touches the passkey, in the session there is. */
  async stepUp(): Promise<Answer> {
    const options = await this.post('/api/auth/step-up/options')
    return this.post('/api/auth/step-up/verify', { response: this.authenticator.sign(options.body) })
  }

  /** Reads what is asked of them and gives it. */
  async approve(approvalId: string): Promise<Answer> {
    await this.stepUp()
    const read = await this.get(`/api/newsroom/approvals/${approvalId}`)
    return this.post(`/api/newsroom/approvals/${approvalId}/answer`, { answer: 'given', digest: read.body.digest })
  }

  /** Writes, freezes and releases a harmless story. */
  async publish(over: Partial<StoryContent> & { readonly headline: string; readonly text: string }): Promise<Frozen> {
    const frozen = await this.freeze(await this.write(over))
    const { status, body } = await this.release(frozen.storyId, 'publish', { candidate: frozen })
    if (status !== 201) throw new Error(`not published: ${JSON.stringify(body)}`)
    return frozen
  }
}

export interface Subscriber {
  readonly token: string
}

export class Newsroom {
  readonly dateline: Running
  readonly url: string
  readonly #remove: () => void
  readonly #owner: pg.Client
  /** Invites everybody else; the only one who comes in by the command line. */
  #root: Person | undefined

  private constructor(dateline: Running, remove: () => void, owner: pg.Client) {
    this.dateline = dateline
    this.url = dateline.url
    this.#remove = remove
    this.#owner = owner
  }

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Newsroom> {
    const folder = makeFolder()
    const port = await freePort()
    const dateline = await startDateline({
      dataDir: folder.path,
      port,
      env: { DATELINE_PUBLIC_URL: `http://localhost:${port}`, ...env },
    })
    const { ownerUrl } = JSON.parse(readFileSync(join(folder.path, 'dateline.lock'), 'utf8')) as { ownerUrl: string }
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    return new Newsroom(dateline, folder.remove, owner)
  }

  get ownerUrl(): string {
    return (JSON.parse(readFileSync(join(this.dateline.dataDir, 'dateline.lock'), 'utf8')) as { ownerUrl: string })
      .ownerUrl
  }

  async command(...args: readonly string[]): Promise<string> {
    const { stdout, stderr, code } = await runCommand(this.dateline.dataDir, ...args)
    if (code !== 0) throw new Error(`dateline ${args.join(' ')}: ${stderr}`)
    return stdout
  }

  async #administrator(): Promise<Person> {
    if (!this.#root) {
      const out = await this.command(
        'user',
        'add',
        '--name',
        'Root',
        '--email',
        'root@mna.example',
        '--role',
        'administrator',
      )
      this.#root = new Person(this.url)
      await this.#root.signUp(linkIn(out))
    }
    await this.#root.stepUp()
    return this.#root
  }

  /** An account by invitation, and a passkey in a browser of its own. */
  async person(name: string, ...roles: readonly string[]): Promise<Person> {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@mna.example`
    const invited = await (await this.#administrator()).post('/api/newsroom/accounts', { name, email, roles })
    if (invited.status !== 201) throw new Error(`not invited: ${JSON.stringify(invited.body)}`)
    const person = new Person(this.url)
    await person.signUp(invited.body.link.url ?? invited.body.link)
    return person
  }

  async subscriber(name: string): Promise<Subscriber> {
    const product = { name, languages: null, sections: null }
    const made = await (await this.#administrator()).post('/api/newsroom/subscribers', product)
    if (made.status !== 201) throw new Error(`no subscriber: ${JSON.stringify(made.body)}`)
    return { token: made.body.token }
  }

  /** Everything a subscriber was sent, as it reads now. */
  async wire({ token }: Subscriber): Promise<readonly any[]> {
    const response = await fetch(`${this.url}/wire/v1/items?after=0&limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return ((await response.json()) as { items: any[] }).items
  }

  /** A page as anybody reads it. */
  async page(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(this.url + path)
    return { status: response.status, text: await response.text() }
  }

  /** Sets the database's clock, the only one there is. */
  async setClock(at: Date | null): Promise<void> {
    if (at === null) await this.#owner.query('DELETE FROM test_clock')
    else
      await this.#owner.query(
        'INSERT INTO test_clock (fixed) VALUES ($1) ON CONFLICT (single) DO UPDATE SET fixed = excluded.fixed',
        [at],
      )
    await this.#owner.query(`SELECT pg_notify('dateline_clock', '')`)
  }

  async query(text: string, values: readonly unknown[] = []): Promise<any[]> {
    return (await this.#owner.query(text, [...values])).rows
  }

  async close(): Promise<void> {
    await this.#owner.end()
    await this.dateline.stop()
    this.#remove()
  }
}

/** Resolves when something holds; nothing else tells that a node has heard of it. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 15_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`never: ${what}`)
    await new Promise((done) => setTimeout(done, 40))
  }
}

/** What the command line says of an address or a text, to somebody who has the agency's key and nothing else of it. */
export async function runVerify(newsroom: Newsroom, thing: string, key: string): Promise<string> {
  const folder = makeFolder()
  try {
    const isAddress = thing.startsWith('http')
    const file = join(folder.path, 'words.txt')
    if (!isAddress) writeFileSync(file, thing)
    const args = [
      'verify',
      isAddress ? thing : file,
      '--key',
      key,
      '--json',
      ...(isAddress ? [] : ['--server', newsroom.url]),
    ]
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args])
    return (JSON.parse(stdout) as { verdict: string }).verdict
  } catch (error) {
    const failed = error as { stdout?: string; stderr?: string }
    const said = (failed.stdout ?? '') + (failed.stderr ?? '')
    return /"verdict":"([a-z-]+)"/.exec(said)?.[1] ?? /\b(not-found|no-proof)\b/.exec(said)?.[1] ?? said
  } finally {
    folder.remove()
  }
}
