import * as contract from '@heed/contract/published-promises.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

export const publishedQuery = (retired: 'yes' | 'no' = 'no') =>
  queryOptions({
    queryKey: ['published-promises', 'list', retired],
    queryFn: ({ signal }) => call(contract.listPublishedPromises, { query: { retired }, signal }),
  })
export const publishedRowsQuery = (id: string, kept: 'yes' | 'no') =>
  infiniteQueryOptions({
    queryKey: ['published-promises', 'rows', id, kept],
    queryFn: ({ signal, pageParam }) =>
      call(contract.listPublishedPromiseRows, {
        params: { id },
        query: { kept, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
export const brokenQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['published-promises', 'case', caseId],
    queryFn: ({ signal }) => call(contract.listBrokenPromises, { params: { id: caseId }, signal }),
  })

/** Any act on what is promised to everybody; every count is read anew. */
export const usePublishedAct = <Sent, Got>(
  act: (sent: Sent) => Promise<Got>,
  { said, onDone }: { said?: string; onDone?: (got: Got) => void } = {},
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (got) => {
      client.invalidateQueries({ queryKey: ['published-promises'] })
      client.invalidateQueries({ queryKey: ['today'] })
      if (said) toast({ text: said })
      onDone?.(got)
    },
  })
}
