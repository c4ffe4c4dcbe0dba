import { getDailyCheck, listMissedBasics } from '@heed/contract/daily-check.ts'
import {
  getFocus,
  getStandardResults,
  listStandardRows,
  listStandardStandings,
} from '@heed/contract/standard-results.ts'
import { getStandard } from '@heed/contract/standards.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export const standingsQuery = queryOptions({
  queryKey: ['standards', 'standings'],
  queryFn: ({ signal }) => call(listStandardStandings, { query: {}, signal }),
})
export const focusQuery = queryOptions({
  queryKey: ['standards', 'focus'],
  queryFn: ({ signal }) => call(getFocus, { query: {}, signal }),
  staleTime: 300_000,
})
export const standardQuery = (id: string) =>
  queryOptions({
    queryKey: ['standards', id],
    queryFn: ({ signal }) => call(getStandard, { params: { id }, signal }),
  })
export const resultsQuery = (id: string, query: { branchId?: string | undefined; from?: string | undefined }) =>
  queryOptions({
    queryKey: ['standards', id, 'results', query],
    queryFn: ({ signal }) => call(getStandardResults, { params: { id }, query, signal }),
  })

/** What narrows the rows behind a figure. */
export type Behind = {
  branchId?: string | undefined
  memberId?: string | undefined
  channelKind?: string | undefined
  week?: string | undefined
  kept?: 'yes' | 'no' | undefined
  seen?: 'yes' | undefined
  from?: string | undefined
}
export const rowsQuery = (id: string, behind: Behind) =>
  infiniteQueryOptions({
    queryKey: ['standards', id, 'rows', behind],
    queryFn: ({ signal, pageParam }) =>
      call(listStandardRows, {
        params: { id },
        query: { ...behind, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const dailyCheckQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['standards', 'daily', branchId],
    queryFn: ({ signal }) => call(getDailyCheck, { query: { branchId }, signal }),
  })
export const missedBasicsQuery = queryOptions({
  queryKey: ['standards', 'missed'],
  queryFn: ({ signal }) => call(listMissedBasics, { signal }),
  refetchInterval: 60_000,
})
