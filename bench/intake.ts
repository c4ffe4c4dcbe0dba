import { randomUUID } from 'node:crypto'
import nodemailer from 'nodemailer'
import pg from 'pg'
import type { Heed } from './heed.ts'
import { report } from './measure.ts'

const mails = Number(process.env.BENCH_MAILS ?? 1500)
const lanes = 8

/** From the first mail handed over by SMTP until the last is a case that can be seen. */
export async function benchIntake(heed: Heed): Promise<void> {
  const word = randomUUID().slice(0, 8)
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: heed.smtpPort,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: lanes,
    maxMessages: Number.POSITIVE_INFINITY,
  })
  const client = new pg.Client({ connectionString: heed.databaseUrl })
  await client.connect()
  await client.query("select set_config('heed.workspace', $1, false), set_config('heed.branches', '*', false)", [
    heed.workspaceId,
  ])
  const began = performance.now()
  await Promise.all(
    Array.from({ length: mails }, (_, n) =>
      transport.sendMail({
        from: `Customer ${n} <m${n}-${word}@bench.test>`,
        to: 'help@bench.test',
        subject: `Bench ${word} ${n}`,
        text: `Where is my order ${n}? It should have come on Tuesday.`,
      }),
    ),
  )
  const acknowledged = performance.now() - began
  for (const limit = Date.now() + 180_000; Date.now() < limit; ) {
    const { rows } = await client.query('select count(*) as n from heed."case" where subject like $1', [
      `Bench ${word}%`,
    ])
    if (Number(rows[0].n) === mails) break
    await new Promise((done) => setTimeout(done, 50))
  }
  const visible = performance.now() - began
  await client.end()
  transport.close()
  report('mail from SMTP acknowledgement to visible case', (mails * 1000) / visible, '1/s', {
    target: 150,
    mails,
    takenPerSecond: Math.round((mails * 1000) / acknowledged),
  })
}
