import type { CountsAs, Words } from '@heed/contract/survey-content.ts'
import type { SurveyEstimate } from '@heed/contract/surveys.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/scope.ts'
import { countBy } from '../results/count-by.ts'
import { everyQuestion } from '../results/read-results.ts'
import { type Measure, measuresOf, type ValueCount } from './measures.ts'
import { readMinimumAnswers } from './minimum-answers.ts'
import { estimateOf } from './sum-up.ts'

type Asked = { id: string; name: string; question: string; ask: Words }
type Month = { start: string; estimate: z.output<typeof SurveyEstimate> }

const mostMonths = 24

/** The share of customers of a branch who agreed with what counts as this, month by month, whatever surveys asked it. */
export async function readAskedByMonth(
  tx: Tx,
  countsAs: CountsAs,
  branchId: string,
): Promise<{ surveys: Asked[]; minimumAnswers: number; months: Month[] }> {
  const opened = await tx.db
    .selectFrom('survey')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('opened_at', 'is not', null)
    .orderBy('id')
    .execute()
  const surveys: Asked[] = []
  const counts = new Map<string, ValueCount[]>()
  let measure: Measure | undefined
  for (const survey of opened) {
    const question = (await everyQuestion(tx, survey)).find((one) => one.countsAs === countsAs)
    if (!question) continue
    measure ??= measuresOf([question])[0]
    surveys.push({ id: survey.id, name: survey.name, question: question.id, ask: question.ask })
    for (const { group, part, ...count } of await countBy(
      tx,
      survey.id,
      { branchId },
      { group: 'month', question: question.id },
    ))
      if (part === '') counts.set(group, [...(counts.get(group) ?? []), count])
  }
  const minimumAnswers = await readMinimumAnswers(tx)
  const months = [...counts.keys()]
    .sort()
    .slice(-mostMonths)
    .flatMap((start) =>
      measure ? [{ start, estimate: estimateOf(measure, counts.get(start) ?? [], minimumAnswers) }] : [],
    )
  return { surveys, minimumAnswers, months }
}
