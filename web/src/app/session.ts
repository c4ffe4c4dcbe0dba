import type { Permission } from '@heed/contract/permissions.ts'
import { getMe, type Me, updateMe } from '@heed/contract/workspace.ts'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { call, send } from './api.ts'
import { queryClient } from './query-client.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(getMe, { signal }),
  staleTime: 5 * 60_000,
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

/** Ends the session and forgets everything that was read in it. */
export const signOut = async () => {
  await send('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
  queryClient.clear()
  localStorage.removeItem('heed.duty-card')
  location.assign('/sign-in')
}
