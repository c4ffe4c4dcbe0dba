import { changeCause, getCauseFigures, listCauseCases, listCauses, makeCause } from '@heed/contract/causes.ts'
import {
  changeCorrectiveAction,
  dropCorrectiveAction,
  finishCorrectiveAction,
  listCorrectiveActions,
  makeCorrectiveAction,
} from '@heed/contract/corrective-actions.ts'
import { changeProblem, listProblems, reportProblem } from '@heed/contract/problems.ts'
import { listSimilarSolutions, listSolutions } from '@heed/contract/solutions.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export type Period = z.input<typeof getCauseFigures.query>

export const causesQuery = queryOptions({
  queryKey: ['prevention', 'causes'],
  queryFn: ({ signal }) => call(listCauses, { query: {}, signal }),
})

export const causeFiguresQuery = (period: Period) =>
  queryOptions({
    queryKey: ['prevention', 'figures', period],
    queryFn: ({ signal }) => call(getCauseFigures, { query: period, signal }),
    placeholderData: (before) => before,
  })

export const causeCasesQuery = (id: string, period: Period) =>
  queryOptions({
    queryKey: ['prevention', 'cases-of', id, period],
    queryFn: ({ signal }) => call(listCauseCases, { params: { id }, query: period, signal }),
  })

export const correctiveQuery = queryOptions({
  queryKey: ['prevention', 'corrective'],
  queryFn: ({ signal }) => call(listCorrectiveActions, { query: {}, signal }),
})

export const solutionsQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['prevention', 'solutions', search ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call(listSolutions, { query: { search, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** Below the key of the case: what was bought decides what is similar. */
export const similarQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['cases', 'one', caseId, 'similar'],
    queryFn: ({ signal }) => call(listSimilarSolutions, { params: { id: caseId }, signal }),
  })

export const problemsQuery = infiniteQueryOptions({
  queryKey: ['prevention', 'problems'],
  queryFn: ({ pageParam, signal }) => call(listProblems, { query: { cursor: pageParam, limit: 30 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

const usePreventionAct = <Body, Result>(act: (body: Body) => Promise<Result>, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['prevention'] })
      client.invalidateQueries({ queryKey: ['today'] })
      onDone()
    },
  })
}

export const useMakeCause = (onDone: () => void) =>
  usePreventionAct((body: z.input<typeof makeCause.body>) => call(makeCause, { body }), onDone)

export const useChangeCause = (id: string, onDone: () => void) =>
  usePreventionAct((body: z.input<typeof changeCause.body>) => call(changeCause, { params: { id }, body }), onDone)

export const useMakeCorrective = (onDone: () => void) =>
  usePreventionAct((body: z.input<typeof makeCorrectiveAction.body>) => call(makeCorrectiveAction, { body }), onDone)

export const useChangeCorrective = (id: string, onDone: () => void) =>
  usePreventionAct(
    (body: z.input<typeof changeCorrectiveAction.body>) => call(changeCorrectiveAction, { params: { id }, body }),
    onDone,
  )

export const useFinishCorrective = (id: string, onDone: () => void) =>
  usePreventionAct(
    (body: z.input<typeof finishCorrectiveAction.body>) => call(finishCorrectiveAction, { params: { id }, body }),
    onDone,
  )

export const useDropCorrective = (id: string, onDone: () => void) =>
  usePreventionAct((reason: string) => call(dropCorrectiveAction, { params: { id }, body: { reason } }), onDone)

export const useReportProblem = (onDone: () => void) =>
  usePreventionAct((body: z.input<typeof reportProblem.body>) => call(reportProblem, { body }), onDone)

export const useChangeProblem = (id: string, onDone: () => void) =>
  usePreventionAct((body: z.input<typeof changeProblem.body>) => call(changeProblem, { params: { id }, body }), onDone)
