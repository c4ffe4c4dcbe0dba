import type { CountsAs, Question, SurveyContent } from '@heed/contract/survey-content.ts'

const scores: CountsAs[] = ['satisfaction', 'speed', 'welcome', 'core', 'service', 'help', 'comfort', 'atmosphere']
const choices: Partial<Record<CountsAs, string[]>> = {
  solved: ['yes', 'partly', 'no'],
  comeback: ['yes', 'perhaps', 'no'],
  wait: ['none', 'short', 'right', 'long'],
  share: ['yes', 'no'],
  decided: ['service', 'price', 'range', 'place', 'habit'],
}

/** Whether answers to this question can be counted as that figure. */
function fits({ kind, options = [], other }: Question, figure: CountsAs): boolean {
  if (scores.includes(figure)) return kind === 'satisfaction'
  if (figure === 'recommendation') return kind === 'recommendation'
  if (figure === 'comment' || figure === 'moment') return kind === 'text'
  if (figure === 'explained') return kind === 'number'
  if (figure === 'wait' && kind === 'satisfaction') return true
  return kind === 'single' && !other && options.every(({ id }) => choices[figure]?.includes(id))
}

/** Questions that count as a figure which another one counts as already, or which their answers cannot be. */
export const faultsOfCounting = ({ questions }: SurveyContent) =>
  questions.flatMap((question, at) => {
    const { countsAs } = question
    if (!countsAs) return []
    if (questions.findIndex((other) => other.countsAs === countsAs) < at) return [{ at, rule: 'counted_twice' }]
    return fits(question, countsAs) ? [] : [{ at, rule: 'cannot_count' }]
  })
