import type { RecoveryFilter } from '@heed/contract/survey-recovery.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { unhappyAnswer } from '../../following/unhappy.ts'

type Filter = z.output<typeof RecoveryFilter>

/** Complaints that stand; of one that an answer became, the answer is what was said before. */
const complaints = sql`
  select k.case_id as id, k.case_id, (select o.id from survey_response o where o.opened_case_id = k.case_id limit 1) as response_id,
    c.customer_id, c.branch_id, k.received_at as at
  from complaint k join "case" c on c.id = k.case_id where k.withdrawn_at is null`

/** Unhappy answers, the first of each case. Where complaints are counted too, those that belong to one are left out. */
const answers = ({ surveyId, of }: Filter) => sql`
  select * from (
    select distinct on (coalesce(r.opened_case_id, r.case_id, r.id)) r.id, coalesce(r.opened_case_id, r.case_id) as case_id,
      r.id as response_id, r.customer_id, r.branch_id, r.answered_at as at
    from survey_response r where ${unhappyAnswer} ${surveyId ? sql`and r.survey_id = ${surveyId}` : sql``}
    order by coalesce(r.opened_case_id, r.case_id, r.id), r.answered_at
  ) a ${
    surveyId || of
      ? sql``
      : sql`where not exists (select from complaint k where k.case_id = a.case_id and k.withdrawn_at is null)`
  }`

/**
 * Everybody who was unhappy, a row each: (id, at, week, case_id, response_id, customer_id, branch_id, branch, cause, asked, standing,
 * reason, after_at, after_id). Asked again is whoever got a survey about the case, or the question of the complaint's own page, since.
 * Only what was said to that counts as an answer: what came to an earlier mail, or unasked, says nothing of those who were asked.
 */
export function unhappyCustomers(filter: Filter): RawBuilder<unknown> {
  const { branchId, from, to, causeKind, week, surveyId, of } = filter
  const unhappy =
    surveyId || of === 'answers'
      ? answers(filter)
      : of === 'complaints'
        ? complaints
        : sql`${complaints} union all ${answers(filter)}`
  const conditions = [
    sql`true`,
    ...(branchId ? [sql`branch_id = ${branchId}`] : []),
    ...(from ? [sql`day >= ${from}::date`] : []),
    ...(to ? [sql`day <= ${to}::date`] : []),
    ...(causeKind ? [sql`cause = ${causeKind}`] : []),
    ...(week ? [sql`week = ${week}`] : []),
  ]
  return sql`
    select * from (
      select u.*, b.name as branch, (u.at at time zone b.zone)::date as day,
        date_trunc('week', u.at at time zone b.zone)::date::text as week, coalesce(v.cause_kind, 'none') as cause,
        after.at as after_at, after.id as after_id,
        coalesce(after.at is not null or mailed.at is not null or k.asked_solved_at > u.at, false) as asked,
        case when after.at is not null and after.satisfied then 'satisfied' when after.at is not null then 'not_satisfied'
          when mailed.at is not null or k.asked_solved_at > u.at then 'silent' else 'not_asked' end as standing,
        case when after.at is not null or mailed.at is not null or k.asked_solved_at > u.at then null
          when u.customer_id is null then 'unknown_customer' when u.case_id is null then 'nothing_followed'
          when c.state not in ('solved', 'closed') then 'not_solved'
          when plan.state = 'planned' then 'waits' else coalesce(plan.reason, 'no_survey_asks') end as reason
      from (${unhappy}) u join branch b on b.id = u.branch_id
      left join "case" c on c.id = u.case_id
      left join complaint k on k.case_id = u.case_id and k.withdrawn_at is null
      left join cause_review v on v.case_id = u.case_id
      left join lateral (
        select x.* from (
          select r.answered_at as at, r.id, r.satisfaction >= 4 and r.solved is distinct from 'no' as satisfied
          from survey_response r join survey_invitation i on i.id = r.invitation_id and i.sent_at > u.at
          where r.case_id = u.case_id and r.answered_at > u.at and r.satisfaction is not null
          union all
          select k.judged_at, null, k.satisfied where k.judged_by = 'customer' and k.judged_at > u.at
        ) x order by x.at desc limit 1
      ) after on true
      left join lateral (
        select i.sent_at as at from survey_invitation i where i.case_id = u.case_id and i.sent_at > u.at order by i.sent_at desc limit 1
      ) mailed on true
      left join lateral (
        select i.state, i.reason from survey_invitation i where i.case_id = u.case_id and i.sent_at is null order by i.send_at desc limit 1
      ) plan on true
    ) x where ${sql.join(conditions, sql` and `)}`
}
