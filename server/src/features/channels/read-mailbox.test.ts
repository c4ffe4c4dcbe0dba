import * as contract from '@heed/contract/channels.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { mailAddressOf, writeMail } from '../../../test/mails.ts'
import { features } from '../../app.ts'
import { openHouse } from '../../platform/open-house.ts'
import type { Scope } from '../../platform/scope.ts'
import { locksOf } from './process-locks.ts'
import { MailboxReaders } from './read-mailboxes.ts'
import { type Dovecot, hasDovecot, openDovecot } from './testing/dovecot.ts'

if (!hasDovecot && process.env.CI) throw new Error('Dovecot is not installed; with CI set nothing may be skipped')

describe.skipIf(!hasDovecot)(hasDovecot ? 'a mailbox' : 'a mailbox (skipped: Dovecot is not installed)', () => {
  let t: TestHouse
  let scope: Scope
  let key: string
  let channelId: string
  let address: string
  let dovecot: Dovecot
  let stopReading: () => Promise<void>

  beforeAll(async () => {
    dovecot = await openDovecot()
    t = await openTestHouse()
    const business = await buildBusiness(t.house)
    scope = business.scope
    key = await keyOf(t.house, business.owner)
    address = await mailAddressOf(scope)
    channelId = (await call(t.app, key, contract.listChannels)).body.items.find(({ kind }) => kind === 'mail')?.id ?? ''
    stopReading = new MailboxReaders(t.house).start()
  })
  afterAll(async () => {
    await stopReading()
    await t.close()
    await dovecot.close()
  })

  const settings = (user: string, password?: string) => ({
    host: '127.0.0.1',
    port: dovecot.port,
    secure: false,
    user,
    folder: 'INBOX',
    ...(password ? { password } : {}),
  })
  const connect = (user: string, password = 'right') =>
    call(t.app, key, contract.updateChannel, { params: { id: channelId }, body: { imap: settings(user, password) } })
  const ledger = async () => (await call(t.app, key, contract.listIntake, { query: { limit: '200' } })).body.items
  const status = async () =>
    (await call(t.app, key, contract.listChannels)).body.items.find(({ id }) => id === channelId)?.status
  const mail = (name: string) =>
    writeMail({ from: `${name}@example.test`, to: address, id: `<${name}@example.test>`, subject: name })
  const stateOf = async (name: string) =>
    (await ledger())
      .filter(({ subject }) => subject === name)
      .map(({ state }) => state)
      .sort()
  const inMailbox = { timeout: 15_000, interval: 100 }

  test('is read at once when it is connected and when mail comes, and nothing in it is changed', async () => {
    await dovecot.append('one', mail('before'))
    await dovecot.append('one', mail('long-ago'), new Date('2020-01-01T00:00:00Z'))
    await connect('one')
    await expect.poll(() => stateOf('before'), inMailbox).toEqual(['understood'])
    await expect.poll(async () => (await status())?.state, inMailbox).toBe('ok')
    await dovecot.append('one', mail('while-idle'))
    await expect.poll(() => stateOf('while-idle'), inMailbox).toEqual(['understood'])
    expect(await stateOf('long-ago')).toEqual([])
    expect(await dovecot.flagsOf('one')).toEqual([[], [], []])
  })

  test('is not imported twice after a restart, and what came meanwhile is not missed', async () => {
    await stopReading()
    await dovecot.append('one', mail('while-stopped'))
    stopReading = new MailboxReaders(t.house).start()
    await expect.poll(() => stateOf('while-stopped'), inMailbox).toEqual(['understood'])
    expect(await stateOf('before')).toEqual(['understood'])
  })

  test('is read on after its server was away', async () => {
    await dovecot.stop()
    await expect.poll(async () => (await status())?.state, inMailbox).toBe('failing')
    expect((await status())?.problem).toBe('imap.unreachable')
    await dovecot.start()
    await dovecot.append('one', mail('after-outage'))
    await expect.poll(() => stateOf('after-outage'), inMailbox).toEqual(['understood'])
    await expect.poll(async () => (await status())?.problem, inMailbox).toBeNull()
  })

  test('made anew with other UIDs doubles nothing: the ledger knows what it has', async () => {
    await dovecot.remake('one', [mail('before'), mail('while-idle'), mail('new-after-remake')])
    await expect.poll(() => stateOf('new-after-remake'), { ...inMailbox, timeout: 25_000 }).toEqual(['understood'])
    expect(await stateOf('before')).toEqual(['duplicate', 'understood'])
  })

  test('holds a bad mail and a good one: the bad one is quarantined, the good one read', async () => {
    await dovecot.append('one', Buffer.from(`Subject: bad\r\n\r\nno sender`))
    await dovecot.append('one', mail('after-the-bad'))
    await expect.poll(() => stateOf('after-the-bad'), inMailbox).toEqual(['understood'])
    await expect.poll(() => stateOf('bad'), inMailbox).toEqual(['quarantined'])
  })

  test('gives back what was missed below the cursor when the ledger is reconciled', async () => {
    const missing = (await ledger()).find(({ subject }) => subject === 'after-the-bad')
    await stopReading()
    await scope.transaction((tx) =>
      tx.db
        .deleteFrom('intake_item')
        .where('id', '=', missing?.id ?? '')
        .execute(),
    )
    stopReading = new MailboxReaders(t.house).start()
    await expect.poll(() => stateOf('after-the-bad'), inMailbox).toEqual(['understood'])
  })

  test('is read by one process at a time, and by another as soon as that one ends', async () => {
    const second = await openHouse(t.house.config, t.house.databaseUrl, features, t.house.log, { migrate: false })
    const stopOther = new MailboxReaders(second).start()
    await dovecot.append('one', mail('for-one-of-two'))
    await expect.poll(() => stateOf('for-one-of-two'), inMailbox).toEqual(['understood'])
    expect(await locksOf(second).tryTake(`mailbox:${channelId}`)).toBe(false)
    await stopReading()
    await dovecot.append('one', mail('for-the-other'))
    await stopOther()
    const stopAgain = new MailboxReaders(second).start()
    await expect.poll(() => stateOf('for-the-other'), inMailbox).toEqual(['understood'])
    expect(await stateOf('for-one-of-two')).toEqual(['understood'])
    await stopAgain()
    await locksOf(second).close()
    await second.close()
    stopReading = new MailboxReaders(t.house).start()
  })

  test('with a wrong password says so, and is read as soon as the settings are mended', async () => {
    await connect('two', 'wrong')
    await expect.poll(async () => (await status())?.problem, inMailbox).toBe('imap.sign_in_refused')
    expect((await call(t.app, key, contract.testChannel, { params: { id: channelId } })).body.imap).toEqual({
      ok: false,
      problem: 'imap.sign_in_refused',
    })
    await dovecot.append('two', mail('for-two'))
    await connect('two')
    await expect.poll(() => stateOf('for-two'), inMailbox).toEqual(['understood'])
    expect((await call(t.app, key, contract.testChannel, { params: { id: channelId } })).body.imap).toEqual({
      ok: true,
      problem: null,
    })
  })
})
