import { answerFeedback, listOwedAnswers, setAnswerHours } from '@heed/contract/feedback-answers.ts'
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../../app/api.ts'
import { toast } from '../../../app/toast.tsx'
import { useRefreshFeedback } from '../feedback-queries.ts'

export const owedQuery = infiniteQueryOptions({
  queryKey: ['feedback', 'owed'],
  queryFn: ({ pageParam, signal }) => call(listOwedAnswers, { query: { cursor: pageParam, limit: 20 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

export type AnswerBody = z.input<typeof answerFeedback.body>
export const useAnswer = (id: string) => {
  const refresh = useRefreshFeedback()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: AnswerBody) => call(answerFeedback, { params: { id }, body }),
    onSuccess: ({ way }) => {
      refresh()
      client.invalidateQueries({ queryKey: ['today'] })
      toast({ text: t(`feedback:answering.said_${way ?? 'answered'}`) })
    },
  })
}

export const useSetHours = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (hours: number) => call(setAnswerHours, { body: { hours } }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: owedQuery.queryKey })
      toast({ text: t('feedback:answering.hoursSaved') })
    },
  })
}
