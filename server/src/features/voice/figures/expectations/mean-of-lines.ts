import type { SurveyExpectations } from '@heed/contract/survey-expectations.ts'
import { compareMeans } from '@heed/methods/mean.ts'
import type { ValueCount } from '../measures.ts'

type Gaps = Pick<
  SurveyExpectations['dimensions'][number],
  'managers' | 'expected' | 'received' | 'managersGap' | 'customersGap'
>
/** A line with the counts that its comparison is made of; empty where they are too few. */
export type ComparedLine = Gaps & { compared: { managers: readonly ValueCount[]; customers: readonly ValueCount[] } }

const sureness = 0.05

/**
 * A dimension as the mean of its lines. How lines go together is not kept of managers, so its interval is the mean of theirs: as wide as
 * if all moved in step, which is the widest it can be. `together` dimensions are judged at once, each at its share of 5 % (Bonferroni).
 */
export function meanOfLines(lines: readonly ComparedLine[], together: number): Gaps {
  const side = (of: 'managers' | 'expected' | 'received') => ({
    mean: meanOf(lines.map((line) => line[of].mean)),
    n: Math.max(0, ...lines.map((line) => line[of].n)),
  })
  return {
    managers: side('managers'),
    expected: side('expected'),
    received: side('received'),
    managersGap: differenceOf(lines, sureness / Math.max(1, together)),
    customersGap: {
      value: meanOf(lines.map(({ customersGap }) => customersGap.value)),
      low: meanOf(lines.map(({ customersGap }) => customersGap.low)),
      high: meanOf(lines.map(({ customersGap }) => customersGap.high)),
      n: Math.max(0, ...lines.map(({ customersGap }) => customersGap.n)),
    },
  }
}

/** Null unless every line has one: a mean of some lines is a mean of something else. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 || known.length < values.length
    ? null
    : known.reduce((total, value) => total + value, 0) / known.length
}

function differenceOf(lines: readonly ComparedLine[], level: number): Gaps['managersGap'] {
  const differences = lines.map(({ compared }) => compareMeans(numbers(compared.managers), numbers(compared.customers)))
  const value = meanOf(differences.map((difference) => difference?.value ?? null))
  const low = meanOf(differences.map((difference) => difference?.at(level).low ?? null))
  const high = meanOf(differences.map((difference) => difference?.at(level).high ?? null))
  if (value === null || low === null || high === null)
    return { value: null, low: null, high: null, pValue: null, adjustedP: null, verdict: 'too_few' }
  const verdict = low > 0 ? 'higher' : high < 0 ? 'lower' : 'not_apart'
  return { value, low, high, pValue: null, adjustedP: null, verdict }
}

const numbers = (counts: readonly ValueCount[]) => counts.map(({ value, n }) => ({ value: Number(value), n }))
