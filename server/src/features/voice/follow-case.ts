import { sql } from 'kysely'
import { caseChanged } from '../../events/case-events.ts'
import { within } from '../../platform/events/event.ts'
import { unsealDays } from './results/seal-days.ts'

/** Invitations and answers are seen where their case is seen, so they move with it. */
export const followCase = within(caseChanged, 'voice.follow-branch', async ({ caseId, changed }, tx) => {
  if (!('branchId' in changed)) return
  const { branch_id } = await tx.db
    .selectFrom('case')
    .select('branch_id')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  await tx.db.updateTable('survey_invitation').set({ branch_id }).where('case_id', '=', caseId).execute()
  const { rows } = await sql<{ survey_id: string; was: string; day: string }>`
    update survey_response r set branch_id = b.id, day = (r.answered_at at time zone b.zone)::date
    from branch b, survey_response old where b.id = ${branch_id} and r.case_id = ${caseId} and old.id = r.id
    returning r.survey_id, old.day as was, r.day`.execute(tx.db)
  await sql`update survey_value v set branch_id = ${branch_id} from survey_response r where r.case_id = ${caseId} and v.response_id = r.id`.execute(
    tx.db,
  )
  for (const { survey_id, was, day } of rows) await unsealDays(tx, survey_id, [was, day])
})
