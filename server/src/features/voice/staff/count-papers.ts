import type { Question } from '@heed/contract/survey-content.ts'
import { rowsOf } from '@heed/methods/survey/answer-rows.ts'
import { partsToShow } from '@heed/methods/survey/least-group.ts'
import type { Paper } from './ballot-box.ts'

/** `value` is empty for how many answered the question, `part` for everybody. */
export type Count = { part: string; question: string; value: string; n: number }
export type Counted = { shownParts: string[]; counts: Count[]; comments: { question: string; words: string }[] }

/** Turns papers into counts of which none is of fewer people than the least group, nor is what is left when they are subtracted. */
export function countPapers(questions: readonly Question[], papers: readonly Paper[], least: number): Counted {
  if (papers.length < least) return { shownParts: [], counts: [], comments: [] }
  const shownParts = partsToShow(sizes(papers), least)
  const counts: Count[] = []
  const comments: Counted['comments'] = []
  for (const question of questions) {
    const answered = papers.filter(({ answers }) => answers[question.id] !== undefined)
    comments.push(...wordsOf(question, answered))
    if (question.kind === 'text' || answered.length < least) continue
    counts.push(...countValues(question, answered, ''))
    // People of one part who passed over this question may be too few again on either side.
    const parts = partsToShow(sizes(answered, shownParts), least)
    for (const part of parts)
      counts.push(
        ...countValues(
          question,
          answered.filter((paper) => paper.part === part),
          part,
        ),
      )
  }
  return { shownParts, counts, comments }
}

function sizes(papers: readonly Paper[], known?: readonly string[]): Map<string, number> {
  const result = new Map<string, number>()
  for (const { part } of papers) {
    const name = known && !known.includes(part) ? '' : part
    result.set(name, (result.get(name) ?? 0) + 1)
  }
  return result
}

function countValues(question: Question, papers: readonly Paper[], part: string): Count[] {
  const values = new Map<string, number>([['', papers.length]])
  for (const { answers } of papers)
    for (const { number, choice } of rowsOf([question], answers)) {
      const value = number === null ? choice : String(number)
      if (value) values.set(value, (values.get(value) ?? 0) + 1)
    }
  return [...values].map(([value, n]) => ({ part, question: question.id, value, n }))
}

const wordsOf = (question: Question, papers: readonly Paper[]) =>
  papers.flatMap(({ answers }) =>
    rowsOf([question], answers).flatMap(({ text }) => (text ? [{ question: question.id, words: text }] : [])),
  )
