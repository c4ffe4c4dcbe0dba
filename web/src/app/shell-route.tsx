import { getSetup } from '@heed/contract/setup.ts'
import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { call } from './api.ts'
import { PageFailed, PageMissing } from './page-failed.tsx'
import { Problem } from './problem.ts'
import { queryClient } from './query-client.ts'
import { meQuery } from './session.ts'
import { Shell } from './shell/shell.tsx'

export const root = createRootRoute({ component: Outlet, notFoundComponent: PageMissing, errorComponent: PageFailed })

/** Everything for someone signed in; others are led to the set-up or the sign-in, and back afterwards. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery)
    } catch (reason) {
      if (!(reason instanceof Problem) || (reason.status !== 401 && reason.status !== 403)) throw reason
      const { needed } = await call(getSetup, {})
      if (needed) throw redirect({ to: '/setup' })
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } })
    }
  },
})
