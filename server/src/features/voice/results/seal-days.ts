import { sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'

const daysATurn = 400
const dayMs = 86_400_000

const today = () => now().toISOString().slice(0, 10)
const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
/** A day ends at different moments round the world; two days later it has ended for every branch. */
const newestToSeal = () => addDays(today(), -2)
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

/** Answers counted by branch, way, language, question, part and value: as `countedValues` says, but each value is read once for all of them. */
export const countsOf = (which: ReturnType<typeof sql>) => sql`
  with r as materialized (select r.id, r.branch_id, r.way, r.language from survey_response r where ${which}),
  a as materialized (
    select r.id, r.branch_id, r.way, r.language, v.question, v.part, v.number, v.choice from r join survey_value v on v.response_id = r.id
  )
  select branch_id, way, language, '' as question, '' as part, '' as value, count(*)::int as n from r group by 1, 2, 3
  union all select branch_id, way, language, question, '*', '', count(*)::int
    from (select distinct id, branch_id, way, language, question from a) persons group by 1, 2, 3, 4
  union all select e.branch_id, e.way, e.language, e.question, left(e.part, -2) || '.gap', trim_scale(p.number - e.number)::text, count(*)::int
    from a e join a p on p.id = e.id and p.question = e.question and p.part = left(e.part, -2) || '.p'
    where e.part like '%.e' and e.number is not null and p.number is not null group by 1, 2, 3, 4, 5, 6
  union all select branch_id, way, language, question, part, coalesce(trim_scale(number)::text, choice, ''), count(*)::int
    from a group by 1, 2, 3, 4, 5, 6`

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
