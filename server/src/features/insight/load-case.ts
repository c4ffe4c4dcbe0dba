import type { OpeningHours } from '@heed/contract/workspace.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import type { CaseRecord } from './measure-case.ts'

const clocksOfCase = sql<
  | {
      measure: string
      state: string
      stopped_at: string | null
      counted_seconds: number | null
      paused_seconds: number | null
    }[]
  | null
>`(select json_agg(json_build_object('measure', k.measure, 'state', k.state, 'stopped_at', k.stopped_at, 'counted_seconds', k.counted_seconds, 'paused_seconds', k.paused_seconds)) from clock k where k.case_id = c.id)`
const firstAnswerBy = sql<
  string | null
>`(select m.member_id from message m where m.case_id = c.id and m.kind = 'answer' order by m.id limit 1)`
const movesOfCase = sql<{ type: string; at: string; from: string; to: string | null }[] | null>`(
  select json_agg(json_build_object('type', e.type, 'at', e.at, 'from', e.payload -> 'from', 'to', e.payload -> 'to') order by e.id)
  from event e where e.case_id = c.id and e.type in ('case.state_changed', 'case.reopened'))`
const answersToCase = sql<
  (Omit<CaseRecord['answers'][number], 'answered_at'> & { answered_at: string })[] | null
>`(select json_agg(json_build_object('id', r.id, 'answered_at', r.answered_at, 'satisfaction', r.satisfaction, 'solved', r.solved, 'speed', r.speed,
  'welcome', r.welcome, 'comeback', r.comeback, 'recommendation', r.recommendation, 'left_out', r.left_out)) from survey_response r where r.case_id = c.id)`

/** The case with everything its facts come from, in one statement. Locked, so that two measurings of it follow each other. */
export async function loadCase(tx: Tx, caseId: string): Promise<CaseRecord | undefined> {
  // Locked first: one that waited for the lock must read what the other wrote.
  await tx.db.selectFrom('case').select('id').where('id', '=', caseId).forNoKeyUpdate().execute()
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .select(['c.id', 'c.branch_id', 'c.owner_id', 'c.opened_at', 'c.first_answer_at', 'c.solved_at'])
    .select([sql<string>`(heed.channel_face(c.channel_id)).kind`.as('kind'), 'b.zone', 'b.hours'])
    .select([
      clocksOfCase.as('clocks'),
      firstAnswerBy.as('first_answer_by'),
      movesOfCase.as('moves'),
      answersToCase.as('answers'),
    ])
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    branchId: row.branch_id,
    channelKind: row.kind,
    ownerId: row.owner_id,
    openedAt: row.opened_at,
    firstAnswerAt: row.first_answer_at,
    solvedAt: row.solved_at,
    zone: row.zone,
    hours: row.hours as unknown as OpeningHours,
    clocks: (row.clocks ?? []).map((clock) => ({
      ...clock,
      stopped_at: clock.stopped_at ? new Date(clock.stopped_at) : null,
    })),
    firstAnswerBy: row.first_answer_by,
    moves: (row.moves ?? []).map((move) => ({ ...move, at: new Date(move.at) })),
    answers: (row.answers ?? []).map((answer) => ({ ...answer, answered_at: new Date(answer.answered_at) })),
  }
}
