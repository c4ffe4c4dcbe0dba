import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import {
  staffItemLow,
  staffRoundClosed,
  staffStrainSeen,
  staffTicketUsed,
} from '../../../events/staff-survey-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { branchFor } from '../../workspace/index.ts'
import type { Count } from './count-papers.ts'
import { lowItems, sinkingItems } from './low-items.ts'
import { oldestBranch } from './oldest-branch.ts'
import { countsBefore } from './read-results.ts'

const dayMs = 86_400_000
/** What came out low is answered within a month. */
const daysToAnswer = 30
/** A talk with somebody who wears out does not wait that long. */
const daysToTalk = 7
const signsOfStrain = 3

type Round = {
  id: string
  kind: string
  name: string
  content: unknown
  opened_at: Date
  made_by: string | null
  outcome: string
}

/** Tickets left over are returned; each low item asks for an answer; several sinking ones tell whoever leads, gently. */
export const sayWhatFollows = (tx: Tx, round: Round, counts: readonly Count[]): Promise<void> =>
  tx.everywhere(async () => {
    await returnTickets(tx, round.id)
    const { id: roundId, kind, name, outcome } = round
    const questions = (round.content as SurveyContent).questions as Question[]
    const low = lowItems(questions, counts)
    const at = now()
    await tx.emit(staffRoundClosed, { roundId, kind, name, outcome, low: low.map(({ id }) => id) }, { at })
    const branchId = round.made_by ? await branchFor(tx, round.made_by, null) : await oldestBranch(tx)
    const within = (days: number) => new Date(at.getTime() + days * dayMs).toISOString()
    for (const { id: question, ask, mean } of low)
      await tx.emit(
        staffItemLow,
        {
          roundId,
          question,
          ask: ask as Record<string, string>,
          mean,
          askerId: round.made_by,
          dueAt: within(daysToAnswer),
        },
        { branchId, at },
      )
    if (kind !== 'pulse') return
    const items = sinkingItems(questions, counts, await countsBefore(tx, round)).length
    if (items >= signsOfStrain)
      await tx.emit(staffStrainSeen, { roundId, items, dueAt: within(daysToTalk) }, { branchId, at })
  })

/** Whoever did not hand in need not think of it any more. */
async function returnTickets(tx: Tx, roundId: string): Promise<void> {
  const left = await tx.db
    .selectFrom('staff_ticket')
    .select('id')
    .where('round_id', '=', roundId)
    .where('handed_in', '=', false)
    .execute()
  for (const { id } of left) await tx.emit(staffTicketUsed, { ticketId: id, handedIn: false })
}
