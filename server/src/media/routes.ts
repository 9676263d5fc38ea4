import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type App, type Db, errorSchema, notFound } from '../platform/index.ts'
import { LARGEST_PICTURE, readPicture, readPictureDigest, storePicture } from './media.ts'

export interface MediaRoutes {
  readonly db: Db
  /** Who may upload; throws when the request may not. */
  readonly requireWriter: (request: FastifyRequest) => Promise<{ readonly id: string }>
  /** Whether a public story shows the picture of this name now. */
  readonly isPublic: (name: string) => Promise<boolean>
  /** Whether whoever asks may see it before: the newsroom, and subscribers who were given a story that shows it. */
  readonly mayPreview: (request: FastifyRequest, name: string) => Promise<boolean>
  /** Told of a request for a picture that is not to be seen; the answer waits for it. */
  readonly onMiss?: (request: FastifyRequest, name: string, began: number) => Promise<void>
}

const storedSchema = z.object({ src: z.string(), width: z.number().optional(), height: z.number().optional() })

/** Shared caches ask again before a minute is over: a killed story's picture goes with it. */
const PUBLIC_CACHING = 'public, max-age=60, must-revalidate'
const PREVIEW_CACHING = 'private, no-store'

/**
 * `GET /media/:name` for everybody while a public story shows the picture, else for whoever may see it before;
 * `POST /api/newsroom/media` for writers. What may not be seen is answered as what does not exist.
 */
export function registerMediaRoutes(app: App, deps: MediaRoutes): void {
  const { db, requireWriter } = deps
  app.get(
    '/media/:name',
    { schema: { params: z.object({ name: z.string().max(40) }), hide: true } },
    async (request, reply) => {
      const began = performance.now()
      const { name } = request.params
      const open = await deps.isPublic(name)
      if (!open && !(await deps.mayPreview(request, name))) {
        await deps.onMiss?.(request, name, began)
        throw notFound('The picture')
      }
      const given = request.headers['if-none-match']
      const digest = given === undefined ? undefined : await readPictureDigest(db, name)
      const known = digest !== undefined && given === `"${digest.slice(0, 32)}"`
      const picture = known ? undefined : await readPicture(db, name)
      if (!picture && !known) {
        await deps.onMiss?.(request, name, began)
        throw notFound('The picture')
      }
      const etag = `"${(picture?.digest ?? digest ?? '').slice(0, 32)}"`
      reply
        .header('cache-control', open ? PUBLIC_CACHING : PREVIEW_CACHING)
        .header('etag', etag)
        .header('x-content-type-options', 'nosniff')
        // A drawing opened on its own must not run anything.
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      return picture ? reply.type(picture.mediaType).send(picture.bytes) : reply.status(304).send()
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
