import type { StaffRound, StaffRoundDue } from '@heed/contract/staff-surveys.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findDue } from './due-rounds.ts'

const selectRounds = (tx: Tx) =>
  tx.db
    .selectFrom('staff_round as r')
    .selectAll('r')
    .select((select) => [
      select
        .selectFrom('staff_ticket as t')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('t.round_id', '=', 'r.id')
        .as('asked'),
      select
        .selectFrom('staff_ticket as t')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .whereRef('t.round_id', '=', 'r.id')
        .where('t.handed_in', '=', true)
        .as('handed_in'),
    ])
    .where('r.workspace_id', '=', tx.scope.workspaceId)

export type RoundRow = Awaited<ReturnType<ReturnType<typeof selectRounds>['execute']>>[number]

export const presentRound = (row: RoundRow): StaffRound => ({
  id: row.id,
  kind: row.kind as StaffRound['kind'],
  name: row.name,
  openedAt: row.opened_at.toISOString(),
  deadline: row.deadline.toISOString(),
  closesAt: row.closes_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  outcome: row.outcome as StaffRound['outcome'],
  least: row.least,
  paidMinutes: row.paid_minutes,
  reward: row.reward === null || row.winners === null ? null : { words: row.reward, winners: row.winners },
  remindedAt: row.reminded_at?.toISOString() ?? null,
  asked: Number(row.asked),
  handedIn: Number(row.handed_in),
  late: row.late,
})

export async function findRound(tx: Tx, roundId: string): Promise<RoundRow> {
  const row = await selectRounds(tx).where('r.id', '=', roundId).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export const readRound = async (tx: Tx, roundId: string): Promise<StaffRound> =>
  presentRound(await findRound(tx, roundId))

export const listRounds = (scope: Scope): Promise<{ items: StaffRound[]; due: StaffRoundDue[] }> =>
  scope.transaction(async (tx) => ({
    items: (await selectRounds(tx).orderBy('r.opened_at', 'desc').orderBy('r.id', 'desc').limit(200).execute()).map(
      presentRound,
    ),
    due: await findDue(tx),
  }))
