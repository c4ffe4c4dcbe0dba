import type { Permission } from '@heed/contract/permissions.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '@heed/contract/workspace.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => call(listApiKeys, { signal }),
})

export const useCreateKey = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; permissions: Permission[]; expiresInDays: number | null }) =>
      call(createApiKey, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  })
}

export const useRevokeKey = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => call(revokeApiKey, { params: { id } }),
    onSuccess: (_, { name }) => {
      client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
      toast({ text: t('settings:keys.revoked', { name }) })
    },
    onError: (reason) => toastProblem(reason, t('settings:keys.notRevoked')),
  })
}
