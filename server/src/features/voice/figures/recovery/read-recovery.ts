import type { CauseKind } from '@heed/contract/complaints.ts'
import type { Recovery, RecoveryFilter, RecoveryRate } from '@heed/contract/survey-recovery.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { readMinimumAnswers } from '../minimum-answers.ts'
import { unhappyCustomers } from './unhappy-customers.ts'

type Row = {
  branch_id: string
  branch: string
  cause: string
  week: string
  reason: RecoveryRate['notAsked'][number]['reason'] | null
  unhappy: number
  asked: number
  answered: number
  satisfied: number
}

/** Of customers who were unhappy: who was asked again, answered, and is satisfied now; in whole, by branch, by cause and by week. */
export const readRecovery = (scope: Scope, filter: z.output<typeof RecoveryFilter>): Promise<RecoveryRate> =>
  scope.transaction(async (tx) => {
    if (filter.surveyId) await requireSurvey(tx, filter.surveyId)
    const minimumAnswers = await readMinimumAnswers(tx)
    const { rows } = await sql<Row>`
      select branch_id, branch, cause, week, reason, count(*)::int as unhappy, count(*) filter (where asked)::int as asked,
        count(after_at)::int as answered, count(*) filter (where standing = 'satisfied')::int as satisfied
      from (${unhappyCustomers(filter)}) u group by 1, 2, 3, 4, 5`.execute(tx.db)
    const sumUp = (chosen: Row[]): Recovery => recoveryOf(chosen, minimumAnswers)
    const groupsOf = (keyOf: (row: Row) => string) => [...Map.groupBy(rows, keyOf)].sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      minimumAnswers,
      whole: sumUp(rows),
      branches: groupsOf((row) => row.branch_id)
        .map(([id, chosen]) => ({ branch: { id, name: chosen[0]?.branch ?? '' }, ...sumUp(chosen) }))
        .sort((a, b) => a.branch.name.localeCompare(b.branch.name)),
      causes: groupsOf(({ cause }) => cause).map(([cause, chosen]) => ({
        causeKind: cause === 'none' ? null : (cause as CauseKind),
        ...sumUp(chosen),
      })),
      weeks: groupsOf(({ week }) => week).map(([week, chosen]) => ({ week, ...sumUp(chosen) })),
      notAsked: [...Map.groupBy(rows, ({ reason }) => reason)]
        .flatMap(([reason, chosen]) => (reason === null ? [] : { reason, n: sum(chosen, 'unhappy') }))
        .sort((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1)),
    }
  })

type Counted = 'unhappy' | 'asked' | 'answered' | 'satisfied'
const sum = (rows: Row[], of: Counted) => rows.reduce((total, row) => total + row[of], 0)

function recoveryOf(rows: Row[], minimumAnswers: number): Recovery {
  const [asked, answered, satisfied] = [sum(rows, 'asked'), sum(rows, 'answered'), sum(rows, 'satisfied')]
  return {
    unhappy: sum(rows, 'unhappy'),
    askedAgain: asked,
    answeredAgain: answered,
    satisfied,
    ofAnswered: percentOf(satisfied, answered),
    ofAsked: percentOf(satisfied, asked),
    isSmall: answered < minimumAnswers,
  }
}

const percentOf = (successes: number, n: number): Recovery['ofAnswered'] => {
  const rate = wilsonInterval(successes, n)
  return rate
    ? { value: rate.value * 100, low: rate.low * 100, high: rate.high * 100, n }
    : { value: null, low: null, high: null, n }
}
