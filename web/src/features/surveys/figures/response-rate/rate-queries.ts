import * as contract from '@heed/contract/survey-response-rate.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../../app/api.ts'
import type { ResultFilter } from '../../survey-queries.ts'

export type AskedFilter = Omit<ResultFilter, 'way'>
export type Unanswered = AskedFilter & { mood?: contract.Mood | undefined; lapsed?: 'yes' | undefined }

export const ratesQuery = (id: string, query: AskedFilter) =>
  queryOptions({
    queryKey: ['survey', id, 'response-rates', query],
    queryFn: ({ signal }) => call(contract.readSurveyResponseRates, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })

export const unansweredQuery = (id: string, query: Unanswered) =>
  infiniteQueryOptions({
    queryKey: ['survey', id, 'unanswered', query],
    queryFn: ({ signal, pageParam }) =>
      call(contract.listSurveyUnanswered, {
        params: { id },
        query: { ...query, cursor: pageParam, limit: 25 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
