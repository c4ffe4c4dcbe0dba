import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

import { useCallback } from 'react'
import { caseListQuery, rowsOf, viewsQuery } from './case-queries.ts'
import { filterOf } from './case-search.ts'
import { useCaseSearch } from './use-case-search.ts'

/** The list that the address describes: its rows, and how to get more of them. */
export const useCaseList = () => {
  const search = useCaseSearch()
  const views = useQuery(viewsQuery)
  const saved = search.saved ? views.data?.items.find((view) => view.id === search.saved) : undefined
  const filter = saved ? { ...saved.filter, ...(search.search ? { search: search.search } : {}) } : filterOf(search)
  const list = useInfiniteQuery(caseListQuery(filter, search.sort))
  const { fetchNextPage, isFetchingNextPage } = list
  const needMore = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage()
  }, [fetchNextPage, isFetchingNextPage])
  return { search, saved, filter, list, items: rowsOf(list.data), needMore }
}
