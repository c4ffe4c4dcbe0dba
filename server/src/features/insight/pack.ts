import { type RawBuilder, sql } from 'kysely'

const bytes = (ordered: boolean, number: RawBuilder<unknown>) =>
  ordered
    ? sql`coalesce(string_agg(${number}, ''::bytea order by source_id), '')`
    : sql`coalesce(string_agg(${number}, ''::bytea), '')`

/** Of a fact's own week: the Sunday before its Monday, from where every moment of the week, in any zone, lies ahead. */
const sundayBefore = sql`((date_trunc('week', day::timestamp) - interval '1 day') at time zone 'UTC')`
const milliseconds = (span: RawBuilder<unknown>) => sql`round(date_part('epoch', ${span}) * 1000)`

/**
 * The columns n, judged, good, amounts and beside of a cell, from a group of facts of one measure; the migration shows the layout.
 * `ordered` gives the same bytes for the same facts, which only what is kept needs.
 */
export const packed = (ordered: boolean) => sql`
  count(*)::int as n,
  count(good)::int as judged,
  count(*) filter (where good)::int as good,
  ${bytes(
    ordered,
    sql`case measure
      when 'solved' then case when reopened_at is null then int4send(${milliseconds(sql`at - ${sundayBefore}`)}::int) end
      when 'csat' then substring(int2send(coalesce(value, 255)::int2) from 2)
      when 'nps' then substring(int2send(coalesce(value, 255)::int2) from 2)
      when 'first_answer' then float8send(value)
      when 'solution' then float8send(value) end`,
  )} as amounts,
  ${bytes(
    ordered,
    sql`case when measure = 'solved' then float8send(${milliseconds(sql`reopened_at - at`)}) when paused_seconds > 0 then float8send(paused_seconds) end`,
  )} as beside`
