import type { Kept } from '@heed/contract/standard-results.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { keptOf, periodOf, rowsOf } from '../standards/index.ts'

type Measured = { id: string; standard_id: string | null }

/**
 * Each time that a promise was kept or broken: (id, at, kept, how, words, branch_id, branch_name, case_id). What was said on a case outweighs
 * what was measured of it: one of its results is broken then, and where it has none the break is a row of its own.
 */
export async function selectTimes(tx: Tx, { id, standard_id }: Measured): Promise<RawBuilder<unknown>> {
  const period = periodOf({})
  const said = sql`
    select x.id, x.at, x.words, x.case_id, b.id as branch_id, b.name as branch_name
    from published_promise_break x join "case" c on c.id = x.case_id join branch b on b.id = c.branch_id
    where x.promise_id = ${id} and (x.at at time zone b.zone)::date between ${period.from} and ${period.to}`
  if (!standard_id)
    return sql`select s.id, s.at, false as kept, 'logged' as how, s.words, s.branch_id, s.branch_name, s.case_id from (${said}) s`
  return sql`
    with said as materialized (${said}),
      measured as materialized (
        select r.*, row_number() over (partition by r.case_id order by r.kept, r.at desc, r.id) as place
        from (${await rowsOf(tx, standard_id, period)}) r)
    select m.id, m.at, m.kept and s.id is null as kept, case when s.id is null then 'measured' else 'logged' end as how,
      coalesce(s.words, m.words) as words, m.branch_id, m.branch_name, m.case_id
    from measured m left join said s on s.case_id = m.case_id and m.place = 1
    union all
    select s.id, s.at, false, 'logged', s.words, s.branch_id, s.branch_name, s.case_id
    from said s where not exists (select from measured m where m.case_id = s.case_id)`
}

/** Without a standard only breaks are known: there is no share. */
export async function countTimes(tx: Tx, promise: Measured): Promise<{ results: Kept; logged: number }> {
  const { rows } = await sql<{ kept: number; missed: number; logged: number }>`
    select count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as missed,
      count(*) filter (where how = 'logged')::int as logged
    from (${await selectTimes(tx, promise)}) t`.execute(tx.db)
  const { kept, missed, logged } = rows[0] ?? { kept: 0, missed: 0, logged: 0 }
  const results = keptOf({ kept, missed })
  return { results: promise.standard_id ? results : { ...results, sharePercent: null, interval: null }, logged }
}
