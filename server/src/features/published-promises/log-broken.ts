import type { BrokenPromise } from '@heed/contract/published-promises.ts'
import { type RawBuilder, sql } from 'kysely'
import { publishedPromiseBreakTakenBack, publishedPromiseBroken } from '../../events/published-promise-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { brokenAlready, promiseRetired, promiseUnknown } from './published.errors.ts'

export const listBroken = (scope: Scope, caseId: string): Promise<{ items: BrokenPromise[] }> =>
  scope.transaction(async (tx) => {
    await requireCase(tx, caseId)
    return { items: await selectBroken(tx, sql`x.case_id = ${caseId}`) }
  })

/** A customer met what everybody is promised, and it did not hold: once a case. */
export const logBroken = (
  scope: Scope,
  caseId: string,
  { promiseId, words }: { promiseId: string; words: string | null },
): Promise<BrokenPromise> =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const promise = await tx.db
      .selectFrom('published_promise')
      .select(['words', 'retired_at'])
      .where('id', '=', promiseId)
      .executeTakeFirst()
    if (!promise) throw promiseUnknown()
    if (promise.retired_at) throw promiseRetired()
    const id = newId()
    const written = await tx.db
      .insertInto('published_promise_break')
      .values({ id, promise_id: promiseId, case_id: caseId, words, member_id: scope.actor?.id ?? null, at: now() })
      .onConflict((conflict) => conflict.columns(['promise_id', 'case_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) throw brokenAlready()
    await tx.emit(publishedPromiseBroken, { promiseId, words: promise.words, caseId }, { caseId, branchId })
    return (await selectBroken(tx, sql`x.id = ${id}`))[0] as BrokenPromise
  })

export const takeBack = (scope: Scope, breakId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    const [said] = await selectBroken(tx, sql`x.id = ${breakId}`)
    if (!said) throw notFound()
    const { case_id: caseId } = await tx.db
      .deleteFrom('published_promise_break')
      .where('id', '=', breakId)
      .returning('case_id')
      .executeTakeFirstOrThrow()
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const { id: promiseId, words } = said.promise
    await tx.emit(publishedPromiseBreakTakenBack, { promiseId, words, caseId }, { caseId, branchId })
    return null
  })

async function selectBroken(tx: Tx, where: RawBuilder<unknown>): Promise<BrokenPromise[]> {
  const { rows } = await sql<{
    id: string
    promise_id: string
    promised: string
    words: string | null
    member_id: string | null
    name: string | null
    at: Date
  }>`
    select x.id, x.promise_id, p.words as promised, x.words, x.member_id, m.name, x.at
    from published_promise_break x join published_promise p on p.id = x.promise_id left join member m on m.id = x.member_id
    where ${where} order by x.at, x.id`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    promise: { id: row.promise_id, words: row.promised },
    words: row.words,
    by: row.member_id ? { id: row.member_id, name: row.name ?? '' } : null,
    at: row.at.toISOString(),
  }))
}
