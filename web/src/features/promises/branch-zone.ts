import { useMe } from '../../app/session.ts'

/** The zone of a branch, and that of this device where the branch is not known. */
export const useBranchZone = (branchId: string) =>
  useMe().branches.find(({ id }) => id === branchId)?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
