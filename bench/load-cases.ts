import pg from 'pg'
import type { Heed } from './heed.ts'

/** Fills the workspace up to `total` cases over the last year, each with a message, two clocks, words and facts. */
export async function loadCases(heed: Heed, total: number): Promise<void> {
  const client = new pg.Client({ connectionString: heed.databaseUrl })
  await client.connect()
  await client.query(
    "select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false), set_config('search_path', 'heed', false)",
    [heed.workspaceId],
  )
  const channel = heed.channels.find(({ kind }) => kind === 'mail') ?? heed.channels[0]
  const { rows: members } = await client.query('select id from member limit 1')
  const { rows: standards } = await client.query(
    'select measure, id from standard where priority is null and channel_kind is null',
  )
  const standard = Object.fromEntries(standards.map((row) => [row.measure, row.id]))
  const { rows: counted } = await client.query('select count(*) as n from "case"')
  const from = Number(counted[0].n)
  // Ids sort by time as the server's own do.
  await client.query(`create or replace function pg_temp.id_at(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid $$`)
  const size = 10_000
  for (let start = from; start < total; start += size) {
    const end = Math.min(total, start + size)
    await client.query('begin')
    await client.query(
      `create temp table new_case on commit drop as
       select g as n, pg_temp.id_at(at) as case_id, pg_temp.id_at(at) as customer_id, date_trunc('milliseconds', at) as at, (random() < 0.97) as done, random() as r, random() as s
       from (select g, now() - interval '1 day' * (365.0 * ($2 - g) / $3) as at from generate_series($1::int + 1, $2::int) g) t`,
      [start, end, total],
    )
    const values = [heed.branchId, channel?.id, members[0].id]
    await client.query(
      "insert into customer (id, name, language) select customer_id, 'Customer ' || n, 'en' from new_case",
    )
    await client.query(
      "insert into customer_address (kind, value, customer_id) select 'email', 'load' || n || '@bench.test', customer_id from new_case",
    )
    await client.query(
      `insert into "case" (id, number, branch_id, channel_id, customer_id, owner_id, kind, state, subject, preview, language, opened_at, first_answer_at, solved_at, last_message_at)
       select case_id, 100000 + n, $1, $2, customer_id, $3, 'enquiry', case when done then 'solved' else 'open' end, 'Question ' || n, 'Where is my order ' || n, 'en', at, case when done then at + interval '1 hour' end, case when done then at + interval '5 hours' end, at from new_case`,
      values,
    )
    await client.query(
      "insert into message (id, case_id, kind, customer_id, language, text, at) select pg_temp.id_at(at), case_id, 'customer', customer_id, 'en', 'Where is my order ' || n || ', it should have come on Tuesday', at from new_case",
    )
    for (const measure of ['first_answer', 'solution']) {
      await client.query(
        `insert into clock (id, branch_id, case_id, standard_id, measure, target_seconds, hours, started_at, state, due_at, stopped_at, counted_seconds, paused_seconds, standard_version, hours_version)
         select pg_temp.id_at(at), $1, case_id, $2, $3, 7200, 'branch', at, case when not done then 'running' when r < 0.9 then 'met' else 'missed' end, at + interval '2 hours', case when done then at + interval '1 hour' end, case when done then 3600 * r end, 0, 1, 1 from new_case`,
        [heed.branchId, standard[measure], measure],
      )
      await client.query(
        `insert into fact (measure, source_id, branch_id, case_id, channel_kind, member_id, at, day, value, good, paused_seconds)
         select $2, case_id, $1, case_id, 'mail', $3, at, at::date, 3600 * r * (1 + 5 * s), r < 0.9, 60 * s from new_case where done`,
        [heed.branchId, measure, members[0].id],
      )
    }
    await client.query(
      "insert into fact (measure, source_id, branch_id, case_id, channel_kind, member_id, at, day, reopened_at) select 'solved', case_id, $1, case_id, 'mail', $2, at, at::date, case when s < 0.05 then at + interval '3 days' end from new_case where done",
      [heed.branchId, members[0].id],
    )
    for (const [measure, value] of [
      ['csat', '(1 + floor(r * 5))::int'],
      ['nps', 'floor(s * 11)::int'],
      ['emotional', '(1 + floor(s * 5))::int'],
      ['parts', '(1 + floor(r * 5))::int'],
      ['return', 'null::int'],
    ]) {
      await client.query(
        `insert into fact (measure, source_id, branch_id, case_id, channel_kind, member_id, at, day, value, good) select $2, case_id, $1, case_id, 'mail', $3, at, at::date, ${value}, case $2 when 'nps' then null when 'return' then r < 0.8 else ${value} >= 4 end from new_case where done and n % 3 = 0`,
        [heed.branchId, measure, members[0].id],
      )
    }
    await client.query(
      `insert into case_word (word, case_id) select word, case_id from new_case, lateral (values ('question'), ('where'), ('is'), ('my'), ('order'), ('it'), ('should'), ('have'), ('come'), ('on'), ('tuesday'), ('n' || n), (n::text), ('w' || (n % 5000))) w(word) on conflict do nothing`,
    )
    await client.query('commit')
  }
  await client.query('analyze')
  await client.end()
}
