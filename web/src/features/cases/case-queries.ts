import { listViews } from '@heed/contract/case-views.ts'
import { type CaseBrief, type CaseFilter, countCases, getCase, getTimeline, listCases } from '@heed/contract/cases.ts'
import { getCustomer } from '@heed/contract/customers.ts'
import { listMembers } from '@heed/contract/workspace.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export const caseListQuery = (filter: CaseFilter, sort: 'newest' | 'due' = 'newest') =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', filter, sort],
    queryFn: ({ pageParam, signal }) =>
      call(listCases, { query: { ...filter, sort, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })

export const countsQuery = queryOptions({
  queryKey: ['cases', 'counts'],
  queryFn: ({ signal }) => call(countCases, { signal }),
})

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => call(listViews, { signal }),
  staleTime: 5 * 60_000,
})

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['cases', 'one', id], queryFn: ({ signal }) => call(getCase, { params: { id }, signal }) })

/** Below the case's own key, so that news of the case also fetches what was said in it. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'timeline'],
    queryFn: ({ signal }) => call(getTimeline, { params: { id }, signal }),
  })

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => call(listMembers, { signal }),
  staleTime: 5 * 60_000,
})

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: ({ signal }) => call(getCustomer, { params: { id }, signal }),
  })

/** The cases of a list in their order, without the seams of its pages. */
export const rowsOf = (data: { pages: { items: CaseBrief[] }[] } | undefined): CaseBrief[] =>
  data?.pages.flatMap((page) => page.items) ?? []
