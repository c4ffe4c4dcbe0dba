import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language } from './primitives.ts'
import { SurveyFilter } from './surveys.ts'
import { ThemeKind, ThemeState } from './themes.ts'

/** What customers wrote into a survey, and what came of its answers. */
export const SurveyFollowing = z.object({
  /** The newest texts, whole. */
  said: z.array(
    z.object({
      responseId: Id,
      at: Instant,
      branch: z.string(),
      language: Language,
      question: z.string(),
      text: z.string(),
    }),
  ),
  /** All that was written within the filter. */
  saidInAll: z.int(),
  /** Themes that answers were put into, the most answered first. */
  themes: z.array(
    z.object({
      id: Id,
      name: z.string(),
      kind: ThemeKind,
      state: ThemeState,
      owner: z.string(),
      dueOn: Day,
      /** Answers of this survey in it. */
      answers: z.int(),
    }),
  ),
  /** Cases that unhappy answers became. */
  cases: z.object({ opened: z.int(), solved: z.int() }),
  /** What is or was to be done about the cases that were answered about or came of answers. */
  actions: z.object({ open: z.int(), settled: z.int() }),
})
export type SurveyFollowing = z.infer<typeof SurveyFollowing>
export const readSurveyFollowing = endpoint({
  id: 'readSurveyFollowing',
  method: 'GET',
  path: '/surveys/:id/following',
  tag: 'voice',
  may: 'survey:read',
  summary: 'What customers wrote, newest first, and the themes, cases and actions that came of it',
  params: IdParams,
  query: SurveyFilter,
  response: SurveyFollowing,
})
