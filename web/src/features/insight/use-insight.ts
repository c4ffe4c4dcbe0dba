import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useMe } from '../../app/session.ts'
import { insightQuery } from './insight-queries.ts'
import type { Behind, InsightSearch } from './insight-search.ts'
import { commonDay, filterOf } from './period.ts'

export const useInsightSearch = (): InsightSearch => useSearch({ strict: false })

/** Changes part of the address; opening a figure is a step that Back undoes. */
export const useChangeSearch = () => {
  const go = useNavigate()
  const search = useInsightSearch()
  return useCallback(
    (part: Partial<InsightSearch>) =>
      go({
        to: '/insight',
        search: { ...search, ...part },
        replace: !('behind' in part),
        resetScroll: false,
      }),
    [go, search],
  )
}

export type OpenBehind = (behind: Behind) => void

/** The figures that the address asks for. */
export const useInsight = () => {
  const search = useInsightSearch()
  const { branches } = useMe()
  const today = commonDay(branches.map(({ zone }) => zone))
  const filter = filterOf(search, today)
  return { search, filter, today, insight: useQuery(insightQuery(filter)) }
}
