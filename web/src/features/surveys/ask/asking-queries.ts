import * as contract from '@heed/contract/asking.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../../app/api.ts'
import { toast } from '../../../app/toast.tsx'

export const rulesQuery = queryOptions({
  queryKey: ['asking-rules'],
  queryFn: ({ signal }) => call(contract.getAskingRules, { signal }),
})
export const useSetRules = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: contract.AskingRules) => call(contract.setAskingRules, { body }),
    onSuccess: (rules) => {
      client.setQueryData(rulesQuery.queryKey, rules)
      toast({ text: t('surveys:ask.quietSaved') })
    },
  })
}

/** While a run is on its way the list is read again and again. */
export const runsQuery = (surveyId: string) =>
  queryOptions({
    queryKey: ['survey', surveyId, 'runs'],
    queryFn: ({ signal }) => call(contract.listRuns, { params: { id: surveyId }, signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state, planned }) => state === 'running' || planned > 0) ? 3000 : false,
  })

export type RunChoice = {
  branchId: string | null
  language: Language | null
  seenDays: number | null
  sharePercent: number
}
export const sizeQuery = (surveyId: string, choice: RunChoice) =>
  queryOptions({
    queryKey: ['survey', surveyId, 'run-size', choice],
    queryFn: ({ signal }) => call(contract.countForRun, { params: { id: surveyId }, body: choice, signal }),
  })

const useRunAct = <Input>(surveyId: string, act: (input: Input) => Promise<unknown>, onDone?: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      client.invalidateQueries({ queryKey: runsQuery(surveyId).queryKey })
      onDone?.()
    },
  })
}
export const useStartRun = (surveyId: string, onDone: () => void) =>
  useRunAct(
    surveyId,
    (body: RunChoice & { sendAt: string }) => call(contract.startRun, { params: { id: surveyId }, body }),
    onDone,
  )
export const useStopRun = (surveyId: string) =>
  useRunAct(surveyId, (id: string) => call(contract.stopRun, { params: { id } }))
