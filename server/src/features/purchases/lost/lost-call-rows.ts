import type { LostCall } from '@heed/contract/lost-customers.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'

type Row = Omit<LostCall, 'branch' | 'by' | 'at' | 'standard'> & {
  branch_id: string
  branch: string
  member_id: string | null
  member: string | null
  at: Date
  standard_id: string | null
  standard: string | null
}

export async function selectLostCalls(tx: Tx, where: RawBuilder<unknown>): Promise<LostCall[]> {
  const { rows } = await sql<Row>`
    select l.id, l.branch_id, b.name as branch, l.member_id, m.name as member, l.at, l.outcome, l.reason, l.standard_id,
      s.name as standard, l.words, l.others, l.back_if as "backIf", l.comes_back as "comesBack", l.again_on as "againOn",
      l.usual_days::float8 as "usualDays", l.last_on as "lastOn"
    from lost_call l join branch b on b.id = l.branch_id left join member m on m.id = l.member_id
      left join standard s on s.id = l.standard_id
    where ${where} order by l.at desc, l.id desc limit 50`.execute(tx.db)
  return rows.map(({ branch_id, branch, member_id, member, at, standard_id, standard, ...row }) => ({
    ...row,
    branch: { id: branch_id, name: branch },
    by: member_id ? { id: member_id, name: member ?? '' } : null,
    at: at.toISOString(),
    standard: standard_id && standard !== null ? { id: standard_id, name: standard } : null,
  }))
}

export const listLostCalls = (scope: Scope, customerId: string) =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('customer').select('id').where('id', '=', customerId).executeTakeFirst()
    if (!known) throw notFound()
    return { items: await selectLostCalls(tx, sql`l.customer_id = ${customerId}`) }
  })
