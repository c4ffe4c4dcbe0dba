import * as contract from '@heed/contract/shops.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export const shopsQuery = queryOptions({
  queryKey: ['purchases', 'shops'],
  queryFn: ({ signal }) => call(contract.listShops, { signal }),
})
export const deliveriesQuery = (shopId: string) =>
  infiniteQueryOptions({
    queryKey: ['purchases', 'deliveries', shopId],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listShopDeliveries, { params: { id: shopId }, query: { cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
