import { escapeMarkup } from '@dateline/blocks'
import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from './http.ts'

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
  }[]
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>
}
interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/**
 * Collects the schemas of the routes registered after it into an OpenAPI 3.1 document:
 * `/api/docs/openapi.json` for programs, `/api/docs` for people, drawn without script.
 */
export async function registerApiDocs(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Dateline',
        version,
        description: 'The interfaces of a Dateline agency: the wire for subscribers, the newsroom for its people.',
      },
      components: {
        securitySchemes: {
          subscriber: { type: 'http', scheme: 'bearer', description: 'Token of a subscriber.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'dateline.session',
            description: 'Session of a signed-in account.',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
  })
  app.get('/api/docs/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
  app.get('/api/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('x-content-type-options', 'nosniff')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      )
      .send(drawDocs(app.swagger() as unknown as Document)),
  )
}

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.6rem}h2{margin-top:2.5rem;text-transform:capitalize;font-size:1.2rem}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.5rem .75rem}
summary{cursor:pointer}summary:focus-visible{outline:3px solid #2563eb;outline-offset:2px}
code{font:600 .9rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}.method{display:inline-block;min-width:4.5rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:start;padding:.3rem .5rem;border-top:1px solid var(--line);vertical-align:top}`

function drawDocs(document: Document): string {
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'other'
      groups.set(tag, [...(groups.get(tag) ?? []), drawOperation(method, path, operation)])
    }
  }
  const body = [...groups.entries()]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([tag, operations]) => `<section><h2>${escapeMarkup(tag)}</h2>${operations.join('')}</section>`)
    .join('')
  const { title, description, version } = document.info
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} API</title><style>${STYLE}</style></head><body><main><h1>${escapeMarkup(title)} API ${escapeMarkup(version)}</h1>
<p>${escapeMarkup(description ?? '')} Programs read <a href="/api/docs/openapi.json">openapi.json</a>.</p>${body}</main></body></html>`
}

function drawOperation(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? [])
    .map(
      (p) =>
        `<tr><td><code>${escapeMarkup(p.name)}</code></td><td>${escapeMarkup(p.in)}${p.required === true ? ', required' : ''}</td><td>${escapeMarkup(p.description ?? '')}</td></tr>`,
    )
    .join('')
  const answers = Object.entries(operation.responses ?? {})
    .map(
      ([status, r]) =>
        `<tr><td><code>${escapeMarkup(status)}</code></td><td colspan="2">${escapeMarkup(r.description ?? '')}</td></tr>`,
    )
    .join('')
  const rows = parameters + answers
  return `<details><summary><code><span class="method">${escapeMarkup(method.toUpperCase())}</span> ${escapeMarkup(path)}</code> ${escapeMarkup(operation.summary ?? '')}</summary>
<p>${escapeMarkup(operation.description ?? '')}</p>${rows === '' ? '' : `<table><thead><tr><th scope="col">Name</th><th scope="col">Where</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`}</details>`
}
