/** Importing from the newsroom, and what is in quarantine. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { DEFAULT_LIMITS } from '@dateline/formats'
import type { Accounts } from '../accounts/index.ts'
import { type App, type Db, DatelineError, errorSchema } from '../platform/index.ts'
import type { Ingest } from './ingest.ts'
import { type ImportLine, listQuarantine, OUTCOMES } from './journal.ts'
import { listProfiles, profileSchema, readProfile, saveProfile } from './profile.ts'
import { rawInfo, readPieces } from './raw.ts'

export interface IngestRoutesDeps {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require' | 'record'>
  readonly ingest: Ingest
}

/** What a document may have to be read; what is larger is kept by the command line alone. */
const UPLOAD_BYTES = DEFAULT_LIMITS.bytes

const assumption = z.object({ field: z.string(), value: z.string(), why: z.string() })
const line = z.object({
  file: z.string(),
  place: z.string().describe('Where in the file.'),
  digest: z.string().optional().describe('SHA-256 of the file.'),
  format: z.string(),
  outcome: z.enum(OUTCOMES),
  code: z.string().optional(),
  message: z.string().optional(),
  guid: z.string().optional(),
  version: z.int().optional(),
  headline: z.string().optional(),
  storyId: z.string().optional(),
  draftId: z.string().optional(),
  releaseNo: z.int().optional(),
  path: z.string().optional().describe('Its page on the site, or its draft in the newsroom.'),
  notes: z.array(z.string()),
  assumptions: z.array(assumption),
  unknown: z.array(z.string()),
})
const quarantined = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  file: z.string(),
  place: z.string(),
  digest: z.string().nullable(),
  format: z.string(),
  code: z.string(),
  message: z.string(),
  guid: z.string().nullable(),
  headline: z.string().nullable(),
  importedBy: z.string(),
})
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const errors = { 401: errorSchema, 403: errorSchema, 404: errorSchema, 422: errorSchema }
const tags = ['import']

const shown = (l: ImportLine): z.input<typeof line> => ({
  ...l,
  assumptions: l.assumptions.map((a) => ({ ...a })),
  unknown: [...l.unknown],
  notes: [...l.notes],
})

/** Registers /api/newsroom/import, /quarantine, /raw and /source-profiles; all need the right import. */
export function registerIngestRoutes(app: App, { db, accounts, ingest }: IngestRoutesDeps): void {
  // A scope of its own: only here a body of any type is taken as it comes.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: UPLOAD_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    const mayImport = (request: FastifyRequest) => accounts.require(request, 'import')
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/api/newsroom/import',
      {
        bodyLimit: UPLOAD_BYTES,
        // Who may not import does not get to send the file.
        onRequest: async (request) => void (await mayImport(request)),
        schema: {
          tags,
          summary: 'Import one document, sent as the body',
          querystring: z.object({
            name: z.string().min(1).max(500).describe('Name of the file, for messages.'),
            as: z
              .enum(['incoming', 'archive'])
              .default('incoming')
              .describe('archive also needs the right release:archive.'),
            profile: z.string().max(80).optional().describe('Key of a source profile.'),
          }),
          response: {
            200: z.object({ lines: z.array(line), summary: z.record(z.enum(OUTCOMES), z.int()) }),
            ...errors,
            413: errorSchema,
          },
        },
      },
      async (request) => {
        const { query } = request
        const account = await accounts.require(request, query.as === 'archive' ? 'release:archive' : 'import')
        const { body } = request
        if (!(body instanceof Uint8Array) || body.length === 0) {
          throw new DatelineError('document-missing', 400, 'The request has no document.', {
            help: 'Send the file as the body.',
          })
        }
        const profile = query.profile === undefined ? undefined : await readProfile(db, query.profile)
        const lines: z.input<typeof line>[] = []
        const options = { as: query.as, by: account.id, ...(profile ? { profile } : {}) }
        for await (const one of ingest.importDocument(query.name, body, options)) lines.push(shown(one))
        const summary = count(lines.map((l) => l.outcome))
        await accounts.record(db, {
          actor: account.id,
          action: 'import.document',
          data: { as: query.as, name: query.name, ...summary },
        })
        return { lines, summary }
      },
    )
  })

  app.get(
    '/api/newsroom/quarantine',
    {
      schema: {
        tags,
        summary: 'Items that could not be taken in, newest first',
        querystring: z.object({
          before: z.coerce.number().int().positive().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(quarantined) }), ...errors },
      },
    },
    async (request) => {
      await accounts.require(request, 'import')
      const items = await listQuarantine(db, request.query.before, request.query.limit)
      return { items: items.map((i) => ({ ...i, at: i.at.toISOString() })) }
    },
  )

  app.get(
    '/api/newsroom/raw/:digest',
    {
      schema: {
        tags,
        summary: 'A document as it came in, to be saved',
        params: z.object({ digest }),
        response: errors,
      },
    },
    async (request, reply) => {
      await accounts.require(request, 'import')
      const info = await rawInfo(db, request.params.digest)
      const name = info.name.split(/[/\\]/).at(-1) ?? 'document'
      // Whatever it is, no browser shows it: it is saved, and nothing in it runs.
      const headers = {
        'content-type': 'application/octet-stream',
        'content-length': String(info.size),
        'content-disposition': `attachment; filename="${info.digest.slice(0, 16)}.bin"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      }
      return sendBytes(reply.headers(headers), readPieces(db, info.digest))
    },
  )

  app.get(
    '/api/newsroom/source-profiles',
    {
      schema: {
        tags,
        summary: 'What is known about sources',
        response: { 200: z.object({ profiles: z.array(profileSchema) }), ...errors },
      },
    },
    async (request) => {
      await accounts.require(request, 'import')
      return {
        profiles: (await listProfiles(db)).map((p) => ({
          ...p,
          ...(p.sections ? { sections: { ...p.sections } } : {}),
        })),
      }
    },
  )

  app.put(
    '/api/newsroom/source-profiles/:key',
    {
      schema: {
        tags,
        summary: 'Add a source profile, or change it for imports to come',
        params: z.object({ key: profileSchema.shape.key }),
        body: profileSchema.omit({ key: true }),
        response: { 200: z.object({ key: z.string() }), ...errors },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'import')
      const { key } = request.params
      await saveProfile(db, { ...(request.body as object), key })
      await accounts.record(db, { actor: account.id, action: 'import.profile', data: { key } })
      return { key }
    },
  )
}

/** A stream; the schema of the answer speaks of errors alone. */
const sendBytes = (reply: FastifyReply, bytes: AsyncIterable<Buffer>): FastifyReply => reply.send(Readable.from(bytes))

/** How many of each outcome. */
export function count(outcomes: readonly ImportLine['outcome'][]): Record<ImportLine['outcome'], number> {
  const counts = { imported: 0, duplicate: 0, kept: 0, quarantined: 0 }
  for (const outcome of outcomes) counts[outcome]++
  return counts
}
