import { type RawBuilder, sql } from 'kysely'

type When = {
  customer: RawBuilder<unknown>
  case: RawBuilder<unknown>
  from: RawBuilder<unknown>
  to: RawBuilder<unknown>
}

/**
 * Each time a customer is known to have come again after `from` and not after `to`: (at, way, case_id). A complaint that came later
 * says so only if both say what was bought and it is something else; what is about the same thing is no return.
 */
export const returnsOf = ({ customer, case: about, from, to }: When) => sql`
  select k.redeemed_at as at, 'coupon' as way, r.case_id
  from coupon k join remedy r on r.id = k.remedy_id join "case" rc on rc.id = r.case_id
  where rc.customer_id = ${customer} and k.redeemed_at > ${from} and k.redeemed_at <= ${to}
  union all
  select later.opened_at, 'case', later.id
  from "case" later
  left join complaint again on again.case_id = later.id and again.withdrawn_at is null
  left join complaint first on first.case_id = ${about}
  where later.customer_id = ${customer} and later.id <> ${about} and later.opened_at > ${from} and later.opened_at <= ${to}
    and (again.case_id is null or lower(again.item) <> lower(first.item))
    -- We asked; they did not come.
    and not exists (select from survey_response a where a.opened_case_id = later.id)
  union all
  select v.at, 'visit', null from occasion v
  where v.customer_id = ${customer} and v.kind in ('visit', 'purchase') and v.at > ${from} and v.at <= ${to}`

/** The first of them, one row or none. */
export const firstReturnOf = (when: When) => sql`
  select * from (${returnsOf(when)}) came order by at, way limit 1`
