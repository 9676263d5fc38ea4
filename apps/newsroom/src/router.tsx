/** Addresses of the newsroom. Everything but the two sign-in screens sits in the shell, which needs an account. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { NotFound } from './frame/not-found.tsx'
import { Problem } from './frame/problem.tsx'
import { Shell } from './frame/shell.tsx'
import { parseListSearch } from './list/search.ts'

interface Context {
  readonly queryClient: QueryClient
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

// The accounts room's screens. `return` is the place to go on at; a one-time link has its token in the fragment.
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { return?: string } => {
    const back = text(search['return'])
    return back === undefined ? {} : { return: back }
  },
  component: lazyRouteComponent(() => import('./signin/index.tsx'), 'SignIn'),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./signin/index.tsx'), 'Welcome'),
})

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const list = createRoute({
  getParentRoute: () => shell,
  path: '/',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./list/list-screen.tsx'), 'ListScreen'),
})
const draft = createRoute({
  getParentRoute: () => shell,
  path: '/drafts/$draftId',
  component: lazyRouteComponent(() => import('./editor/editor-screen.tsx'), 'EditorScreen'),
})
const story = createRoute({
  getParentRoute: () => shell,
  path: '/stories/$storyId',
  component: lazyRouteComponent(() => import('./chain/chain-screen.tsx'), 'ChainScreen'),
})
const profile = createRoute({
  getParentRoute: () => shell,
  path: '/profile',
  component: lazyRouteComponent(() => import('./signin/index.tsx'), 'ProfileScreen'),
})
const people = createRoute({
  getParentRoute: () => shell,
  path: '/people',
  component: lazyRouteComponent(() => import('./signin/index.tsx'), 'PeopleScreen'),
})
const roles = createRoute({
  getParentRoute: () => shell,
  path: '/roles',
  component: lazyRouteComponent(() => import('./signin/index.tsx'), 'RolesScreen'),
})
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  component: lazyRouteComponent(() => import('./signin/index.tsx'), 'AuditScreen'),
})
const notices = createRoute({
  getParentRoute: () => shell,
  path: '/notices',
  component: lazyRouteComponent(() => import('./notices/templates-screen.tsx'), 'TemplatesScreen'),
})
const channels = createRoute({
  getParentRoute: () => shell,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/channels-screen.tsx'), 'ChannelsScreen'),
})
const removals = createRoute({
  getParentRoute: () => shell,
  path: '/removals',
  validateSearch: (search: Record<string, unknown>): { story?: string } => {
    const about = text(search['story'])
    return about === undefined ? {} : { story: about }
  },
  component: lazyRouteComponent(() => import('./removal/removals-screen.tsx'), 'RemovalsScreen'),
})

const quarantine = createRoute({
  getParentRoute: () => shell,
  path: '/quarantine',
  component: lazyRouteComponent(() => import('./list/quarantine-screen.tsx'), 'QuarantineScreen'),
})

const approvals = createRoute({
  getParentRoute: () => shell,
  path: '/approvals',
  validateSearch: (search: Record<string, unknown>): { view?: 'waiting' | 'mine' | 'all' } => {
    const { view } = search
    return view === 'waiting' || view === 'mine' || view === 'all' ? { view } : {}
  },
  component: lazyRouteComponent(() => import('./approval/approvals-screen.tsx'), 'ApprovalsScreen'),
})
const reading = createRoute({
  getParentRoute: () => shell,
  path: '/approvals/$approvalId',
  component: lazyRouteComponent(() => import('./approval/reading-screen.tsx'), 'ReadingScreen'),
})
const risks = createRoute({
  getParentRoute: () => shell,
  path: '/risks',
  component: lazyRouteComponent(() => import('./approval/rules-screen.tsx'), 'RulesScreen'),
})

const routes = root.addChildren([
  signIn,
  welcome,
  shell.addChildren([
    list,
    draft,
    story,
    quarantine,
    profile,
    people,
    roles,
    audit,
    notices,
    channels,
    removals,
    approvals,
    reading,
    risks,
  ]),
])

export function createNewsroomRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: routes,
    basepath: '/newsroom',
    context: { queryClient },
    defaultPreload: false,
    scrollRestoration: true,
    defaultErrorComponent: ({ error }) => (
      <main className="door" id="content">
        <Problem error={error} onRetry={() => window.location.reload()} />
      </main>
    ),
  })
}
