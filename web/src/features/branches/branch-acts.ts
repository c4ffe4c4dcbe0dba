import {
  type Branch,
  type BranchInput,
  createBranch,
  listBranches,
  updateBranch,
  updateWorkspace,
} from '@heed/contract/workspace.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { meQuery } from '../../app/session.ts'
import { toast } from '../../app/toast.tsx'

export type BranchDraft = z.infer<typeof BranchInput> & { active: boolean }

export const branchesQuery = queryOptions({
  queryKey: ['branches'],
  queryFn: ({ signal }) => call(listBranches, { signal }),
})

/** Only what differs is sent, so that hours that stayed recompute no clock. */
const changesOf = (branch: Branch, draft: BranchDraft): Partial<BranchDraft> =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(branch[key as keyof BranchDraft]),
    ),
  )

export const useSaveBranch = (branch: Branch | undefined, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: BranchDraft) => {
      if (branch) return call(updateBranch, { params: { id: branch.id }, body: changesOf(branch, draft) })
      const { active: _new, ...body } = draft
      return call(createBranch, { body })
    },
    onSuccess: (_, draft) => {
      for (const queryKey of [branchesQuery.queryKey, meQuery.queryKey, ['cases']])
        client.invalidateQueries({ queryKey })
      const changed = branch ? changesOf(branch, draft) : {}
      toast({
        text: changed.hours || changed.zone ? t('settings:branches.savedHours') : t('state.saved', { ns: 'common' }),
      })
      onDone()
    },
  })
}

export const useSaveBusiness = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: {
      name: string
      language: Branch['language']
      solvedForGoodDays: number
      minimumAnswers: number
    }) => call(updateWorkspace, { body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: meQuery.queryKey })
      client.invalidateQueries({ queryKey: ['insight'] })
      toast({ text: t('state.saved', { ns: 'common' }) })
    },
  })
}
