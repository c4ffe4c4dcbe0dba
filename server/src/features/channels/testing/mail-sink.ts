import type { AddressInfo, Socket } from 'node:net'
import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Sunk = { to: string; from: string; raw: string }
type Refusal = { code: number; text: string } | undefined

/**
 * A real SMTP server that keeps what it takes. `answer` decides on each mail after its last byte, and the sender waits for it:
 * nothing accepts, a code refuses.
 */
export async function openMailSink(answer: (to: string, nth: number) => Refusal | Promise<Refusal> = () => undefined) {
  const mails: Sunk[] = []
  let nth = 0
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right'
        ? done(null, { user: username })
        : done(Object.assign(new Error('Wrong password'), { responseCode: 535 })),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const to = session.envelope.rcptTo[0]?.address ?? ''
        const refusal = await answer(to, ++nth)
        if (refusal) return done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
        mails.push({
          to,
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          raw: Buffer.concat(chunks).toString(),
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    mails,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

/** A mail server that takes every byte of a mail and then breaks the connection without a word. */
export async function openSilentSink() {
  let taken = 0
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    let inData = false
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write('220 silent\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return
        taken++
        socket.destroy()
      } else if (/^DATA/im.test(text)) {
        inData = true
        socket.write('354 go on\r\n')
      } else socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    taken: () => taken,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
