import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'

type SurveyMail = { to: string; subject: string; text: string; caseId: string; channelId: string; branchId: string }

export const queueSurveyMail = (tx: Tx, mail: SurveyMail) =>
  tx.db
    .insertInto('outbox_message')
    .values({
      id: newId(),
      purpose: 'survey',
      recipient: mail.to,
      subject: mail.subject,
      text: mail.text,
      case_id: mail.caseId,
      channel_id: mail.channelId,
      branch_id: mail.branchId,
      mail_id: `${newId()}@heed.invalid`,
    })
    .execute()
