import type { CorrectiveAction, EffectCheck, listCorrectiveActions } from '@heed/contract/corrective-actions.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { listKeptFiles } from '../../cases/index.ts'
import { person } from '../person.ts'

type Row = {
  id: string
  cause_id: string
  cause_words: string
  branch_id: string | null
  branch_name: string | null
  product: string | null
  words: string
  change: CorrectiveAction['change']
  owner_id: string
  owner_name: string
  due_at: Date
  check_days: number
  state: CorrectiveAction['state']
  proof: string | null
  done_at: Date | null
  check_at: Date | null
  before_count: number | null
  before_cases: number | null
  dropped_at: Date | null
  dropped_reason: string | null
  dropped_by_name: string | null
}

/** What somebody has to do first: what came again, then what is open, then what is being checked, then what is over. */
const order = sql`array_position(array['reopened', 'open', 'checking', 'no_recurrence', 'effective', 'dropped'], a.state), a.due_at, a.id`

export const listCorrective = (scope: Scope, { causeId }: z.output<typeof listCorrectiveActions.query>) =>
  scope.transaction(async (tx) => ({
    items: await selectCorrective(tx, causeId ? sql`a.cause_id = ${causeId}` : sql`true`),
  }))

async function selectCorrective(tx: Tx, where: RawBuilder<unknown>): Promise<CorrectiveAction[]> {
  const { rows } = await sql<Row>`
    select a.*, c.words as cause_words, b.name as branch_name, m.name as owner_name, d.name as dropped_by_name
    from corrective_action a
    join cause c on c.id = a.cause_id
    join member m on m.id = a.owner_id
    left join member d on d.id = a.dropped_by
    left join branch b on b.id = a.branch_id
    where a.workspace_id = ${tx.scope.workspaceId} and ${where} order by ${order}`.execute(tx.db)
  const ids = rows.map(({ id }) => id)
  const [files, checks] = [await listKeptFiles(tx, ids), await listChecks(tx, ids)]
  return rows.map((row) => ({
    id: row.id,
    cause: { id: row.cause_id, words: row.cause_words },
    branch: person(row.branch_id, row.branch_name),
    product: row.product,
    words: row.words,
    change: row.change,
    owner: { id: row.owner_id, name: row.owner_name },
    dueAt: row.due_at.toISOString(),
    checkDays: row.check_days,
    state: row.state,
    proof: row.proof,
    files: files.get(row.id) ?? [],
    doneAt: row.done_at?.toISOString() ?? null,
    checkAt: row.check_at?.toISOString() ?? null,
    before:
      row.before_count === null || row.before_cases === null
        ? null
        : { complaints: row.before_count, cases: row.before_cases },
    checks: checks.get(row.id) ?? [],
    dropped:
      row.dropped_at && row.dropped_reason !== null
        ? { reason: row.dropped_reason, at: row.dropped_at.toISOString(), by: row.dropped_by_name }
        : null,
  }))
}

export async function readCorrective(tx: Tx, correctiveId: string): Promise<CorrectiveAction> {
  const [action] = await selectCorrective(tx, sql`a.id = ${correctiveId}`)
  if (!action) throw notFound()
  return action
}

async function listChecks(tx: Tx, ids: string[]): Promise<Map<string, EffectCheck[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('effect_check as e')
    .leftJoin('case as c', 'c.id', 'e.case_id')
    .selectAll('e')
    .select(['c.id as seen_case_id', 'c.number'])
    .where('e.action_id', 'in', ids)
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  const present = (row: (typeof rows)[number]): EffectCheck => ({
    id: row.id,
    doneAt: row.done_at.toISOString(),
    at: row.at.toISOString(),
    days: row.days,
    before: { complaints: row.before_count, cases: row.before_cases },
    after: { complaints: row.after_count, cases: row.after_cases },
    pValue: row.p_value,
    verdict: row.verdict as EffectCheck['verdict'],
    case: row.seen_case_id && row.number !== null ? { id: row.seen_case_id, number: row.number } : null,
  })
  return new Map([...Map.groupBy(rows, (row) => row.action_id)].map(([id, checks]) => [id, checks.map(present)]))
}
