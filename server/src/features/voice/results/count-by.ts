import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { type Count, type Filter, findSpans, narrowedBy } from './count-answers.ts'
import { countedValues } from './seal-days.ts'

type Group = 'branch' | 'week' | 'month'
type GroupedCount = Count & { group: string }

/** The id of the branch, or the first day of the week or month. */
const keyOf: Record<Group, (alias: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  branch: (alias) => sql`${alias}.branch_id::text`,
  week: (alias) => sql`date_trunc('week', ${alias}.day)::date::text`,
  month: (alias) => sql`date_trunc('month', ${alias}.day)::date::text`,
}

/** How often each value of one question was given, branch by branch or period by period; equal to the sum that `countAnswers` gives. */
export async function countBy(
  tx: Tx,
  surveyId: string,
  filter: Filter,
  { group, question }: { group: Group; question: string },
): Promise<GroupedCount[]> {
  const { months, days, live } = await findSpans(tx, surveyId, filter)
  const key = keyOf[group]
  const column = sql.ref(group === 'branch' ? 'branch_id' : 'day')
  // Summed by what is stored before it is named: a name for each of many rows costs more than reading them.
  const kept = (grain: 'month' | 'day', which: RawBuilder<unknown>) => sql`
    select ${key(sql`k`)} as "group", k.part, k.value, k.n from (
      select c.${column}, c.part, c.value, sum(c.n) as n from survey_count c
      where c.survey_id = ${surveyId} and c.grain = ${grain} and c.question = ${question} and ${which} ${narrowedBy(filter, sql`c`)}
      group by 1, 2, 3
    ) k`
  // A week may lie in two months: it is made of days.
  const sealed =
    group === 'week'
      ? kept('day', sql`(c.day = any (${days}::date[]) or date_trunc('month', c.day)::date = any (${months}::date[]))`)
      : sql`${kept('month', sql`c.day = any (${months}::date[])`)} union all ${kept('day', sql`c.day = any (${days}::date[])`)}`
  const { rows } = await sql<GroupedCount>`
    select "group", ${question} as question, part, value, sum(n)::int as n from (
      ${sealed}
      union all select ${key(sql`r`)}, v.part, v.value, count(*)::int
        from survey_response r cross join lateral ${countedValues} v
        where r.survey_id = ${surveyId} and r.day = any (${live}::date[]) and v.question = ${question} ${narrowedBy(filter, sql`r`)}
        group by 1, 2, 3
    ) x group by 1, 3, 4`.execute(tx.db)
  return rows
}
