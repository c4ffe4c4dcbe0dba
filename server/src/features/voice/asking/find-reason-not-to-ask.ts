import type { NotAsked } from '@heed/contract/asking.ts'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { listAddresses } from '../../customers/index.ts'
import { isDrawn } from './draw-share.ts'
import type { Occasion } from './occasion-kinds.ts'

const withoutAddress = ['phone', 'walk_in']
export const isDone = (state: string) => state === 'solved' || state === 'closed'

export type Judged = Pick<Occasion, 'kind' | 'customerId'> & {
  /** What is drawn for the share: the occasion, so that a regular customer is asked about some of their visits. */
  drawnAs: string
  case: { state: string; channelKind: string } | null
  survey: {
    isOpen: boolean
    quietDays: number
    seed: string
    sharePercent: number
    heldOutPercent: number
  }
}

/** Judged when the occasion comes and once more when the mail is due; kept with the invitation, so that "never sent" is never a riddle. */
export async function findReasonNotToAsk(tx: Tx, judged: Judged): Promise<NotAsked | null> {
  const { survey, customerId, kind } = judged
  if (!survey.isOpen) return 'survey_inactive'
  if (judged.case && (kind === 'solution' || kind === 'again')) {
    if (!isDone(judged.case.state)) return 'case_reopened'
    if (withoutAddress.includes(judged.case.channelKind)) return 'channel_without_address'
  }
  // The same person is always held out, whatever the occasion: only so can those who are asked be compared with those who are not.
  if (isDrawn(`${survey.seed} out`, customerId, survey.heldOutPercent)) return 'held_out'
  if (!isDrawn(survey.seed, judged.drawnAs, survey.sharePercent)) return 'not_drawn'
  if (!(await findEmail(tx, customerId))) return 'no_email'
  const customer = await tx.db
    .selectFrom('customer')
    .select('surveys_stopped_at')
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (customer?.surveys_stopped_at) return 'stopped'
  const quietSince = new Date(now().getTime() - survey.quietDays * 86_400_000)
  const recent = await tx.db
    .selectFrom('survey_invitation')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('sent_at', '>', quietSince)
    .limit(1)
    .executeTakeFirst()
  return recent ? 'asked_recently' : null
}

export const findEmail = async (tx: Tx, customerId: string): Promise<string | undefined> =>
  (await listAddresses(tx, [customerId])).find(({ kind }) => kind === 'email')?.value
