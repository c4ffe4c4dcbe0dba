import type { Question, QuestionKind } from '@heed/contract/survey-content.ts'

/** In the order in which they are offered. */
export const offeredKinds: QuestionKind[] = [
  'satisfaction',
  'recommendation',
  'effort',
  'compare',
  'text',
  'single',
  'multiple',
  'matrix',
  'ranking',
  'pair',
  'points',
  'number',
  'date',
  'consent',
]

export const hasOptions = (kind: QuestionKind) => ['single', 'multiple', 'ranking', 'matrix'].includes(kind)
export const hasRows = (kind: QuestionKind) => ['pair', 'points', 'matrix'].includes(kind)
export const hasEnds = (kind: QuestionKind) => ['recommendation', 'effort', 'pair'].includes(kind)
export const hasBounds = (kind: QuestionKind) => ['number', 'multiple'].includes(kind)
export const mayShuffle = (kind: QuestionKind) => ['single', 'multiple', 'ranking'].includes(kind)
export const mayHaveOther = (kind: QuestionKind) => ['single', 'multiple'].includes(kind)

/** A name that nobody has yet: `q1`, `q2` … within the survey, `o1` … within a list. */
export function freeId(letter: string, taken: readonly { id: string }[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${letter}${number}`
    if (!taken.some((one) => one.id === id)) return id
  }
}

export function newQuestion(kind: QuestionKind, questions: readonly Question[]): Question {
  const two = [
    { id: 'o1', words: {} },
    { id: 'o2', words: {} },
  ]
  return {
    id: freeId('q', questions),
    kind,
    ask: {},
    ...(hasOptions(kind) ? { options: two } : {}),
    ...(hasRows(kind) ? { rows: two } : {}),
  }
}

/** The same question once more under a name of its own; what it counts as stays with the first. */
export function copyOf({ countsAs: _, ...question }: Question, questions: readonly Question[]): Question {
  return { ...question, id: freeId('q', questions) }
}

/** The list with one question moved a place up or down. */
export function moved(questions: readonly Question[], at: number, by: -1 | 1): Question[] {
  const list = [...questions]
  const [question] = list.splice(at, 1)
  if (question) list.splice(at + by, 0, question)
  return list
}
