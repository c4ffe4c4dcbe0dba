import { confirmSpoken, getClosing, setClosingRule } from '@heed/contract/closing.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'
import { meQuery } from '../../app/session.ts'

export const closingQuery = (caseId: string) =>
  queryOptions({
    // Under the case, with whose news it is fetched again.
    queryKey: ['cases', 'one', caseId, 'closing'],
    queryFn: ({ signal }) => call(getClosing, { params: { id: caseId }, signal }),
  })

export const useSetClosingRule = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (byCustomer: boolean) => call(setClosingRule, { body: { byCustomer } }),
    onSettled: () => {
      client.invalidateQueries({ queryKey: meQuery.queryKey })
      client.invalidateQueries({ queryKey: ['cases', 'one'] })
    },
  })
}

export const useConfirm = (caseId: string, before: () => Promise<unknown>, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: { saidBy: string; words: string | null }) => {
      await before()
      return call(confirmSpoken, { params: { id: caseId }, body })
    },
    onSuccess: onDone,
    onSettled: () => {
      client.invalidateQueries({ queryKey: ['cases', 'one', caseId] })
      client.invalidateQueries({ queryKey: ['complaints'] })
    },
  })
}
