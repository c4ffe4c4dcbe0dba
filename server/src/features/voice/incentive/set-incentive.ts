import type { SurveyIncentive, setSurveyIncentive } from '@heed/contract/survey-incentives.ts'
import { isPayable } from '@heed/methods/money.ts'
import type { z } from 'zod'
import { surveyChanged } from '../../../events/voice-events.ts'
import { notPayable } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'

/** What is given for an answer, how often it was given and used, and what that cost. */
export const readIncentive = (scope: Scope, surveyId: string) => scope.transaction((tx) => read(tx, surveyId))

async function read(tx: Tx, surveyId: string) {
  await requireSurvey(tx, surveyId)
  const row = await tx.db
    .selectFrom('survey_incentive')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .executeTakeFirst()
  const counts = await tx.db
    .selectFrom('coupon')
    .select(['currency'])
    .select(({ fn }) => [
      fn.countAll<number>().as('given'),
      fn.count<number>('redeemed_at').as('redeemed'),
      fn.sum<number>('amount').filterWhere('redeemed_at', 'is not', null).as('cost'),
    ])
    .where('survey_id', '=', surveyId)
    .groupBy('currency')
    .orderBy('currency')
    .execute()
  const incentive: SurveyIncentive | null = row
    ? {
        words: row.words as SurveyIncentive['words'],
        amount: row.amount,
        currency: row.currency,
        percent: row.percent,
        validDays: row.valid_days,
        active: row.active,
      }
    : null
  const sum = (of: 'given' | 'redeemed') => counts.reduce((all, count) => all + Number(count[of]), 0)
  return {
    incentive,
    given: sum('given'),
    redeemed: sum('redeemed'),
    costs: counts.flatMap(({ currency, cost }) => (cost === null ? [] : [{ currency, amount: Number(cost) }])),
  }
}

export const setIncentive = (scope: Scope, surveyId: string, wish: z.output<typeof setSurveyIncentive.body>) =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    if (!isPayable(wish.amount, wish.currency)) throw notPayable()
    const { words, amount, currency, percent, validDays, active } = wish
    const values = { words: JSON.stringify(words), amount, currency, percent, valid_days: validDays, active }
    await tx.db
      .insertInto('survey_incentive')
      .values({ survey_id: surveyId, ...values })
      .onConflict((conflict) => conflict.column('survey_id').doUpdateSet(values))
      .execute()
    await tx.emit(surveyChanged, { surveyId, changed: { incentive: { amount, currency, percent, active } } })
    return read(tx, surveyId)
  })
