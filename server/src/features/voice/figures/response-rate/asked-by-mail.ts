import { type RawBuilder, sql } from 'kysely'

export type AskedFilter = {
  branchId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  language?: string | undefined
}

const complaintDays = 180

/**
 * Everybody whom a survey was mailed to, a row each: (id, customer_id, branch_id, branch, sent_at, reminded_at, expires_at, answered,
 * lapsed, mood). The mood is what was known before they were asked, so that the answer itself does not decide in which row it counts.
 */
export const askedByMail = (
  surveyId: string,
  { branchId, from, to, language }: AskedFilter,
): RawBuilder<unknown> => sql`
  select i.id, i.customer_id, i.branch_id, b.name as branch, i.sent_at, i.reminded_at, i.expires_at, i.state = 'answered' as answered,
    i.occasion = 'silence' as lapsed,
    case when bad.at is not null and bad.at >= coalesce(said.at, bad.at) then 'unhappy'
      when said.satisfaction <= 2 then 'unhappy' when said.satisfaction >= 4 then 'happy'
      else 'unknown' end as mood
  from survey_invitation i join branch b on b.id = i.branch_id
  left join lateral (
    select r.satisfaction, r.answered_at as at from survey_response r
    where r.customer_id = i.customer_id and r.answered_at < i.sent_at and r.satisfaction is not null
    order by r.answered_at desc limit 1
  ) said on true
  left join lateral (
    select max(c.opened_at) as at from "case" c
    where c.customer_id = i.customer_id and c.kind = 'complaint' and c.opened_at < i.sent_at
      and c.opened_at > i.sent_at - make_interval(days => ${complaintDays})
  ) bad on true
  where i.survey_id = ${surveyId} and i.sent_at is not null
    ${branchId ? sql`and i.branch_id = ${branchId}` : sql``}
    ${language ? sql`and i.language = ${language}` : sql``}
    ${from ? sql`and (i.sent_at at time zone b.zone)::date >= ${from}::date` : sql``}
    ${to ? sql`and (i.sent_at at time zone b.zone)::date <= ${to}::date` : sql``}`
