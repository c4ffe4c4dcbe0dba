import { getToday } from '@heed/contract/actions.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { sendWaiting } from '../../app/session.ts'

/** How many things need the reader now, for the navigation. */
export const nowCountQuery = queryOptions({
  queryKey: ['today-count'],
  queryFn: async ({ signal }) => {
    await sendWaiting()
    const { items } = await call(getToday, { query: { of: 'mine' }, signal })
    return items.filter(({ when }) => when === 'overdue' || when === 'soon').length
  },
  refetchInterval: 60_000,
  staleTime: 20_000,
})
