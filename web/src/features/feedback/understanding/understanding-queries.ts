import type { Mood } from '@heed/contract/feedback.ts'
import * as contract from '@heed/contract/feedback-understanding.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { t } from 'i18next'
import type { z } from 'zod'
import { call } from '../../../app/api.ts'
import { currentLanguage } from '../../../app/i18n.ts'
import { toast, toastProblem } from '../../../app/toast.tsx'

/** While everything is read again, it looks how far that is. */
export const topicsQuery = queryOptions({
  queryKey: ['feedback', 'topics'],
  queryFn: ({ signal }) => call(contract.listTopics, { signal }),
  refetchInterval: ({ state }) => (state.data && state.data.reading.read < state.data.reading.all ? 2000 : false),
})

export type CountsFilter = z.input<typeof contract.countTopics.query>
export const topicCountsQuery = (filter: CountsFilter) =>
  queryOptions({
    queryKey: ['feedback', 'topic-counts', filter],
    queryFn: ({ signal }) => call(contract.countTopics, { query: filter, signal }),
    placeholderData: (before) => before,
  })

export const suggestionsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['feedback', 'topic-phrases', language],
    queryFn: ({ signal }) => call(contract.suggestPhrases, { query: { language }, signal }),
  })

export const moodReadingQuery = queryOptions({
  queryKey: ['feedback', 'mood-reading'],
  queryFn: ({ signal }) => call(contract.getMoodReading, { signal }),
})

/** Any change of what is looked for, or of how one item was read. */
export const useUnderstandingAct = <Sent, Got>(
  act: (sent: Sent) => Promise<Got>,
  { said, onDone, toasts = false }: { said: string; onDone?: () => void; toasts?: boolean },
) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      client.invalidateQueries({ queryKey: ['feedback'] })
      toast({ text: said })
      onDone?.()
    },
    onError: toasts ? (reason) => toastProblem(reason) : undefined,
  })
}

export const useAddPhrase = (language: Language) =>
  useUnderstandingAct(
    ({ topicId, phrase }: { topicId: string; phrase: string }) =>
      call(contract.addPhrase, { params: { id: topicId }, body: { language, phrase } }),
    { said: t('topics:added'), toasts: true },
  )

export const useSetTopic = (id: string) =>
  useUnderstandingAct(
    (body: { topicId: string; belongs: boolean }) => call(contract.setTopicOf, { params: { id }, body }),
    { said: t('topics:kept'), toasts: true },
  )

export const useSetMood = (id: string) =>
  useUnderstandingAct((mood: Mood | null) => call(contract.setMoodOf, { params: { id }, body: { mood } }), {
    said: t('topics:kept'),
    toasts: true,
  })

/** In the reader's language, else in the first that it has. */
export const topicName = ({ names }: { names: Partial<Record<Language, string>> }): string =>
  names[currentLanguage()] ?? Object.values(names)[0] ?? ''
