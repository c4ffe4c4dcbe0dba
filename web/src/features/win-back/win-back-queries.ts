import * as contract from '@heed/contract/win-back.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

/** Below the key of remedies: what is decided there changes what stands here. */
export const caseWinBackQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['remedies', 'win-back', caseId],
    queryFn: ({ signal }) => call(contract.getCaseWinBack, { params: { id: caseId }, signal }),
  })

export const ratesQuery = (filter: z.input<typeof contract.getReturnRates.query>) =>
  queryOptions({
    queryKey: ['remedies', 'return-rates', filter],
    queryFn: ({ signal }) => call(contract.getReturnRates, { query: filter, signal }),
    placeholderData: (before) => before,
  })

export type Counted = Omit<z.input<typeof contract.listUnhappyCustomers.query>, 'cursor' | 'limit'>
export const unhappyQuery = (counted: Counted) =>
  infiniteQueryOptions({
    queryKey: ['remedies', 'unhappy', counted],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listUnhappyCustomers, { query: { ...counted, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const offersQuery = infiniteQueryOptions({
  queryKey: ['remedies', 'win-back-offers'],
  queryFn: ({ pageParam, signal }) =>
    call(contract.listWinBackOffers, { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

/** Any act on an offer or a visit; the case and its remedies are read anew. */
export const useWinBackAct = <Sent, Got>(act: (sent: Sent) => Promise<Got>, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [['remedies'], ['cases', 'one'], ['today']]) client.invalidateQueries({ queryKey })
      onDone()
    },
  })
}
