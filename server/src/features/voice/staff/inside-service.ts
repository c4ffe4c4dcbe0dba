import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'

export type InsideService = {
  /** In which the round began, on the clock of the oldest branch: 2026-11. */
  month: string
  /** Empty: everybody; else a branch. */
  part: string
  /** Of 1 to 5, over all answers to the questions on it; null where so few handed in that nothing is shown. */
  mean: number | null
  /** People; of several rounds in a month their sum. */
  n: number
}

/**
 * What colleagues said of each other's service in the rounds that are counted, since the beginning of a month. Levels of management
 * are no branches: their rounds count for everybody alone.
 */
export async function readInsideService(tx: Tx, since: string): Promise<InsideService[]> {
  const { rows } = await sql<InsideService>`
    with place as (select zone from branch where workspace_id = ${tx.scope.workspaceId} order by active desc, created_at, id limit 1),
    round as (
      select r.id, r.inside, r.parted_by, to_char(r.opened_at at time zone p.zone, 'YYYY-MM') as month from staff_round r cross join place p
      where r.workspace_id = ${tx.scope.workspaceId} and r.inside <> '{}' and r.outcome in ('counted', 'too_few')
        and r.opened_at at time zone p.zone >= (${since} || '-01')::timestamp
    ), part as (
      select t.round_id, x.part, count(*) as handed_in from staff_ticket t join round r on r.id = t.round_id
        cross join lateral (select '' as part union select t.part where r.parted_by = 'branch') x
      where t.handed_in group by 1, 2
    ), said as (
      select c.round_id, c.part, max(c.n) filter (where c.value = '') as people,
        sum(c.value::numeric * c.n) filter (where c.value <> '') as points, sum(c.n) filter (where c.value <> '') as answers
      from staff_count c join round r on r.id = c.round_id and c.question = any (r.inside) group by 1, 2
    )
    select r.month, p.part, sum(s.points) / nullif(sum(s.answers), 0) as mean, sum(coalesce(s.people, p.handed_in))::int as n
    from round r join part p on p.round_id = r.id left join said s on s.round_id = p.round_id and s.part = p.part
    group by 1, 2 order by 1, 2`.execute(tx.db)
  return rows
}
