import { keepPromise, makePromise, withdrawPromise } from '@heed/contract/promises.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { asStep, type StepDraft } from './plan-draft.ts'

/** After a promise or a plan everything of the case is asked anew: its clocks, what was said, how far the complaint is. */
export const useCaseRefresh = (caseId: string) => {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: ['cases', 'one', caseId] })
    client.invalidateQueries({ queryKey: ['cases', 'list'] })
  }
}

export const useMakePromise = (caseId: string, onDone: () => void) => {
  const refresh = useCaseRefresh(caseId)
  return useMutation({
    mutationFn: ({ internal = false, ...step }: StepDraft & { internal?: boolean }) =>
      call(makePromise, { params: { id: caseId }, body: { ...asStep(step), internal } }),
    onSuccess: async () => {
      await refresh()
      onDone()
    },
  })
}

export const useKeepPromise = (caseId: string) => {
  const refresh = useCaseRefresh(caseId)
  return useMutation({
    mutationFn: (id: string) => call(keepPromise, { params: { id }, body: {} }),
    onSettled: refresh,
  })
}

export const useWithdrawPromise = (caseId: string, onDone: () => void) => {
  const refresh = useCaseRefresh(caseId)
  return useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) =>
      call(withdrawPromise, { params: { id }, body: { note } }),
    onSuccess: async () => {
      await refresh()
      onDone()
    },
  })
}
