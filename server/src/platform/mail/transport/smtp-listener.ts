import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { SMTPServer } from 'smtp-server'

export type SmtpListener = { port: number; close: () => Promise<void> }

export type SmtpReceiver<Recipient> = {
  port: number
  host: string
  maxBytes: number
  log: Logger
  /** Whom an address leads to; undefined refuses it: nothing is relayed. */
  findRecipient: (address: string) => Promise<Recipient | undefined>
  /** Resolves once the mail is on disk; only then the sender hears yes. */
  store: (recipients: Recipient[], raw: Buffer, envelope: { from: string; ip: string }) => Promise<void>
}

const maxConnections = 40
const maxRecipients = 20

const refuse = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** Takes mail for known addresses only; says "later" whenever it cannot store, so that the sender keeps the mail. */
export async function listenSmtp<Recipient>(receiver: SmtpReceiver<Recipient>): Promise<SmtpListener> {
  const found = new WeakMap<object, Map<string, Recipient>>()
  const server = new SMTPServer({
    size: receiver.maxBytes,
    maxClients: maxConnections,
    socketTimeout: 60_000,
    closeTimeout: 2000,
    banner: 'Heed',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, session, done) => {
      found.set(session, new Map())
      done()
    },
    onRcptTo: ({ address }, session, done) => {
      const known = found.get(session) ?? new Map<string, Recipient>()
      found.set(session, known)
      if (known.size >= maxRecipients) return done(refuse(452, '4.5.3 Too many recipients at once'))
      receiver.findRecipient(address.toLowerCase()).then(
        (recipient) => {
          if (recipient === undefined) return done(refuse(550, '5.1.1 Nobody here has this address'))
          known.set(address.toLowerCase(), recipient)
          done()
        },
        (error: Error) => {
          receiver.log.warn({ error: error.message }, 'A recipient could not be looked up')
          done(refuse(451, '4.3.0 Try again later'))
        },
      )
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        // Past the limit the rest is read and dropped: the answer comes at the end.
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('error', () => done(refuse(451, '4.3.0 Try again later')))
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(refuse(552, '5.3.4 The mail is larger than 30 MB'))
        const { mailFrom } = session.envelope
        const recipients = [...new Set(found.get(session)?.values() ?? [])]
        const envelope = { from: mailFrom ? mailFrom.address : '', ip: session.remoteAddress }
        receiver.store(recipients, Buffer.concat(chunks), envelope).then(
          () => done(null, '2.0.0 Stored'),
          (error: Error) => {
            receiver.log.warn({ error: error.message }, 'A mail could not be stored; its sender keeps it')
            done(refuse(451, '4.3.0 Try again later'))
          },
        )
      })
    },
  })
  server.on('error', (error) => receiver.log.debug({ error: error.message }, 'An SMTP connection failed'))
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen(receiver.port, receiver.host, () => {
      server.off('error', fail)
      done()
    })
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
