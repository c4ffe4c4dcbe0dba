import { Agent, request } from 'node:http'
import pg from 'pg'
import { newId } from '../server/src/platform/ids.ts'
import type { Heed } from './heed.ts'
import { report, throughput } from './measure.ts'

const lanes = 8
const seconds = Number(process.env.BENCH_SECONDS ?? 6)

/** Creating and answering cases by API, each against a plain client that makes the same rows on the same server. */
export async function benchWrites(heed: Heed): Promise<void> {
  const pool = new pg.Pool({ connectionString: heed.databaseUrl, max: lanes, pipeline: true })
  const raw = await prepareRaw(pool, heed)
  const agent = new Agent({ keepAlive: true, maxSockets: lanes })
  const post = (path: string, body: unknown) => send(heed, agent, path, body)
  const create = (lane: number, turn: number) =>
    post('/cases', {
      customer: { email: `c${lane}-${turn}-${newId()}@bench.test`, name: 'Customer' },
      subject: 'Where is my parcel',
      text: 'It should have come on Tuesday.',
      acknowledge: false,
    })

  // In turns, so that a machine that slows down slows both; warm enough that no plan dates from the empty tables.
  const figures = { raw: 0, api: 0, rawAnswer: 0, answer: 0 }
  const ids: string[] = []
  await throughput(lanes, 8, async (lane, turn) => void ids.push((await create(lane, turn)).id))
  await throughput(lanes, 1, (lane, turn) => raw.create(lane, turn))
  for (let round = 0; round < 2; round += 1) {
    figures.raw += await throughput(lanes, seconds / 2, (lane, turn) => raw.create(lane, turn))
    figures.api += await throughput(
      lanes,
      seconds / 2,
      async (lane, turn) => void ids.push((await create(lane, turn)).id),
    )
    figures.rawAnswer += await throughput(lanes, seconds / 2, (lane, turn) =>
      raw.answer(ids[(lane * 7919 + turn) % ids.length] as string),
    )
    figures.answer += await throughput(
      lanes,
      seconds / 2,
      async (lane, turn) =>
        void (await post(`/cases/${ids[(lane * 7919 + turn * 13) % ids.length]}/answers`, {
          text: 'It is on its way and will be with you tomorrow.',
        })),
    )
  }
  agent.destroy()
  await pool.end()
  report('create case by API, concurrency 8', figures.api / 2, '1/s', {
    reference: 'the same inserts by a plain client',
    referenceValue: Math.round(figures.raw / 2),
    ratio: Number((figures.api / figures.raw).toFixed(2)),
    target: 0.5,
  })
  report('answer by API, concurrency 8', figures.answer / 2, '1/s', {
    reference: 'the same inserts by a plain client',
    referenceValue: Math.round(figures.rawAnswer / 2),
    ratio: Number((figures.answer / figures.rawAnswer).toFixed(2)),
    target: 0.5,
  })
}

function send(heed: Heed, agent: Agent, path: string, body: unknown): Promise<{ id: string }> {
  const payload = JSON.stringify(body)
  return new Promise((done, fail) => {
    const outgoing = request(
      `${heed.url}/api/v1${path}`,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${heed.apiKey}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part) => {
          text += part
        })
        answer.on('end', () =>
          answer.statusCode === 201
            ? done(JSON.parse(text))
            : fail(new Error(`${answer.statusCode} ${text.slice(0, 200)}`)),
        )
      },
    )
    outgoing.on('error', fail)
    outgoing.end(payload)
  })
}

/** The rows that one case, and one answer, leave behind, written by hand: begin with its scope, rows, commit. */
async function prepareRaw(pool: pg.Pool, heed: Heed) {
  const client = await pool.connect()
  await client.query("select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false)", [
    heed.workspaceId,
  ])
  const channel = heed.channels.find((candidate) => candidate.kind === 'api') ?? heed.channels[0]
  const { rows: standards } = await client.query(
    'select id, measure, target_seconds from heed.standard where priority is null and channel_kind is null',
  )
  const { rows: members } = await client.query('select id from heed.member limit 1')
  client.release()
  const scope = [
    "select set_config('heed.workspace', $1, true), set_config('heed.branches', '*', true), set_config('search_path', 'heed', true)",
    [heed.workspaceId],
  ] as const

  const inTransaction = async (work: (client: pg.PoolClient) => Promise<unknown>) => {
    const own = await pool.connect()
    await Promise.all([own.query('begin'), own.query(scope[0], [...scope[1]])])
    await work(own)
    await own.query('commit')
    own.release()
  }
  return {
    create: (lane: number, turn: number) =>
      inTransaction(async (own) => {
        const [customer, caseId, message, event] = [newId(), newId(), newId(), newId()]
        await own.query('insert into customer (id, name, language) values ($1, $2, $3)', [customer, 'Customer', 'en'])
        await own.query("insert into customer_address (kind, value, customer_id) values ('email', $1, $2)", [
          `raw${lane}-${turn}-${customer}@bench.test`,
          customer,
        ])
        await own.query(
          "insert into \"case\" (id, number, branch_id, channel_id, customer_id, kind, subject, preview, language) values ($1, heed.next_case_number(), $2, $3, $4, 'enquiry', 'Where is my parcel', 'It should have come on Tuesday.', 'en')",
          [caseId, heed.branchId, channel?.id, customer],
        )
        await own.query(
          "insert into message (id, case_id, kind, customer_id, language, text) values ($1, $2, 'customer', $3, 'en', 'It should have come on Tuesday.')",
          [message, caseId, customer],
        )
        await own.query(
          'insert into clock (id, branch_id, case_id, standard_id, measure, target_seconds, hours, started_at, due_at, warn_at, next_alarm_at, standard_version, hours_version) select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::text[], $8::timestamptz[], $9::timestamptz[], $9::timestamptz[], $9::timestamptz[], $10::int[], $10::int[])',
          [
            standards.map(newId),
            standards.map(() => heed.branchId),
            standards.map(() => caseId),
            standards.map((s) => s.id),
            standards.map((s) => s.measure),
            standards.map((s) => s.target_seconds),
            standards.map(() => 'branch'),
            standards.map(() => new Date()),
            standards.map((s) => new Date(Date.now() + s.target_seconds * 1000)),
            standards.map(() => 1),
          ],
        )
        await own.query(
          "insert into event (id, branch_id, case_id, type, payload, dispatched_at) values ($1, $2, $3, 'case.opened', '{}', now())",
          [event, heed.branchId, caseId],
        )
      }),
    answer: (caseId: string) =>
      inTransaction(async (own) => {
        const [message, outbox] = [newId(), newId()]
        await own.query(
          "insert into message (id, case_id, kind, member_id, language, text) values ($1, $2, 'answer', $3, 'en', 'It is on its way and will be with you tomorrow.')",
          [message, caseId, members[0].id],
        )
        await own.query(
          'update "case" set first_answer_at = coalesce(first_answer_at, now()), last_message_at = now(), version = version + 1 where id = $1',
          [caseId],
        )
        await own.query(
          "insert into outbox_message (id, branch_id, case_id, message_id, purpose, recipient, subject, text, mail_id, state) values ($1, $2, $3, $4, 'answer', 'a@bench.test', 'Re: Where is my parcel', 'It is on its way and will be with you tomorrow.', $5, 'held')",
          [outbox, heed.branchId, caseId, message, `${outbox}@bench.test`],
        )
        await own.query(
          "insert into event (id, branch_id, case_id, type, payload, dispatched_at) values ($1, $2, $3, 'case.answered', '{}', now())",
          [newId(), heed.branchId, caseId],
        )
      }),
  }
}
