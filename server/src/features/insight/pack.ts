import { sql } from 'kysely'

/**
 * The columns of a cell, packed from a group of facts: see the migration for the layout. In order of source, so that the
 * same facts give the same bytes.
 */
export const packed = sql`
  count(*)::int as n,
  string_agg(float8send(case measure when 'solved' then date_part('epoch', at) * 1000 else coalesce(value, 'NaN') end), ''::bytea order by source_id) as amounts,
  coalesce(string_agg(case measure when 'solved' then float8send(coalesce(date_part('epoch', reopened_at) * 1000, 'NaN')) when 'csat' then null when 'nps' then null else float8send(coalesce(paused_seconds, 0)) end, ''::bytea order by source_id), '') as beside,
  string_agg(case when good is null then '\\x00'::bytea when good then '\\x02'::bytea else '\\x01'::bytea end, ''::bytea order by source_id) as flags`
