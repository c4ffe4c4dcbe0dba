import type { Permission } from '@heed/contract/permissions.ts'
import { getMe, type Me, updateMe } from '@heed/contract/workspace.ts'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { call, send } from './api.ts'
import { isProblem } from './problem.ts'
import { queryClient } from './query-client.ts'

const keptMe = 'heed.today.me'

/** Who is signed in; without a network, who was: what this device keeps must open. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me> => {
    try {
      const me = await call(getMe, { signal })
      localStorage.setItem(keptMe, JSON.stringify(me))
      return me
    } catch (reason) {
      const kept = localStorage.getItem(keptMe)
      if (!kept || !isProblem(reason, 'offline')) throw reason
      return JSON.parse(kept)
    }
  },
  staleTime: 5 * 60_000,
  networkMode: 'always',
})

/** Who is signed in. Only below the shell, where it is known. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** Branches that may be given something new; closed ones keep their history only. */
export const useOpenBranches = () => useMe().branches.filter(({ active }) => active)

export const useMay = () => {
  const { permissions } = useMe()
  return (permission: Permission) => permissions.includes(permission)
}

export const useUpdateMe = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name?: string; language?: Me['language']; theme?: Me['theme'] }) => call(updateMe, { body }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  })
}

const keptActs = 'heed.today.acts'

/** Sends what was done on Today while there was no network, if anything waits. */
export const sendWaiting = async () => {
  if (localStorage.getItem(keptActs)) await (await import('../features/today/waiting-acts.ts')).send()
}

/** Ends the session and forgets everything that was read in it. */
export const signOut = async () => {
  await sendWaiting()
  await send('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  queryClient.clear()
  for (const key of Object.keys(localStorage)) if (/^heed\.(duty-card|today)/.test(key)) localStorage.removeItem(key)
  location.assign('/sign-in')
}
