import pg from 'pg'
import type { Heed } from './heed.ts'
import { loadCases } from './load-cases.ts'
import { latencies, quantile, report } from './measure.ts'

const times = 150

/** Lists, one case, search and figures, with 1,000 and with 100,000 cases. */
export async function benchReads(heed: Heed): Promise<void> {
  await loadCases(heed, 1000)
  const small = await measure(heed)
  await loadCases(heed, 100_000)
  // The weeks behind us are packed at night; the figures are read as on any later day.
  await settle(heed)
  const large = await measure(heed)
  for (const figure of ['list first page of 50', 'open a case'] as const)
    report(`${figure}, p95 with 100,000 cases`, large[figure], 'ms', {
      reference: 'the same with 1,000 cases',
      referenceValue: Number(small[figure].toPrecision(3)),
      ratio: Number((large[figure] / small[figure]).toFixed(2)),
      target: 1.5,
    })
  report('search for a rare word in 100,000 cases, p95', large.search, 'ms', { target: 30 })
  report('figures of a year over 100,000 cases, p95', large.insight, 'ms', { target: 100 })
}

async function measure(heed: Heed) {
  const get = async (path: string) => {
    const answer = await fetch(`${heed.url}/api/v1${path}`, { headers: { authorization: `Bearer ${heed.apiKey}` } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const { items } = await get('/cases?limit=50&view=all')
  const today = new Date().toISOString().slice(0, 10)
  const yearAgo = new Date(Date.now() - 364 * 86_400_000).toISOString().slice(0, 10)
  const p95 = async (work: (turn: number) => Promise<unknown>, count = times) =>
    quantile(await latencies(count, async (turn) => void (await work(turn))), 0.95)
  return {
    'list first page of 50': await p95(() => get('/cases?limit=50&view=all')),
    'open a case': await p95((turn) => get(`/cases/${items[turn % items.length].id}`)),
    search: await p95((turn) => get(`/cases?limit=50&search=n${1 + ((turn * 7) % 900)}%20`)),
    insight: await p95(() => get(`/insight?from=${yearAgo}&to=${today}`), 30),
  }
}

async function settle(heed: Heed): Promise<void> {
  const client = new pg.Client({ connectionString: heed.databaseUrl })
  await client.connect()
  await client.query("select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false)", [
    heed.workspaceId,
  ])
  for (const limit = Date.now() + 180_000; Date.now() < limit; ) {
    const { rows } = await client.query('select count(*) as n from heed.fact_week_seal')
    if (Number(rows[0].n) >= 51) break
    await new Promise((done) => setTimeout(done, 500))
  }
  await client.query('analyze')
  await client.end()
}
