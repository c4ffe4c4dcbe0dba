import { type FigureName, getInsight, type InsightFilter, listFigureRows } from '@heed/contract/insight.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export const insightQuery = (filter: InsightFilter) =>
  queryOptions({
    queryKey: ['insight', 'figures', filter],
    queryFn: ({ signal }) => call(getInsight, { query: filter, signal }),
    placeholderData: (before) => before,
    staleTime: 30_000,
  })

export type RowFilter = InsightFilter & { figure: FigureName; good?: 'true' | 'false' }

export const figureRowsQuery = (filter: RowFilter) =>
  infiniteQueryOptions({
    queryKey: ['insight', 'rows', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listFigureRows, { query: { ...filter, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
