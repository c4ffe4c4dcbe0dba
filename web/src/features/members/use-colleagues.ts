import { listMembers } from '@heed/contract/workspace.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'

/** People who may be given something in a branch; without one, in any branch that the reader sees. */
export const useColleagues = (branchId?: string) => {
  const { branches } = useMe()
  const { data } = useQuery({
    queryKey: ['members'],
    queryFn: ({ signal }) => call(listMembers, { signal }),
    staleTime: 60_000,
  })
  const sought = branchId === undefined ? branches.map(({ id }) => id) : [branchId]
  return (data?.items ?? []).filter(
    ({ active, role, branchIds }) =>
      active && role !== 'observer' && (!branchIds || branchIds.some((id) => sought.includes(id))),
  )
}
