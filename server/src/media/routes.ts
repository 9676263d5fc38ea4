import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type App, type Db, errorSchema, notFound } from '../platform/index.ts'
import { LARGEST_PICTURE, readPicture, storePicture } from './media.ts'

export interface MediaRoutes {
  readonly db: Db
  /** Who may upload; throws when the request may not. */
  readonly requireWriter: (request: FastifyRequest) => Promise<{ readonly id: string }>
}

const storedSchema = z.object({ src: z.string(), width: z.number().optional(), height: z.number().optional() })

/** `GET /media/:name` for everybody who knows the name; `POST /api/newsroom/media` for writers. */
export function registerMediaRoutes(app: App, { db, requireWriter }: MediaRoutes): void {
  app.get(
    '/media/:name',
    { schema: { params: z.object({ name: z.string().max(40) }), hide: true } },
    async (request, reply) => {
      const picture = await readPicture(db, request.params.name)
      if (!picture) throw notFound('The picture')
      const etag = `"${picture.digest.slice(0, 32)}"`
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('etag', etag)
        .header('x-content-type-options', 'nosniff')
        // A drawing opened on its own must not run anything.
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      if (request.headers['if-none-match'] === etag) return reply.status(304).send()
      return reply.type(picture.mediaType).send(picture.bytes)
    },
  )

  app.register(async (scope) => {
    const uploads = scope as unknown as App
    // The bytes decide what it is, whatever the client calls it.
    uploads.addContentTypeParser(
      /^image\/|^application\/octet-stream$/,
      { parseAs: 'buffer', bodyLimit: LARGEST_PICTURE + 1024 },
      (_request, body, done) => done(null, body),
    )
    uploads.post(
      '/api/newsroom/media',
      {
        bodyLimit: LARGEST_PICTURE + 1024,
        // Who may not upload does not get to send the picture.
        onRequest: async (request) => void (await requireWriter(request)),
        schema: {
          summary: 'Upload a picture',
          description: 'The body is the picture itself (PNG, JPEG, WebP or GIF, at most 20 MB). Needs draft:write.',
          tags: ['newsroom'],
          response: { 201: storedSchema, '4xx': errorSchema },
        },
      },
      async (request, reply) => {
        const account = await requireWriter(request)
        const bytes = request.body instanceof Buffer ? request.body : Buffer.alloc(0)
        const stored = await storePicture(db, bytes, { uploadedBy: account.id })
        return reply.status(201).send({
          src: stored.src,
          ...(stored.width === undefined ? {} : { width: stored.width }),
          ...(stored.height === undefined ? {} : { height: stored.height }),
        })
      },
    )
  })
}
