import { existsSync } from 'node:fs'
import { Agent, request } from 'node:http'
import pg from 'pg'
import { chromium } from 'playwright-core'
import { hashOf, newToken } from '../server/src/platform/access/link-token.ts'
import { newId } from '../server/src/platform/ids.ts'
import type { Heed } from './heed.ts'
import { latencies, quantile, report, throughput } from './measure.ts'

const lanes = 8
const seconds = Number(process.env.BENCH_SECONDS ?? 6)
const answerCount = Number(process.env.BENCH_ANSWERS ?? 1_000_000)
const runSize = Number(process.env.BENCH_RUN ?? 100_000)
const browser = '/usr/bin/chromium'

/** Answering by the customer's own link, results of many answers, asking many on a day, and how soon the page stands there. */
export async function benchSurveys(heed: Heed): Promise<void> {
  const client = new pg.Client({ connectionString: heed.databaseUrl })
  await client.connect()
  await client.query(
    "select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false), set_config('search_path', 'heed', false)",
    [heed.workspaceId],
  )
  const { rows } = await client.query('select id from survey order by created_at limit 1')
  const surveyId = rows[0].id as string
  await benchSubmit(heed, client, surveyId)
  await benchPaint(heed, client, surveyId)
  await benchRun(heed, client, surveyId)
  await benchResults(heed, client, surveyId)
  await client.end()
}

/** Invited customers with links that are known here. */
async function invite(heed: Heed, client: pg.Client, surveyId: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => newToken(heed.workspaceId))
  const customers = tokens.map(newId)
  await client.query(
    "insert into customer (id, name, language) select id, 'Customer', 'en' from unnest($1::uuid[]) id",
    [customers],
  )
  await client.query(
    `insert into survey_invitation (id, branch_id, survey_id, customer_id, token_hash, language, occasion, state, send_at, sent_at, expires_at)
     select i, $1, $2, c, h, 'en', 'visit', 'sent', now(), now(), now() + interval '30 days'
     from unnest($3::uuid[], $4::uuid[], $5::bytea[]) as t (i, c, h)`,
    [heed.branchId, surveyId, tokens.map(newId), customers, tokens.map(hashOf)],
  )
  return tokens
}

const fields = [
  ['page', '0'],
  ['satisfaction', '4'],
  ['solved', 'yes'],
  ['speed', '4'],
  ['welcome', '5'],
  ['comeback', 'yes'],
  ['recommendation', '9'],
  ['comment', 'Fast and friendly, thank you very much.'],
]
const form = new URLSearchParams(fields).toString()

async function benchSubmit(heed: Heed, client: pg.Client, surveyId: string): Promise<void> {
  const links = await invite(heed, client, surveyId, 20_000)
  const forRaw = await invite(heed, client, surveyId, 20_000)
  const agent = new Agent({ keepAlive: true, maxSockets: lanes })
  let next = 0
  const submit = () => post(agent, `${heed.url}/s/${links[next++]}`, next)
  const pool = new pg.Pool({ connectionString: heed.databaseUrl, max: lanes, pipeline: true })
  let nextRaw = 0
  const raw = () => insertAnswer(pool, heed, surveyId, hashOf(forRaw[nextRaw++] as string))
  await throughput(lanes, 4, submit)
  await throughput(lanes, 1, raw)
  let [pages, plain] = [0, 0]
  for (let round = 0; round < 2; round += 1) {
    plain += await throughput(lanes, seconds / 2, raw)
    pages += await throughput(lanes, seconds / 2, submit)
  }
  agent.destroy()
  await pool.end()
  report('submit an answer on the public page, concurrency 8', pages / 2, '1/s', {
    reference: 'the same inserts by a plain client',
    referenceValue: Math.round(plain / 2),
    ratio: Number((pages / plain).toFixed(2)),
    target: 0.5,
  })
}

/** Every page comes from another address, as customers' do. */
function post(agent: Agent, url: string, turn: number): Promise<void> {
  return new Promise((done, fail) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
      'x-forwarded-for': `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`,
    }
    const outgoing = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 200 ? done() : fail(new Error(`${answer.statusCode} at ${url}`))))
    })
    outgoing.on('error', fail)
    outgoing.end(form)
  })
}

/** The rows that one answer leaves behind at once: itself, its values, its words, the invitation, the news. */
async function insertAnswer(pool: pg.Pool, heed: Heed, surveyId: string, hash: Buffer): Promise<void> {
  const own = await pool.connect()
  const id = newId()
  const scope =
    "select set_config('heed.workspace', $1, true), set_config('heed.branches', '*', true), set_config('search_path', 'heed', true)"
  const [, , found] = await Promise.all([
    own.query('begin'),
    own.query(scope, [heed.workspaceId]),
    own.query('select id, customer_id from survey_invitation where token_hash = $1 for update', [hash]),
  ])
  const { id: invitation, customer_id: customer } = found.rows[0]
  await Promise.all([
    own.query(
      `insert into survey_response (id, survey_id, branch_id, invitation_id, customer_id, way, language, day, satisfaction, solved, speed, welcome, comeback, recommendation, comment)
       values ($1, $2, $3, $4, $5, 'mail', 'en', current_date, 4, 'yes', 4, 5, 'yes', 9, 'Fast and friendly, thank you very much.')`,
      [id, surveyId, heed.branchId, invitation, customer],
    ),
    own.query(
      `insert into survey_value (response_id, branch_id, question, number, choice, text) values
       ($1, $2, 'satisfaction', 4, null, null), ($1, $2, 'solved', null, 'yes', null), ($1, $2, 'speed', 4, null, null), ($1, $2, 'welcome', 5, null, null),
       ($1, $2, 'comeback', null, 'yes', null), ($1, $2, 'recommendation', 9, null, null), ($1, $2, 'comment', null, null, 'Fast and friendly, thank you very much.')`,
      [id, heed.branchId],
    ),
    own.query(
      "insert into answer_word (word, response_id) select w, $1::uuid from unnest(array['and','fast','friendly','much','thank','very','you']) w",
      [id],
    ),
    own.query("update survey_invitation set state = 'answered', remind_at = null where id = $1", [invitation]),
    own.query(
      "insert into event (id, branch_id, type, payload, dispatched_at) values ($1, $2, 'survey.answered_openly', '{}', now())",
      [newId(), heed.branchId],
    ),
    own.query('commit'),
  ])
  own.release()
}

/** From the tap on the link to the first words, on a phone four times slower than this machine, by a slow third-generation network. */
async function benchPaint(heed: Heed, client: pg.Client, surveyId: string): Promise<void> {
  if (!existsSync(browser)) return report('survey page, first paint', Number.NaN, 's', { skipped: 'no chromium here' })
  const links = await invite(heed, client, surveyId, 6)
  const window = await chromium.launch({
    executablePath: browser,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  })
  const paints: number[] = []
  for (const token of links) {
    const page = await (await window.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    const wire = await page.context().newCDPSession(page)
    await wire.send('Network.enable')
    await wire.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    })
    await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(`${heed.url}/s/${token}`)
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    )
    await page.context().close()
  }
  await window.close()
  report(
    'survey page, first contentful paint, 4 times slower processor and slow 3G',
    quantile(paints, 0.5) / 1000,
    's',
    {
      target: 2,
      slowest: Number((Math.max(...paints) / 1000).toFixed(2)),
    },
  )
}

/** How long until every customer of a run is looked at and their invitation planned. */
async function benchRun(heed: Heed, client: pg.Client, surveyId: string): Promise<void> {
  await client.query(
    `with c as (insert into customer (id, name, language) select gen_random_uuid(), 'Customer ' || g, 'en' from generate_series(1, $1::int) g returning id)
     insert into customer_address (kind, value, customer_id) select 'email', id || '@bench.test', id from c`,
    [runSize],
  )
  const headers = { authorization: `Bearer ${heed.apiKey}`, 'content-type': 'application/json' }
  const began = performance.now()
  const sendAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const body = JSON.stringify({ branchId: null, language: null, seenDays: null, sharePercent: 100, sendAt })
  const started = await fetch(`${heed.url}/api/v1/surveys/${surveyId}/runs`, { method: 'POST', headers, body })
  if (!started.ok) throw new Error(`${started.status} ${await started.text()}`)
  for (;;) {
    await new Promise((done) => setTimeout(done, 250))
    const list = await fetch(`${heed.url}/api/v1/surveys/${surveyId}/runs`, { headers })
    const [run] = ((await list.json()) as { items: { state: string; lookedAt: number; planned: number }[] }).items
    if (run?.state !== 'done') continue
    const took = (performance.now() - began) / 1000
    return report('asking many on a day, until all are planned', took, 's', {
      looked: run.lookedAt,
      planned: run.planned,
      perSecond: Math.round(run.lookedAt / took),
    })
  }
}

/** Two years of answers, counted and sealed as the server does it by itself, then the page of results. */
async function benchResults(heed: Heed, client: pg.Client, surveyId: string): Promise<void> {
  const days = 730
  const perDay = Math.ceil(answerCount / days)
  for (let first = 0; first < days; first += 73)
    await client.query(
      `with r as (
         insert into survey_response (id, survey_id, branch_id, way, language, answered_at, day, satisfaction, solved, speed, welcome, comeback, recommendation)
         select gen_random_uuid(), $1, $2, 'link', 'en', d, d::date, 1 + (g * 7) % 5, 'yes', 1 + g % 5, 1 + g % 5, 'yes', g % 11
         from generate_series(1, $4::int) g, lateral (select now() - make_interval(days => 3 + $3::int + g % 73)) x (d) returning *)
       insert into survey_value (response_id, branch_id, question, number, choice)
       select id, branch_id, q, n, c from r, lateral (values ('satisfaction', satisfaction::numeric, null), ('speed', speed, null), ('welcome', welcome, null),
         ('recommendation', recommendation, null), ('solved', null, solved), ('comeback', null, comeback)) v (q, n, c)`,
      [surveyId, heed.branchId, first, perDay * 73],
    )
  await client.query('analyze survey_response, survey_value')
  const waiting = performance.now()
  for (;;) {
    const { rows } = await client.query(
      "select count(*)::int as n from survey_seal where survey_id = $1 and grain = 'day'",
      [surveyId],
    )
    if (rows[0].n >= days) break
    await new Promise((done) => setTimeout(done, 500))
  }
  const headers = { authorization: `Bearer ${heed.apiKey}` }
  const read = async () => {
    const answer = await fetch(`${heed.url}/api/v1/surveys/${surveyId}/results`, { headers })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    const { responses } = (await answer.json()) as { responses: number }
    if (responses < answerCount) throw new Error(`only ${responses} answers are counted`)
  }
  const times = await latencies(60, read)
  report('results of a survey, p95', quantile(times, 0.95), 'ms', {
    target: 150,
    answers: answerCount,
    median: Number(quantile(times, 0.5).toFixed(1)),
    sealedInSeconds: Math.round((performance.now() - waiting) / 1000),
  })
}
