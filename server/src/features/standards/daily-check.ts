import type { answerDailyCheck, DailyCheck, listMissedBasics } from '@heed/contract/daily-check.ts'
import type { Wording } from '@heed/contract/standards.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { standardMarked } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'

/** Today in the branch `b`. */
const today = () => sql`(${now()}::timestamptz at time zone b.zone)::date`
/** The basics `s` that hold in the branch `b`: in use, and valid on its day. */
const holdsIn = () => sql`
  s.daily and s.active and (s.branch_id is null or s.branch_id = b.id)
  and (s.valid_from is null or s.valid_from <= ${today()}) and (s.valid_until is null or s.valid_until >= ${today()})`

export const readDailyCheck = (scope: Scope, branchId: string): Promise<DailyCheck> =>
  scope.transaction((tx) => readDay(tx, branchId))

async function readDay(tx: Tx, branchId: string): Promise<DailyCheck> {
  const { rows } = await sql<{
    day: string
    id: string | null
    name: string
    wording: Wording
    kept: boolean | null
    at: Date
    member_id: string | null
    member_name: string | null
  }>`
    select ${today()}::text as day, s.id, heed.name_of(s) as name, s.wording, k.kept, k.at, m.id as member_id, m.name as member_name
    from branch b left join standard s on s.workspace_id = b.workspace_id and ${holdsIn()}
    left join standard_mark k on k.standard_id = s.id and k.branch_id = b.id and k.checked_on = ${today()}
    left join member m on m.id = k.marked_by
    where b.id = ${branchId} and b.active order by s.id`.execute(tx.db)
  const [first] = rows
  if (!first) throw branchUnknown()
  return {
    day: first.day,
    branchId,
    items: rows.flatMap(({ id, name, wording, kept, at, member_id, member_name }) => {
      if (id === null) return []
      const by = member_id ? { id: member_id, name: member_name ?? '' } : null
      const answer = kept === null ? null : { kept, at: at.toISOString(), by }
      return [{ standardId: id, name, wording, answer }]
    }),
  }
}

/** One answer a day: a slip is put right by answering again; who said what when stays in the audit. */
export const answerToday = (
  scope: Scope,
  { branchId, standardId, kept }: z.output<typeof answerDailyCheck.body>,
): Promise<DailyCheck> =>
  scope.transaction(async (tx) => {
    const { day, items } = await readDay(tx, branchId)
    if (!items.some((item) => item.standardId === standardId)) throw notFound()
    const answer = { kept, at: now(), marked_by: tx.scope.actor?.id ?? null }
    const { id } = await tx.db
      .insertInto('standard_mark')
      .values({
        id: newId(),
        branch_id: branchId,
        standard_id: standardId,
        checked_on: day,
        ...answer,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['branch_id', 'checked_on', 'standard_id'])
          .where('checked_on', 'is not', null)
          .doUpdateSet(answer),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.emit(standardMarked, { standardId, markId: id, kept }, { branchId })
    return readDay(tx, branchId)
  })

/** Newest first. */
export const readMissedBasics = (scope: Scope): Promise<z.output<typeof listMissedBasics.response>> =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<{ id: string; name: string; branch_id: string; branch_name: string; at: Date }>`
      select s.id, heed.name_of(s) as name, b.id as branch_id, b.name as branch_name, k.at
      from branch b join standard s on s.workspace_id = b.workspace_id and ${holdsIn()}
      join standard_mark k on k.standard_id = s.id and k.branch_id = b.id and k.checked_on = ${today()}
      where b.workspace_id = ${scope.workspaceId} and b.active and not k.kept order by k.at desc, k.id`.execute(tx.db)
    return {
      items: rows.map((row) => ({
        standardId: row.id,
        name: row.name,
        branch: { id: row.branch_id, name: row.branch_name },
        at: row.at.toISOString(),
      })),
    }
  })
