import type { Way } from '@heed/contract/surveys.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { countsOf } from './seal-days.ts'

export type Filter = {
  branchId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  way?: Way | undefined
  language?: string | undefined
}
export type Count = { question: string; part: string; value: string; n: number }

/** The months and days within a filter that are sealed, and the days that have to be counted from the answers. */
export async function findSpans(tx: Tx, surveyId: string, filter: Filter) {
  const { rows: spans } = await sql<{ kind: 'month' | 'day' | 'live'; day: string }>`
    with answered as (
      select (select min(day) from survey_response where survey_id = ${surveyId}) as first,
        (select max(day) from survey_response where survey_id = ${surveyId}) as last
    ), range as (
      -- Without any answer there is no day, however many were asked for.
      select greatest(${filter.from ?? null}::date, first) as a, least(${filter.to ?? null}::date, last) as b from answered where first is not null
    ), months as (
      select k.day from survey_seal k, range where k.survey_id = ${surveyId} and k.grain = 'month' and k.day >= a and k.day + interval '1 month - 1 day' <= b
    ), days as (
      select d::date as day from range, generate_series(a::timestamp, b::timestamp, interval '1 day') d
      where not exists (select from months m where m.day = date_trunc('month', d)::date)
    )
    select 'month' as kind, day from months
    union all select case when k.day is null then 'live' else 'day' end, d.day from days d
      left join survey_seal k on k.survey_id = ${surveyId} and k.grain = 'day' and k.day = d.day`.execute(tx.db)
  const of = (kind: string) => spans.filter((span) => span.kind === kind).map(({ day }) => day)
  return { months: of('month'), days: of('day'), live: of('live') }
}

/** What a filter says about branch, way and language of a row. */
export const narrowedBy = (filter: Filter, alias: RawBuilder<unknown>) => sql`
    ${filter.branchId ? sql`and ${alias}.branch_id = ${filter.branchId}` : sql``}
    ${filter.way ? sql`and ${alias}.way = ${filter.way}` : sql``}
    ${filter.language ? sql`and ${alias}.language = ${filter.language}` : sql``}`

/**
 * How often each value was given, in sight and within the filter: months and days that are sealed from their counts, the rest
 * from the answers, so that the figure is the same whichever were sealed.
 */
export async function countAnswers(
  tx: Tx,
  surveyId: string,
  filter: Filter,
): Promise<{ counts: Count[]; byDay: { day: string; n: number }[] }> {
  const { months, days, live } = await findSpans(tx, surveyId, filter)
  const where = (alias: RawBuilder<unknown>) => narrowedBy(filter, alias)
  const kept = (grain: 'month' | 'day', days: string[]) => sql`
    select c.question, c.part, c.value, c.n, c.day from survey_count c
    where c.survey_id = ${surveyId} and c.grain = ${grain} and c.day = any (${days}::date[]) ${where(sql`c`)}`
  const { rows: counts } = await sql<Count>`
    select question, part, value, sum(n)::int as n from (
      ${kept('month', months)}
      union all ${kept('day', days)}
      union all select l.question, l.part, l.value, l.n, null from (
        ${countsOf(sql`r.survey_id = ${surveyId} and r.day = any (${live}::date[]) ${where(sql`r`)}`, 'all together')}) l
    ) x group by 1, 2, 3`.execute(tx.db)
  const { rows: byDay } = await sql<{ day: string; n: number }>`
    select day, sum(n)::int as n from (
      select c.day, c.n from survey_count c
      where c.survey_id = ${surveyId} and c.grain = 'day' and c.question = ''
        and (c.day = any (${days}::date[]) or date_trunc('month', c.day)::date = any (${months}::date[])) ${where(sql`c`)}
      union all
      select r.day, count(*)::int from survey_response r
      where r.survey_id = ${surveyId} and r.day = any (${live}::date[]) ${where(sql`r`)} group by 1
    ) x group by 1 order by 1`.execute(tx.db)
  return { counts, byDay }
}
