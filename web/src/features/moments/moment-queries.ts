import { changeMoment, listMoments, type Moment } from '@heed/contract/moments.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const momentsQuery = (filter: { view: 'shared' | 'kept'; branchId?: string; employeeId?: string }) =>
  infiniteQueryOptions({
    queryKey: ['moments', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listMoments, { query: { ...filter, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** What may be told of the last week, for the talk before the shift. */
export const weekMomentsQuery = queryOptions({
  queryKey: ['moments', 'week'],
  queryFn: ({ signal }) => call(listMoments, { query: { days: 7, limit: 3 }, signal }),
})

export const useChangeMoment = (moment: Moment, onDone?: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: z.input<typeof changeMoment.body>) => call(changeMoment, { params: { id: moment.id }, body }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['moments'] })
      toast({ text: t('moments:kept') })
      onDone?.()
    },
    onError: (reason) => toastProblem(reason),
  })
}
