import { listBenchmarks } from '@heed/contract/benchmarks.ts'
import { getChain, listChainRecords } from '@heed/contract/chain.ts'
import { listCycles } from '@heed/contract/improvement-cycles.ts'
import { listProcesses } from '@heed/contract/processes.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

/** Below the key of prevention: what is done there moves a cycle. */
export const cyclesQuery = queryOptions({
  queryKey: ['prevention', 'cycles'],
  queryFn: ({ signal }) => call(listCycles, { signal }),
})
export const benchmarksQuery = queryOptions({
  queryKey: ['improvement', 'benchmarks'],
  queryFn: ({ signal }) => call(listBenchmarks, { signal }),
})
export const processesQuery = queryOptions({
  queryKey: ['improvement', 'processes'],
  queryFn: ({ signal }) => call(listProcesses, { signal }),
})
export const chainQuery = (id: string) =>
  queryOptions({
    queryKey: ['improvement', 'chain', id],
    queryFn: ({ signal }) => call(getChain, { params: { id }, signal }),
  })

type Which = Pick<z.input<typeof listChainRecords.query>, 'link' | 'kept'>
export const recordsQuery = (id: string, which: Which) =>
  infiniteQueryOptions({
    queryKey: ['improvement', 'records', id, which],
    queryFn: ({ pageParam, signal }) =>
      call(listChainRecords, { params: { id }, query: { ...which, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** Any act here; adopting a trial makes a standard. */
export const useImprove = <Sent, Got>(act: (sent: Sent) => Promise<Got>, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [['improvement'], ['prevention', 'cycles'], ['standards']])
        client.invalidateQueries({ queryKey })
      onDone()
    },
  })
}
