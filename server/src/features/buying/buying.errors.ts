import { problem } from '../../platform/problem.ts'

export const notTheBuyer = problem(
  403,
  'product_obstacle.not_yours',
  'The buyer, or somebody who leads, decides on this',
)
export const alreadyListed = problem(409, 'product_obstacle.listed', 'This product is on the list already')
