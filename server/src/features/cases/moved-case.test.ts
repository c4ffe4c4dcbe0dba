import * as contract from '@heed/contract/cases.ts'
import { listOutbox } from '@heed/contract/channels.ts'
import { getCustomerHistory } from '@heed/contract/customers.ts'
import { downloadAttachment } from '@heed/contract/uploads.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, outboxOf, writeMail } from '../../../test/mails.ts'
import { mailFailed } from '../../events/channel-events.ts'
import { Scope } from '../../platform/scope.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

test('a case that came by a channel of another branch is whole for those who answer it', async () => {
  const business = await buildBusiness(t.house)
  const channel = await buildChannel(business.scope, business.branchId)
  const owner = await keyOf(t.house, business.owner)
  const elsewhere = await buildBranch(business.scope, 'Gənclik')
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [elsewhere]))
  const body = {
    channelId: channel.id,
    customer: { email: 'leyla@example.test' },
    subject: 'Lampa',
    text: 'Lampa yanmır.',
  }
  const { id, customer } = (await call(t.app, owner, contract.createCase, { body })).body
  expect((await call(t.app, lead, contract.getCase, { params: { id } })).status).toBe(404)
  await call(t.app, owner, contract.updateCase, { params: { id }, body: { branchId: elsewhere } })
  await t.settle()

  const read = await call(t.app, lead, contract.getCase, { params: { id } })
  expect(read.body).toMatchObject({ id, channel: { kind: channel.kind, name: channel.name } })
  const list = await call(t.app, lead, contract.listCases, { query: { view: 'all' } })
  expect(list.body.items.map((item) => item.id)).toEqual([id])
  const history = await call(t.app, lead, getCustomerHistory, { params: { id: customer.id }, query: {} })
  expect(history.body.items.length).toBeGreaterThan(0)
  const urgent = await call(t.app, lead, contract.updateCase, { params: { id }, body: { priority: 'urgent' } })
  expect(urgent).toMatchObject({ status: 200, body: { priority: 'urgent' } })
  const solved = await call(t.app, lead, contract.changeCaseState, { params: { id }, body: { state: 'solved' } })
  expect(solved.status).toBe(200)
})

const withFile = (from: string) =>
  [
    `From: ${from}`,
    'To: help@narin.test',
    'Subject: Broken vase',
    `Message-ID: <${from}-1>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nIt came like this.',
    '--b\r\nContent-Type: text/plain; name="note.txt"\r\nContent-Disposition: attachment; filename="note.txt"\r\n\r\nshards',
    '--b--',
  ].join('\r\n')

test('files, mails and what was done in a moved case are seen where the case is, and no longer where it was', async () => {
  const business = await buildBusiness(t.house)
  const owner = await keyOf(t.house, business.owner)
  const elsewhere = await buildBranch(business.scope, 'Gənclik')
  const before = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  const after = await keyOf(t.house, await buildMember(business.scope, 'lead', [elsewhere]))
  const address = await mailAddressOf(business.scope)
  const { intakeId } = await letIn(business.scope, address, Buffer.from(withFile('nil@example.test')))
  await t.settle()
  const id = (await itemOf(business.scope, intakeId)).case_id ?? ''
  await call(t.app, before, contract.answerCase, { params: { id }, body: { text: 'A new one is coming.' } })
  await t.settle()
  const seenBy = async (key: string) => {
    const { body, status } = await call(t.app, key, contract.getTimeline, { params: { id } })
    const mails = (await call(t.app, key, listOutbox)).body.items.filter(({ caseId }) => caseId === id)
    return { status, items: body.items ?? [], mails: mails.map(({ purpose }) => purpose).sort() }
  }
  const whole = await seenBy(before)
  const files = whole.items.flatMap((item) => (item.entry === 'message' ? item.attachments : []))
  expect(files).toMatchObject([{ filename: 'note.txt' }])
  const answer = whole.items.find((item) => item.entry === 'message' && item.kind === 'answer')
  expect(answer).toMatchObject({ delivery: { state: 'held' } })
  expect(whole.mails).toEqual(['acknowledgement', 'answer'])
  const download = (key: string) => call(t.app, key, downloadAttachment, { params: { id: files[0]?.id ?? '' } })
  expect((await download(after)).status).toBe(404)

  await call(t.app, owner, contract.updateCase, { params: { id }, body: { branchId: elsewhere } })
  await t.settle()
  const there = await seenBy(after)
  expect(there.items).toEqual(expect.arrayContaining(whole.items))
  expect(there.mails).toEqual(whole.mails)
  expect(String((await download(after)).body).trim()).toBe('shards')
  expect(await seenBy(before)).toMatchObject({ status: 404, mails: [] })
  expect((await download(before)).status).toBe(404)
})

test('an answer that came back is owed again, whichever branch its mails and its case stand in', async () => {
  const business = await buildBusiness(t.house)
  const owner = await keyOf(t.house, business.owner)
  const elsewhere = await buildBranch(business.scope, 'Gənclik')
  const { intakeId } = await letIn(business.scope, await mailAddressOf(business.scope), writeMail({}))
  await t.settle()
  const id = (await itemOf(business.scope, intakeId)).case_id ?? ''
  for (const text of ['A new one is coming.', 'It left today.'])
    await call(t.app, owner, contract.answerCase, { params: { id }, body: { text } })
  const firstAnswerAt = async () => (await call(t.app, owner, contract.getCase, { params: { id } })).body.firstAnswerAt
  // Both are held for want of a mail server; as if the first had gone out before.
  const given = () =>
    business.scope.transaction((tx) =>
      tx.db.updateTable('case').set({ first_answer_at: new Date() }).where('id', '=', id).execute(),
    )
  const [mail] = (await outboxOf(business.scope, id)).filter(({ purpose }) => purpose === 'answer')
  for (const branchId of [business.branchId, elsewhere]) {
    await given()
    const seesOne = new Scope(t.house, business.workspaceId, null, [branchId])
    await seesOne.transaction(async (tx) => {
      await tx.emit(mailFailed, { outboxId: mail?.id ?? '', purpose: 'answer', reason: 'x' }, { caseId: id, branchId })
    })
    expect(await firstAnswerAt()).toBeNull()
  }
})
