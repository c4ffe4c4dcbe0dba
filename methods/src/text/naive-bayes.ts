/** What was learned: documents of each label, and in how many of them each feature stood. Plain data, so that it can be kept as it is. */
export type Learned = {
  labels: readonly string[]
  documents: number[]
  features: Record<string, number[]>
  /** Sum of the counts of all features, by label. */
  totals: number[]
  /** How much less sure it is than its sums say: features are not independent, so they say everything several times. */
  temperature: number
}
export type Document = { label: string; features: readonly string[] }

/** Added to every count, so that what was never seen is unlikely and not impossible. */
const smoothing = 1
const most = 20_000

/** Knows nothing yet but what is given: counts as if so many documents had been seen. */
export const knowing = (labels: readonly string[], given: Record<string, number[]> = {}): Learned => ({
  labels,
  documents: labels.map(() => 1),
  features: { ...given },
  totals: labels.map((_, index) => Object.values(given).reduce((sum, counts) => sum + (counts[index] ?? 0), 0)),
  temperature: 1,
})

/**
 * Multinomial naive Bayes over the features that a document has, each once. A feature that stood in one document only is left out, and of
 * the others the 20 000 most frequent stay.
 * Source: McCallum & Nigam 1998; binary counts: Wang & Manning 2012.
 */
export function learn(before: Learned, documents: readonly Document[]): Learned {
  const { labels } = before
  const counts = new Map<string, number[]>()
  const numbers = [...before.documents]
  for (const { label, features } of documents) {
    const index = labels.indexOf(label)
    if (index === -1) continue
    numbers[index] = (numbers[index] ?? 0) + 1
    for (const feature of new Set(features)) {
      const known = counts.get(feature) ?? labels.map(() => 0)
      known[index] = (known[index] ?? 0) + 1
      counts.set(feature, known)
    }
  }
  const frequent = [...counts]
    .map(([feature, ofLabels]) => [feature, ofLabels, sum(ofLabels)] as const)
    .filter(([feature, , total]) => total > 1 || feature in before.features)
    .toSorted(([a, , totalA], [b, , totalB]) => totalB - totalA || (a < b ? -1 : 1))
    .slice(0, most)
  const features: Record<string, number[]> = { ...before.features }
  for (const [feature, ofLabels] of frequent)
    features[feature] = ofLabels.map((count, index) => count + (before.features[feature]?.[index] ?? 0))
  const totals = labels.map((_, index) => Object.values(features).reduce((all, own) => all + (own[index] ?? 0), 0))
  return { labels, documents: numbers, features, totals, temperature: before.temperature }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** How likely each label is, in their order; undefined where the document has nothing that is known. */
export function classify(learned: Learned, features: readonly string[]): number[] | undefined {
  const known = [...new Set(features)].flatMap((feature) =>
    Object.hasOwn(learned.features, feature) ? [learned.features[feature] as number[]] : [],
  )
  if (known.length === 0) return undefined
  const all = sum(learned.documents)
  const width = Object.keys(learned.features).length
  const logs = learned.labels.map((_, index) => {
    const prior = Math.log((learned.documents[index] ?? 0) / all)
    const total = (learned.totals[index] ?? 0) + smoothing * width
    return known.reduce((log, counts) => log + Math.log(((counts[index] ?? 0) + smoothing) / total), prior)
  })
  const highest = Math.max(...logs)
  const weights = logs.map((log) => Math.exp((log - highest) / learned.temperature))
  const whole = sum(weights)
  return weights.map((weight) => weight / whole)
}

const temperatures = [1, 1.5, 2, 3, 4, 6, 8]

/**
 * The temperature at which documents that it has not seen are least surprising; the one it has where there are none.
 * Source: Guo et al. 2017, "On Calibration of Modern Neural Networks".
 */
export function bestTemperature(learned: Learned, unseen: readonly Document[]): number {
  if (unseen.length === 0) return learned.temperature
  const surprise = (temperature: number) =>
    sum(
      unseen.map(({ label, features }) => {
        const shares = classify({ ...learned, temperature }, features)
        return shares ? -Math.log(Math.max(1e-12, shares[learned.labels.indexOf(label)] ?? 0)) : 0
      }),
    )
  return temperatures.reduce((best, next) => (surprise(next) < surprise(best) ? next : best))
}
