/** What is said of one item: yes or no, 1 to 5, or that it does not apply. */
type Answer = 'yes' | 'no' | 'none' | '1' | '2' | '3' | '4' | '5'

/** 0 to 100; `undefined` for what does not apply. */
const pointsOf = (answer: Answer): number | undefined => {
  if (answer === 'none') return undefined
  if (answer === 'yes') return 100
  return answer === 'no' ? 0 : (Number(answer) - 1) * 25
}

/** Mean of all items that apply, 0 to 100: yes and 5 are 100, no and 1 are 0; `undefined` where none applies. */
export function auditScore(answers: readonly Answer[]): number | undefined {
  const points = answers.map(pointsOf).filter((point) => point !== undefined)
  return points.length === 0 ? undefined : points.reduce((sum, point) => sum + point, 0) / points.length
}

/** Somebody has to do something about it: no, or 1 or 2 of 5. */
export const isLowAnswer = (answer: Answer): boolean => answer === 'no' || answer === '1' || answer === '2'
