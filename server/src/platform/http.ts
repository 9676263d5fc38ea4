import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Config } from './config.ts'
import { DatelineError } from './errors.ts'

/** A Fastify instance whose route schemas are zod schemas. */
export type App = FastifyInstance<Server, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>

/** Answers a request before the router when it can; see ADR on the page cache. */
export type Front = (request: IncomingMessage, response: ServerResponse) => boolean

export interface HttpOptions {
  readonly config: Pick<Config, 'tls' | 'trustedProxies'> & Partial<Pick<Config, 'publicUrl'>>
  readonly log: Logger
  readonly front: Front
}

/** The shape of every error answer of an API. */
export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    help: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional(),
  }),
})

/** Bodies are small; routes that take files raise their own limit. */
const BODY_LIMIT = 1024 * 1024

/** @returns a Fastify instance that listens through our own server, with the front before its router */
export function createHttp(options: HttpOptions): App {
  const { tls, trustedProxies, publicUrl } = options.config
  const secure = publicUrl?.startsWith('https:') === true
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false },
    forceCloseConnections: true,
    serverFactory: (handler) => {
      const listener: RequestListener = (request, response) => {
        if (secure) response.setHeader('strict-transport-security', 'max-age=31536000')
        if (!options.front(request, response)) handler(request, response)
      }
      const server = tls
        ? createTlsServer({ cert: readFileSync(tls.certPath), key: readFileSync(tls.keyPath) }, listener)
        : createServer(listener)
      server.headersTimeout = 20_000
      server.requestTimeout = 60_000
      server.keepAliveTimeout = 65_000
      return server
    },
  }).withTypeProvider<ZodTypeProvider>() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  app.setErrorHandler((error, request, reply) => {
    const known = toDatelineError(error)
    if (known.reportable) request.log.error({ err: error, code: known.code, url: request.url }, 'request failed')
    const body: z.output<typeof errorSchema>['error'] = { code: known.code, message: known.message }
    if (known.help !== undefined) body.help = known.help
    if (known.data !== undefined) body.data = { ...known.data }
    return reply.status(known.status).header('cache-control', 'no-store').send({ error: body })
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      { method: request.method, path: pathOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
  app.addHook('onRequestAbort', async (request) => {
    request.log.debug({ method: request.method, path: pathOf(request) }, 'client hung up')
  })
  return app
}

/** Query strings may carry what a person searched for; they stay out of the log. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

/** What a client may know of an error. The message of an unknown error never leaves the process. */
export function toDatelineError(error: unknown): DatelineError {
  if (error instanceof DatelineError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0]
    const where = `${error.validationContext ?? 'request'}${(first?.instancePath ?? '').replaceAll('/', '.')}`
    return new DatelineError('request-invalid', 400, `${where}: ${first?.message ?? 'is not valid'}.`, {
      data: { issues: error.validation.map((v) => ({ at: v.instancePath, message: v.message ?? '' })) },
      cause: error,
    })
  }
  if (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  ) {
    const code =
      'code' in error && typeof error.code === 'string'
        ? error.code.toLowerCase().replaceAll('_', '-')
        : 'request-invalid'
    return new DatelineError(code, error.statusCode, error.message, { cause: error })
  }
  return new DatelineError('internal', 500, 'Something went wrong on our side.', {
    help: 'Try again; if it stays, tell the operators.',
    cause: error,
  })
}
