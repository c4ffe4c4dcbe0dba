import { moods, type ResponseRates } from '@heed/contract/survey-response-rate.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSurvey } from '../../editor/read-survey.ts'
import { readMinimumAnswers } from '../minimum-answers.ts'
import { type AskedFilter, askedByMail } from './asked-by-mail.ts'

type Row = { mood: string; lapsed: boolean; invited: number; answered: number }

/** Small samples keep their rate and its wide interval, and are marked. */
export const readResponseRates = (scope: Scope, surveyId: string, filter: AskedFilter): Promise<ResponseRates> =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    const minimumAnswers = await readMinimumAnswers(tx)
    const { rows } = await sql<Row>`
      select mood, lapsed, count(*)::int as invited, count(*) filter (where answered)::int as answered
      from (${askedByMail(surveyId, filter)}) a group by 1, 2`.execute(tx.db)
    const rateOf = (chosen: Row[]) => {
      const sum = (of: 'invited' | 'answered') => chosen.reduce((total, row) => total + row[of], 0)
      const [invited, answered] = [sum('invited'), sum('answered')]
      const rate = wilsonInterval(answered, invited)
      return {
        invited,
        answered,
        rate: {
          value: rate ? rate.value * 100 : null,
          low: rate ? rate.low * 100 : null,
          high: rate ? rate.high * 100 : null,
          n: invited,
        },
        isSmall: invited < minimumAnswers,
      }
    }
    return {
      minimumAnswers,
      all: rateOf(rows),
      moods: moods.map((mood) => ({ mood, ...rateOf(rows.filter((row) => row.mood === mood)) })),
      lapsed: rateOf(rows.filter(({ lapsed }) => lapsed)),
    }
  })
