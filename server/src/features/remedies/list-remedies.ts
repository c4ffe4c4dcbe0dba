import { type LedgerFilter, type listRemedies, type RemedyKind, remedyKinds } from '@heed/contract/remedies.ts'
import { limitFor } from '@heed/methods/remedy-limits.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { listDeciders } from './choose-approver.ts'
import { listForbidden } from './give-remedies.ts'
import { listLimits } from './remedy-policy.ts'
import { selectRemedies } from './remedy-rows.ts'

type Query = z.output<typeof listRemedies.query>

/** The ledger of what was asked and given. Days are those of the branch that gave. */
export const listLedger = (scope: Scope, { cursor, limit, ...filter }: Query) =>
  scope.transaction(async (tx) => {
    const before = readIdCursor(cursor)
    const where = conditionsOf(filter)
    const rows = await selectRemedies(
      tx,
      before ? sql`${where} and r.id < ${before}` : where,
      sql`order by r.id desc limit ${limit + 1}`,
    )
    return { ...cutPage(rows, limit, ({ id }) => [id]), totals: await sumUp(tx, where) }
  })

const among = (column: RawBuilder<unknown>, values: readonly string[] | undefined) =>
  values && values.length > 0 ? [sql`${column} = any (${values as string[]})`] : []

export function conditionsOf({ state, kind, branchId, from, to }: LedgerFilter): RawBuilder<unknown> {
  const day = sql`(r.asked_at at time zone b.zone)::date`
  return sql.join(
    [
      sql`true`,
      ...among(sql`r.state`, state),
      ...among(sql`r.kind`, kind),
      ...among(sql`r.branch_id::text`, branchId),
      ...(from ? [sql`${day} >= ${from}::date`] : []),
      ...(to ? [sql`${day} <= ${to}::date`] : []),
    ],
    sql` and `,
  )
}

/** What was granted, given or not yet: what is only asked, refused or taken back costs nothing. */
async function sumUp(tx: Tx, where: RawBuilder<unknown>) {
  const { rows } = await sql<{
    currency: string
    kind: string
    id: string
    name: string
    count: number
    amount: number
  }>`
    select r.currency, r.kind, b.id, b.name, count(*) as count, sum(r.amount) as amount
    from remedy r join "case" c on c.id = r.case_id join branch b on b.id = r.branch_id
    where r.workspace_id = ${tx.scope.workspaceId} and r.state in ('granted', 'fulfilled') and ${where}
    group by r.currency, r.kind, b.id, b.name order by r.currency, sum(r.amount) desc, r.kind, b.name`.execute(tx.db)
  return rows.map(({ currency, kind, id, name, count, amount }) => ({
    currency,
    kind: kind as RemedyKind,
    branch: { id, name },
    count: Number(count),
    amount: Number(amount),
  }))
}

/** What was offered in a case, and what the reader may offer now. */
export const listOfCase = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const about = await tx.db
      .selectFrom('case as c')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .select(['b.id', 'b.currency'])
      .where('c.id', '=', caseId)
      .executeTakeFirst()
    if (!about) throw notFound()
    return {
      items: await selectRemedies(tx, sql`r.case_id = ${caseId}`, sql`order by r.id`),
      currency: about.currency,
      exceptions: await listExceptionCosts(tx, caseId),
      offers: await listOffers(tx, about.currency),
      deciders: (await listDeciders(tx, about.id)).map(({ id, name, role }) => ({
        id,
        name,
        role: role as 'lead' | 'manager' | 'owner',
      })),
    }
  })

const listExceptionCosts = (tx: Tx, caseId: string) =>
  tx.db
    .selectFrom('policy_exception')
    .select(({ fn }) => ['currency', fn.sum<number>('cost').as('amount')])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['asked', 'granted'])
    .where('cost', '>', 0)
    .groupBy('currency')
    .execute()

async function listOffers(tx: Tx, currency: string) {
  const { actor } = tx.scope
  const forbidden = await listForbidden(tx)
  const limits = await listLimits(tx)
  const rules = await tx.db.selectFrom('remedy_rule').select(['kind', 'words']).execute()
  const language = await readerLanguage(tx)
  const mayExcept = actor === null || ['lead', 'manager', 'owner'].includes(actor.role)
  return remedyKinds
    .filter((kind) => mayExcept || !forbidden.has(kind))
    .map((kind) => {
      const words = rules.find((rule) => rule.kind === kind)?.words as Record<string, string> | undefined
      const own = limitFor(limits, actor?.role ?? 'owner', currency, kind)
      return {
        kind,
        words: words?.[language] ?? words?.en ?? null,
        onlyAsException: forbidden.has(kind),
        ownLimit: Number.isFinite(own) ? own : null,
      }
    })
}

async function readerLanguage(tx: Tx): Promise<string> {
  const row = await tx.db
    .selectFrom('workspace as w')
    .leftJoin('member as m', (join) => join.on('m.id', '=', tx.scope.actor?.id ?? null))
    .select(['w.language', 'm.language as own'])
    .executeTakeFirstOrThrow()
  return row.own ?? row.language
}
