import type { Question } from '@heed/contract/survey-content.ts'
import { scaleOf } from '@heed/methods/survey/survey-content.ts'
import type { Count } from './count-papers.ts'

/** Below three of five somebody has to do something, or say why not. */
export const lowMean = 3

/** Mean of the numbers that were given; null for a question of words. */
export function meanOf(question: Question, counts: readonly Count[], part = ''): number | null {
  if (!scaleOf(question.kind)) return null
  const given = counts.filter((count) => count.part === part && count.question === question.id && count.value !== '')
  const n = given.reduce((sum, count) => sum + count.n, 0)
  return n === 0 ? null : given.reduce((sum, count) => sum + Number(count.value) * count.n, 0) / n
}

export const isLow = (question: Question, mean: number | null): boolean =>
  question.kind === 'satisfaction' && mean !== null && mean < lowMean

export const lowItems = (questions: readonly Question[], counts: readonly Count[]) =>
  questions.flatMap((question) => {
    const mean = meanOf(question, counts)
    return mean !== null && isLow(question, mean) ? [{ id: question.id, ask: question.ask, mean }] : []
  })

/** About a third of a step in the mean of all. */
const fallOf = 0.3

/** Items that fell since the round before. */
export const sinkingItems = (questions: readonly Question[], counts: readonly Count[], before: readonly Count[]) =>
  questions.filter((question) => {
    const [now, then] = [meanOf(question, counts), meanOf(question, before)]
    return question.kind === 'satisfaction' && now !== null && then !== null && then - now >= fallOf
  })
