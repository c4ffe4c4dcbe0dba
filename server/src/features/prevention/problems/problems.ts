import type { changeProblem, listProblems, ReportedProblem, reportProblem } from '@heed/contract/problems.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { problemChanged, problemReported } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import { newId } from '../../../platform/ids.ts'
import { branchUnknown, notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCause } from '../causes/write-cause.ts'
import { person } from '../person.ts'

export const report = (scope: Scope, { words, branchId, causeId }: z.output<typeof reportProblem.body>) =>
  scope.transaction(async (tx) => {
    if (causeId) await requireCause(tx, causeId)
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    const problemId = newId()
    const at = now()
    await tx.db
      .insertInto('problem')
      .values({
        id: problemId,
        branch_id: branchId,
        words,
        cause_id: causeId,
        reported_by: scope.actor?.id ?? null,
        reported_at: at,
      })
      .execute()
    await tx.emit(problemReported, { problemId }, { branchId, at })
    tx.tell({ topic: 'prevention', id: problemId, type: problemReported.type }, branchId)
    return readProblem(tx, problemId)
  })

export const decide = (
  scope: Scope,
  problemId: string,
  { state, answer, causeId }: z.output<typeof changeProblem.body>,
) =>
  scope.transaction(async (tx) => {
    const row = await tx.db.selectFrom('problem').selectAll().where('id', '=', problemId).forUpdate().executeTakeFirst()
    if (!row) throw notFound()
    if (causeId) await requireCause(tx, causeId)
    const at = now()
    await tx.db
      .updateTable('problem')
      .set({
        ...(state === undefined ? {} : { state }),
        ...(answer === undefined ? {} : { answer }),
        ...(causeId === undefined ? {} : { cause_id: causeId }),
        changed_at: at,
        changed_by: scope.actor?.id ?? null,
      })
      .where('id', '=', problemId)
      .execute()
    await tx.emit(problemChanged, { problemId, state: state ?? row.state }, { branchId: row.branch_id, at })
    tx.tell({ topic: 'prevention', id: problemId, type: problemChanged.type }, row.branch_id)
    return readProblem(tx, problemId)
  })

export const listReported = (scope: Scope, { cursor, limit, mine }: z.output<typeof listProblems.query>) =>
  scope.transaction(async (tx) => {
    const after = readTimeCursor(cursor)
    const rows = await selectProblems(
      tx,
      sql`${mine === 'yes' ? sql`p.reported_by = ${scope.actor?.id ?? null}` : sql`true`}
        and ${after ? sql`(p.reported_at, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}`,
      limit + 1,
    )
    const page = cutPage(rows, limit, (row) => [row.reported_at.toISOString(), row.id])
    return { items: page.items.map(present), next: page.next }
  })

type Row = {
  id: string
  words: string
  branch_id: string | null
  branch_name: string | null
  cause_id: string | null
  cause_words: string | null
  state: ReportedProblem['state']
  answer: string | null
  reported_by: string | null
  member_name: string | null
  reported_at: Date
  changed_at: Date | null
}

async function selectProblems(tx: Tx, where: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.*, b.name as branch_name, c.words as cause_words, m.name as member_name
    from problem p
    left join branch b on b.id = p.branch_id
    left join cause c on c.id = p.cause_id
    left join member m on m.id = p.reported_by
    where p.workspace_id = ${tx.scope.workspaceId} and ${where} order by p.reported_at desc, p.id desc limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

async function readProblem(tx: Tx, problemId: string): Promise<ReportedProblem> {
  const [row] = await selectProblems(tx, sql`p.id = ${problemId}`, 1)
  if (!row) throw notFound()
  return present(row)
}

const present = (row: Row): ReportedProblem => ({
  id: row.id,
  words: row.words,
  branch: person(row.branch_id, row.branch_name),
  cause: row.cause_id ? { id: row.cause_id, words: row.cause_words ?? '' } : null,
  state: row.state,
  answer: row.answer,
  by: person(row.reported_by, row.member_name),
  at: row.reported_at.toISOString(),
  changedAt: row.changed_at?.toISOString() ?? null,
})
