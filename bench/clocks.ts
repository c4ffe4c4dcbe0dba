import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Heed } from './heed.ts'
import { latencies, quantile, report } from './measure.ts'

const many = 10_000
const oneMillion = 1_000_000

/** Many clocks that fall due in the same second, with two workers; and the watch among a million clocks. */
export async function benchClocks(heed: Heed): Promise<void> {
  const client = new pg.Client({ connectionString: heed.databaseUrl })
  await client.connect()
  await client.query(
    "select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false), set_config('search_path', 'heed', false)",
    [heed.workspaceId],
  )
  const second = spawn(process.execPath, [join(import.meta.dirname, '../server/src/main.ts'), 'work'], {
    env: {
      ...process.env,
      DATABASE_URL: heed.databaseUrl,
      HEED_DATA: heed.folder,
      HEED_URL: heed.url,
      HEED_LOG: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await addClocks(client, heed, many, ['first_answer'])
  await pause(3000)
  const { rows } = await client.query(
    `update clock set state = 'running', due_at = now() + interval '2 seconds', next_alarm_at = now() + interval '2 seconds',
       measure = case when random() < 0.2 then 'plan' else measure end returning due_at`,
  )
  const dueMs = (rows[0].due_at as Date).getTime()
  const count = async (statement: string) => Number((await client.query(statement)).rows[0].n)
  for (;;) {
    if ((await count("select count(*) as n from clock where state = 'breached'")) === many) break
    await pause(20)
  }
  const seconds = (Date.now() - dueMs) / 1000
  const events = await count("select count(*) as n from event where type = 'clock.breached'")
  const distinct = await count(
    "select count(distinct payload->>'clockId') as n from event where type = 'clock.breached'",
  )
  const plans = await count("select count(*) as n from clock where measure = 'plan'")
  const actions = await count("select count(*) as n from action where kind = 'no_plan'")
  report('10,000 clocks due in one second, two workers: all breached and acted on', seconds, 's', {
    target: 5,
    breachedTwice: events - distinct,
    notTold: many - distinct,
    plans,
    actions,
  })
  second.kill('SIGTERM')
  await new Promise((done) => second.once('exit', done))
  await addClocks(client, heed, oneMillion, ['first_answer', 'solution', 'plan'])
  const plan = await client.query(
    'explain (format text) select id from clock where workspace_id = $1 and next_alarm_at <= now() order by next_alarm_at limit 500 for update skip locked',
    [heed.workspaceId],
  )
  const times = await latencies(300, async () => {
    await client.query(
      'select id from clock where workspace_id = $1 and next_alarm_at <= now() order by next_alarm_at limit 500 for update skip locked',
      [heed.workspaceId],
    )
  })
  report('the clocks that are due among a million running ones, p95', quantile(times, 0.95), 'ms', {
    target: 5,
    usesIndex: plan.rows.some((row) => String(Object.values(row)[0]).includes('clock_alarm')),
  })
  await client.end()
}

/** Open cases, bare but for their running clocks, until there are `total` clocks; none is due for a year. */
async function addClocks(client: pg.Client, heed: Heed, total: number, measures: string[]): Promise<void> {
  const channel = heed.channels.find(({ kind }) => kind === 'mail') ?? heed.channels[0]
  const { rows: standards } = await client.query('select measure, id from standard where priority is null')
  const { rows } = await client.query('select count(*) as n from clock')
  let missing = total - Number(rows[0].n)
  await client.query(
    "insert into customer (id, name, language) values ('01900000-0000-7000-8000-000000000001', 'Customer', 'en') on conflict do nothing",
  )
  while (missing > 0) {
    const cases = Math.min(20_000, Math.ceil(missing / measures.length))
    await client.query('begin')
    await client.query(
      `create temp table bare on commit drop as select gen_random_uuid() as id, heed.next_case_number() as n from generate_series(1, ${cases})`,
    )
    await client.query(
      `insert into "case" (id, number, branch_id, channel_id, customer_id, kind, subject, preview, language)
       select id, n, $1, $2, '01900000-0000-7000-8000-000000000001', 'enquiry', 'x', '', 'en' from bare`,
      [heed.branchId, channel?.id],
    )
    for (const measure of measures)
      await client.query(
        `insert into clock (id, branch_id, case_id, standard_id, measure, target_seconds, hours, started_at, due_at, next_alarm_at, standard_version, hours_version)
         select gen_random_uuid(), $1, id, $2, $3, 7200, 'branch', now(), now() + interval '1 year', now() + interval '1 year' * random() + interval '1 hour', 1, 1 from bare`,
        [heed.branchId, standards.find((row) => row.measure === measure)?.id, measure],
      )
    await client.query('commit')
    missing -= cases * measures.length
  }
  await client.query('analyze')
}
