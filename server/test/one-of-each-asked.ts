import { newId } from '../src/platform/ids.ts'
import type { Tx } from '../src/platform/scope.ts'

/** Rows of how customers and employees are asked, by the first word of their path. */
export async function buildOneOfEachAsked(
  tx: Tx,
  branchId: string,
  memberId: string,
  surveyId: string,
): Promise<Record<string, string>> {
  const surveyLinkId = newId()
  await tx.db
    .insertInto('survey_link')
    .values({
      id: surveyLinkId,
      branch_id: branchId,
      survey_id: surveyId,
      name: 'Door',
      way: 'qr',
      token: surveyLinkId,
    })
    .execute()
  const surveyRunId = newId()
  await tx.db
    .insertInto('survey_run')
    .values({
      id: surveyRunId,
      survey_id: surveyId,
      branch_id: branchId,
      share_percent: 100,
      send_at: new Date(),
      fits: 0,
    })
    .execute()
  const staffRoundId = newId()
  await tx.db
    .insertInto('staff_round')
    .values({
      id: staffRoundId,
      kind: 'pulse',
      name: 'Pulse',
      content: JSON.stringify({ languages: ['en'], title: {}, lead: {}, thanks: {}, questions: [] }),
      parted_by: 'branch',
      opened_at: new Date(),
      deadline: new Date(Date.now() + 86_400_000),
      closes_at: new Date(Date.now() + 2 * 86_400_000),
      least: 5,
      seed: 'seed',
    })
    .execute()
  const staffTicketId = newId()
  await tx.db
    .insertInto('staff_ticket')
    .values({ id: staffTicketId, round_id: staffRoundId, member_id: memberId })
    .execute()
  return {
    'survey-links': surveyLinkId,
    'survey-runs': surveyRunId,
    'staff-rounds': staffRoundId,
    'staff-tickets': staffTicketId,
  }
}

/** Words of the record that somebody will remember. */
export async function buildOneMoment(tx: Tx, branchId: string, feedbackId: string): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('moment')
    .values({
      id,
      branch_id: branchId,
      feedback_id: feedbackId,
      words: 'Well done',
      permission: 'public',
      said_at: new Date(),
    })
    .execute()
  return id
}
