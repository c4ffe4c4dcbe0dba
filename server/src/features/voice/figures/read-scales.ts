import type { Question } from '@heed/contract/survey-content.ts'
import type { SurveyDrivers } from '@heed/contract/survey-figures.ts'
import { cronbachAlpha } from '@heed/methods/cronbach.ts'
import { pairSides } from '@heed/methods/survey/survey-content.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { Filter } from '../results/count-answers.ts'
import { readWholeAnswers } from './read-whole-answers.ts'

const leastRows = 30

/** Of each question of pairs with several lines, whether what is expected and what is received each measure one thing. */
export async function readScales(
  tx: Tx,
  surveyId: string,
  filter: Filter,
  { questions, minimum }: { questions: readonly Question[]; minimum: number },
): Promise<SurveyDrivers['scales']> {
  const scales: SurveyDrivers['scales'] = []
  const needed = Math.max(leastRows, minimum)
  for (const { id, ask, kind, rows = [] } of questions) {
    if (kind !== 'pair' || rows.length < 2) continue
    const { answers } = await readWholeAnswers(tx, surveyId, filter, { having: id, questions: [id] })
    for (const side of pairSides) {
      const lines = answers.map((answer) => rows.map((row) => answer.get(`${id}:${row.id}.${side}`) ?? null))
      const whole = lines.filter((line) => line.every((value) => value !== null))
      const alpha = whole.length < needed ? undefined : cronbachAlpha(whole)
      scales.push({
        question: id,
        ask,
        side: side === 'e' ? 'expected' : 'received',
        lines: rows.length,
        n: whole.length,
        needed,
        alpha: alpha?.value ?? null,
        low: alpha?.low ?? null,
        high: alpha?.high ?? null,
      })
    }
  }
  return scales
}
