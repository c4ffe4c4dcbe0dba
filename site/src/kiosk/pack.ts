import type { AnswerFault } from '@heed/methods/survey/read-answers.ts'
import type { SurveyContent } from '@heed/methods/survey/survey-content.ts'

/** A field of a form and what stands in it. */
export type Pair = [string, string]

export type InLanguage = {
  pages: string[]
  thanks: string
  faults: Record<string, Record<AnswerFault, string>>
  nothing: string
  waiting: string
}
/** What the server packs; see `server/src/features/voice/kiosk/pack-kiosk.ts`. */
export type Pack = { key: string; version: number; content: SurveyContent; languages: Record<string, InLanguage> }

/** Around the answer that stands in the words of a later question. */
export const placeMark = '\u2063'
