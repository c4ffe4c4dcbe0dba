import { listAnswers, listSurveys, type Survey, updateSurvey } from '@heed/contract/voice.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import { call } from '../../app/api.ts'
import { toast, toastProblem } from '../../app/toast.tsx'

export const answersQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['answers', search ?? ''],
    queryFn: ({ pageParam, signal }) => call(listAnswers, { query: { search, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })

export const surveysQuery = queryOptions({
  queryKey: ['surveys'],
  queryFn: ({ signal }) => call(listSurveys, { signal }),
})

export type SurveyChange = Partial<
  Pick<
    Survey,
    | 'active'
    | 'occasions'
    | 'delayHours'
    | 'quietDays'
    | 'expiresDays'
    | 'silentDays'
    | 'reminderDays'
    | 'sharePercent'
    | 'heldOutPercent'
    | 'unhappyOpens'
  >
> & { leftOut?: string[] }

/** Changes a survey; saved unchanged, it becomes the business's own. */
export const useChangeSurvey = (id: string, onDone?: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SurveyChange) => call(updateSurvey, { params: { id }, body }),
    onSuccess: (_, change) => {
      client.invalidateQueries({ queryKey: surveysQuery.queryKey, exact: true })
      if (change.leftOut) client.invalidateQueries({ queryKey: ['insight'] })
      const said =
        Object.keys(change).length === 0
          ? 'confirmed'
          : change.active === undefined || change.occasions
            ? 'saved'
            : undefined
      toast({
        text: said ? t(`voice:surveys.${said}`) : t(change.active ? 'voice:surveys.nowOn' : 'voice:surveys.nowOff'),
      })
      onDone?.()
    },
    onError: onDone ? undefined : (reason) => toastProblem(reason, t('voice:surveys.notSaved')),
  })
}
