import { changeAction, makeAction, type TodayItem } from '@heed/contract/actions.ts'
import { assignCase } from '@heed/contract/cases.ts'
import { answerUrgentCall } from '@heed/contract/duty.ts'
import { passPromise } from '@heed/contract/promises.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { toast, toastProblem } from '../../app/toast.tsx'
import { act } from './waiting-acts.ts'

/** Looks at the list again, and at the cases that it speaks of. */
const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['today'], ['today-count'], ['cases', 'one'], ['promises']])
      client.invalidateQueries({ queryKey })
  }
}

/** A clock is given with its case. */
const giveItem = async ({ item, ownerId }: { item: TodayItem; ownerId: string }) => {
  const params = { id: item.id }
  if (item.of === 'clock') await call(assignCase, { params: { id: item.case?.id ?? '' }, body: { ownerId } })
  else if (item.of === 'promise') await call(passPromise, { params, body: { memberId: ownerId } })
  else await call(changeAction, { params, body: { ownerId } })
}

/** Everything that is done on the list itself. What is settled without a network waits to be sent. */
export const useTodayActs = () => {
  const { t } = useTranslation('today')
  const { member } = useMe()
  const refresh = useRefresh()
  const onError = (reason: unknown) => toastProblem(reason, t('toast.not'))
  const settle = ({ of, id }: TodayItem, what: string, as: 'done' | 'dropped', outcome: string | null) =>
    act({ memberId: member.id, what, of: of === 'promise' ? of : 'action', id, as, outcome })
  const finish = useMutation({
    mutationFn: async ({ item, what, outcome }: { item: TodayItem; what: string; outcome?: string }) => {
      if (item.kind !== 'urgent_call') return settle(item, what, 'done', outcome ?? null)
      await call(answerUrgentCall, { params: { id: String(item.facts.callId) }, body: { answer: outcome ?? '' } })
      return true
    },
    onSuccess: (isSent, { what }) => toast({ text: t(isSent ? 'toast.done' : 'toast.waits', { what }) }),
    onError,
    onSettled: refresh,
    networkMode: 'always',
  })
  const drop = useMutation({
    mutationFn: ({ item, what, why }: { item: TodayItem; why: string; what: string }) =>
      settle(item, what, 'dropped', why),
    onSuccess: (isSent, { what }) => toast({ text: t(isSent ? 'toast.dropped' : 'toast.waits', { what }) }),
    onSettled: refresh,
    networkMode: 'always',
  })
  const give = useMutation({
    mutationFn: (given: { item: TodayItem; ownerId: string; name: string; what: string }) => giveItem(given),
    onSuccess: (_, { name, what }) => toast({ text: t('toast.given', { name, what }) }),
    onSettled: refresh,
    networkMode: 'always',
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
