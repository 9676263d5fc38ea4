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
  /** Answers addresses that no router can read, such as `/%ff`; without it they get an error answer. */
  readonly unreadable?: (request: IncomingMessage, response: ServerResponse) => void
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

/** What an answer says when its route says nothing: it is data, runs nothing, stands in no frame and in no cache. */
const DEFAULT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

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
    frameworkErrors: (error, request, reply) => {
      reply.hijack()
      if (options.unreadable) return options.unreadable(request.raw, reply.raw)
      reply.raw.writeHead(400, { ...DEFAULT_HEADERS, 'content-type': 'application/json; charset=utf-8' })
      reply.raw.end(JSON.stringify(answerOf(toDatelineError(error))))
    },
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
  const routes: AppRoute[] = []
  ROUTES.set(app, routes)
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url })
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  app.setErrorHandler((error, request, reply) => {
    const known = toDatelineError(error)
    if (known.reportable) request.log.error({ err: error, code: known.code, path: pathOf(request) }, 'request failed')
    return reply.status(known.status).send(answerOf(known))
  })
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(DEFAULT_HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value)
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

/** A route as it is registered, with its parameters as `:name` and `*`. */
export interface AppRoute {
  readonly method: string
  readonly url: string
}

const ROUTES = new WeakMap<App, readonly AppRoute[]>()

/** Every route that an app answers: what a check over all of them goes by, so that none is forgotten. */
export function routesOf(app: App): readonly AppRoute[] {
  return ROUTES.get(app) ?? []
}

/** Query strings may carry what a person searched for; they stay out of the log. */
function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

function answerOf({ code, message, help, data }: DatelineError): z.output<typeof errorSchema> {
  return {
    error: {
      code,
      message,
      ...(help === undefined ? {} : { help }),
      ...(data === undefined ? {} : { data: { ...data } }),
    },
  }
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
