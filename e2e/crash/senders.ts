import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import nodemailer from 'nodemailer'

export type Sent = { via: 'smtp' | 'pipe' | 'form' | 'api'; marker: string; acknowledged: boolean }
export type Target = {
  url: string
  smtpPort: number
  apiKey: string
  formUrl: string
  folder: string
  environment: NodeJS.ProcessEnv
  mailAddress: string
}

const main = join(import.meta.dirname, '../../server/src/main.ts')

/** Something that keeps sending until told to stop, and notes what Heed said it has taken. */
type Sender = (target: Target, marker: string) => Promise<boolean>

const marker = (via: string) => `${via}-${randomUUID()}`
const mailOf = (target: Target, word: string) =>
  `From: "Customer" <${word}@customers.test>\r\nTo: ${target.mailAddress}\r\nSubject: Question ${word}\r\nMessage-ID: <${word}@customers.test>\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n\r\nWhere is my order ${word}?\r\n`

/** One mail by SMTP; whatever answers 250 has taken it. */
const bySmtp: Sender = async (target, word) => {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: target.smtpPort,
    secure: false,
    ignoreTLS: true,
    connectionTimeout: 4000,
    greetingTimeout: 4000,
    socketTimeout: 8000,
  })
  try {
    await transport.sendMail({
      envelope: { from: `${word}@customers.test`, to: target.mailAddress },
      raw: mailOf(target, word),
    })
    return true
  } finally {
    transport.close()
  }
}

/** One mail through the command that a mail server's pipe runs; exit code 0 has taken it. */
const byPipe: Sender = (target, word) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [main, 'intake', '--channel', target.mailAddress], {
      env: target.environment,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child.stdin.on('error', () => {})
    child.stdin.end(mailOf(target, word))
    child.once('exit', (code) => done(code === 0))
  })

const byForm: Sender = async (target, word) => {
  const body = new URLSearchParams({
    name: 'Customer',
    email: `${word}@customers.test`,
    subject: `Question ${word}`,
    message: `Where is my order ${word}?`,
  })
  // Each customer writes from an address of their own, as the proxy in front of Heed would say.
  const address = `10.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}`
  const answer = await fetch(target.formUrl, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'x-forwarded-for': address },
    signal: AbortSignal.timeout(8000),
  })
  return answer.status < 400
}

/** As a careful program does: the same key again until there is an answer. */
const byApi: Sender = async (target, word) => {
  const body = JSON.stringify({
    customer: { email: `${word}@customers.test`, name: 'Customer' },
    subject: `Question ${word}`,
    text: `Where is my order ${word}?`,
  })
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const answer = await fetch(`${target.url}/api/v1/cases`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${target.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': word,
      },
      signal: AbortSignal.timeout(8000),
    }).catch(() => undefined)
    if (answer?.status === 201) return true
    await pause(200)
  }
  return false
}

const senders = { smtp: bySmtp, pipe: byPipe, form: byForm, api: byApi }

/** Starts the senders; `stop` ends them and gives everything that was sent. */
export function startSending(target: Target): { stop: () => Promise<Sent[]> } {
  const sent: Sent[] = []
  let stopped = false
  const rest = { smtp: 30, pipe: 600, form: 120, api: 40 }
  const lanes = (Object.keys(senders) as (keyof typeof senders)[]).map(async (via) => {
    while (!stopped) {
      const note: Sent = { via, marker: marker(via), acknowledged: false }
      sent.push(note)
      note.acknowledged = await senders[via](target, note.marker).catch(() => false)
      await pause(note.acknowledged ? rest[via] : 250)
    }
  })
  return {
    stop: async () => {
      stopped = true
      await Promise.all(lanes)
      return sent
    },
  }
}
