import {
  type Automation,
  type AutomationDraft,
  changeAutomation,
  deleteAutomation,
  doHeldBack,
  dropHeldBack,
  listAutomationRuns,
  listAutomations,
  makeAutomation,
  orderAutomations,
  switchAutomation,
  tryAutomation,
} from '@heed/contract/automations.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { Problem } from '../../app/problem.ts'
import { useMay, useMe } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const automationsQuery = queryOptions({
  queryKey: ['automations'],
  queryFn: ({ signal }) => call(listAutomations, { signal }),
})

export const runsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['automations', id, 'runs'],
    queryFn: ({ signal, pageParam }) =>
      call(listAutomationRuns, { params: { id }, query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** A rule for every branch is changed by somebody who sees every branch. */
export const useMayChange = () => {
  const may = useMay()
  const { member } = useMe()
  return (branchId: string | null) => may('automation:edit') && (branchId !== null || member.branchIds === null)
}

const useRefresh = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: automationsQuery.queryKey })
}

export const useSaveRule = (rule: Automation | undefined, onDone: () => void) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (draft: AutomationDraft) =>
      rule
        ? call(changeAutomation, { params: { id: rule.id }, body: { ...draft, version: rule.version } })
        : call(makeAutomation, { body: draft }),
    onSuccess: () => {
      toast({ text: t(rule ? 'automation:saved' : 'automation:madeOff') })
      onDone()
      return refresh()
    },
  })
}

export const useTryRule = () =>
  useMutation({ mutationFn: (draft: AutomationDraft) => call(tryAutomation, { body: draft }) })

/** The names of the rules that would go round, in their order; empty for any other reason. */
export const loopNames = (reason: unknown): string =>
  reason instanceof Problem && reason.code === 'automation.loop'
    ? t('automation:loop', { names: reason.fields.map(({ rule }) => rule).join(' → ') })
    : ''

export const useSwitchRule = () => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, on }: { id: string; on: boolean }) => call(switchAutomation, { params: { id }, body: { on } }),
    onError: (reason) => toastProblem(reason, loopNames(reason) || t('automation:notSwitched')),
    onSettled: refresh,
  })
}

export const useOrderRules = () => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (ids: string[]) => call(orderAutomations, { body: { ids } }),
    onError: (reason) => toastProblem(reason, t('automation:notSwitched')),
    onSettled: refresh,
  })
}

export const useDeleteRule = (onDone: () => void) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => call(deleteAutomation, { params: { id } }),
    onSuccess: () => {
      toast({ text: t('automation:deleted') })
      onDone()
      return refresh()
    },
    onError: (reason) => toastProblem(reason, t('automation:notSwitched')),
  })
}

export const useDoHeld = (id: string) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => call(doHeldBack, { params: { id } }),
    onSuccess: ({ did, failed, dropped }) =>
      toast({
        text: t('automation:held_back.done', { did: String(did), failed: String(failed), dropped: String(dropped) }),
      }),
    onSettled: refresh,
  })
}

export const useDropHeld = (id: string) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (word: string) => call(dropHeldBack, { params: { id }, body: { word } }),
    onSuccess: ({ dropped }) => toast({ text: t('automation:held_back.dropped', { number: String(dropped) }) }),
    onSettled: refresh,
  })
}
