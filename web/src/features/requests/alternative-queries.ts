import { getAlternatives, listImpossibleCases } from '@heed/contract/alternatives.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export const periodDays = [30, 90, 365] as const
export type Period = { from: string; to: string }
/** Which cases of a period; as the count that opens them. */
export type Behind = { branchId?: string; memberId?: string; offered?: 'yes' | 'no' }

const day = (at: Date) => at.toLocaleDateString('sv')

/** The days until today. */
export const periodOf = (days: number): Period => ({
  from: day(new Date(Date.now() - (days - 1) * 86_400_000)),
  to: day(new Date()),
})

export const alternativesQuery = (period: Period) =>
  queryOptions({
    queryKey: ['requests', 'alternatives', period],
    queryFn: ({ signal }) => call(getAlternatives, { query: period, signal }),
    placeholderData: (before) => before,
  })

export const impossibleQuery = (period: Period, behind: Behind) =>
  infiniteQueryOptions({
    queryKey: ['requests', 'impossible', period, behind],
    queryFn: ({ pageParam, signal }) =>
      call(listImpossibleCases, { query: { ...period, ...behind, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
