import type { SurveyContent } from '@heed/contract/survey-content.ts'
import * as contract from '@heed/contract/surveys.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import type { Language } from '../../app/languages.ts'
import { toast } from '../../app/toast.tsx'

export const surveyQuery = (id: string) =>
  queryOptions({
    queryKey: ['survey', id],
    queryFn: ({ signal }) => call(contract.getSurvey, { params: { id }, signal }),
  })
export const templatesQuery = queryOptions({
  queryKey: ['survey-templates'],
  queryFn: ({ signal }) => call(contract.listSurveyTemplates, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export type ResultFilter = {
  branchId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  way?: contract.Way | undefined
  language?: Language | undefined
}
export type Behind = {
  question: string
  part?: string | undefined
  value?: string | undefined
  /** Another question, and which of the two was answered with 1 or 2. */
  against?: string | undefined
  weak?: 'this' | 'other' | 'both' | 'neither' | undefined
  /** The employee whose cases were asked about. */
  memberId?: string | undefined
}

export const resultsQuery = (id: string, filter: ResultFilter) =>
  queryOptions({
    queryKey: ['survey', id, 'results', filter],
    queryFn: ({ signal }) => call(contract.readSurveyResults, { params: { id }, query: filter, signal }),
    placeholderData: (before) => before,
  })
export const responsesQuery = (id: string, filter: ResultFilter & Partial<Behind>) =>
  infiniteQueryOptions({
    queryKey: ['survey', id, 'responses', filter],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listSurveyResponses, {
        params: { id },
        query: { ...filter, limit: 20, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** Every act answers with the survey as it is then, so the page needs no second question. */
const useSurveyAct = <Input>(id: string, act: (input: Input) => Promise<contract.SurveyDetail>, said?: 'published') => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (survey) => {
      client.setQueryData(surveyQuery(id).queryKey, survey)
      client.invalidateQueries({ queryKey: ['surveys'] })
      if (said) toast({ text: t(`surveys:said.${said}`) })
    },
  })
}
export const useSaveSurvey = (id: string) =>
  useSurveyAct(id, (body: { revision: number; name: string; content: SurveyContent }) =>
    call(contract.saveSurvey, { params: { id }, body }),
  )
export const usePublishSurvey = (id: string) =>
  useSurveyAct(
    id,
    (revision: number) => call(contract.publishSurvey, { params: { id }, body: { revision } }),
    'published',
  )
export const useCloseSurvey = (id: string) =>
  useSurveyAct(id, (closed: boolean) => call(contract.closeSurvey, { params: { id }, body: { closed } }))

export const useCreateSurvey = (onDone: (id: string) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; template: string | null }) => call(contract.createSurvey, { body }),
    onSuccess: (survey) => {
      client.setQueryData(surveyQuery(survey.id).queryKey, survey)
      client.invalidateQueries({ queryKey: ['surveys'] })
      onDone(survey.id)
    },
  })
}
export const useDeleteSurvey = (id: string, onDone: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(contract.deleteSurvey, { params: { id } }),
    onSuccess: () => {
      onDone()
      client.invalidateQueries({ queryKey: ['surveys'] })
      client.removeQueries({ queryKey: ['survey', id] })
    },
  })
}

const useLinkAct = <Input>(surveyId: string, act: (input: Input) => Promise<unknown>, onDone?: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      client.invalidateQueries({ queryKey: surveyQuery(surveyId).queryKey, exact: true })
      onDone?.()
    },
  })
}
export const useCreateLink = (surveyId: string, onDone: () => void) =>
  useLinkAct(
    surveyId,
    (body: { branchId: string; name: string; way: contract.LinkWay }) =>
      call(contract.createSurveyLink, { params: { id: surveyId }, body }),
    onDone,
  )
export const useChangeLink = (surveyId: string) =>
  useLinkAct(surveyId, ({ id, closed }: { id: string; closed: boolean }) =>
    call(contract.changeSurveyLink, { params: { id }, body: { closed } }),
  )

export const drawPreview = (
  id: string,
  body: {
    content: SurveyContent
    language: 'en' | 'tr' | 'id' | 'az' | 'zh'
    page: number
    fields: [string, string][]
  },
) => call(contract.previewSurvey, { params: { id }, body })
