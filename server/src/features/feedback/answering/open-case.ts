import type { Language } from '@heed/contract/primitives.ts'
import { caseAssigned } from '../../../events/case-events.ts'
import { feedbackAnswered } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { receiveCustomerMessage } from '../../cases/index.ts'
import { findDoor } from '../../channels/index.ts'
import { listReachable } from '../../duty/index.ts'
import { momentNotTold } from '../feedback.errors.ts'
import { isKeptMoment } from '../moments/hidden-words.ts'
import { fillAnswer } from './answer-texts.ts'
import { addressIn } from './where-to-answer.ts'

/** What a case says that was made of words. */
export const textInCase = ({ text, url }: { text: string | null; url: string | null }): string =>
  [text, url].filter(Boolean).join('\n\n')

/**
 * Words become a case with an owner: whoever opens it, else whoever is on duty in the branch. False where no branch or no door of it
 * could take it; the words then wait for an answer like others.
 * @throws feedback.moment_not_told of a moment that only whoever leads may read: a case is read by more.
 */
export async function openCaseFor(tx: Tx, feedbackId: string, kind: 'enquiry' | 'complaint'): Promise<boolean> {
  const words = await tx.db
    .selectFrom('feedback as f')
    .innerJoin('workspace as w', 'w.id', 'f.workspace_id')
    .leftJoin('branch as b', 'b.id', 'f.branch_id')
    .select([
      'f.branch_id',
      'f.text',
      'f.language',
      'f.customer_id',
      'f.said_by',
      'f.channel',
      'f.url',
      'f.said_at',
      'f.product',
    ])
    .select(['w.name as business', 'b.name as branch', 'b.zone', isKeptMoment.as('is_kept_moment')])
    .where('f.id', '=', feedbackId)
    .executeTakeFirstOrThrow()
  if (words.is_kept_moment) throw momentNotTold()
  const door = words.branch_id && (await findDoor(tx, words.branch_id))
  if (!words.branch_id || !words.zone || !door) return false
  const language = words.language as Language
  const place = words.channel ?? words.branch ?? words.business
  const { caseId } = await receiveCustomerMessage(tx, {
    channel: { ...door, branchId: words.branch_id, language },
    customer: words.customer_id
      ? { id: words.customer_id }
      : { ...addressIn(words.said_by ?? ''), name: words.said_by ?? place, language },
    subject: fillAnswer('caseSubject', language, { place }),
    text: textInCase(words),
    html: null,
    quoted: null,
    hasRemoteImages: false,
    language,
    mailId: null,
    files: [],
    at: now(),
    kind,
    acknowledge: false,
  })
  const ownerId = tx.scope.actor?.id ?? (await listReachable(tx, words.branch_id, words.zone))[0]?.id ?? null
  if (ownerId) {
    await tx.db.updateTable('case').set({ owner_id: ownerId }).where('id', '=', caseId).execute()
    await tx.emit(caseAssigned, { caseId, from: null, to: ownerId }, { caseId, branchId: words.branch_id })
  }
  await tx.db
    .updateTable('feedback_answer')
    .set({ answered_at: now(), answered_by: tx.scope.actor?.id ?? null, way: 'case', case_id: caseId })
    .where('feedback_id', '=', feedbackId)
    .execute()
  await tx.db.updateTable('feedback').set({ case_id: caseId }).where('id', '=', feedbackId).execute()
  await tx.emit(
    feedbackAnswered,
    { feedbackId, way: 'case', product: words.product },
    { caseId, branchId: words.branch_id },
  )
  return true
}
