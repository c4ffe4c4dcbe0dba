import type { CaseWinBack, recordVisit } from '@heed/contract/win-back.ts'
import { isPayable } from '@heed/methods/money.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { occasionRecorded } from '../../events/customer-events.ts'
import { customerVisited } from '../../events/win-back-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { visitNotPayable, visitOutOfTime } from './win-back.errors.ts'

type Visit = CaseWinBack['visits'][number]

/** The customer of a case was seen again: nothing was asked and nothing went wrong, so no case says it. */
export const visited = (
  scope: Scope,
  caseId: string,
  { at: told, words, amount }: z.output<typeof recordVisit.body>,
): Promise<Visit> =>
  scope.transaction(async (tx) => {
    const row = await requireCase(tx, caseId)
    const at = told ? new Date(told) : now()
    if (at > now() || at < row.opened_at) throw visitOutOfTime()
    const { currency } = await tx.db
      .selectFrom('branch')
      .select('currency')
      .where('id', '=', row.branch_id)
      .executeTakeFirstOrThrow()
    const spent = amount === 0 ? null : amount
    if (spent !== null && !isPayable(spent, currency)) throw visitNotPayable()
    const visitId = newId()
    await tx.db
      .insertInto('occasion')
      .values({
        id: visitId,
        branch_id: row.branch_id,
        customer_id: row.customer_id,
        kind: 'visit',
        at,
        words,
        amount: spent,
        currency: spent === null ? null : currency,
        noted_by: scope.actor?.id ?? null,
      })
      .execute()
    await tx.emit(
      customerVisited,
      { visitId, customerId: row.customer_id, caseId },
      { caseId, branchId: row.branch_id },
    )
    await tx.emit(
      occasionRecorded,
      { occasionId: visitId, customerId: row.customer_id, kind: 'visit' },
      { branchId: row.branch_id },
    )
    const [visit] = await selectVisits(tx, sql`v.id = ${visitId}`)
    return visit as Visit
  })

export const listVisits = (tx: Tx, customerId: string): Promise<Visit[]> =>
  selectVisits(tx, sql`v.customer_id = ${customerId}`)

type Row = {
  id: string
  branch_id: string
  branch_name: string
  at: Date
  words: string | null
  amount: number | null
  currency: string | null
  noted_by: string | null
  member_name: string | null
}

async function selectVisits(tx: Tx, where: RawBuilder<unknown>): Promise<Visit[]> {
  const { rows } = await sql<Row>`
    select v.*, b.name as branch_name, m.name as member_name
    from occasion v join branch b on b.id = v.branch_id left join member m on m.id = v.noted_by
    where v.workspace_id = ${tx.scope.workspaceId} and v.kind in ('visit', 'purchase') and ${where} order by v.at desc, v.id desc limit 50`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    id: row.id,
    branch: { id: row.branch_id, name: row.branch_name },
    at: row.at.toISOString(),
    words: row.words,
    amount: row.amount === null ? null : Number(row.amount),
    currency: row.currency,
    by: row.noted_by ? { id: row.noted_by, name: row.member_name ?? '' } : null,
  }))
}
