import * as contract from '@heed/contract/channels.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, messagesOf, writeMail } from '../../../test/mails.ts'
import { plainAddress } from './channel.queries.ts'
import { openSecrets, sealSecrets } from './channel-secrets.ts'
import { formSlug } from './form-slug.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let key: string
beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house, { name: 'Narin Ev Tekstili' })
  key = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())

const imap = { host: 'imap.example.test', port: 993, secure: true, user: 'narin', folder: 'INBOX' }

test('a new business can be reached at once by mail, by a page, by phone, in person and by programs', async () => {
  const { body } = await call(t.app, key, contract.listChannels)
  expect(body.items.map(({ kind, publicUrl }) => [kind, publicUrl])).toEqual([
    ['api', null],
    ['form', 'http://heed.test/f/narin-ev-tekstili'],
    ['mail', null],
    ['phone', null],
    ['walk_in', null],
  ])
  const second = await buildBusiness(t.house, { name: 'Narin Ev Tekstili' })
  const { body: other } = await call(t.app, await keyOf(t.house, second.owner), contract.listChannels)
  expect(other.items.find(({ kind }) => kind === 'form')?.address).toBe('narin-ev-tekstili-2')
  expect(formSlug('İĞNE & İPLİK Şubəsi')).toBe('igne-iplik-subesi')
  expect(formSlug('纳林家纺')).toBe('contact')
  expect(plainAddress('a+b+c@x.test')).toBe('a@x.test')
})

test('passwords are kept encrypted, never returned, and stay with the server they were given for', async () => {
  const made = await call(t.app, key, contract.createChannel, {
    body: {
      kind: 'mail',
      name: 'Sales',
      address: 'Sales@Narin.test',
      branchId: business.branchId,
      language: 'tr',
      imap: { ...imap, password: 'sesame-1' },
    },
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ address: 'sales@narin.test', imap })
  const row = await business.scope.transaction((tx) =>
    tx.db.selectFrom('channel').selectAll().where('id', '=', made.body.id).executeTakeFirstOrThrow(),
  )
  expect(JSON.stringify([made.body, row.imap, row.secrets?.toString('latin1')])).not.toContain('sesame')
  expect(openSecrets(t.house.secret, row.id, row.secrets)).toEqual({ imap: 'sesame-1' })
  expect(() => openSecrets(t.house.secret, business.branchId, row.secrets)).toThrow()
  expect(() => openSecrets('another', row.id, sealSecrets(t.house.secret, row.id, { imap: 'x' }))).toThrow()
  const change = (body: unknown) => call(t.app, key, contract.updateChannel, { params: { id: row.id }, body })
  expect((await change({ imap: { ...imap, folder: 'Support' } })).status).toBe(200)
  expect((await change({ imap: { ...imap, host: 'thief.example.test' } })).problem).toBe('channel.password_needed')
  expect((await change({ imap: { ...imap, host: 'new.example.test', password: 'sesame-2' } })).status).toBe(200)
  expect((await change({ imap: null })).body.imap).toBeNull()
  const audit = await business.scope.transaction((tx) =>
    tx.db.selectFrom('event').select('payload').where('type', '=', 'channel.changed').execute(),
  )
  expect(JSON.stringify(audit)).not.toContain('sesame')
})

test('an address leads to one channel, and a channel to a branch in sight', async () => {
  const body = { kind: 'form', name: 'Second', address: 'second', branchId: business.branchId, language: 'en' }
  expect((await call(t.app, key, contract.createChannel, { body })).status).toBe(201)
  expect((await call(t.app, key, contract.createChannel, { body })).problem).toBe('channel.address_taken')
  const foreign = await buildBusiness(t.house)
  expect(
    (
      await call(t.app, key, contract.createChannel, {
        body: { ...body, address: 'third', branchId: foreign.branchId },
      })
    ).problem,
  ).toBe('branch.unknown')
  const branchId = await buildBranch(business.scope, 'Bakı')
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [branchId]))
  expect((await call(t.app, manager, contract.listChannels)).body.items).toEqual([])
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee'))
  expect((await call(t.app, employee, contract.createChannel, { body })).problem).toBe('not_allowed')
})

test('in a demo nothing leaves the house, and replies come back by the real way in', async () => {
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ demo: true }).execute())
  const address = await mailAddressOf(business.scope)
  const { intakeId } = await letIn(business.scope, address, writeMail({ from: 'demo@example.test', to: address }))
  await t.settle()
  const { body } = await call(t.app, key, contract.listMailbox, { query: { to: 'demo@example.test' } })
  expect(body.items).toMatchObject([
    { to: 'demo@example.test', from: address, subject: expect.stringContaining('received') },
  ])
  const reply = await call(t.app, key, contract.writeFromMailbox, {
    params: { id: body.items[0]?.id ?? '' },
    body: { text: 'Thank you, I can wait.' },
  })
  expect(reply.status).toBe(202)
  await t.settle()
  const item = await itemOf(business.scope, reply.body.intakeId)
  expect(item.case_id).toBe((await itemOf(business.scope, intakeId)).case_id)
  expect((await messagesOf(business.scope, item.case_id ?? '')).at(-1)).toMatchObject({
    kind: 'customer',
    text: 'Thank you, I can wait.',
  })
  const { body: outbox } = await call(t.app, key, contract.listOutbox)
  expect(outbox.items).toMatchObject([{ purpose: 'acknowledgement', state: 'sent' }])
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ demo: false }).execute())
  expect(
    (
      await call(t.app, key, contract.writeFromMailbox, {
        params: { id: body.items[0]?.id ?? '' },
        body: { text: 'x' },
      })
    ).problem,
  ).toBe('mailbox.demo_only')
})
