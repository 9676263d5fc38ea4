/** Wiring only: which room is given what, in which order things start and stop. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { StoryContent } from '@dateline/news'
import { editionFor } from '../../editions/index.ts'
import { Accounts, registerAccountRoutes, reportProbe } from './accounts/index.ts'
import { Audience, channelReach, OPEN_GATEWAYS, registerAudienceRoutes } from './audience/index.ts'
import { Collaboration, deskOfCandidate, deskOfDraft, deskOfStory, registerDeskRoutes } from './desk/index.ts'
import { DIRECTORY_CHANNEL, registerDirectoryRoutes } from './directory/index.ts'
import { Ingest, registerIngestRoutes } from './ingest/index.ts'
import { registerMediaRoutes } from './media/index.ts'
import {
  type App,
  Clock,
  type Config,
  createHttp,
  type Db,
  installRoot,
  Listener,
  type Logger,
  openContentKeys,
  openDatabase,
  ProbeWatch,
  registerApiDocs,
  registerNewsroomApp,
} from './platform/index.ts'
import { Ledger, registerLedgerRoutes } from './proof/index.ts'
import {
  ApprovalGate,
  killMarks,
  preparedGate,
  pictureWaiting,
  PublicPictures,
  registerFreezeRoutes,
  registerApprovalRoutes,
  registerNoticeRoutes,
  registerReleaseRoutes,
  registerRiskRoutes,
  ReleaseFollower,
  Releases,
} from './release/index.ts'
import { registerRemovalRoutes, Removals } from './removal/index.ts'
import { placesOf, Site } from './site/index.ts'
import {
  keyWaiting,
  mayPrepareWith,
  registerSubscriberRoutes,
  registerWireRoutes,
  Wire,
  wireReach,
} from './wire/index.ts'

export interface DatelineOptions {
  readonly config: Config
  /** Login of the owner role: the application switches to its own role in every session. */
  readonly ownerUrl: string
  /** Login that has only the application's rights, when there is one. */
  readonly appUrl?: string | undefined
  readonly log: Logger
  /** The demo agency lets people in without a passkey. */
  readonly demo?: boolean
  /** Milliseconds between heartbeats of the wire. */
  readonly heartbeatMs?: number
}

/** The rooms, for the command line and for tests. */
export interface Dateline {
  readonly db: Db
  readonly clock: Clock
  readonly releases: Releases
  readonly follower: ReleaseFollower
  readonly accounts: Accounts
  readonly wire: Wire
  readonly audience: Audience
  readonly ledger: Ledger
  readonly ingest: Ingest
  readonly removals: Removals
  readonly app: App
  /** Starts to listen. @returns the address it listens on, for example `http://localhost:4000` */
  listen(): Promise<string>
  /** Lets requests and streams end, then closes what it holds. */
  close(): Promise<void>
}

/** Version of the program, from package.json. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(installRoot(), 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Makes the rooms and joins them; nothing listens and no timer runs before `listen`. The database must be migrated. */
export async function createDateline(options: DatelineOptions): Promise<Dateline> {
  const { config, log } = options
  const login =
    options.appUrl === undefined ? { url: options.ownerUrl, role: 'dateline_app' as const } : { url: options.appUrl }
  const { db, close: closeDatabase } = openDatabase(login)
  const { publicUrl } = config
  const clock = new Clock(db)
  await openContentKeys(config, db)

  const accounts = await Accounts.create({ db, config, log, demo: options.demo ?? false })
  accounts.locate('draft', (id) => deskOfDraft(db, id))
  accounts.locate('story', (id) => deskOfStory(db, id))
  accounts.locate('candidate', (id) => deskOfCandidate(db, id))
  const authority = new URL(publicUrl).hostname
  const releases = new Releases(db, authority)
  const follower = new ReleaseFollower(db, clock)
  const wire = new Wire({
    db,
    clock,
    log,
    publicUrl,
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
  })
  const ingest = new Ingest({ db, releases, authority, places: placesOf })
  const sealing = accounts.deriveKey('channel keys')
  const audience = new Audience({ db, clock, log, publicUrl, places: placesOf, sealing })
  const probes = new ProbeWatch(config.probes, (alarm) => void reportProbe({ db, log }, alarm))
  const site = new Site({ db, clock, follower, config, log, onMiss: (miss) => probes.miss(miss) })
  const approvalGate = new ApprovalGate(editionFor('en')?.zone ?? 'UTC', OPEN_GATEWAYS)
  releases.guard(approvalGate)
  releases.guard(preparedGate)
  const removals = new Removals({ db, releases, dataDir: config.dataDir, log })
  releases.register(killMarks)
  releases.register(wire)
  releases.register(removals)
  wire.follow(follower)
  audience.follow(follower)
  const ledger = new Ledger({ db, log, authority, publicUrl, sealing: accounts.deriveKey('ledger keys') })
  ledger.follow(follower)
  // The local node need not wait for NOTIFY.
  releases.onCommit(() => void follower.wake())
  const collaboration = new Collaboration({
    db,
    listenUrl: login.url,
    accounts,
    publicUrl,
    onError: (error, what) => log.error({ err: error }, what),
  })
  const resample = async () => {
    await clock.sample()
    await follower.wake()
  }
  const listener = new Listener(
    login.url,
    {
      dateline_release: () => void follower.wake(),
      [DIRECTORY_CHANNEL]: () => site.invalidateAll(),
      dateline_subscriber: () => void wire.refresh(),
      dateline_account: (accountId) => void collaboration.recheck(accountId),
      dateline_clock: () => void resample(),
    },
    () =>
      void clock.sample().then(
        () => follower.wake(),
        () => undefined,
      ),
  )

  const preview = (content: StoryContent) => site.renderPreview(content)
  const app = createHttp({
    config,
    log,
    front: (request, response) => site.front(request, response),
    unreadable: (request, response) => void site.answer(request, response),
  })
  await registerApiDocs(app, programVersion())
  registerAccountRoutes(app, { accounts })
  registerDirectoryRoutes(app, { db, accounts })
  registerDeskRoutes(app, { db, accounts, authority, preview })
  registerNoticeRoutes(app, { db, accounts })
  registerReleaseRoutes(app, {
    db,
    accounts,
    releases,
    authority,
    preview,
    places: placesOf,
    reach: { wire: (ids) => wireReach(db, ids), channels: (ids) => channelReach(db, ids) },
  })
  registerFreezeRoutes(app, { db, accounts, releases })
  registerApprovalRoutes(app, { db, accounts, releases, gate: approvalGate })
  registerRiskRoutes(app, { db, accounts })
  const pictures = new PublicPictures({ db, clock, follower })
  registerMediaRoutes(app, {
    db,
    requireWriter: (request) => accounts.require(request, 'draft:write'),
    isPublic: (name) => pictures.isPublic(name),
    mayPreview: async (request, name) =>
      (await accounts.holds(request.headers, 'draft:read')) ||
      (await mayPrepareWith(db, request.headers.authorization, name)),
    onMiss: ({ ip }, name, began) =>
      probes.miss({ address: ip, what: 'picture', began, near: () => pictureWaiting(db, name) }),
  })
  registerIngestRoutes(app, { db, accounts, ingest })
  registerAudienceRoutes(app, { db, clock, accounts, audience, sealing })
  registerRemovalRoutes(app, { db, accounts, removals })
  registerSubscriberRoutes(app, { db, accounts, wire })
  registerLedgerRoutes(app, { ledger })
  registerWireRoutes(app, {
    db,
    wire,
    publicUrl,
    onMiss: ({ ip }, name, began) => probes.miss({ address: ip, what: 'key', began, near: () => keyWaiting(db, name) }),
  })
  app.get('/healthz', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ ok: true }),
  )
  registerNewsroomApp(app)
  site.register(app)
  app.server.on('upgrade', (request, socket, head) => {
    if (!collaboration.handleUpgrade(request, socket, head)) socket.destroy()
  })

  return {
    db,
    clock,
    releases,
    follower,
    accounts,
    wire,
    audience,
    ledger,
    ingest,
    removals,
    app,
    async listen() {
      await clock.start()
      // Before anything is served: a restored backup may have brought back what was removed since.
      await removals.reconcile()
      await follower.start()
      await Promise.all([wire.start(), audience.start(), ledger.start(), collaboration.start(), listener.start()])
      accounts.start()
      await app.listen({ host: config.host, port: config.port })
      const { port } = app.server.address() as AddressInfo
      return `${config.tls ? 'https' : 'http'}://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`
    },
    async close() {
      accounts.stop()
      follower.stop()
      await Promise.all([wire.stop(), audience.stop(), ledger.stop(), collaboration.stop(), listener.close()])
      await app.close()
      clock.stop()
      await closeDatabase()
    },
  }
}
