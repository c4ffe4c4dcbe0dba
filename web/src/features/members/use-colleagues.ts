import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../app/session.ts'
import { membersQuery } from '../cases/case-queries.ts'

/** People who may be given something in a branch; without one, in any branch that the reader sees. */
export const useColleagues = (branchId?: string) => {
  const { branches } = useMe()
  const { data } = useQuery(membersQuery)
  const sought = branchId === undefined ? branches.map(({ id }) => id) : [branchId]
  return (data?.items ?? []).filter(
    ({ active, role, branchIds }) =>
      active && role !== 'observer' && (!branchIds || branchIds.some((id) => sought.includes(id))),
  )
}
