import * as contract from '@heed/contract/goals.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

export const goalsQuery = queryOptions({
  queryKey: ['goals', 'list'],
  queryFn: ({ signal }) => call(contract.listGoals, { signal }),
})
export const goalQuery = (id: string) =>
  queryOptions({
    queryKey: ['goals', 'one', id],
    queryFn: ({ signal }) => call(contract.getGoal, { params: { id }, signal }),
  })
export const readyQuery = queryOptions({
  queryKey: ['goals', 'ready'],
  queryFn: ({ signal }) => call(contract.listReadyGoals, { signal }),
})
export const recordQuery = queryOptions({
  queryKey: ['goals', 'record'],
  queryFn: ({ signal }) => call(contract.getGoalRecord, { signal }),
})

type Check = z.input<typeof contract.checkGoal.body>
/** What the words that stand there now lack. */
export const checkQuery = (body: Check) =>
  queryOptions({
    queryKey: ['goals', 'check', body],
    queryFn: ({ signal }) => call(contract.checkGoal, { body, signal }),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Any act on goals; what it changed is read anew. */
export const useGoalAct = <Sent, Got>(act: (sent: Sent) => Promise<Got>, said: string, onDone?: (got: Got) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (got) => {
      client.invalidateQueries({ queryKey: ['goals'] })
      client.invalidateQueries({ queryKey: ['standards'] })
      toast({ text: said })
      onDone?.(got)
    },
  })
}

export const useSaveGoal = (id: string | undefined, onDone: () => void) =>
  useGoalAct(
    (body: contract.GoalInput) => {
      if (!id) return call(contract.createGoal, { body })
      const { level: _, branchId: __, memberId: ___, position: ____, ...change } = body
      return call(contract.updateGoal, { params: { id }, body: change })
    },
    t(id ? 'goals:saved' : 'goals:proposed'),
    onDone,
  )
