import {
  changeLesson,
  getLesson,
  type Lesson,
  type LessonState,
  listLessons,
  pickLesson,
  publishLesson,
  withdrawLesson,
} from '@heed/contract/lessons.ts'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../app/api.ts'

export const lessonsQuery = (state: LessonState, search: string | undefined, causeId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['prevention', 'lessons', state, search ?? '', causeId ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call(listLessons, { query: { state, search, causeId, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const lessonQuery = (id: string) =>
  queryOptions({
    queryKey: ['prevention', 'lesson', id],
    queryFn: ({ signal }) => call(getLesson, { params: { id }, signal }),
  })

const useLessonAct = <Body>(act: (body: Body) => Promise<Lesson>, onDone: (lesson: Lesson) => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (lesson) => {
      client.setQueryData(lessonQuery(lesson.id).queryKey, lesson)
      client.invalidateQueries({ queryKey: ['prevention', 'lessons'] })
      onDone(lesson)
    },
  })
}

export const usePickLesson = (caseId: string, onDone: (lesson: Lesson) => void) =>
  useLessonAct(() => call(pickLesson, { params: { id: caseId } }), onDone)

export const useChangeLesson = (id: string, onDone: (lesson: Lesson) => void) =>
  useLessonAct((body: z.input<typeof changeLesson.body>) => call(changeLesson, { params: { id }, body }), onDone)

export const usePublishLesson = (id: string, onDone: (lesson: Lesson) => void) =>
  useLessonAct(() => call(publishLesson, { params: { id } }), onDone)

export const useWithdrawLesson = (id: string, onDone: (lesson: Lesson) => void) =>
  useLessonAct((why: string) => call(withdrawLesson, { params: { id }, body: { why } }), onDone)
