import { createHmac, randomUUID } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Heed } from './heed.ts'
import { quantile, report } from './measure.ts'

const perSecond = 200
const seconds = Number(process.env.BENCH_WEBHOOK_SECONDS ?? 20)

/** How soon a message of another system is acknowledged while many come, beside a bare server that inserts the same body. */
export async function benchWebhooks(heed: Heed): Promise<void> {
  const { hookUrl, secret } = await connect(heed)
  const bare = await openBare(heed)
  const agent = new Agent({ keepAlive: true })
  const toHeed = (raw: string) => post(agent, hookUrl, raw, sign(secret, raw))
  const toBare = (raw: string) => post(agent, bare.url, raw, {})
  for (const send of [toBare, toHeed]) await arrive(send, 2)
  const reference = await arrive(toBare, seconds)
  const took = await arrive(toHeed, seconds)
  agent.destroy()
  await bare.close()
  report('bare insert acknowledged, p95', quantile(reference, 0.95), 'ms', { perSecond, calls: reference.length })
  report('webhook acknowledged, p95', quantile(took, 0.95), 'ms', {
    target: 20,
    perSecond,
    calls: took.length,
    timesBare: Number((quantile(took, 0.95) / quantile(reference, 0.95)).toPrecision(3)),
  })
}

/** Sends at their times whether or not earlier ones are acknowledged; milliseconds from the time each was due. */
async function arrive(send: (raw: string) => Promise<void>, forSeconds: number): Promise<number[]> {
  const began = performance.now()
  const sent: Promise<number>[] = []
  for (let n = 0; n < forSeconds * perSecond; n += 1) {
    const due = began + (n * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await pause(early)
    sent.push(send(message()).then(() => performance.now() - due))
  }
  return Promise.all(sent)
}

const message = () =>
  JSON.stringify({
    version: 1,
    events: [
      {
        type: 'message',
        id: randomUUID(),
        from: { id: randomUUID(), name: 'Customer' },
        text: 'Where is my order? It should have come on Tuesday.',
      },
    ],
  })

function sign(secret: string, raw: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${raw}`).digest('hex')
  return { 'heed-timestamp': timestamp, 'heed-signature': `v1=${signature}` }
}

const post = (agent: Agent, url: string, raw: string, headers: Record<string, string>) =>
  new Promise<void>((done, fail) => {
    const call = request(
      url,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        answer.resume()
        answer.on('end', () => (answer.statusCode === 200 ? done() : fail(new Error(`${answer.statusCode} of ${url}`))))
      },
    )
    call.on('error', fail)
    call.end(raw)
  })

async function connect(heed: Heed): Promise<{ hookUrl: string; secret: string }> {
  const api = async (path: string, body: unknown) => {
    const answer = await fetch(`${heed.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${heed.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${answer.status} of ${path}: ${await answer.text()}`)
    return answer.json()
  }
  const channel = await api('/channels', {
    kind: 'webhook',
    name: 'Bench',
    branchId: heed.branchId,
    language: 'en',
    acknowledges: false,
    account: { sendTo: 'https://bench.test/answers' },
  })
  const { secret } = await api(`/channels/${channel.id}/secret`, {})
  return { hookUrl: channel.messaging.hookUrl, secret }
}

async function openBare(heed: Heed): Promise<{ url: string; close: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: heed.databaseUrl, max: 8 })
  await pool.query(
    'create table public.bench_call (id uuid primary key default gen_random_uuid(), body jsonb not null)',
  )
  const server = createServer(async (call, answer) => {
    await pool.query('insert into public.bench_call (body) values ($1)', [await text(call)])
    answer.end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await pool.end()
    },
  }
}
