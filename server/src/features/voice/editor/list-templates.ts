import { languages } from '@heed/contract/primitives.ts'
import type { SurveyTemplate } from '@heed/contract/surveys.ts'
import type { z } from 'zod'
import { templates } from '../survey-content.ts'

export const listTemplates = (): z.output<typeof SurveyTemplate>[] =>
  templates.map(({ key, name, what, questions }) => ({
    key,
    name,
    what,
    questions: questions.length,
    languages: [...languages],
  }))
