import { connect } from 'node:net'
import { listChannels } from '@heed/contract/channels.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailAddressOf, writeMail } from '../../../test/mails.ts'
import { sendMail } from '../../platform/mail/transport/send-mail.ts'
import type { SmtpListener } from '../../platform/mail/transport/smtp-listener.ts'
import type { Scope } from '../../platform/scope.ts'
import { listenForMail } from './listen-for-mail.ts'

let t: TestHouse
let scope: Scope
let address: string
let listener: SmtpListener

beforeAll(async () => {
  t = await openTestHouse()
  scope = (await buildBusiness(t.house)).scope
  address = await mailAddressOf(scope)
  listener = await listenForMail(t.house, 0)
})
afterAll(async () => {
  await listener.close()
  await t.close()
})

const hand = (to: string, raw: Uint8Array) =>
  sendMail({ host: '127.0.0.1', port: listener.port, secure: false }, { from: 'leyla@example.test', to }, raw)
const items = () => scope.transaction((tx) => tx.db.selectFrom('intake_item').selectAll().orderBy('id').execute())

test('mail for a channel is in the ledger when the sender hears yes', async () => {
  const raw = writeMail({ to: address })
  expect(await hand(address.toUpperCase(), raw)).toMatchObject({ state: 'sent' })
  const [item] = await items()
  expect(item).toMatchObject({ via: 'smtp', source: { from: 'leyla@example.test', to: address, ip: '127.0.0.1' } })
  const kept = await scope.transaction((tx) =>
    tx.db
      .selectFrom('intake_raw')
      .select('content')
      .where('item_id', '=', item?.id ?? '')
      .executeTakeFirstOrThrow(),
  )
  expect(kept.content.toString()).toContain('Where is my order?')
  expect(
    await hand(address.replace('@', '+anything@'), writeMail({ to: address, text: 'By the longer address' })),
  ).toMatchObject({ state: 'sent' })
})

test('nothing is relayed: any other address is refused', async () => {
  expect(await hand('someone@elsewhere.example', writeMail({}))).toEqual({
    state: 'refused',
    reason: '550 5.1.1 Nobody here has this address',
  })
  await scope.transaction((tx) =>
    tx.db.updateTable('channel').set({ active: false }).where('kind', '=', 'mail').execute(),
  )
  expect(await hand(address, writeMail({}))).toMatchObject({ state: 'refused' })
  await scope.transaction((tx) =>
    tx.db.updateTable('channel').set({ active: true }).where('kind', '=', 'mail').execute(),
  )
})

test('a mail above the limit is refused before and after it was sent', async () => {
  expect(await hand(address, Buffer.alloc(31 * 1024 * 1024, 'x\r\n'))).toEqual({
    state: 'refused',
    reason: 'smtp.too_large',
  })
  const answer = await talk(
    listener.port,
    ['EHLO x', 'MAIL FROM:<a@b.test>', `RCPT TO:<${address}>`, 'DATA'],
    Buffer.concat([Buffer.alloc(31 * 1024 * 1024, 'xxxxxxx\r\n'), Buffer.from('\r\n.\r\n')]),
  )
  expect(answer).toMatch(/^552 /m)
})

test('while the database is away the sender is told to come again', async () => {
  const broken = await openTestHouse({ worker: false })
  const door = await listenForMail(broken.house, 0)
  await broken.house.pool.end()
  const answer = await sendMail(
    { host: '127.0.0.1', port: door.port, secure: false },
    { from: 'a@b.test', to: address },
    writeMail({}),
  )
  expect(answer).toEqual({ state: 'later', reason: '451 4.3.0 Try again later' })
  await door.close()
  broken.house.pool.end = async () => {}
  await broken.close()
})

test('NUL and binary bytes are kept as they came', async () => {
  const raw = Buffer.concat([writeMail({ from: 'nul@example.test', text: 'a' }), Buffer.from([0, 255, 254, 0, 13, 10])])
  expect(await hand(address, raw)).toMatchObject({ state: 'sent' })
  await t.settle()
  expect((await items()).at(-1)).toMatchObject({ state: 'understood', sender: 'nul@example.test' })
})

/** Speaks SMTP by hand: nodemailer itself would not send what the server announced not to take. */
function talk(port: number, lines: string[], data: Buffer): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1')
    const waiting = [...lines]
    let all = ''
    socket.on('error', fail)
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      all += text
      if (!/^\d{3} /m.test(text)) return
      const next = waiting.shift()
      if (next) socket.write(`${next}\r\n`)
      else if (/^354/m.test(text)) socket.write(data)
      else socket.end(() => done(all))
    })
  })
}

test('a channel that our own port serves says that it listens, and where', async () => {
  const other = await openTestHouse({ worker: false, environment: { HEED_SMTP_PORT: '2525' } })
  try {
    const { owner } = await buildBusiness(other.house)
    const key = await keyOf(other.house, owner)
    const { items } = (await call(other.app, key, listChannels)).body
    expect(items.find(({ kind }) => kind === 'mail')?.connection).toEqual({
      reads: true,
      listensAt: 2525,
      sends: false,
    })
  } finally {
    await other.close()
  }
})
