import { answerAdvice, askAdvice, getAdvice, listAdviceOfCase, withdrawAdvice } from '@heed/contract/advice.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export const caseAdviceQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['advice', 'case', caseId],
    queryFn: ({ signal }) => call(listAdviceOfCase, { params: { id: caseId }, signal }),
  })

export const adviceQuery = (adviceId: string) =>
  queryOptions({
    queryKey: ['advice', 'one', adviceId],
    queryFn: ({ signal }) => call(getAdvice, { params: { id: adviceId }, signal }),
  })

const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['advice'], ['today'], ['today-count'], ['cases', 'one']])
      client.invalidateQueries({ queryKey })
  }
}

export const useAskAdvice = (caseId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof askAdvice.body>) => call(askAdvice, { params: { id: caseId }, body }),
    onSettled: useRefresh(),
  })

export const useAdviceActs = (id: string) => {
  const onSettled = useRefresh()
  const answer = useMutation({
    mutationFn: (body: z.input<typeof answerAdvice.body>) => call(answerAdvice, { params: { id }, body }),
    onSettled,
  })
  const withdraw = useMutation({
    mutationFn: () => call(withdrawAdvice, { params: { id }, body: {} }),
    onSettled,
  })
  return { answer, withdraw }
}
