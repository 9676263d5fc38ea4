import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { DatelineError, notFound } from './errors.ts'
import type { App } from './http.ts'
import { newsroomDir } from './paths.ts'

/** The newsroom runs its own files only; it talks to its own server, also by WebSocket. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Serves the built newsroom app under /newsroom: hashed files for ever, the page itself fresh, every screen's address the page. */
export function registerNewsroomApp(app: App): void {
  const root = newsroomDir()
  const headers = {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  }
  void app.register(fastifyStatic, {
    root,
    prefix: '/newsroom/',
    wildcard: false,
    index: false,
    serve: existsSync(root),
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('x-content-type-options', 'nosniff')
      reply.header(
        'cache-control',
        path.includes(`${join(root, 'assets')}/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  const page = (reply: { headers: (h: object) => { sendFile: (f: string) => unknown } }) => {
    if (!existsSync(join(root, 'index.html'))) {
      throw new DatelineError('newsroom-not-built', 503, 'The newsroom app is not built.', {
        help: 'Start through ./dateline, which builds it.',
      })
    }
    return reply.headers({ ...headers, 'cache-control': 'no-cache' }).sendFile('index.html')
  }
  app.get('/newsroom', { schema: { hide: true } }, (_request, reply) => page(reply))
  app.get<{ Params: { '*': string } }>('/newsroom/*', { schema: { hide: true } }, (request, reply) => {
    // A file of an older build is gone; the page in its place would be taken for a script.
    if (request.params['*'].startsWith('assets/')) throw notFound('The file')
    return page(reply)
  })
}
