import * as contract from '@heed/contract/purchases.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

const next = (page: { next: string | null }) => page.next ?? undefined
const start = undefined as string | undefined

export const purchasesQuery = (filter: { customerId?: string; productId?: string }) =>
  infiniteQueryOptions({
    queryKey: ['purchases', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listPurchases, { query: { ...filter, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: start,
    getNextPageParam: next,
  })
export const patternQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['purchases', 'pattern', customerId],
    queryFn: ({ signal }) => call(contract.getBuyingPattern, { params: { id: customerId }, signal }),
  })
export const lateQuery = (state: 'late' | 'quiet' | undefined) =>
  infiniteQueryOptions({
    queryKey: ['purchases', 'late', state],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listLateCustomers, { query: { state, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: start,
    getNextPageParam: next,
  })
export const productsQuery = (filter: { search?: string; classId?: string; all?: 'true' }) =>
  infiniteQueryOptions({
    queryKey: ['purchases', 'products', filter],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listProducts, { query: { ...filter, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: start,
    getNextPageParam: next,
    placeholderData: (before) => before,
  })
export const classesQuery = queryOptions({
  queryKey: ['purchases', 'classes'],
  queryFn: ({ signal }) => call(contract.listProductClasses, { signal }),
})

/** Any act on purchases and products; what it changed is read anew. */
export const usePurchaseAct = <Sent, Got>(
  act: (sent: Sent) => Promise<Got>,
  { said, onDone }: { said?: string; onDone?: (got: Got) => void } = {},
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (got) => {
      client.invalidateQueries({ queryKey: ['purchases'] })
      client.invalidateQueries({ queryKey: ['customers'] })
      if (said) toast({ text: said })
      onDone?.(got)
    },
  })
}
