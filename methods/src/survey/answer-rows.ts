import { decimalOf } from './read-answers.ts'
import { type Answers, type Question, scaleOf } from './survey-content.ts'

/** One kept value. `part`: the line, the option or the side; exactly one of number, choice and text is set. */
export type AnswerRow = {
  question: string
  part: string
  number: number | null
  choice: string | null
  text: string | null
}

/** Answers as the rows that are kept and counted. What was left blank has no row; 0 has one. */
export const rowsOf = (questions: readonly Question[], answers: Answers): AnswerRow[] =>
  questions.flatMap((question) => {
    const answer = answers[question.id]
    return answer === undefined ? [] : rowsOfOne(question, answer)
  })

function rowsOfOne({ id, kind }: Question, answer: Answers[string]): AnswerRow[] {
  const row = (part: string, value: Partial<AnswerRow>): AnswerRow => ({
    question: id,
    part,
    number: null,
    choice: null,
    text: null,
    ...value,
  })
  /** Own words are counted as "other" and kept beside it. */
  const chosen = (value: string, part: string | undefined): AnswerRow[] =>
    value.startsWith('other:')
      ? [row(part ?? 'other', { choice: 'other' }), row('words', { text: value.slice(6) })]
      : [row(part ?? value, { choice: value })]
  const ofLines = (make: (value: string) => Partial<AnswerRow>): AnswerRow[] =>
    Object.entries(answer as Record<string, string>).flatMap(([part, value]) =>
      value === '' ? [] : row(part, make(value)),
    )
  if (kind === 'pair' || kind === 'ranking' || kind === 'points') return ofLines((value) => ({ number: Number(value) }))
  if (scaleOf(kind)) return [row('', { number: Number(answer) })]
  switch (kind) {
    case 'single':
      return [answer as string].flatMap((value) => chosen(value, ''))
    case 'multiple':
      return (answer as string[]).flatMap((value) => chosen(value, undefined))
    case 'matrix':
      return ofLines((choice) => ({ choice }))
    case 'compare':
      return [row('', { choice: answer as string })]
    case 'number':
      return [row('', { number: decimalOf(answer as string) })]
    case 'consent': {
      const { say = '', contact = '' } = answer as Record<string, string>
      return [
        ...(say === '' ? [] : [row('', { choice: say })]),
        // Without consent no address is kept, whatever was typed.
        ...(say === 'yes' && contact !== '' ? [row('contact', { text: contact })] : []),
      ]
    }
    default:
      return [row('', { text: answer as string })]
  }
}
