import * as contract from '@heed/contract/schemes.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

export const schemesQuery = queryOptions({
  queryKey: ['schemes', 'list'],
  queryFn: ({ signal }) => call(contract.listSchemes, { signal }),
})
export const schemeQuery = (id: string) =>
  queryOptions({
    queryKey: ['schemes', 'one', id],
    queryFn: ({ signal }) => call(contract.getScheme, { params: { id }, signal }),
  })

export type RequirementFilter = { search?: string | undefined; category?: string | undefined; gap?: 'yes' | undefined }
export const requirementsQuery = (id: string, filter: RequirementFilter) =>
  infiniteQueryOptions({
    queryKey: ['schemes', 'one', id, 'requirements', filter],
    queryFn: ({ signal, pageParam }) =>
      call(contract.listRequirements, {
        params: { id },
        query: { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  })
export const starsQuery = (id: string, branchId: string) =>
  queryOptions({
    queryKey: ['schemes', 'one', id, 'stars', branchId],
    queryFn: ({ signal }) => call(contract.getStars, { params: { id }, query: { branchId }, signal }),
  })
export const inspectionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['schemes', 'one', id, 'inspections'],
    queryFn: ({ signal }) => call(contract.listInspections, { params: { id }, signal }),
  })
export const inspectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['schemes', 'inspection', id],
    queryFn: ({ signal }) => call(contract.getInspection, { params: { id }, signal }),
  })

/** Any act on schemes; whatever it changed is read anew, standards too: a requirement is a source of theirs. */
export const useSchemeAct = <Sent, Got>(
  act: (sent: Sent) => Promise<Got>,
  { said, onDone }: { said?: string; onDone?: (got: Got) => void } = {},
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (got) => {
      client.invalidateQueries({ queryKey: ['schemes'] })
      client.invalidateQueries({ queryKey: ['standards'] })
      if (said) toast({ text: said })
      onDone?.(got)
    },
  })
}
