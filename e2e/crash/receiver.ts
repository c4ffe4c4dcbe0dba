import { SMTPServer } from 'smtp-server'

export type Receiver = {
  port: number /** How often each Message-ID was accepted. */
  accepted: Map<string, number>
  /** How many mails each address was sent. */
  recipients: Map<string, number>
  close: () => Promise<void>
}

/** The customers' mail server: accepts everything and counts what it accepted. */
export async function startReceiver(): Promise<Receiver> {
  const accepted = new Map<string, number>()
  const recipients = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, callback) => {
      let head = ''
      stream.on('data', (part: Buffer) => {
        if (head.length < 20_000) head += part.toString('latin1')
      })
      stream.on('end', () => {
        const id = /^message-id:\s*<([^>]+)>/im.exec(head)?.[1] ?? 'none'
        accepted.set(id, (accepted.get(id) ?? 0) + 1)
        for (const { address } of session.envelope.rcptTo) recipients.set(address, (recipients.get(address) ?? 0) + 1)
        callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const { port } = server.server.address() as { port: number }
  return { port, accepted, recipients, close: () => new Promise((done) => server.close(() => done())) }
}
