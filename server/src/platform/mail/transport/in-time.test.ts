import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { tryMailServer } from './send-mail.ts'
import { tryMailbox } from './try-mailbox.ts'

const open: { close: () => void }[] = []
afterEach(() => {
  for (const { close } of open.splice(0)) close()
})

/** A server that says one line and nothing more. */
async function greeter(line: string): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.write(line)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  return (server.address() as AddressInfo).port
}

test('a server that greets and then says nothing is told to be out of reach, in bounded time', async () => {
  const mailbox = { host: '127.0.0.1', secure: false, user: 'x', password: 'y', folder: 'INBOX' }
  expect(await tryMailbox({ ...mailbox, port: await greeter('* OK here\r\n') }, 300)).toBe('imap.unreachable')
  const server = { host: '127.0.0.1', secure: false }
  expect(await tryMailServer({ ...server, port: await greeter('220 here\r\n') }, 300)).toBe('smtp.unreachable')
}, 3000)
