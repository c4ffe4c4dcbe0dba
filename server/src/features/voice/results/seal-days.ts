import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'

const daysATurn = 200
const [dayMs, hourMs] = [86_400_000, 3_600_000]

const today = () => now().toISOString().slice(0, 10)
/** A day ends at different moments round the world, last of all twelve hours after it ended in Greenwich. */
const newestToSeal = () => new Date(now().getTime() - dayMs - 12 * hourMs).toISOString().slice(0, 10)
const monthOf = (day: string) => `${day.slice(0, 7)}-01`

const lock = (surveyId: string, day: string) => sql`hashtextextended(${`survey-day ${surveyId} ${day}`}, 0)`

/** Before answers of these days change: the days are counted from the answers again until sealed anew. */
export async function unsealDays(tx: Tx, surveyId: string, days: string[]): Promise<void> {
  const old = [...new Set(days)].filter((day) => day < today()).sort()
  if (old.length === 0) return
  for (const day of old) await sql`select pg_advisory_xact_lock_shared(${lock(surveyId, day)})`.execute(tx.db)
  await sql`delete from survey_seal where survey_id = ${surveyId}
    and ((grain = 'day' and day = any (${old}::date[])) or (grain = 'month' and day = any (${old.map(monthOf)}::date[])))`.execute(
    tx.db,
  )
}

/** Counts the days that are over, then the months whose days are all counted. Gives how many days it sealed. */
export async function sealDays(scope: Scope): Promise<number> {
  const due = await scope.transaction(findUnsealed)
  for (const { survey_id, day } of due) await scope.transaction((tx) => sealDay(tx, survey_id, day))
  if (due.length > 0) await scope.transaction(sealMonths)
  return due.length
}

async function findUnsealed(tx: Tx): Promise<{ survey_id: string; day: string }[]> {
  const { rows } = await sql<{ survey_id: string; day: string }>`
    select s.id as survey_id, d::date as day from survey s
    cross join lateral (select min(day) as day from survey_response r where r.survey_id = s.id) first
    cross join lateral generate_series(first.day::timestamp, ${newestToSeal()}::timestamp, interval '1 day') d
    where s.workspace_id = ${tx.scope.workspaceId}
      and not exists (select from survey_seal k where k.survey_id = s.id and k.grain = 'day' and k.day = d::date)
    order by 1, 2 limit ${daysATurn}`.execute(tx.db)
  return rows
}

async function sealDay(tx: Tx, surveyId: string, day: string): Promise<void> {
  // Whoever is changing an answer of this day holds the lock shared until they commit.
  await sql`select pg_advisory_xact_lock(${lock(surveyId, day)})`.execute(tx.db)
  await sql`delete from survey_count where survey_id = ${surveyId} and grain = 'day' and day = ${day}`.execute(tx.db)
  await sql`insert into survey_count (survey_id, grain, day, branch_id, way, language, question, part, value, n)
    select ${surveyId}, 'day', ${day}::date, * from (${countsOf(sql`r.survey_id = ${surveyId} and r.day = ${day}::date`)}) c`.execute(
    tx.db,
  )
  await sql`insert into survey_seal (survey_id, grain, day) values (${surveyId}, 'day', ${day}) on conflict do nothing`.execute(
    tx.db,
  )
}

/**
 * What is counted of a response `r`: itself, with an empty question; the persons who answered a question, however many lines or choices
 * it has, with the part `*`; each value. Of a pair that is answered on both sides the difference too, as `line.gap`: it cannot be told
 * from the two sides apart.
 */
export const countedValues = sql`(
    select '' as question, '' as part, '' as value
    union all select distinct a.question, '*', '' from survey_value a where a.response_id = r.id
    union all select e.question, left(e.part, -2) || '.gap', trim_scale(p.number - e.number)::text
      from survey_value e join survey_value p on p.response_id = e.response_id and p.question = e.question and p.part = left(e.part, -2) || '.p'
      where e.response_id = r.id and e.part like '%.e' and e.number is not null and p.number is not null
    union all select a.question, a.part, coalesce(trim_scale(a.number)::text, a.choice, '') from survey_value a where a.response_id = r.id
  )`

const apart = sql`branch_id, way, language,`

/**
 * Answers counted by question, part and value: as `countedValues` says, but each value is read once. What is sealed is counted by
 * branch, way and language too. A question with one value has one row of an answer, so its persons are the sum of its values; only
 * those of several lines, choices or sides are looked through once more, where there are any.
 */
export const countsOf = (which: ReturnType<typeof sql>, by: 'all together' | 'apart' = 'apart') => {
  const own = by === 'apart' ? apart : sql``
  return sql`
  with r as materialized (select r.id, r.branch_id, r.way, r.language from survey_response r where ${which}),
  given as materialized (
    select ${own} v.question, v.part, v.number, v.choice, count(*) as n
    from r join (select response_id, question, part, number, choice from survey_value) v on v.response_id = r.id
    group by ${own} v.question, v.part, v.number, v.choice
  ),
  lines as materialized (
    select r.id, r.branch_id, r.way, r.language, v.question, v.part, v.number from r join survey_value v on v.response_id = r.id
    where v.part <> '' and (select exists (select from given where part <> ''))
  ),
  persons as (
    select ${own} question, n from given where part = ''
    union all select ${own} question, count(*) from (select distinct id, branch_id, way, language, question from lines) p
      where not exists (select from survey_value whole where whole.response_id = p.id and whole.question = p.question and whole.part = '')
      group by ${own} question
  ),
  gaps as (
    select e.branch_id, e.way, e.language, e.question, left(e.part, -2) || '.gap' as part, p.number - e.number as number
    from lines e join lines p on p.id = e.id and p.question = e.question and p.part = left(e.part, -2) || '.p'
    where e.part like '%.e' and e.number is not null and p.number is not null
  )
  select ${own} '' as question, '' as part, '' as value, count(*)::int as n from r ${by === 'apart' ? sql`group by branch_id, way, language` : sql`having count(*) > 0`}
  union all select ${own} question, '*', '', sum(n)::int from persons group by ${own} question
  union all select ${own} question, part, trim_scale(number)::text, count(*)::int from gaps group by ${own} question, part, number
  union all select ${own} question, part, value, sum(n)::int from (
    select ${own} question, part, coalesce(trim_scale(number)::text, choice, '') as value, n from given
  ) named group by ${own} question, part, value`
}

async function sealMonths(tx: Tx): Promise<void> {
  const { rows } = await sql<{ survey_id: string; month: string }>`
    select k.survey_id, date_trunc('month', k.day)::date as month from survey_seal k
    where k.workspace_id = ${tx.scope.workspaceId} and k.grain = 'day'
    group by 1, 2 having count(*) = extract(day from date_trunc('month', min(k.day)) + interval '1 month - 1 day')
      and not exists (select from survey_seal m where m.survey_id = k.survey_id and m.grain = 'month' and m.day = date_trunc('month', min(k.day))::date)`.execute(
    tx.db,
  )
  for (const { survey_id, month } of rows) {
    await sql`delete from survey_count where survey_id = ${survey_id} and grain = 'month' and day = ${month}`.execute(
      tx.db,
    )
    await sql`insert into survey_count (survey_id, grain, day, branch_id, way, language, question, part, value, n)
      select survey_id, 'month', ${month}::date, branch_id, way, language, question, part, value, sum(n)::int from survey_count
      where survey_id = ${survey_id} and grain = 'day' and day >= ${month}::date and day < ${month}::date + interval '1 month'
      group by 1, 4, 5, 6, 7, 8, 9`.execute(tx.db)
    await sql`insert into survey_seal (survey_id, grain, day) values (${survey_id}, 'month', ${month}) on conflict do nothing`.execute(
      tx.db,
    )
  }
}
