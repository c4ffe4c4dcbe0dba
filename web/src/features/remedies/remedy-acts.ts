import { decideRemedy, fulfilRemedy, giveRemedies, withdrawRemedy } from '@heed/contract/remedies.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

/** The list itself, the case that it stands in, and Today, which asks for a decision or for the gift. */
const useRefresh = () => {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['remedies'], ['today'], ['today-count'], ['cases', 'one']])
      client.invalidateQueries({ queryKey })
  }
}

export const useGive = (caseId: string) => {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: z.input<typeof giveRemedies.body>) => call(giveRemedies, { params: { id: caseId }, body }),
    onSettled: refresh,
  })
}

/** Everything that is done with a remedy that stands there already. */
export const useRemedyActs = (id: string) => {
  const onSettled = useRefresh()
  const decide = useMutation({
    mutationFn: (body: { grant: boolean; words?: string }) => call(decideRemedy, { params: { id }, body }),
    onSettled,
  })
  const fulfil = useMutation({
    mutationFn: (proof: string) => call(fulfilRemedy, { params: { id }, body: { proof } }),
    onSettled,
  })
  const withdraw = useMutation({
    mutationFn: () => call(withdrawRemedy, { params: { id }, body: {} }),
    onSettled,
  })
  return { decide, fulfil, withdraw }
}

export type RemedyActs = ReturnType<typeof useRemedyActs>
