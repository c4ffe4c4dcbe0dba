import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { inTime, tryMs } from './in-time.ts'
import { mailProblemOf } from './mail-problem.ts'
import { isNearby, type MailServer } from './mail-server.ts'

/**
 * `uncertain`: the connection broke after the last byte was handed over and before the server said yes or no;
 * sending again could deliver twice.
 */
export type Sent =
  | { state: 'sent'; response: string /** As a messaging provider calls it. */; providerId?: string }
  | {
      state: 'later'
      reason: string /** The earliest further attempt, as the other side asks. */
      afterSeconds?: number
    }
  | { state: 'refused'; reason: string }
  | { state: 'uncertain'; reason: string }

type SmtpFault = Error & { code?: string; responseCode?: number; response?: string }

/** Hands one mail to one recipient over to the server; never throws. */
export async function sendMail(
  server: MailServer,
  envelope: { from: string; to: string },
  raw: Uint8Array,
): Promise<Sent> {
  let handedOver = false
  const content = Readable.from([raw], { objectMode: false })
  content.once('end', () => {
    handedOver = true
  })
  const connection = open(server)
  try {
    await signIn(connection, server)
    const response = await new Promise<string>((done, fail) => {
      connection.once('error', fail)
      connection.once('end', () => fail(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' })))
      connection.send({ from: envelope.from, to: [envelope.to], size: raw.byteLength }, content, (error, info) =>
        error ? fail(error) : done(info?.response ?? ''),
      )
    })
    connection.quit()
    return { state: 'sent', response: oneLine(response) }
  } catch (error) {
    connection.close()
    return judge(error as SmtpFault, handedOver)
  }
}

/** Connects and signs in only; the problem's code, or undefined when all is well. */
export async function tryMailServer(server: MailServer, limitMs = tryMs): Promise<string | undefined> {
  const connection = open(server, limitMs)
  try {
    await inTime(signIn(connection, server), limitMs)
    connection.quit()
    return undefined
  } catch (error) {
    connection.close()
    return mailProblemOf('smtp', error)
  }
}

function judge(error: SmtpFault, handedOver: boolean): Sent {
  const answered = error.responseCode !== undefined && error.responseCode >= 400
  const tooLarge = error.code === 'EMESSAGE' && !answered && !handedOver
  const reason = answered
    ? oneLine(error.response ?? error.message)
    : tooLarge
      ? 'smtp.too_large'
      : mailProblemOf('smtp', error)
  if (!answered && handedOver) return { state: 'uncertain', reason: 'smtp.no_answer' }
  // Wrong passwords and missing TLS are mended in the settings: the mail waits for that.
  const isAboutMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  if (isAboutMail && (error.responseCode === undefined || error.responseCode >= 500))
    return { state: 'refused', reason }
  return { state: 'later', reason }
}

function open({ host, port, secure, password }: MailServer, timeoutMs = 30_000): SMTPConnection {
  return new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: !secure && password !== undefined && !isNearby(host),
    ignoreTLS: !secure && isNearby(host),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: Math.max(timeoutMs, 120_000),
  })
}

async function signIn(connection: SMTPConnection, { user, password }: MailServer): Promise<void> {
  await new Promise<void>((done, fail) => {
    connection.once('error', fail)
    connection.once('end', () => fail(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' })))
    connection.connect((error) => (error ? fail(error) : done()))
  })
  // A late error of a connection that is given up must not end the process.
  connection.on('error', () => {})
  if (!user || password === undefined) return
  await new Promise<void>((done, fail) =>
    connection.login({ user, pass: password }, (error) => (error ? fail(error) : done())),
  )
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 300)
