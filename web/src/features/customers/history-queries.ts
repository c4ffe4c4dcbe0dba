import { getCustomerHistory, type HistoryKind, listLookalikes, mergeCustomers } from '@heed/contract/customers.ts'
import type { ChannelKind } from '@heed/contract/standards.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

export const historyQuery = (id: string, channelKind: ChannelKind | undefined, kind: HistoryKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'history', id, channelKind ?? 'all', kind ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(getCustomerHistory, {
        params: { id },
        query: { channelKind, kinds: kind && [kind], cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })

export const lookalikesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'lookalikes', id],
    queryFn: ({ signal }) => call(listLookalikes, { params: { id }, signal }),
  })

export const useMerge = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (otherId: string) => call(mergeCustomers, { params: { id }, body: { otherId } }),
    onSuccess: ({ name }) => {
      client.invalidateQueries({ queryKey: ['customers'] })
      client.invalidateQueries({ queryKey: ['cases'] })
      toast({ text: t('customers:merge.done', { name }) })
      onDone()
    },
  })
}
