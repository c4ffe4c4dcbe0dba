import { listCases } from '@heed/contract/cases.ts'
import { type Customer, listCustomers, updateCustomer } from '@heed/contract/customers.ts'
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

export const customerListQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', search ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call(listCustomers, { query: { search, cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })

/** Everything that a customer ever came with, the newest first. */
export const casesOfQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', 'all-of', customerId],
    queryFn: ({ pageParam, signal }) =>
      call(listCases, { query: { customerId, view: 'all', cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export type CustomerDraft = Pick<Customer, 'name' | 'note' | 'zone'>

export const useSaveCustomer = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CustomerDraft) => call(updateCustomer, { params: { id }, body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['customers'] })
      client.invalidateQueries({ queryKey: ['cases'] })
      toast({ text: t('state.saved', { ns: 'common' }) })
      onDone()
    },
  })
}
