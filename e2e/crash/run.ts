import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../server/src/platform/database/embedded.ts'
import { HeedProcess } from './heed-process.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { type Sent, startSending } from './senders.ts'

export type CrashReport = {
  kills: { server: number; database: number }
  sent: number
  acknowledged: Record<string, number>
  lost: string[]
  doubled: string[]
  sentTwice: string[]
  stuckJobs: string[]
  unfinished: number
  mailsAccepted: number
  uncertain: number
}

/**
 * Kills the server or its database at random moments while mails, forms and API calls come in, then counts: everything that was
 * acknowledged is there exactly once, nothing reached the customers' mail server twice, no job is stuck.
 */
export async function crash(
  kills: number,
  /** How many of a hundred kills hit the server; the others hit its database alone. */
  serverPercent = 65,
  say: (line: string) => void = () => {},
): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'heed-crash-'))
  const receiver = await startReceiver()
  const smtpPort = await freePort()
  const heed = new HeedProcess(folder, await freePort(), {
    HEED_SMTP_PORT: String(smtpPort),
    HEED_SMTP_URL: `smtp://127.0.0.1:${receiver.port}`,
    HEED_MAIL_FROM: 'help@crash.test',
    HEED_TRUSTED_PROXIES: '127.0.0.1',
  })
  try {
    const { apiKey, channels } = heed.setUp()
    const form = channels.find((channel) => channel.kind === 'form')?.address
    await heed.start()
    const sending = startSending({
      url: heed.url,
      smtpPort,
      apiKey,
      formUrl: `${heed.url}/f/${form}`,
      folder,
      environment: heed.environment,
      mailAddress: 'help@crash.test',
    })
    const count = { server: 0, database: 0 }
    for (let kill = 1; kill <= kills; kill += 1) {
      await pause(300 + Math.random() * 2500)
      if (Math.random() * 100 < serverPercent) {
        await heed.kill()
        count.server += 1
        await heed.start()
      } else {
        if (heed.killDatabase()) count.database += 1
        for (const limit = Date.now() + 30_000; !(await heed.isReady()); await pause(100))
          if (Date.now() > limit) throw new Error(`Heed did not find its database again: ${heed.lastWords()}`)
      }
      if (kill % 10 === 0) say(`${kill} of ${kills} kills`)
    }
    const sent = await sending.stop()
    say(`${sent.length} sent; letting everything settle`)
    const counted = await settleAndCount(heed.databaseUrl(), folder, receiver, sent)
    if (counted.unfinished > 0) say(heed.lastWords())
    return { kills: count, ...counted }
  } finally {
    await heed.stop()
    await receiver.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function settleAndCount(databaseUrl: string, folder: string, receiver: Receiver, sent: Sent[]) {
  const client = await connectAgain(databaseUrl)
  await client.query("select set_config('heed.system', 'on', false)")
  const { rows: workspaces } = await client.query('select id from heed.workspace')
  await client.query("select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false)", [
    workspaces[0].id,
  ])
  const one = async (sql: string) => (await client.query(sql)).rows[0].n as string
  // What was handed over while the database was away lies in a file until the server looks again.
  const dropped = () => readdirSync(join(folder, 'intake-drop')).filter((file) => file.endsWith('.eml')).length
  const unfinished = async () =>
    dropped() +
    Number(
      await one(
        "select (select count(*) from heed.intake_item where state = 'received') + (select count(*) from heed.event where dispatched_at is null) + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts) + (select count(*) from heed.outbox_message where state in ('waiting', 'sending')) as n",
      ),
    )
  await untilDone(unfinished)

  const { rows: messages } = await client.query(
    "select substring(text from '(?:smtp|pipe|form|api)-[0-9a-f-]{36}') as marker, count(*)::int as n from heed.message where kind = 'customer' group by 1",
  )
  const found = new Map(messages.map((row) => [row.marker as string, row.n as number]))
  const acknowledged = sent.filter((note) => note.acknowledged)
  const result = {
    sent: sent.length,
    acknowledged: Object.fromEntries(
      ['smtp', 'pipe', 'form', 'api'].map((via) => [via, acknowledged.filter((note) => note.via === via).length]),
    ),
    lost: acknowledged.filter(({ marker }) => !found.has(marker)).map(({ marker }) => marker),
    doubled: [...found].filter(([, n]) => n > 1).map(([marker]) => marker),
    sentTwice: [...receiver.accepted].filter(([, n]) => n > 1).map(([id]) => id),
    stuckJobs: await listStuckJobs(client),
    unfinished: await unfinished(),
    mailsAccepted: receiver.accepted.size,
    uncertain: Number(await one("select count(*) as n from heed.outbox_message where state = 'uncertain'")),
  }
  await client.end()
  return result
}

const withoutProgressMs = 60_000

/** Stuck is what makes no progress for a minute; a busy machine may take long over much. */
async function untilDone(unfinished: () => Promise<number>): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY
  for (let since = Date.now(); Date.now() - since < withoutProgressMs; await pause(300)) {
    const left = await unfinished()
    if (left === 0) return
    if (left < fewest) {
      fewest = left
      since = Date.now()
    }
  }
}

/** The last kill may not have been noticed yet when Heed said that it was ready. */
async function connectAgain(connectionString: string): Promise<pg.Client> {
  for (const limit = Date.now() + 30_000; ; await pause(200)) {
    const client = new pg.Client({ connectionString })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (Date.now() > limit) throw error
    }
  }
}

/** Whatever is left in the queue, with why: everything was given time to end. */
async function listStuckJobs(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select t.identifier, j.attempts, j.max_attempts, j.locked_by, j.last_error from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id`,
  )
  return rows.map(
    (job) =>
      `${job.identifier}, ${job.attempts} of ${job.max_attempts} attempts${job.locked_by ? ', taken' : ''}: ${job.last_error ?? 'no error'}`,
  )
}

if (import.meta.main) {
  const kills = Number(process.argv[2] ?? 100)
  const serverPercent = Number(process.argv[3] ?? 65)
  const report = await crash(kills, serverPercent, (line) => console.log(line))
  console.log(JSON.stringify(report))
  const sound =
    report.lost.length +
      report.doubled.length +
      report.sentTwice.length +
      report.stuckJobs.length +
      report.unfinished ===
    0
  console.log(sound ? 'Nothing lost, nothing doubled, nothing sent twice, no job stuck' : 'NOT SOUND')
  process.exit(sound ? 0 : 1)
}
