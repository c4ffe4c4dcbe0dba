import { linkFeedback } from '@heed/contract/decisions.ts'
import {
  type FeedbackFilter,
  getFeedback,
  getFeedbackShare,
  listFeedback,
  moveFeedback,
} from '@heed/contract/feedback.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const feedbackQuery = (filter: FeedbackFilter) =>
  infiniteQueryOptions({
    queryKey: ['feedback', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listFeedback, { query: { ...filter, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })

export const shareQuery = ({ state: _state, ...filter }: FeedbackFilter) =>
  queryOptions({
    queryKey: ['feedback', 'share', filter],
    queryFn: ({ signal }) => call(getFeedbackShare, { query: filter, signal }),
    placeholderData: (before) => before,
  })

/** Whether anything was ever said: where nothing was, no filter is to blame. */
export const anyFeedbackQuery = queryOptions({
  queryKey: ['feedback', 'list', 'any'],
  queryFn: async ({ signal }) => (await call(listFeedback, { query: { limit: 1 }, signal })).items.length > 0,
})

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['feedback', 'one', id],
    queryFn: ({ signal }) => call(getFeedback, { params: { id }, signal }),
  })

/** Lists, counts and decisions show the same items. */
export const useRefreshFeedback = () => {
  const client = useQueryClient()
  return () => {
    client.invalidateQueries({ queryKey: ['feedback'] })
    client.invalidateQueries({ queryKey: ['decisions'] })
  }
}

export const useMove = (id: string) => {
  const refresh = useRefreshFeedback()
  return useMutation({
    mutationFn: (body: z.input<typeof moveFeedback.body>) => call(moveFeedback, { params: { id }, body }),
    onSuccess: ({ state }) => {
      refresh()
      toast({ text: t('feedback:move.moved', { state: t(`feedback:state.${state}`) }) })
    },
  })
}

export const useLink = (onDone?: () => void) => {
  const refresh = useRefreshFeedback()
  return useMutation({
    mutationFn: ({ decisionId, ids }: { decisionId: string; ids: string[] }) =>
      call(linkFeedback, { params: { id: decisionId }, body: { feedbackIds: ids } }),
    onSuccess: ({ linked }) => {
      refresh()
      toast({ text: t('feedback:move.linked', { n: linked }) })
      onDone?.()
    },
    onError: (reason) => toastProblem(reason),
  })
}
