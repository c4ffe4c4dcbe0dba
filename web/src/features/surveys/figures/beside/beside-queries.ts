import * as contract from '@heed/contract/survey-beside.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../../app/api.ts'
import type { ResultFilter } from '../../survey-queries.ts'

export const besideQuery = (id: string, query: ResultFilter) =>
  queryOptions({
    queryKey: ['survey', id, 'beside', query],
    queryFn: ({ signal }) => call(contract.readSurveyBeside, { params: { id }, query, signal }),
    placeholderData: (before) => before,
  })

export const disagreementsQuery = (id: string, query: ResultFilter) =>
  infiniteQueryOptions({
    queryKey: ['survey', id, 'disagreements', query],
    queryFn: ({ signal, pageParam }) =>
      call(contract.listSurveyDisagreements, {
        params: { id },
        query: { ...query, limit: 10, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const caseAskedQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'asked'],
    queryFn: ({ signal }) => call(contract.readCaseAsked, { params: { id: caseId }, signal }),
  })
