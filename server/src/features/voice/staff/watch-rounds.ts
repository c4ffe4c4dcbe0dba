import type { SurveyContent } from '@heed/contract/survey-content.ts'
import { staffRoundOwed } from '../../../events/staff-survey-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { branchFor } from '../../workspace/index.ts'
import { closeRound, destroyKeys } from './close-round.ts'
import { findDue } from './due-rounds.ts'
import { oldestBranch } from './oldest-branch.ts'
import { mailTicket } from './staff-mail.ts'

/** Reminds once before the deadline, opens the urn a week after it, and destroys the keys of what is closed. */
export async function watchRounds(scope: Scope): Promise<void> {
  while (await scope.transaction(remindOne));
  while (await scope.transaction(closeOne));
  await destroyKeys(scope)
}

const running = (tx: Tx) =>
  tx.db
    .selectFrom('staff_round')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('closed_at', 'is', null)
    .limit(1)
    .forUpdate()
    .skipLocked()

async function remindOne(tx: Tx): Promise<boolean> {
  const round = await running(tx).where('remind_at', '<=', now()).executeTakeFirst()
  if (!round) return false
  const inTime = round.deadline > now()
  await tx.db
    .updateTable('staff_round')
    .set({ remind_at: null, ...(inTime ? { reminded_at: now() } : {}) })
    .where('id', '=', round.id)
    .execute()
  if (!inTime) return true
  const waiting = await tx.db
    .selectFrom('staff_ticket as t')
    .innerJoin('member as m', 'm.id', 't.member_id')
    .select(['m.id', 'm.name', 'm.email', 'm.language'])
    .where('t.round_id', '=', round.id)
    .where('t.handed_in', '=', false)
    .where('m.active', '=', true)
    .execute()
  const { questions } = round.content as unknown as SurveyContent
  for (const person of waiting)
    await mailTicket(
      tx,
      { ...round, questions: questions.length },
      { ...person, branchId: await branchFor(tx, person.id, null) },
      { isReminder: true },
    )
  return true
}

async function closeOne(tx: Tx): Promise<boolean> {
  const round = await running(tx).where('closes_at', '<=', now()).executeTakeFirst()
  if (round) await closeRound(tx, round)
  return round !== undefined
}

/** Tells the owner a month before a survey is owed; what was not held by then stands on Today as overdue. */
export const watchDue = (scope: Scope): Promise<void> =>
  scope.transaction(async (tx) => {
    for (const { kind, dueAt, state } of await findDue(tx)) {
      if (state === 'fine' || (await isSaid(tx, kind, dueAt))) continue
      await tx.emit(staffRoundOwed, { kind, dueAt }, { branchId: await oldestBranch(tx) })
    }
  })

async function isSaid(tx: Tx, kind: string, dueAt: string): Promise<boolean> {
  const said = await tx.db
    .selectFrom('staff_owed')
    .select('kind')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('kind', '=', kind)
    .where('due_at', '=', new Date(dueAt))
    .executeTakeFirst()
  if (!said) await tx.db.insertInto('staff_owed').values({ kind, due_at: dueAt }).execute()
  return said !== undefined
}
