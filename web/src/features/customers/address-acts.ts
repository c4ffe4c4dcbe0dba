import { addCustomerAddress, removeCustomerAddress } from '@heed/contract/customers.ts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { toast } from '../../app/toast.tsx'

const lookAgain = (client: QueryClient) => {
  client.invalidateQueries({ queryKey: ['customers'] })
  client.invalidateQueries({ queryKey: ['cases'] })
}

export const useAddAddress = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (address: string) => call(addCustomerAddress, { params: { id }, body: { address } }),
    onSuccess: () => {
      lookAgain(client)
      onDone()
    },
  })
}

export const useRemoveAddress = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (address: string) => call(removeCustomerAddress, { params: { id, address } }),
    onSuccess: (_, address) => {
      lookAgain(client)
      toast({ text: t('customers:address.removed', { address }) })
    },
  })
}
