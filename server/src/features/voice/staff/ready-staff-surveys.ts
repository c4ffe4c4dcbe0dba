import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@heed/contract/primitives.ts'
import { StaffRoundKind } from '@heed/contract/staff-surveys.ts'
import { Question, type SurveyContent } from '@heed/contract/survey-content.ts'
import { z } from 'zod'
import { Template } from '../survey-content.ts'

const folder = join(import.meta.dirname, '../../../../../content/surveys/staff')
/** `scale`: the words of 5 to 1, the same for all statements of a survey; `inside`: those that rate the service of colleagues. */
const Ready = Template.extend({
  kind: StaffRoundKind,
  scale: Question.shape.options.unwrap(),
  inside: z.array(z.string()).default([]),
})

/** Ready surveys among employees, in the order of their files' names; a new one is a new file. */
export const readyStaffSurveys = readdirSync(folder)
  .sort()
  .map((name) => Ready.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))

export const contentOfReady = ({
  title,
  lead,
  thanks,
  questions,
  scale,
}: (typeof readyStaffSurveys)[number]): SurveyContent => ({
  languages: [...languages],
  title,
  lead: lead ?? {},
  thanks: thanks ?? {},
  questions: questions.map((question) =>
    question.kind === 'satisfaction' ? { ...question, options: scale } : question,
  ),
})
