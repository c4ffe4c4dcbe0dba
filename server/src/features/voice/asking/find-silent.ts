import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { planInvitation } from './plan-invitation.ts'
import { silentCustomers } from './run-customers.ts'

const dayMs = 86_400_000
/** Whoever went quiet earlier than this many days before was missed while the survey was not on, and is not asked now. */
const windowDays = 7
const batch = 500

/** Plans for customers who have given no sign for as long as a survey waits; once for each silence. */
export async function findSilent(scope: Scope): Promise<number> {
  const surveys = await scope.transaction((tx) =>
    tx.db
      .selectFrom('survey')
      .select(['id', 'silent_days'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('active', '=', true)
      .where('closed_at', 'is', null)
      .where(sql<boolean>`'silence' = any (occasions)`)
      .execute(),
  )
  let found = 0
  for (const survey of surveys)
    found += await scope.transaction((tx) => planForSilent(tx, survey.id, survey.silent_days))
  return found
}

async function planForSilent(tx: Tx, surveyId: string, silentDays: number): Promise<number> {
  // One process at a time; whoever comes second finds them planned.
  const survey = await tx.db
    .selectFrom('survey')
    .selectAll()
    .where('id', '=', surveyId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!survey) return 0
  const to = new Date(now().getTime() - silentDays * dayMs)
  const from = new Date(to.getTime() - windowDays * dayMs)
  const { rows } = await sql<{ id: string; branch_id: string }>`
    select u.id, seen.branch_id ${silentCustomers(tx.scope.workspaceId, from, to)}
      and not exists (select from survey_invitation i where i.customer_id = u.id and i.survey_id = ${surveyId} and i.occasion = 'silence' and i.created_at > seen.at)
    order by u.id limit ${batch}`.execute(tx.db)
  for (const { id, branch_id } of rows)
    await planInvitation(tx, survey, {
      kind: 'silence',
      customerId: id,
      branchId: branch_id,
      caseId: null,
      occasionId: null,
      at: now(),
    })
  return rows.length
}
