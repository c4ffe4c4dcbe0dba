import { sql } from 'kysely'
import type { House } from '../../../platform/house.ts'
import type { ChannelRecord } from '../channel.queries.ts'
import { phonesOf } from '../phones-of.ts'

export type OtherWay = { kind: 'form' | 'mail' | 'phone'; branch: string; address: string }
/** `phones`: where a person of this branch answers. */
export type Business = { name: string; isOpen: boolean; phones: string[]; otherWays: OtherWay[] }

/** The business behind a form; while the form's branch is closed, also how else to reach the open ones. */
export const readBusiness = (
  house: House,
  form: Pick<ChannelRecord, 'workspace_id' | 'branch_id'>,
): Promise<Business> =>
  house.scopeOf(form.workspace_id).transaction(async (tx) => {
    const { name, active } = await tx.db
      .selectFrom('branch as b')
      .innerJoin('workspace as w', 'w.id', 'b.workspace_id')
      .select(['w.name', 'b.active'])
      .where('b.id', '=', form.branch_id)
      .executeTakeFirstOrThrow()
    if (active) return { name, isOpen: true, phones: await phonesOf(tx, form.branch_id), otherWays: [] }
    const { rows } = await sql<OtherWay>`
      select c.kind, b.name as branch, c.address from channel c join branch b on b.id = c.branch_id
      where c.workspace_id = ${form.workspace_id} and c.active and b.active and c.address is not null and c.kind in ('form', 'mail', 'phone')
      order by b.name, c.kind, c.id limit 12`.execute(tx.db)
    return { name, isOpen: false, phones: [], otherWays: rows }
  })
