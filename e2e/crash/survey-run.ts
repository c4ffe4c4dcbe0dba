import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../server/src/platform/database/embedded.ts'
import { HeedProcess } from './heed-process.ts'
import { startReceiver } from './receiver.ts'

export type RunReport = {
  /** How far the run was when the server was killed, by customers looked at. */
  killedAt: number[]
  state: string
  lookedAt: number
  planned: number
  plannedTwice: number
  /** Of the invitations that were then due at once, killed among them too. */
  due: number
  mailed: number
  mailedTwice: string[]
  /** A crash between the mail server's yes and our note of it: never sent again by itself. */
  uncertain: number
}

/** Asks `customers` on a day and kills the server `kills` times while it plans them, then `kills` times while it mails `due` of them. */
export async function crashRun(customers: number, kills: number, due: number): Promise<RunReport> {
  const folder = mkdtempSync(join(tmpdir(), 'heed-crash-run-'))
  const receiver = await startReceiver()
  const heed = new HeedProcess(folder, await freePort(), {
    HEED_SMTP_URL: `smtp://127.0.0.1:${receiver.port}`,
    HEED_MAIL_FROM: 'help@crash.test',
  })
  try {
    const { apiKey, workspaceId } = heed.setUp()
    await heed.start()
    const surveyId = await inDatabase(heed, workspaceId, (client) => addCustomers(client, customers))
    const runId = await startRun(heed, apiKey, surveyId)

    const killedAt: number[] = []
    for (let kill = 1; kill <= kills; kill += 1) {
      const from = (customers * kill) / (kills + 2)
      killedAt.push(await untilRun(heed, workspaceId, runId, ({ looked_at }) => looked_at >= from))
      await heed.kill()
      await heed.start()
    }
    const lookedAt = await untilRun(heed, workspaceId, runId, ({ state }) => state === 'done')

    const count = await inDatabase(heed, workspaceId, async (client) => {
      const one = `select count(*)::int as n, count(distinct customer_id)::int as people, (select state from survey_run where id = $1) as state
        from survey_invitation where run_id = $1 and state = 'planned'`
      const [row] = (await client.query(one, [runId])).rows
      await client.query(
        `update survey_invitation set send_at = now() where id in (select id from survey_invitation where run_id = $1 order by id limit $2)`,
        [runId, due],
      )
      return row as { n: number; people: number; state: string }
    })
    for (let kill = 1; kill <= kills; kill += 1) {
      await until(async () => receiver.recipients.size >= (due * kill) / (kills + 2))
      await heed.kill()
      await heed.start()
    }
    const uncertain = () =>
      inDatabase(heed, workspaceId, async (client) => {
        const sql = "select count(*)::int as n from outbox_message where state = 'uncertain'"
        return (await client.query(sql)).rows[0].n as number
      })
    await until(async () => receiver.recipients.size + (await uncertain()) >= due)
    // Whatever was to be sent twice has its turn.
    await pause(3000)
    return {
      killedAt,
      state: count.state,
      lookedAt,
      planned: count.n,
      plannedTwice: count.n - count.people,
      due,
      mailed: receiver.recipients.size,
      mailedTwice: [...receiver.recipients].filter(([, n]) => n > 1).map(([address]) => address),
      uncertain: await uncertain(),
    }
  } finally {
    await heed.stop()
    await receiver.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inDatabase<Result>(
  heed: HeedProcess,
  workspaceId: string,
  work: (client: pg.Client) => Promise<Result>,
) {
  const client = new pg.Client({ connectionString: heed.databaseUrl() })
  client.on('error', () => {})
  await client.connect()
  try {
    const scope =
      "select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false), set_config('search_path', 'heed', false)"
    await client.query(scope, [workspaceId])
    return await work(client)
  } finally {
    await client.end()
  }
}

/** With an address each, at no hour at which nobody is asked. Gives the survey to ask. */
async function addCustomers(client: pg.Client, count: number): Promise<string> {
  await client.query("update workspace set survey_quiet_from = '00:00', survey_quiet_to = '00:00'")
  await client.query(
    `with c as (insert into customer (id, name, language) select gen_random_uuid(), 'Customer ' || g, 'en' from generate_series(1, $1::int) g returning id)
     insert into customer_address (kind, value, customer_id) select 'email', id || '@asked.test', id from c`,
    [count],
  )
  const { rows } = await client.query('select id from survey order by created_at limit 1')
  return rows[0].id
}

async function startRun(heed: HeedProcess, apiKey: string, surveyId: string): Promise<string> {
  const answer = await fetch(`${heed.url}/api/v1/surveys/${surveyId}/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      branchId: null,
      language: null,
      seenDays: null,
      sharePercent: 100,
      sendAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

/** How many the run has looked at once `reached` is true of it. */
async function untilRun(
  heed: HeedProcess,
  workspaceId: string,
  runId: string,
  reached: (run: { state: string; looked_at: number }) => boolean,
): Promise<number> {
  let lookedAt = 0
  await inDatabase(heed, workspaceId, (client) =>
    until(async () => {
      const { rows } = await client.query('select state, looked_at from survey_run where id = $1', [runId])
      lookedAt = rows[0].looked_at
      return reached(rows[0])
    }),
  )
  return lookedAt
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 120_000; !(await isSo()); await pause(20))
    if (Date.now() > limit) throw new Error('It did not come so far within two minutes')
}

if (import.meta.main) {
  const [customers = 100_000, kills = 10, due = 1000] = process.argv.slice(2).map(Number)
  console.log(JSON.stringify(await crashRun(customers, kills, due)))
}
