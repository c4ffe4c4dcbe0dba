import type { OpeningHours } from '@heed/contract/workspace.ts'
import type { Tx } from '../../platform/scope.ts'
import type { CaseRecord } from './measure-case.ts'

/** The case with everything its facts come from. Locked, so that two measurings of it follow each other. */
export async function loadCase(tx: Tx, caseId: string): Promise<CaseRecord | undefined> {
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('channel as ch', 'ch.id', 'c.channel_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .select([
      'c.id',
      'c.branch_id',
      'c.owner_id',
      'c.opened_at',
      'c.first_answer_at',
      'c.solved_at',
      'ch.kind',
      'b.zone',
      'b.hours',
    ])
    .where('c.id', '=', caseId)
    .forNoKeyUpdate('c')
    .executeTakeFirst()
  if (!row) return undefined
  const [clocks, firstAnswer, events, answers] = await Promise.all([
    tx.db
      .selectFrom('clock')
      .select(['measure', 'state', 'stopped_at', 'counted_seconds', 'paused_seconds'])
      .where('case_id', '=', caseId)
      .execute(),
    tx.db
      .selectFrom('message')
      .select('member_id')
      .where('case_id', '=', caseId)
      .where('kind', '=', 'answer')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
    tx.db
      .selectFrom('event')
      .select(['type', 'at', 'payload'])
      .where('case_id', '=', caseId)
      .where('type', 'in', ['case.state_changed', 'case.reopened'])
      .orderBy('id')
      .execute(),
    tx.db
      .selectFrom('survey_response')
      .select(['id', 'answered_at', 'satisfaction', 'recommendation'])
      .where('case_id', '=', caseId)
      .execute(),
  ])
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
    clocks,
    firstAnswerBy: firstAnswer?.member_id ?? null,
    moves: events.map(({ type, at, payload }) => ({
      type,
      at,
      ...(payload as unknown as { from: string; to: string | null }),
    })),
    answers,
  }
}
