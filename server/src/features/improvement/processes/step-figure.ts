import type { InsightFilter } from '@heed/contract/insight.ts'
import type { ProcessFact, ProcessStep, StepMeasure } from '@heed/contract/processes.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { readInsight } from '../../insight/index.ts'
import { periodOf, shareOf } from '../../standards/index.ts'

type Figure = ProcessStep['figure']
type Facts = Awaited<ReturnType<typeof readInsight>>['all']

const figureOfFact: Record<ProcessFact, (facts: Facts) => Facts['solvedForGood']> = {
  first_answer: (facts) => facts.firstAnswerMet,
  solution: (facts) => facts.solutionMet,
  solved_for_good: (facts) => facts.solvedForGood,
  csat: (facts) => facts.csat,
  nps: (facts) => facts.nps,
}

/** Reads the figures of Insight once, and only where a step asks for one. */
export function factsOnce(scope: Scope): () => Promise<Facts> {
  let facts: Promise<Facts> | undefined
  const { from, to }: InsightFilter = periodOf({})
  return () => {
    facts ??= readInsight(scope, { from, to }).then(({ all }) => all)
    return facts
  }
}

/** How it stands over 12 weeks; under the business's minimum of answers a figure of Insight says nothing. */
export async function figureOf(tx: Tx, measure: StepMeasure | null, facts: () => Promise<Facts>): Promise<Figure> {
  switch (measure?.kind) {
    case 'standard': {
      const { total } = await shareOf(tx, measure.standardId, periodOf({}))
      return shown(total.kept, total.kept + total.missed)
    }
    case 'question': {
      const { from, to } = periodOf({})
      const answer = sql.id(measure.question)
      const { rows } = await sql<{ good: number; n: number }>`
        select count(*) filter (where ${answer} >= 4)::int as good, count(${answer})::int as n from survey_response
        where workspace_id = ${tx.scope.workspaceId} and answered_at >= ${from}::date and answered_at < ${to}::date + 1`.execute(
        tx.db,
      )
      return shown(rows[0]?.good ?? 0, rows[0]?.n ?? 0)
    }
    case 'fact': {
      const { value, low, high, n } = figureOfFact[measure.fact](await facts())
      if (value === null) return null
      const scale = measure.fact === 'nps' ? 1 : 100
      return {
        value: value * scale,
        low: low === null ? null : low * scale,
        high: high === null ? null : high * scale,
        n,
      }
    }
    default:
      return null
  }
}

function shown(good: number, n: number): Figure {
  const { sharePercent, interval } = wilsonPercent(good, n)
  return sharePercent === null
    ? null
    : { value: sharePercent, low: interval?.[0] ?? null, high: interval?.[1] ?? null, n }
}
