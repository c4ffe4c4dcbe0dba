import { type ComplaintFilter, listComplaints, summariseComplaints } from '@heed/contract/complaint-log.ts'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../app/api.ts'

export type LogFilter = { [Key in keyof ComplaintFilter]?: ComplaintFilter[Key] | undefined }
const sent = ({ standing, ...filter }: LogFilter) => ({
  ...filter,
  ...(standing ? { standing: standing.join(',') } : {}),
})

export const summaryQuery = (filter: LogFilter) =>
  queryOptions({
    queryKey: ['complaints', 'summary', filter],
    queryFn: ({ signal }) => call(summariseComplaints, { query: sent(filter), signal }),
    placeholderData: keepPreviousData,
  })
export const complaintsQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['complaints', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      call(listComplaints, {
        query: { ...sent(filter), limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
