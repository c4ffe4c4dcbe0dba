import type { Language } from '@heed/contract/primitives.ts'
import type { HandWay } from '@heed/contract/survey-by-hand.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import type { Asked } from '../page/find-asked.ts'
import { surveyClosed, surveyUnpublished } from '../voice.errors.ts'

/** The survey as customers of this branch are asked it now. */
export async function findForHand(
  tx: Tx,
  surveyId: string,
  { branchId, way, language }: { branchId: string; way: HandWay; language: Language },
): Promise<Asked> {
  const survey = await tx.db
    .selectFrom('survey as s')
    .innerJoin('workspace as w', 'w.id', 's.workspace_id')
    .select(['s.version', 's.left_out', 's.closed_at', 's.opened_at', 'w.name as business'])
    .where('s.id', '=', surveyId)
    .executeTakeFirst()
  const branch = await tx.db.selectFrom('branch').select(['name', 'zone']).where('id', '=', branchId).executeTakeFirst()
  if (!survey || !branch) throw notFound()
  if (!survey.opened_at) throw surveyUnpublished()
  if (survey.closed_at) throw surveyClosed()
  return {
    surveyId,
    version: survey.version,
    content: await contentOf(tx, { id: surveyId, version: survey.version, left_out: survey.left_out }),
    branchId,
    branch: branch.name,
    zone: branch.zone,
    business: survey.business,
    way,
    standing: 'open',
    language,
    invitation: null,
    linkId: null,
    framedBy: [],
    byHand: null,
    incentive: null,
  }
}

/** Paper has every question on it and asks nobody again: no branches, no pages, no answer of one question in the words of another. */
export const onPaper = (content: SurveyContent): SurveyContent => ({
  ...content,
  questions: content.questions.map(({ showIf: _, newPage: __, required: ___, prompts: ____, ...question }) => ({
    ...question,
    ask: withoutPlaces(question.ask),
    ...(question.hint ? { hint: withoutPlaces(question.hint) } : {}),
  })),
})

const withoutPlaces = (words: SurveyContent['title']): SurveyContent['title'] =>
  Object.fromEntries(
    Object.entries(words).map(([language, text]) => [language, text?.replace(/\{\{answer\.[a-z0-9_]+\}\}/g, '…')]),
  )
