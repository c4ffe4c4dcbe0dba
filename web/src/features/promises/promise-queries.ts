import { listPromises, suggestTimes } from '@heed/contract/promises.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

/** Below the key of the case, so that news of the case also fetches what was promised in it. */
export const promisesQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'promises'],
    queryFn: ({ signal }) => call(listPromises, { params: { id }, signal }),
  })

/** Moments move on by themselves: asked anew after a minute. */
export const promiseTimesQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id, 'promise-times'],
    queryFn: ({ signal }) => call(suggestTimes, { params: { id }, signal }),
    staleTime: 60_000,
    refetchInterval: 60_000,
  })
