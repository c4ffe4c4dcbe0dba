import * as contract from '@heed/contract/staff-surveys.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../app/api.ts'

export const roundsQuery = queryOptions({
  queryKey: ['staff-surveys', 'rounds'],
  queryFn: ({ signal }) => call(contract.listStaffRounds, { signal }),
})
export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff-surveys', 'round', id],
    queryFn: ({ signal }) => call(contract.getStaffRound, { params: { id }, signal }),
  })
export const ticketsQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff-surveys', 'tickets', id],
    queryFn: ({ signal }) => call(contract.listStaffTickets, { params: { id }, signal }),
  })
export const readyQuery = queryOptions({
  queryKey: ['staff-surveys', 'ready'],
  queryFn: ({ signal }) => call(contract.listReadyStaffSurveys, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
export const levelsQuery = queryOptions({
  queryKey: ['staff-surveys', 'levels'],
  queryFn: ({ signal }) => call(contract.listManagementLevels, { signal }),
})
export const mineQuery = queryOptions({
  queryKey: ['staff-surveys', 'mine'],
  queryFn: ({ signal }) => call(contract.listMyStaffTickets, { signal }),
})

/** One act on surveys among employees; what is shown of them, and Today, are looked up again. */
export const useStaffAct = <Body, Result>(act: (body: Body) => Promise<Result>, onDone?: (result: Result) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      for (const queryKey of [['staff-surveys'], ['today'], ['today-count']]) client.invalidateQueries({ queryKey })
      onDone?.(result)
    },
  })
}
