import {
  askException,
  decideException,
  type ExceptionState,
  listExceptions,
  listExceptionsOfCase,
  reviewExceptions,
  withdrawException,
  writeExceptionResult,
} from '@heed/contract/exceptions.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

// Under the remedies, with whose news they are fetched again.
export const caseExceptionsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['remedies', 'exceptions', caseId],
    queryFn: ({ signal }) => call(listExceptionsOfCase, { params: { id: caseId }, signal }),
  })

export const reviewQuery = (month: string) =>
  queryOptions({
    queryKey: ['remedies', 'exception-review', month],
    queryFn: ({ signal }) => call(reviewExceptions, { query: { month }, signal }),
    placeholderData: (before) => before,
  })

export type Counted = { ruleId: string; month: string; state?: ExceptionState[] }

export const exceptionsQuery = (counted: Counted) =>
  infiniteQueryOptions({
    queryKey: ['remedies', 'exception-list', counted],
    queryFn: ({ pageParam, signal }) =>
      call(listExceptions, { query: { ...counted, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['remedies'], ['today'], ['today-count'], ['prevention'], ['cases', 'one']])
      client.invalidateQueries({ queryKey })
  }
}

export const useAskException = (caseId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof askException.body>) => call(askException, { params: { id: caseId }, body }),
    onSettled: useRefresh(),
  })

export const useExceptionActs = (id: string) => {
  const onSettled = useRefresh()
  const decide = useMutation({
    mutationFn: (body: z.input<typeof decideException.body>) => call(decideException, { params: { id }, body }),
    onSettled,
  })
  const withdraw = useMutation({
    mutationFn: () => call(withdrawException, { params: { id }, body: {} }),
    onSettled,
  })
  const writeResult = useMutation({
    mutationFn: (words: string) => call(writeExceptionResult, { params: { id }, body: { words } }),
    onSettled,
  })
  return { decide, withdraw, writeResult }
}
