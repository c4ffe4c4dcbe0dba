import type { Confirmation, confirmSpoken } from '@heed/contract/closing.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { spokenConfirmed } from '../../../events/complaint-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { customerSaidNo, notSolvedYet } from '../complaint.errors.ts'
import { takeComplaint } from '../complaint-rows.ts'
import { writeJudgement } from '../judge-complaint.ts'

/** What was said last of the solution that stands: on the page of the complaint, in the survey (solved, and not rated 1 or 2 of 5), or aloud. */
async function findLastWord(tx: Tx, caseId: string, spoken: 'with spoken' | 'without spoken') {
  const { rows } = await sql<{
    by: Confirmation['by']
    yes: boolean
    at: Date
    said_by: string | null
    words: string | null
    member_id: string | null
    member: string | null
  }>`
    select w.*, m.name as member
    from "case" c
    cross join lateral (
      select 'customer' as by, k.satisfied as yes, k.judged_at as at, null as said_by, k.judged_words as words, null::uuid as member_id
      from complaint k where k.case_id = c.id and k.judged_by = 'customer' and k.withdrawn_at is null
      union all
      select 'survey', r.solved = 'yes' and coalesce(r.satisfaction, 5) > 2, r.answered_at, null, r.comment, null
      from survey_response r where r.case_id = c.id and r.solved is not null
      union all
      select 'spoken', true, s.at, s.said_by, s.words, s.member_id from spoken_confirmation s where s.case_id = c.id) w
    left join member m on m.id = w.member_id
    where c.id = ${caseId} and c.solved_at is not null and w.at >= c.solved_at
      ${spoken === 'without spoken' ? sql`and w.by <> 'spoken'` : sql``}
    order by w.at desc limit 1`.execute(tx.db)
  return rows[0]
}

/** The customer's yes to the solution that stands; what they said of an earlier one does not count. */
export async function findConfirmation(tx: Tx, caseId: string): Promise<Confirmation | null> {
  const last = await findLastWord(tx, caseId, 'with spoken')
  if (!last?.yes) return null
  return {
    by: last.by,
    at: last.at.toISOString(),
    saidBy: last.said_by,
    heardBy: last.member_id ? { id: last.member_id, name: last.member ?? '' } : null,
    words: last.words,
  }
}

/** The option of the business. */
export async function closesByCustomer(tx: Tx): Promise<boolean> {
  const { closes_by_customer } = await tx.db
    .selectFrom('workspace')
    .select('closes_by_customer')
    .executeTakeFirstOrThrow()
  return closes_by_customer
}

const read = async (tx: Tx, caseId: string) => ({
  byCustomer: await closesByCustomer(tx),
  confirmation: await findConfirmation(tx, caseId),
})

export const readClosing = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!known) throw notFound()
    return read(tx, caseId)
  })

/**
 * A colleague heard it from the customer; in a complaint it is its judgement, too. Their own "no" to this solution stands above
 * it: what was done since is another solution.
 */
export const confirm = (scope: Scope, caseId: string, { saidBy, words }: z.output<typeof confirmSpoken.body>) =>
  scope.transaction(async (tx) => {
    const row = await requireCase(tx, caseId)
    if (row.solved_at === null) throw notSolvedYet()
    if ((await findLastWord(tx, caseId, 'without spoken'))?.yes === false) throw customerSaidNo()
    const at = now()
    await tx.db
      .insertInto('spoken_confirmation')
      .values({ id: newId(), case_id: caseId, said_by: saidBy, words, member_id: scope.actor?.id ?? null, at })
      .execute()
    await tx.emit(spokenConfirmed, { caseId, saidBy, words }, { caseId, branchId: row.branch_id, at })
    const complaint = await takeComplaint(tx, caseId)
    if (complaint && complaint.satisfied !== true)
      await writeJudgement(tx, complaint, { satisfied: true, by: 'employee', words: words ?? saidBy }, at)
    return read(tx, caseId)
  })
