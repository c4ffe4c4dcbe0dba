import { decideOnProduct, getBuyerList, makeProductObstacle, nameBuyer } from '@heed/contract/buyer-list.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export const buyerListQuery = (month: string) =>
  queryOptions({
    queryKey: ['prevention', 'buyer-list', month],
    queryFn: ({ signal }) => call(getBuyerList, { query: { month }, signal }),
    placeholderData: (before) => before,
  })

const useListAct = <Body>(act: (body: Body) => Promise<unknown>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of [['prevention', 'buyer-list'], ['today'], ['today-count']])
        client.invalidateQueries({ queryKey })
    },
  })
}

export const usePutOnList = () =>
  useListAct((body: z.input<typeof makeProductObstacle.body>) => call(makeProductObstacle, { body }))

export const useDecide = (id: string) =>
  useListAct((body: z.input<typeof decideOnProduct.body>) => call(decideOnProduct, { params: { id }, body }))

export const useNameBuyer = () => useListAct((memberId: string | null) => call(nameBuyer, { body: { memberId } }))
