import { getLostReasons } from '@heed/contract/lost-customers.ts'
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
export type LateFilter = 'call' | 'all' | 'late' | 'quiet'
export const lateQuery = (show: LateFilter) =>
  infiniteQueryOptions({
    queryKey: ['purchases', 'late', show],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listLateCustomers, {
        query: {
          ...(show === 'call' ? { toCall: 'true' as const } : show === 'all' ? {} : { state: show }),
          cursor: pageParam,
          limit: 30,
        },
        signal,
      }),
    initialPageParam: start,
    getNextPageParam: next,
  })
/** Why customers stay away, as they said it between two days. */
export const lostReasonsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['purchases', 'lost-reasons', from, to],
    queryFn: ({ signal }) => call(getLostReasons, { query: { from, to }, signal }),
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
