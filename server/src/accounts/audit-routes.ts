/** The audit log over HTTP: read by pages, with filters, and exported as a stream. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import * as z from 'zod'
import type { App } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { exportAudit, readAudit, record } from './audit.ts'

const tags = ['accounts']
const instant = z.iso.datetime({ offset: true })

const filter = {
  actor: z.string().max(200).optional().describe('Id, `cli`, `system` or `anonymous`, or part of a name.'),
  action: z
    .string()
    .max(100)
    .regex(/^[a-z.-]*$/)
    .optional()
    .describe('An action, or how it begins: `account`, `account.`.'),
  target: z.string().max(200).optional().describe('Id, or part of a name.'),
  from: instant.optional(),
  to: instant.optional().describe('Up to, not including.'),
  text: z.string().max(200).optional().describe('Anywhere in the particulars.'),
}

export function registerAuditRoutes(app: App, accounts: Accounts): void {
  const { db } = accounts

  app.get(
    '/api/newsroom/audit',
    {
      schema: {
        tags,
        summary: 'The audit log, newest first',
        querystring: z.object({
          before: z.coerce.number().int().positive().optional().describe('`next` of the page before.'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          ...filter,
        }),
        response: {
          200: z.object({
            entries: z.array(
              z.object({
                id: z.int(),
                at: z.iso.datetime(),
                actor: z.string(),
                actorName: z.string().nullable(),
                action: z.string(),
                target: z.string().nullable(),
                targetName: z.string().nullable(),
                data: z.record(z.string(), z.unknown()),
              }),
            ),
            next: z.int().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { limit, ...query } = request.query
      const rows = await readAudit(db, { ...query, limit: limit + 1 })
      const page = rows.slice(0, limit)
      return {
        entries: page.map((e) => ({ ...e, at: e.at.toISOString(), data: { ...e.data } })),
        next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      }
    },
  )

  app.get(
    '/api/newsroom/audit/export',
    {
      schema: {
        tags,
        summary: 'The audit log as a file, newest first: CSV (RFC 4180) or JSON Lines',
        querystring: z.object({ format: z.enum(['csv', 'jsonl']).default('csv'), ...filter }),
        produces: ['text/csv', 'application/jsonl'],
      },
    },
    async (request, reply): Promise<FastifyReply> => {
      const { accountId } = await accounts.caller(request)
      const { format, ...query } = request.query
      await record(db, { actor: accountId, action: 'audit.exported', data: { format, ...query } })
      return reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="audit.${format}"`)
        .send(Readable.from(exportAudit(db, query, format)))
    },
  )
}
