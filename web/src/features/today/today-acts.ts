import { changeAction, makeAction, settleAction, type TodayItem } from '@heed/contract/actions.ts'
import { answerUrgentCall } from '@heed/contract/duty.ts'
import { keepPromise } from '@heed/contract/promises.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

/** Looks at the list again, and at the cases that it speaks of. */
const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['today'], ['today-count'], ['cases', 'one'], ['promises']])
      client.invalidateQueries({ queryKey })
  }
}

/** Everything that is done on the list itself. */
export const useTodayActs = () => {
  const { t } = useTranslation('today')
  const refresh = useRefresh()
  const onError = (reason: unknown) => toastProblem(reason, t('toast.not'))
  const finish = useMutation({
    mutationFn: async ({ item, outcome }: { item: TodayItem; what: string; outcome?: string }) => {
      if (item.kind === 'urgent_call' && outcome)
        await call(answerUrgentCall, { params: { id: String(item.facts.callId) }, body: { answer: outcome } })
      else if (item.of === 'promise') await call(keepPromise, { params: { id: item.id }, body: {} })
      else await call(settleAction, { params: { id: item.id }, body: { as: 'done', outcome } })
    },
    onSuccess: (_, { what }) => toast({ text: t('toast.done', { what }) }),
    onError,
    onSettled: refresh,
  })
  const drop = useMutation({
    mutationFn: ({ item, why }: { item: TodayItem; why: string; what: string }) =>
      call(settleAction, { params: { id: item.id }, body: { as: 'dropped', outcome: why } }),
    onSuccess: (_, { what }) => toast({ text: t('toast.dropped', { what }) }),
    onSettled: refresh,
  })
  const give = useMutation({
    mutationFn: ({ item, ownerId }: { item: TodayItem; ownerId: string; name: string; what: string }) =>
      call(changeAction, { params: { id: item.id }, body: { ownerId } }),
    onSuccess: (_, { name, what }) => toast({ text: t('toast.given', { name, what }) }),
    onSettled: refresh,
  })
  return { finish, drop, give }
}

export type TodayActs = ReturnType<typeof useTodayActs>

export const useMakeAction = (onDone: () => void) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: { words: string; branchId: string; ownerId: string; dueAt: string | null }) =>
      call(makeAction, { body }),
    onSuccess: onDone,
    onSettled: refresh,
  })
}
