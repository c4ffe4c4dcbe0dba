import { getRemedyPolicy, type LedgerFilter, listRemedies, listRemediesOfCase } from '@heed/contract/remedies.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

/** What was offered in a case, what the reader may offer, and who may be asked. */
export type CaseRemedies = z.output<typeof listRemediesOfCase.response>

export const caseRemediesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['remedies', 'case', caseId],
    queryFn: ({ signal }) => call(listRemediesOfCase, { params: { id: caseId }, signal }),
  })

export const policyQuery = queryOptions({
  queryKey: ['remedies', 'policy'],
  queryFn: ({ signal }) => call(getRemedyPolicy, { signal }),
  staleTime: 60_000,
})

export const ledgerQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ['remedies', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listRemedies, { query: { ...filter, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
