import type { KnownPeople } from '@heed/methods/text/find-personal.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'

/** Whoever a text about this case could name: its customer, all others, and colleagues, of whom those in it above all; in every branch. */
export const findKnownPeople = (tx: Tx, caseId: string): Promise<KnownPeople> =>
  tx.everywhere(async () => {
    const { customer_id, number } = await tx.db
      .selectFrom('case')
      .select(['customer_id', 'number'])
      .where('id', '=', caseId)
      .executeTakeFirstOrThrow()
    const { rows: names } = await sql<{ name: string; is_own: boolean }>`
      select name, bool_or(is_own) as is_own from (
        select name, id = ${customer_id} as is_own from customer where workspace_id = ${tx.scope.workspaceId}
        union all select form_of_address, true from customer where id = ${customer_id} and form_of_address is not null
        -- Signed under an answer, or what it is all about: their first name alone gives them away as well.
        union all select m.name, true from member m where m.id in (
          select member_id from message where case_id = ${caseId} and kind = 'answer' and member_id is not null
          union select about_member_id from complaint where case_id = ${caseId} and about_member_id is not null)
        union all select name, false from member where workspace_id = ${tx.scope.workspaceId}
      ) n group by name`.execute(tx.db)
    const { rows: addresses } = await sql<{ kind: string; value: string }>`
      select kind, value from customer_address where workspace_id = ${tx.scope.workspaceId}`.execute(tx.db)
    const valuesOf = (kind: string) => addresses.filter((one) => one.kind === kind).map(({ value }) => value)
    return {
      ownNames: names.filter(({ is_own }) => is_own).map(({ name }) => name),
      otherNames: names.filter(({ is_own }) => !is_own).map(({ name }) => name),
      emails: valuesOf('email'),
      phones: valuesOf('phone'),
      numbers: [String(number)],
    }
  })
