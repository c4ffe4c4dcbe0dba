import {
  answerShopAsked,
  askShops,
  askToWait,
  changeSpecialRequest,
  listShopsNear,
  listSpecialRequests,
  listSpecialRequestsOfCase,
  listStockQuestions,
  makeSpecialRequest,
} from '@heed/contract/special-requests.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

/** The answers of other branches come from rooms whose news this window does not hear. */
const askAgainMs = 15_000

export const caseRequestsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['requests', 'case', caseId],
    queryFn: ({ signal }) => call(listSpecialRequestsOfCase, { params: { id: caseId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ shops }) => shops.some(({ answer }) => answer === null)) ? askAgainMs : false,
  })

export const shopsNearQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['requests', 'near', requestId],
    queryFn: ({ signal }) => call(listShopsNear, { params: { id: requestId }, signal }),
  })

export const questionsQuery = queryOptions({
  queryKey: ['requests', 'questions'],
  queryFn: ({ signal }) => call(listStockQuestions, { signal }),
  refetchInterval: askAgainMs,
})

export const requestsQuery = (show: 'open' | 'done') =>
  infiniteQueryOptions({
    queryKey: ['requests', 'list', show],
    queryFn: ({ pageParam, signal }) =>
      call(listSpecialRequests, { query: { show, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['requests'], ['today'], ['today-count'], ['promises'], ['cases', 'one']])
      client.invalidateQueries({ queryKey })
  }
}

export const useMakeRequest = (caseId: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof makeSpecialRequest.body>) =>
      call(makeSpecialRequest, { params: { id: caseId }, body }),
    onSettled: useRefresh(),
  })

export const useRequestActs = (id: string) => {
  const onSettled = useRefresh()
  const change = useMutation({
    mutationFn: (body: z.input<typeof changeSpecialRequest.body>) =>
      call(changeSpecialRequest, { params: { id }, body }),
    onSettled,
  })
  const ask = useMutation({
    mutationFn: (body: z.input<typeof askShops.body>) => call(askShops, { params: { id }, body }),
    onSettled,
  })
  const wait = useMutation({
    mutationFn: (body: z.input<typeof askToWait.body>) => call(askToWait, { params: { id }, body }),
    onSettled,
  })
  return { change, ask, wait }
}

export const useAnswerShop = (id: string) =>
  useMutation({
    mutationFn: (body: z.input<typeof answerShopAsked.body>) => call(answerShopAsked, { params: { id }, body }),
    onSettled: useRefresh(),
  })
