import type { Language } from '@heed/contract/primitives.ts'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import { type AnswerFault, readAnswers } from '@heed/methods/survey/read-answers.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { sql } from 'kysely'
import { staffTicketUsed } from '../../../events/staff-survey-events.ts'
import { hashOf, workspaceOf } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import type { House } from '../../../platform/house.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { Fields } from '../page/form-fields.ts'
import { dropPaper } from './ballot-box.ts'

/** What a ticket's page asks, and whether a paper can still be handed in there. */
export type AskedEmployee = {
  ticketId: string
  roundId: string
  part: string
  content: SurveyContent
  name: string
  business: string
  deadline: Date
  isLate: boolean
  language: Language
  standing: 'open' | 'answered' | 'closed'
}

export type PaperTaken =
  | { outcome: 'page'; asked: AskedEmployee; answers: Answers; faults: Record<string, AnswerFault> | null }
  | { outcome: 'thanks' | 'answered' | 'closed'; asked: AskedEmployee }

export const openPaper = (house: House, token: string): Promise<PaperTaken | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx) => {
    const asked = await find(tx, token)
    if (!asked) return undefined
    return asked.standing === 'open'
      ? { outcome: 'page', asked, answers: {}, faults: null }
      : { outcome: asked.standing, asked }
  })

/**
 * Takes a paper: the ticket is used and the paper falls into the urn together or not at all, once for each ticket. Nothing is kept
 * of the request: no draft, no key for repeats, no event that names more than the ticket.
 */
export const takePaper = (house: House, token: string, fields: Fields): Promise<PaperTaken | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx) => {
    const asked = await find(tx, token)
    if (!asked) return undefined
    if (asked.standing !== 'open') return { outcome: asked.standing, asked }
    const { answers, faults } = readAnswers(asked.content.questions as Question[], fields.all)
    if (Object.keys(faults).length > 0 || Object.keys(answers).length === 0)
      return { outcome: 'page', asked, answers, faults }
    // The round is locked first, so that closing it and a last paper never meet half-way.
    const round = await tx.db
      .selectFrom('staff_round')
      .select(['id', 'key_file', 'closed_at'])
      .where('id', '=', asked.roundId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (round.closed_at) return { outcome: 'closed', asked }
    const used = await tx.db
      .updateTable('staff_ticket')
      .set({ handed_in: true })
      .where('id', '=', asked.ticketId)
      .where('handed_in', '=', false)
      .returning('id')
      .executeTakeFirst()
    if (!used) return { outcome: 'answered', asked }
    await dropPaper(tx, round, { part: asked.part, answers })
    if (asked.isLate)
      await tx.db.updateTable('staff_round').set({ late: sql`late + 1` }).where('id', '=', round.id).execute()
    await tx.emit(staffTicketUsed, { ticketId: asked.ticketId, handedIn: true })
    return { outcome: 'thanks', asked }
  })

async function find(tx: Tx, token: string): Promise<AskedEmployee | undefined> {
  const row = await tx.db
    .selectFrom('staff_ticket as t')
    .innerJoin('staff_round as r', 'r.id', 't.round_id')
    .innerJoin('member as m', 'm.id', 't.member_id')
    .innerJoin('workspace as w', 'w.id', 't.workspace_id')
    .select(['t.id', 't.part', 't.handed_in', 'r.id as round_id', 'r.content', 'r.name', 'r.deadline'])
    .select([
      'r.closes_at',
      'r.closed_at',
      'm.language',
      'm.active',
      'w.language as own_language',
      'w.name as business',
    ])
    .where('t.token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row?.active) return undefined
  const at = now()
  const isOver = row.closed_at !== null || row.closes_at <= at
  return {
    ticketId: row.id,
    roundId: row.round_id,
    part: row.part,
    content: row.content as unknown as SurveyContent,
    name: row.name,
    business: row.business,
    deadline: row.deadline,
    isLate: row.deadline < at,
    language: (row.language ?? row.own_language) as Language,
    standing: row.handed_in ? 'answered' : isOver ? 'closed' : 'open',
  }
}
