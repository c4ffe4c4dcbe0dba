import * as contract from '@heed/contract/survey-recovery.ts'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../../app/api.ts'

export type RecoveryQuery = (typeof contract.readRecoveryRate.query)['_zod']['input']
export type CustomersQuery = Omit<(typeof contract.listRecovery.query)['_zod']['input'], 'cursor' | 'limit'>

export const recoveryQuery = (query: RecoveryQuery) =>
  queryOptions({
    queryKey: ['survey', 'recovery', query],
    queryFn: ({ signal }) => call(contract.readRecoveryRate, { query, signal }),
    placeholderData: (before) => before,
  })

export const recoveryCustomersQuery = (query: CustomersQuery) =>
  infiniteQueryOptions({
    queryKey: ['survey', 'recovery', 'customers', query],
    queryFn: ({ signal, pageParam }) =>
      call(contract.listRecovery, { query: { ...query, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
