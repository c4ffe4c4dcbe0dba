import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FreeText, Id, IdParams, Instant, Language, OneLine, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const lessonStates = ['published', 'draft', 'withdrawn'] as const
export const LessonState = z.enum(lessonStates)
export type LessonState = z.infer<typeof LessonState>

export const lessonFields = ['title', 'problem', 'solution', 'lesson'] as const
export const LessonField = z.enum(lessonFields)
export type LessonField = z.infer<typeof LessonField>

/** Something in a draft that still points at a person. */
export const PersonLeft = z.object({
  field: LessonField,
  kind: z.enum(['name', 'email', 'phone', 'number']),
  /** As it stands there. */
  words: z.string(),
})
export type PersonLeft = z.infer<typeof PersonLeft>

/** What was learned of a solved complaint, without the people in it. */
export const Lesson = z.object({
  id: Id,
  title: z.string(),
  problem: z.string(),
  solution: z.string(),
  lesson: z.string(),
  language: Language,
  cause: z.object({ id: Id, words: z.string() }).nullable(),
  state: LessonState,
  /** null where the case is out of sight. */
  case: z.object({ id: Id, number: z.int() }).nullable(),
  madeBy: Person.nullable(),
  madeAt: Instant,
  publishedBy: Person.nullable(),
  publishedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawnWhy: z.string().nullable(),
  /** Of one that is not published: what keeps it from being so. */
  left: z.array(PersonLeft),
})
export type Lesson = z.infer<typeof Lesson>

export const listLessons = endpoint({
  id: 'listLessons',
  method: 'GET',
  path: '/lessons',
  tag: 'prevention',
  may: 'prevention:read',
  summary:
    'The case library, newest first, by words and cause; what is not published only by whoever may write it and sees its case',
  query: PageQuery.extend({
    state: LessonState.default('published'),
    search: FreeText.max(200).optional(),
    causeId: Id.optional(),
  }).strict(),
  response: pageOf(Lesson),
})
export const getLesson = endpoint({
  id: 'getLesson',
  method: 'GET',
  path: '/lessons/:id',
  tag: 'prevention',
  may: 'prevention:read',
  summary: 'One lesson; of a draft, the names and numbers that are still in it',
  params: IdParams,
  response: Lesson,
})
export const pickLesson = endpoint({
  id: 'pickLesson',
  method: 'POST',
  path: '/cases/:id/lesson',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Make a draft of a solved complaint, with names, addresses and numbers of people left out',
  params: IdParams,
  response: Lesson,
  status: 201,
})
const Text = FreeText.max(4000)
export const changeLesson = endpoint({
  id: 'changeLesson',
  method: 'PATCH',
  path: '/lessons/:id',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Write a lesson that is not published',
  params: IdParams,
  body: z
    .object({ title: OneLine.max(200), problem: Text, solution: Text, lesson: Text, causeId: Id.nullable() })
    .partial()
    .strict(),
  response: Lesson,
})
export const publishLesson = endpoint({
  id: 'publishLesson',
  method: 'POST',
  path: '/lessons/:id/publish',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Let everybody read it; refused while something in it points at a person',
  params: IdParams,
  response: Lesson,
})
export const withdrawLesson = endpoint({
  id: 'withdrawLesson',
  method: 'POST',
  path: '/lessons/:id/withdraw',
  tag: 'prevention',
  may: 'prevention:act',
  summary: 'Take it out of the library, with the reason',
  params: IdParams,
  body: z.object({ why: OneLine.min(1).max(500) }).strict(),
  response: Lesson,
})
