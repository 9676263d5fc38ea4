import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ApiError } from './api/client.ts'
import { createNewsroomRouter } from './router.tsx'

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended sends the person to sign in, and back here afterwards.
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401) void goToDoor(error.code)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
})

const router = createNewsroomRouter(queryClient)

function goToDoor(code: string): Promise<void> {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in' || pathname === '/welcome') return Promise.resolve()
  // Somebody who came by a link has to register a passkey first.
  if (code === 'passkey-needed') return router.navigate({ to: '/welcome' })
  return router.navigate({ to: '/sign-in', search: { return: href } })
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
