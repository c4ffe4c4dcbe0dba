/** Tails of the distributions that intervals and tests need; each good to at least ten digits where our figures look at it. */

const tiny = 1e-300
const closeEnough = 1e-15

/** ln Γ(x) for x > 0. Source: Lanczos 1964, g = 7. */
function logGamma(x: number): number {
  const [first, ...rest] = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ] as const
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const sum = rest.reduce<number>((total, part, at) => total + part / (x + at), first)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** I_x(a, b), the regularised incomplete beta function, for a, b > 0 and x in 0…1. Source: DLMF 8.17.22, by Lentz's method. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  let c = 1
  let d = 1 / notNought(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / notNought(1 + even * d)
    c = notNought(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / notNought(1 + odd * d)
    c = notNought(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < closeEnough) break
  }
  return Math.min(1, front * fraction)
}
const notNought = (value: number) => (Math.abs(value) < tiny ? tiny : value)

/** P(|Z| ≥ |z|) of the standard normal distribution. */
export const normalTwoSided = (z: number): number => Math.min(1, upperGammaHalf(z ** 2 / 2))

/** Q(½, x) = erfc(√x): a series near nought, a continued fraction beyond. Source: DLMF 8.7.1 and 8.9.2. */
function upperGammaHalf(x: number): number {
  if (!Number.isFinite(x)) return 0
  if (x < 1.5) {
    let term = 2
    let sum = term
    for (let k = 1; Math.abs(term) > closeEnough * sum; k += 1) {
      term *= x / (k + 0.5)
      sum += term
    }
    return 1 - (Math.sqrt(x) * Math.exp(-x) * sum) / Math.sqrt(Math.PI)
  }
  let b = x + 0.5
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let k = 1; k < 10_000; k += 1) {
    const a = -k * (k - 0.5)
    b += 2
    d = 1 / notNought(a * d + b)
    c = notNought(b + a / c)
    fraction *= c * d
    if (Math.abs(c * d - 1) < closeEnough) break
  }
  return (Math.sqrt(x) * Math.exp(-x) * fraction) / Math.sqrt(Math.PI)
}

/** The z that |Z| passes with probability `level`, 0 < level ≤ 1: 1.96 for 0.05. */
export const normalBeyond = (level: number): number => largestWhere((z) => normalTwoSided(z) > level, 40)

/** P(|T| ≥ |t|) of Student's distribution with `df` > 0 degrees of freedom. */
export function studentTwoSided(t: number, df: number): number {
  if (!Number.isFinite(t)) return 0
  // So many that the two differ by less than the gamma function's own error.
  return df > 1e7 ? normalTwoSided(t) : incompleteBeta(df / (df + t ** 2), df / 2, 0.5)
}

/** The t that |T| passes with probability `level`. */
export const studentBeyond = (level: number, df: number): number =>
  largestWhere((t) => studentTwoSided(t, df) > level, 1e9)

/** Where a falling condition stops to hold, between 0 and `most`. */
export function largestWhere(holds: (value: number) => boolean, most: number): number {
  let [low, high] = [0, most]
  for (let turn = 0; turn < 200 && high - low > 1e-14 * Math.max(1, low); turn += 1) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
