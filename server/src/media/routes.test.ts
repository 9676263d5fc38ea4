import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createHttp, DatelineError, type Db } from '../platform/index.ts'
import { LARGEST_PICTURE, registerMediaRoutes } from './index.ts'

it('refuses an upload before it takes the bytes', async () => {
  const log = pino({ level: 'silent' })
  const app = createHttp({ config: { tls: undefined, trustedProxies: [] }, log, front: () => false })
  const requireWriter = () => Promise.reject(new DatelineError('not-signed-in', 401, 'Sign in.'))
  const no = () => Promise.resolve(false)
  registerMediaRoutes(app, { db: {} as Db, requireWriter, isPublic: no, mayPreview: no })
  await app.ready()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/newsroom/media',
    headers: { 'content-type': 'image/png' },
    // More than the route takes: who is refused first, the person or the bytes?
    payload: Buffer.alloc(LARGEST_PICTURE + 2048),
  })
  expect(answer.statusCode).toBe(401)
})
