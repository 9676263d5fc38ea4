/**
 * The log over HTTP, as tlog-tiles has it, and proofs of what stands in it. Everything here is public; nothing goes by the number of
 * a release, whose gaps would tell how much is not out.
 */
import * as z from 'zod'
import { type App, DatelineError, errorSchema, notFound } from '../platform/index.ts'
import type { Ledger } from './ledger.ts'

const tags = ['ledger']
const failures = { '4xx': errorSchema }
const IMMUTABLE = 'public, max-age=31536000, immutable'
const FRESH = 'public, max-age=5'

const proofsSchema = z.object({
  origin: z.string(),
  proofs: z
    .array(z.string())
    .describe('Files of c2sp.org/tlog-proof, oldest first; the extra line is the public record.'),
})
const keysSchema = z.object({
  origin: z.string(),
  keys: z.array(z.string()).describe('Verifier keys (c2sp.org/signed-note), the first one first.'),
  rotations: z.array(z.object({ index: z.int(), entry: z.string().describe('Base 64.') })),
  witnesses: z.array(z.string()),
})

export function registerLedgerRoutes(app: App, { ledger }: { readonly ledger: Ledger }): void {
  const empty = () =>
    new DatelineError('ledger-empty', 404, 'Nothing stands in the ledger yet.', {
      help: 'Look again after the first release.',
    })

  app.get(
    '/ledger/checkpoint',
    { schema: { tags, summary: 'The newest checkpoint: a signed note of size and root', produces: ['text/plain'] } },
    async (_request, reply) => {
      const note = await ledger.checkpoint()
      if (note === undefined) throw empty()
      return reply.type('text/plain; charset=utf-8').header('cache-control', FRESH).send(note)
    },
  )

  app.get(
    '/ledger/tile/*',
    {
      schema: {
        tags,
        summary: 'A tile of hashes, or a bundle of entries (c2sp.org/tlog-tiles)',
        params: z.object({ '*': z.string().max(200) }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const bytes = await ledger.read()(`tile/${request.params['*']}`)
      if (bytes === undefined) throw notFound('The tile')
      return reply.type('application/octet-stream').header('cache-control', IMMUTABLE).send(Buffer.from(bytes))
    },
  )

  app.get(
    '/ledger/keys',
    {
      schema: {
        tags,
        summary: 'Keys of the log, with the rotations that lead from one to the next',
        response: { 200: keysSchema, ...failures },
      },
    },
    async (_request, reply) => {
      const keys = await ledger.keys()
      void reply.header('cache-control', FRESH)
      return {
        origin: keys.origin,
        keys: [...keys.keys],
        rotations: keys.rotations.map((r) => ({ ...r })),
        witnesses: [...keys.witnesses],
      }
    },
  )

  app.get(
    '/ledger/story/:publicId',
    {
      schema: {
        tags,
        summary: 'Proofs of everything that became public of a story',
        params: z.object({ publicId: z.string().regex(/^[a-z0-9]{10}$/) }),
        response: { 200: proofsSchema, ...failures },
      },
    },
    async (request, reply) => {
      const proofs = await ledger.prove({ publicId: request.params.publicId })
      if (proofs.length === 0) throw notFound('A public story of this id')
      void reply.header('cache-control', FRESH)
      return { origin: ledger.origin, proofs }
    },
  )

  app.get(
    '/ledger/words/:digest',
    {
      schema: {
        tags,
        summary: 'Proofs of the stories that once had exactly these words',
        description:
          'The digest is of headline, dateline and copy as the page shows them, without white space; see docs/ledger.md.',
        params: z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
        response: { 200: proofsSchema, ...failures },
      },
    },
    async (request, reply) => {
      const proofs = await ledger.prove({ words: request.params.digest })
      if (proofs.length === 0) throw notFound('A release with these words')
      void reply.header('cache-control', FRESH)
      return { origin: ledger.origin, proofs }
    },
  )
}
