export type GoalRatings = { difficulty: number; chance: number }

/**
 * Whether a goal is as hard as can be and still reachable, as one of the two who agree rates it, each 1 to 5: difficulty from very
 * easy to very hard, chance of success from none to certain. Goals lift performance most when they are hard and accepted
 * (Locke and Latham 1990): what is easy, or all but certain, lifts nothing; what has hardly a chance is given up.
 */
export function goalFit({ difficulty, chance }: GoalRatings): 'fits' | 'too_easy' | 'out_of_reach' {
  if (chance <= 1 || (chance <= 2 && difficulty >= 4)) return 'out_of_reach'
  if (difficulty <= 1 || (difficulty <= 2 && chance >= 4) || (difficulty <= 3 && chance >= 5)) return 'too_easy'
  return 'fits'
}
