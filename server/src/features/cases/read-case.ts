import type { Case } from '@heed/contract/cases.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { findWishesOfCase } from '../customers/index.ts'
import { presentClock } from '../standards/index.ts'
import { presentBrief, selectBriefs } from './case-rows.ts'
import { readTimer } from './read-timer.ts'

/** A case with its explained clocks and what the customer said of it; out of sight is not found. */
export async function readCase(tx: Tx, caseId: string): Promise<Case> {
  const [row] = await selectBriefs(tx, sql`select * from "case" where id = ${caseId}`, sql`c.id`, 1, true)
  if (!row) throw notFound()
  const answers =
    row.solved_at || row.reopened_count > 0
      ? await tx.db
          .selectFrom('survey_response')
          .selectAll()
          .where('case_id', '=', caseId)
          .orderBy('answered_at')
          .execute()
      : []
  return {
    ...presentBrief(row),
    timer: await readTimer(tx, row),
    clocks: row.clocks.map(presentClock),
    firstAnswerAt: row.first_answer_at?.toISOString() ?? null,
    solvedAt: row.solved_at?.toISOString() ?? null,
    reopenedCount: row.reopened_count,
    neededBy: row.needed_by?.toISOString() ?? null,
    wishes: await findWishesOfCase(tx, caseId),
    handoverCount: row.handover_count,
    explainedAgainCount: row.explained_again_count,
    version: row.version,
    answers: answers.map((answer) => ({
      id: answer.id,
      at: answer.answered_at.toISOString(),
      satisfaction: answer.satisfaction,
      solved: answer.solved as 'yes' | 'partly' | 'no' | null,
      speed: answer.speed,
      welcome: answer.welcome,
      comeback: answer.comeback as 'yes' | 'perhaps' | 'no' | null,
      recommendation: answer.recommendation,
      comment: answer.comment,
      language: answer.language as Language,
    })),
  }
}
