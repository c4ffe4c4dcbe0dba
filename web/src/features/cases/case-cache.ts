import type { Case, CaseBrief } from '@heed/contract/cases.ts'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { caseQuery } from './case-queries.ts'

type Page = { items: CaseBrief[]; next: string | null }

/** Shows a change everywhere the case is seen, before the server has agreed. */
export const showChange = (client: QueryClient, id: string, part: Partial<CaseBrief>) => {
  client.setQueryData(caseQuery(id).queryKey, (before) => before && { ...before, ...part })
  client.setQueriesData<InfiniteData<Page>>({ queryKey: ['cases', 'list'] }, (before) =>
    before?.pages
      ? {
          ...before,
          pages: before.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === id ? { ...item, ...part } : item)),
          })),
        }
      : before,
  )
}

/** Takes what the server answered, and lets lists and counts be fetched again. */
export const takeCase = (client: QueryClient, fresh: Case) => {
  showChange(client, fresh.id, fresh)
  client.setQueryData(caseQuery(fresh.id).queryKey, fresh)
  refreshLists(client)
  // What is kept below the case: what was said, promised and noted of a complaint.
  const own = caseQuery(fresh.id).queryKey
  client.invalidateQueries({ queryKey: own, predicate: ({ queryKey }) => queryKey.length > own.length })
}

export const refreshLists = (client: QueryClient) => {
  client.invalidateQueries({ queryKey: ['cases', 'list'] })
  client.invalidateQueries({ queryKey: ['cases', 'counts'] })
}
