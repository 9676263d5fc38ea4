/** The accounts room over HTTP, and the hook that asks the policy before any route of the newsroom runs. */
import { type App, DatelineError } from '../platform/index.ts'
import type { Accounts } from './accounts.ts'
import { registerAuditRoutes } from './audit-routes.ts'
import { registerAuthRoutes } from './auth-routes.ts'
import { checkOrigin } from './origin.ts'
import { registerOwnRoutes } from './own-routes.ts'
import { registerPeopleRoutes } from './people-routes.ts'
import { registerRoleRoutes } from './role-routes.ts'

/**
 * Sign-in under /api/auth, and the account, accounts, roles, sessions and audit log under /api/newsroom. Called on the
 * root instance, before other rooms register theirs: the check that a change comes from a page of ours, no-store, and
 * the policy then hold for every room's newsroom routes.
 */
export function registerAccountRoutes(app: App, { accounts }: { readonly accounts: Accounts }): void {
  const { publicUrl } = accounts
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith('/api/newsroom/')) return
    for (const one of [method].flat()) accounts.routes.add(`${one} ${url}`)
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!/^\/api\/(newsroom|auth)(\/|\?|$)/.test(request.url)) return
    // What one person may see is kept by no cache, unless a route says otherwise.
    void reply.header('cache-control', 'no-store')
    checkOrigin(request.method, request.headers, publicUrl)
    // By the route that will answer, not by how the address is written.
    if (request.routeOptions.url?.startsWith('/api/newsroom/') !== true) return
    await accounts.admit(request).catch((error: unknown) => {
      // RFC 9110 section 10.2.3.
      if (error instanceof DatelineError && error.status === 429)
        void reply.header('retry-after', String(error.data?.['retryAfter']))
      throw error
    })
  })
  registerAuthRoutes(app, accounts)
  registerOwnRoutes(app, accounts)
  registerPeopleRoutes(app, accounts)
  registerRoleRoutes(app, accounts)
  registerAuditRoutes(app, accounts)
}
