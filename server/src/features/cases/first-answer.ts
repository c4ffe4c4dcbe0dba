import { sql } from 'kysely'
import { firstAnswerGiven, firstAnswerLost } from '../../events/case-events.ts'
import { mailBounced, mailFailed, mailSent } from '../../events/channel-events.ts'
import { within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'

/**
 * A first answer counts while it is on its way or with the customer, or was said. Held, refused or returned it does not.
 * In whichever branch case and mails stand: a mail that is out of sight would pass for an answer that was said.
 */
export const firstAnswerFollowsDelivery = [
  ...[mailFailed, mailBounced].map((event) =>
    within<{ purpose: string }>(event, `cases.first-answer.${event.type}`, async ({ purpose }, tx, about) => {
      const { caseId } = about
      if (purpose === 'answer' && caseId) await tx.everywhere(() => takeBack(tx, caseId, about))
    }),
  ),
  within(mailSent, 'cases.first-answer.sent', async ({ purpose }, tx, about) => {
    const { caseId } = about
    if (purpose === 'answer' && caseId) await tx.everywhere(() => give(tx, caseId, about))
  }),
]

type About = { at: Date; branchId: string | null }

const anotherStands = sql<boolean>`exists (
  select 1 from message m left join outbox_message o on o.message_id = m.id
  where m.case_id = "case".id and m.kind = 'answer' and (o.id is null or o.state in ('waiting', 'sending', 'sent', 'uncertain')))`

async function takeBack(tx: Tx, caseId: string, { at, branchId }: About): Promise<void> {
  // Locked in a statement of its own: what an answer given meanwhile wrote must be seen.
  await tx.db.selectFrom('case').select('id').where('id', '=', caseId).forNoKeyUpdate().execute()
  const taken = await tx.db
    .updateTable('case')
    .set({ first_answer_at: null, version: sql<number>`version + 1` })
    .where('id', '=', caseId)
    .where('first_answer_at', 'is not', null)
    .where((where) => where.not(anotherStands))
    .returning('id')
    .executeTakeFirst()
  if (taken) await tx.emit(firstAnswerLost, { caseId }, { caseId, branchId, at })
}

/** For one that is held in the very transaction that wrote it: nobody has counted it yet, so nobody is told. */
export const unsayFirstAnswer = (tx: Tx, caseId: string) =>
  tx.db.updateTable('case').set({ first_answer_at: null }).where('id', '=', caseId).execute()

async function give(tx: Tx, caseId: string, { at, branchId }: About): Promise<void> {
  const given = await tx.db
    .updateTable('case')
    .set({ first_answer_at: at, version: sql<number>`version + 1` })
    .where('id', '=', caseId)
    .where('first_answer_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (given) await tx.emit(firstAnswerGiven, { caseId }, { caseId, branchId, at })
}
