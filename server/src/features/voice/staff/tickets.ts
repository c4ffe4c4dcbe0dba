import type { MyStaffTicket } from '@heed/contract/staff-surveys.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { shuffled } from '@heed/methods/survey/survey-flow.ts'
import { hashOf, newToken } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findRound } from './read-rounds.ts'
import { alreadyHandedIn, roundOver } from './staff.errors.ts'

/** Mine, in rounds that still take papers. */
export const listMine = (scope: Scope): Promise<{ items: MyStaffTicket[] }> =>
  scope.transaction(async (tx) => {
    const rows = await tx.db
      .selectFrom('staff_ticket as t')
      .innerJoin('staff_round as r', 'r.id', 't.round_id')
      .select(['t.id', 't.handed_in', 'r.name', 'r.deadline', 'r.content', 'r.paid_minutes', 'r.reward'])
      .where('t.member_id', '=', scope.actor?.id ?? '')
      .where('r.closed_at', 'is', null)
      .where('r.closes_at', '>', now())
      .orderBy('r.deadline')
      .execute()
    return {
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        deadline: row.deadline.toISOString(),
        questions: (row.content as unknown as SurveyContent).questions.length,
        paidMinutes: row.paid_minutes,
        reward: row.reward,
        isLate: row.deadline < now(),
        handedIn: row.handed_in,
      })),
    }
  })

/** A new address for the paper of whoever asks; a colleague's ticket is not found. */
export const openTicket = (scope: Scope, ticketId: string): Promise<{ url: string }> =>
  scope.transaction(async (tx) => {
    const ticket = await tx.db
      .selectFrom('staff_ticket as t')
      .innerJoin('staff_round as r', 'r.id', 't.round_id')
      .select(['t.handed_in', 'r.closed_at', 'r.closes_at'])
      .where('t.id', '=', ticketId)
      .where('t.member_id', '=', scope.actor?.id ?? '')
      .executeTakeFirst()
    if (!ticket) throw notFound()
    if (ticket.handed_in) throw alreadyHandedIn()
    if (ticket.closed_at || ticket.closes_at <= now()) throw roundOver()
    const token = newToken(scope.workspaceId)
    await tx.db
      .updateTable('staff_ticket')
      .set({ token_hash: hashOf(token) })
      .where('id', '=', ticketId)
      .execute()
    return { url: `${scope.house.config.url}/e/${token}` }
  })

/** Who was asked, by name, of the branches in sight; the rewards are drawn among those who handed in, by the seed of the round and never by anything they said. */
export const listTickets = (scope: Scope, roundId: string) =>
  scope.transaction(async (tx: Tx) => {
    const round = await findRound(tx, roundId)
    const rows = await tx.db
      .selectFrom('staff_ticket as t')
      .innerJoin('member as m', 'm.id', 't.member_id')
      .select(['t.id', 't.handed_in', 'm.id as member_id', 'm.name', 'm.branch_ids'])
      .where('t.round_id', '=', roundId)
      .orderBy('m.name')
      .orderBy('m.id')
      .execute()
    const handedIn = rows.filter((row) => row.handed_in).map(({ id }) => id)
    const drawn = round.closed_at ? shuffled(handedIn.sort(), round.seed).slice(0, round.winners ?? 0) : []
    const { branchIds } = scope
    const isInSight = (row: (typeof rows)[number]) =>
      branchIds === null || row.branch_ids?.some((id) => branchIds.includes(id))
    return {
      items: rows.filter(isInSight).map((row) => ({
        member: { id: row.member_id, name: row.name },
        handedIn: row.handed_in,
        drawn: drawn.includes(row.id),
      })),
    }
  })
