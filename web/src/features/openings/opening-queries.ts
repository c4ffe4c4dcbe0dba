import {
  changeOpeningItem,
  getOpeningCheck,
  listOpeningItems,
  listOpenings,
  makeOpeningItem,
  markOpening,
  retireOpeningItem,
} from '@heed/contract/opening-checks.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export const openingQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['prevention', 'opening', branchId],
    queryFn: ({ signal }) => call(getOpeningCheck, { query: { branchId }, signal }),
  })

export const openingItemsQuery = queryOptions({
  queryKey: ['prevention', 'opening-items'],
  queryFn: ({ signal }) => call(listOpeningItems, { query: {}, signal }),
})

export const openingDaysQuery = (branchId: string) =>
  queryOptions({
    queryKey: ['prevention', 'opening-days', branchId],
    queryFn: ({ signal }) => call(listOpenings, { query: { branchId }, signal }),
  })

export const useMarkOpening = (branchId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof markOpening.body>) => call(markOpening, { body }),
    onSuccess: (check) => {
      client.setQueryData(openingQuery(branchId).queryKey, { check })
      for (const queryKey of [['today'], ['today-count'], ['prevention', 'opening-days']])
        client.invalidateQueries({ queryKey })
    },
  })
}

const useItemAct = <Body>(act: (body: Body) => Promise<unknown>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['prevention'] }),
  })
}

export const useMakeItem = () =>
  useItemAct((body: z.input<typeof makeOpeningItem.body>) => call(makeOpeningItem, { body }))

export const useChangeItem = () =>
  useItemAct(({ id, ...body }: z.input<typeof changeOpeningItem.body> & { id: string }) =>
    call(changeOpeningItem, { params: { id }, body }),
  )

export const useRetireItem = () => useItemAct((id: string) => call(retireOpeningItem, { params: { id } }))
