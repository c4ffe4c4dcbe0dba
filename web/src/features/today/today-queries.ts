import { getToday } from '@heed/contract/actions.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export type Whose = 'mine' | 'branch'

export const todayQuery = (of: Whose) =>
  queryOptions({
    queryKey: ['today', of],
    queryFn: ({ signal }) => call(getToday, { query: { of }, signal }),
    // Things come due by themselves, without anybody changing them.
    refetchInterval: 60_000,
  })

/** How many things need the reader now, for the navigation. */
export const nowCountQuery = queryOptions({
  queryKey: ['today-count'],
  queryFn: async ({ signal }) => {
    const { items } = await call(getToday, { query: { of: 'mine' }, signal })
    return items.filter(({ when }) => when === 'overdue' || when === 'soon').length
  },
  refetchInterval: 60_000,
  staleTime: 20_000,
})
