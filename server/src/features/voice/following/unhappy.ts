import { type RawBuilder, sql } from 'kysely'

/** 1 and 2 of 5, 0 to 6 of 10, not solved, or would not come back. */
export const isUnhappy = (answer: {
  satisfaction: number | null
  recommendation: number | null
  solved: string | null
  comeback: string | null
}): boolean =>
  (answer.satisfaction !== null && answer.satisfaction <= 2) ||
  (answer.satisfaction === null && answer.recommendation !== null && answer.recommendation <= 6) ||
  answer.solved === 'no' ||
  answer.comeback === 'no'

/** The same of answers `r`. */
export const unhappyAnswer: RawBuilder<boolean> = sql`(r.satisfaction <= 2
  or (r.satisfaction is null and r.recommendation <= 6) or r.solved = 'no' or r.comeback = 'no')`
