import type { markStandard, ResultRow } from '@heed/contract/standard-results.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { standardMarked } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { present, selectRows } from './list-results.ts'
import { requireReach } from './standard-fit.ts'
import { readStandard } from './standard-rows.ts'
import { momentOdd, nobodyOwns } from './standards.errors.ts'

const weekMs = 7 * 86_400_000

/** Notes that a standard was seen kept, or not: by an observer, or at the daily check. */
export const mark = (
  scope: Scope,
  standardId: string,
  { branchId, kept, memberId, words, at: noted }: z.output<typeof markStandard.body>,
): Promise<ResultRow> =>
  scope.transaction(async (tx) => {
    const standard = await readStandard(tx, standardId)
    await requireReach(tx, branchId)
    if (standard.branchId && standard.branchId !== branchId) throw branchUnknown()
    const at = noted ? new Date(noted) : now()
    if (at.getTime() > now().getTime() + 5000 || at.getTime() < now().getTime() - weekMs) throw momentOdd()
    if (memberId && !(await tx.db.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst()))
      throw nobodyOwns()
    const id = newId()
    await tx.db
      .insertInto('standard_mark')
      .values({
        id,
        branch_id: branchId,
        standard_id: standardId,
        kept,
        member_id: memberId,
        words,
        at,
        marked_by: tx.scope.actor?.id ?? null,
      })
      .execute()
    await tx.emit(standardMarked, { standardId, markId: id, kept }, { branchId })
    const [row] = await selectRows(
      tx,
      sql`(select k.*, b.name as branch_name, null::uuid as case_id, null::float as value
        from standard_mark k join branch b on b.id = k.branch_id where k.id = ${id}) r`,
      sql`limit 1`,
    )
    return present(row as Parameters<typeof present>[0])
  })
