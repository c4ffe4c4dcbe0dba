import { caseStateChanged } from '../../events/case-events.ts'
import { now } from '../../platform/clock.ts'
import { on } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { listAddresses } from '../customers/index.ts'

/** Why a customer is not asked; kept with the invitation, so that "never sent" is never a riddle. */
export type NotSent = 'no_email' | 'channel_without_address' | 'asked_recently' | 'case_reopened' | 'survey_inactive'

const withoutAddress = ['phone', 'walk_in']
const isDone = (state: string) => state === 'solved' || state === 'closed'

type Asked = { customerId: string; channelKind: string; caseState: string; quietDays: number; active: boolean }

/** Judged when the case is solved and once more when the mail is due. */
export async function findReasonNotToAsk(tx: Tx, asked: Asked): Promise<NotSent | null> {
  if (!asked.active) return 'survey_inactive'
  if (!isDone(asked.caseState)) return 'case_reopened'
  if (withoutAddress.includes(asked.channelKind)) return 'channel_without_address'
  if (!(await findEmail(tx, asked.customerId))) return 'no_email'
  const quietSince = new Date(now().getTime() - asked.quietDays * 86_400_000)
  const recent = await tx.db
    .selectFrom('survey_invitation')
    .select('id')
    .where('customer_id', '=', asked.customerId)
    .where('sent_at', '>', quietSince)
    .limit(1)
    .executeTakeFirst()
  return recent ? 'asked_recently' : null
}

export const findEmail = async (tx: Tx, customerId: string): Promise<string | undefined> =>
  (await listAddresses(tx, [customerId])).find(({ kind }) => kind === 'email')?.value

/**
 * One invitation for each case and survey. A case that came back before it was sent is planned anew when solved again;
 * what was sent stays as it is, so solved, reopened and solved again asks once.
 */
export const planInvitation = on(caseStateChanged, 'voice.plan-invitation', async ({ caseId, to }, tx, { at }) => {
  if (to !== 'solved') return
  const row = await tx.db
    .selectFrom('case as c')
    .innerJoin('channel as ch', 'ch.id', 'c.channel_id')
    .innerJoin('customer as u', 'u.id', 'c.customer_id')
    .select(['c.state', 'c.branch_id', 'c.customer_id', 'ch.kind', 'u.language'])
    .where('c.id', '=', caseId)
    .executeTakeFirst()
  if (!row || !isDone(row.state)) return
  const surveys = await tx.db
    .selectFrom('survey')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .where('closed_at', 'is', null)
    .execute()
  for (const survey of surveys) {
    const reason = await findReasonNotToAsk(tx, {
      customerId: row.customer_id,
      channelKind: row.kind,
      caseState: row.state,
      quietDays: survey.quiet_days,
      active: true,
    })
    const plan = {
      state: reason ? 'not_sent' : 'planned',
      reason,
      send_at: new Date(at.getTime() + survey.delay_hours * 3_600_000),
      language: row.language,
    }
    await tx.db
      .insertInto('survey_invitation')
      .values({
        id: newId(),
        survey_id: survey.id,
        case_id: caseId,
        branch_id: row.branch_id,
        customer_id: row.customer_id,
        ...plan,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['survey_id', 'case_id'])
          .doUpdateSet(plan)
          .where('survey_invitation.state', 'in', ['planned', 'not_sent']),
      )
      .execute()
  }
})
