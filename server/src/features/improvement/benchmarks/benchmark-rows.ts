import type { Benchmark, BenchmarkTrial } from '@heed/contract/benchmarks.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { named } from '../named.ts'

type Row = {
  id: string
  topic: string
  who: string
  what: string
  attempt: string
  noted_by: string | null
  member_name: string | null
  noted_at: Date
}
type TrialRow = {
  id: string
  benchmark_id: string
  branch_id: string | null
  branch_name: string | null
  starts_on: string
  ends_on: string
  measure: string
  verdict: 'adopt' | 'adapt' | 'drop' | null
  verdict_words: string | null
  judged_by: string | null
  judge_name: string | null
  judged_at: Date | null
  standard_id: string | null
  standard_name: string | null
}

/** Newest first, each with its trials in sight. */
export async function selectBenchmarks(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<Benchmark[]> {
  const { rows } = await sql<Row>`
    select k.*, m.name as member_name from benchmark k left join member m on m.id = k.noted_by
    where k.workspace_id = ${tx.scope.workspaceId} and ${where} order by k.id desc`.execute(tx.db)
  const { rows: trials } = await sql<TrialRow>`
    select t.*, t.starts_on::text, t.ends_on::text, b.name as branch_name, m.name as judge_name, heed.name_of(s) as standard_name
    from benchmark_trial t left join branch b on b.id = t.branch_id left join member m on m.id = t.judged_by
    left join standard s on s.id = t.standard_id
    where t.benchmark_id = any (${rows.map(({ id }) => id)}::uuid[]) order by t.id desc`.execute(tx.db)
  const byBenchmark = Map.groupBy(trials, (trial) => trial.benchmark_id)
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    who: row.who,
    what: row.what,
    attempt: row.attempt,
    by: named(row.noted_by, row.member_name),
    at: row.noted_at.toISOString(),
    trials: (byBenchmark.get(row.id) ?? []).map(presentTrial),
  }))
}

export async function readBenchmark(tx: Tx, benchmarkId: string): Promise<Benchmark> {
  const [benchmark] = await selectBenchmarks(tx, sql`k.id = ${benchmarkId}`)
  if (!benchmark) throw notFound()
  return benchmark
}

const presentTrial = (row: TrialRow): BenchmarkTrial => ({
  id: row.id,
  branch: named(row.branch_id, row.branch_name),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  measure: row.measure,
  verdict:
    row.verdict && row.judged_at
      ? {
          verdict: row.verdict,
          words: row.verdict_words ?? '',
          by: named(row.judged_by, row.judge_name),
          at: row.judged_at.toISOString(),
        }
      : null,
  standard: named(row.standard_id, row.standard_name),
})
