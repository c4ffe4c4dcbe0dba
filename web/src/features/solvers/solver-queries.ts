import { getSkills, setSkills, whoCanSolve } from '@heed/contract/skills.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

type Query = z.input<typeof whoCanSolve.query>

// Under duty, with whose news they are fetched again.
export const solversQuery = (query: Query) =>
  queryOptions({
    queryKey: ['duty', 'solvers', query],
    queryFn: ({ signal }) => call(whoCanSolve, { query, signal }),
    placeholderData: (before) => before,
    // Duties begin and end by the clock.
    refetchInterval: 60_000,
  })

export const skillsQuery = (memberId: string) =>
  queryOptions({
    queryKey: ['duty', 'skills', memberId],
    queryFn: ({ signal }) => call(getSkills, { params: { id: memberId }, signal }),
  })

export const useSetSkills = (memberId: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof setSkills.body>) => call(setSkills, { params: { id: memberId }, body }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['duty'] }),
  })
}
