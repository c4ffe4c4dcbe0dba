import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../app/session.ts'
import { membersQuery } from '../cases/case-queries.ts'

/** Who can be given something to do in a branch: whoever works there or everywhere. */
export const useColleagues = (branchId: string) => {
  const { data } = useQuery(membersQuery)
  return (data?.items ?? []).filter(
    ({ active, role, branchIds }) =>
      active && role !== 'observer' && (branchIds === null || branchIds.includes(branchId)),
  )
}

/** The zone of a branch, and that of this device where the branch is not known. */
export const useBranchZone = (branchId: string) =>
  useMe().branches.find(({ id }) => id === branchId)?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
