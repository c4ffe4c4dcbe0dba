import type { FigureSet } from '@heed/contract/insight.ts'
import { customerSatisfaction } from '@heed/methods/csat.ts'
import { netPromoterScore } from '@heed/methods/nps.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { quantilesOf } from './column.ts'
import type { Measure } from './measures.ts'
import { addUp, type CellTally, type Columns, type Tally } from './tally.ts'

type Estimated = { value: number; low: number; high: number } | undefined

/** The figures of a group of cells. Under the minimum a figure says how many there are and nothing else. */
export function figuresOf(cells: CellTally[], columns: Map<Measure, Columns>, minimumAnswers: number): FigureSet {
  const byMeasure = Map.groupBy(cells, (cell) => cell.measure)
  const tally = (measure: Measure) => addUp(measure, byMeasure.get(measure) ?? [])
  const estimate = (of: Estimated, n: number) => {
    const tooFew = n < minimumAnswers
    return {
      value: tooFew ? null : (of?.value ?? null),
      low: tooFew ? null : (of?.low ?? null),
      high: tooFew ? null : (of?.high ?? null),
      n,
      tooFew,
    }
  }
  const share = ({ good, judged }: Pick<Tally, 'good' | 'judged'>) => estimate(wilsonInterval(good, judged), judged)
  const duration = (of: Tally) => {
    const tooFew = of.n < minimumAnswers
    const column = columns.get(of.measure)
    if (tooFew || !column) return { median: null, slowestTenth: null, pausedMedian: null, n: of.n, tooFew: true }
    const [median = null, slowestTenth = null] = quantilesOf(column.amounts, of.amounts, 0, [0.5, 0.9])
    const paused = of.beside.reduce((sum, { n }) => sum + n, 0)
    const [pausedMedian = null] = quantilesOf(column.beside, of.beside, of.n - paused, [0.5])
    return { median, slowestTenth, pausedMedian, n: of.n, tooFew }
  }
  const firstAnswer = tally('first_answer')
  const solution = tally('solution')
  return {
    firstAnswerMet: share(firstAnswer),
    solutionMet: share(solution),
    firstAnswerTime: duration(firstAnswer),
    solutionTime: duration(solution),
    solvedForGood: share(tally('solved')),
    csat: csatOf(tally('csat')),
    nps: npsOf(tally('nps')),
    emotional: aspectOf(tally('emotional')),
    loyalty: loyaltyOf(tally('nps')),
    parts: aspectOf(tally('parts')),
    return: aspectOf(tally('return')),
    served: aspectOf(tally('served')),
  }

  function aspectOf(of: Tally): FigureSet['emotional'] {
    return { ...share(of), asked: of.n }
  }

  /** The same scores as those of the promoter score, as a share: passives are asked and not won. */
  function loyaltyOf({ counts, n }: Tally): FigureSet['loyalty'] {
    const [judged, good] = [sumOf(counts, 0, 10), sumOf(counts, 9, 10)]
    return { ...share({ judged, good }), asked: n }
  }

  function csatOf({ counts, n }: Tally): FigureSet['csat'] {
    const [, one = 0, two = 0, three = 0, four = 0, five = 0] = counts
    const satisfaction = customerSatisfaction([five, four, three, two, one])
    return {
      ...estimate(satisfaction?.share, n),
      mean: n < minimumAnswers ? null : (satisfaction?.mean ?? null),
      counts: [five, four, three, two, one],
    }
  }

  function npsOf({ counts }: Tally): FigureSet['nps'] {
    const between = (first: number, last: number) => sumOf(counts, first, last)
    const groups = { promoters: between(9, 10), passives: between(7, 8), detractors: between(0, 6) }
    return { ...estimate(netPromoterScore(groups), between(0, 10)), ...groups, withoutScore: between(11, 11) }
  }
}

const sumOf = (counts: number[], first: number, last: number) =>
  counts.slice(first, last + 1).reduce((sum, count) => sum + count, 0)
