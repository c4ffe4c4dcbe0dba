import { requireCounts } from '../estimate.ts'

/**
 * G² of how much more, or less, often something stands in one set of texts than in another; 3.84 is the 95 % point with one degree of
 * freedom. 0 where one of the sets is empty: nothing can be compared.
 * @throws RangeError unless all are counts and neither count is above its n.
 * Source: Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence".
 */
export function logLikelihood(here: { count: number; n: number }, there: { count: number; n: number }): number {
  requireCounts([here.count, here.n, there.count, there.n, here.n - here.count, there.n - there.count])
  if (here.n === 0 || there.n === 0) return 0
  const shareOfAll = (here.count + there.count) / (here.n + there.n)
  const part = (observed: number, expected: number) => (observed === 0 ? 0 : observed * Math.log(observed / expected))
  const sum = [here, there].reduce(
    (total, { count, n }) => total + part(count, n * shareOfAll) + part(n - count, n * (1 - shareOfAll)),
    0,
  )
  return Math.max(0, 2 * sum)
}
