import { listActions } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/product-alerts.ts'
import { uploadFile } from '@heed/contract/uploads.ts'
import { createBranch, updateBranch } from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../../test/build.ts'
import { complain } from '../../../../test/build-complaint.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { outboxOf } from '../../../../test/mails.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let baku: string
/** Who leads in Kadıköy, and in Baku. */
let lead: string
let leadInBaku: string

beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  baku = await buildBranch(business.scope, 'Bakı')
  owner = await keyOf(t.house, business.owner)
  lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  leadInBaku = await keyOf(t.house, await buildMember(business.scope, 'lead', [baku]))
})

const open = async (key = owner, more: Record<string, unknown> = {}) =>
  (
    await call(t.app, key, contract.openProductAlert, {
      body: { product: 'Keten gömlek', batch: 'L-7', facts: 'Omuz dikişi ilk yıkamada açılıyor', ...more },
    })
  ).body
const read = async (id: string, key = owner) =>
  (await call(t.app, key, contract.getProductAlert, { params: { id } })).body
const confirm = (key: string, id: string, removed = 4) =>
  call(t.app, key, contract.confirmWithdrawal, { params: { id }, body: { removed } })
const close = (id: string, more: Record<string, unknown> = {}) =>
  call(t.app, owner, contract.closeProductAlert, { params: { id }, body: { decision: 'back_to_supplier', ...more } })
const find = (id: string, finding = 'İplik çürük') =>
  call(t.app, owner, contract.changeProductAlert, { params: { id }, body: { finding } })
const tasks = async (key: string) =>
  (await call(t.app, key, listActions, {})).body.items.filter(({ kind }) => kind === 'withdraw_product')
const mailsOf = async (caseId: string) =>
  (await outboxOf(business.scope, caseId)).filter(({ purpose }) => purpose === 'told')

test('every branch confirms its removal by name, and the customers hear the result once, in their language', async () => {
  const ayse = await complain(t, owner, { email: 'ayse@posta.test', item: 'KETEN GÖMLEK, 42 beden' })
  const leyla = await complain(t, owner, { email: 'leyla@posta.test', language: 'az', name: 'Leyla', branchId: baku })
  const bag = await complain(t, owner, { email: 'bag@posta.test', item: 'Keten çanta' })
  const { id, cases } = await open(owner, { caseId: leyla.id })
  expect(cases.map((item) => [item.id, item.bySameProduct]).toSorted()).toEqual(
    [
      [ayse.id, true],
      [leyla.id, false],
    ].toSorted(),
  )

  expect((await close(id)).problem).toBe('product_alert.branches_open')
  const { withdrawals } = await read(id)
  expect(withdrawals.map(({ branch }) => branch.id).toSorted()).toEqual([business.branchId, baku].toSorted())
  for (const { id: withdrawalId, branch } of withdrawals)
    expect((await confirm(branch.id === baku ? leadInBaku : lead, withdrawalId)).status).toBe(200)
  const confirmed = await read(id)
  expect(confirmed.branches).toEqual({ asked: 2, confirmed: 2, removed: 8 })
  expect(confirmed.withdrawals.map(({ confirmedBy }) => confirmedBy?.name.startsWith('lead'))).toEqual([true, true])
  expect((await confirm(owner, withdrawals[0]?.id ?? '')).problem).toBe('product_alert.confirmed')

  expect((await close(id)).problem).toBe('product_alert.finding_needed')
  await find(id)
  expect((await close(id, { forCustomers: { tr: 'İplik çürük çıktı.' } })).body.decision).toBe('back_to_supplier')
  await t.settle()
  const [turkish, ...more] = await mailsOf(ayse.id)
  expect(more).toEqual([])
  expect(turkish?.text).toContain('İplik çürük çıktı.')
  expect(turkish?.text).toContain('tedarikçiye geri gönderiyoruz')
  const [azerbaijani] = await mailsOf(leyla.id)
  expect(azerbaijani?.text).toContain('təchizatçıya qaytarırıq')
  expect(azerbaijani?.text).not.toContain('çürük')
  expect(await mailsOf(bag.id)).toEqual([])
  expect((await read(id)).cases.map(({ telling }) => telling)).toEqual(['mailed', 'mailed'])
  expect((await close(id)).problem).toBe('product_alert.closed')
})

test('two complaints of one customer make one mail, and whoever has no address is marked', async () => {
  const first = await complain(t, owner, { email: 'ayse@posta.test', item: 'Keten gömlek' })
  const second = await complain(t, owner, { email: 'ayse@posta.test', item: 'Keten gömlek' })
  const silent = await complain(t, owner, { name: 'Orhan', item: 'Keten gömlek' })
  const { id, withdrawals } = await open()
  for (const withdrawal of withdrawals) await confirm(owner, withdrawal.id, 0)
  await find(id)
  await close(id)
  await t.settle()
  expect((await mailsOf(first.id)).length + (await mailsOf(second.id)).length).toBe(1)
  const telling = Object.fromEntries((await read(id)).cases.map((item) => [item.id, item.telling]))
  expect(telling).toEqual({ [second.id]: 'mailed', [first.id]: 'in_another_case', [silent.id]: 'unreachable' })
})

test('a branch finds its own task in Today and sees no other; confirming is what settles it', async () => {
  const { id } = await open(lead)
  const mine = await read(id, lead)
  expect(mine.withdrawals.map(({ branch }) => branch.id)).toEqual([business.branchId])
  expect(mine.branches).toMatchObject({ asked: 2, confirmed: 0 })
  expect(mine.waiting).toBe(1)
  const theirs = await read(id, leadInBaku)
  expect(theirs.withdrawals.map(({ branch }) => branch.id)).toEqual([baku])
  expect(await tasks(lead)).toMatchObject([{ facts: { alertId: id, product: 'Keten gömlek' }, forRole: 'lead' }])
  expect((await confirm(lead, theirs.withdrawals[0]?.id ?? '')).status).toBe(404)
  await confirm(lead, mine.withdrawals[0]?.id ?? '')
  expect(await tasks(lead)).toEqual([])
  expect(await tasks(leadInBaku)).toHaveLength(1)
})

test('a branch that opens meanwhile is asked, too, and one that closes is waited for no longer', async () => {
  const { id } = await open()
  const made = await call(t.app, owner, createBranch, {
    body: { name: 'İzmir', zone: 'Europe/Istanbul', currency: 'TRY', language: 'tr', hours: officeHours },
  })
  expect((await read(id)).branches.asked).toBe(3)
  expect(await tasks(owner)).toHaveLength(3)
  await call(t.app, owner, updateBranch, { params: { id: made.body.id }, body: { active: false } })
  expect((await read(id)).branches.asked).toBe(2)
  expect(await tasks(owner)).toHaveLength(2)
})

test('while it is open its sentence is offered in the case, in the customer’s language; taken out by hand, it stays out', async () => {
  const { id } = await open()
  const item = await complain(t, owner, { language: 'en', item: 'Beyaz keten gömlek' })
  const alertsOf = async () =>
    (await call(t.app, owner, contract.listCaseAlerts, { params: { id: item.id } })).body.items
  expect(await alertsOf()).toMatchObject([{ id, isLinked: true, closedAt: null }])
  expect((await alertsOf())[0]?.sentence).toContain('We are looking into these goods (Keten gömlek)')
  const link = (linked: boolean) =>
    call(t.app, owner, contract.linkAlertCase, { params: { id }, body: { caseId: item.id, linked } })
  expect((await link(false)).body.cases).toEqual([])
  expect(await alertsOf()).toEqual([])
  expect((await link(true)).body.cases).toHaveLength(1)
})

test('photos are kept with the alert and every branch can look at them', async () => {
  const boundary = 'photo'
  const upload = await t.app.inject({
    method: 'POST',
    url: `/api/v1${uploadFile.path}`,
    headers: { authorization: `Bearer ${lead}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="dikis.png"\r\ncontent-type: image/png\r\n\r\nx\r\n--${boundary}--\r\n`,
  })
  const fileId = upload.json().id
  const look = (key: string) =>
    t.app.inject({ url: `/api/v1/attachments/${fileId}`, headers: { authorization: `Bearer ${key}` } })
  expect((await look(leadInBaku)).statusCode).toBe(404)
  const { id } = await open(lead, { attachmentIds: [fileId] })
  expect((await read(id, leadInBaku)).files).toMatchObject([{ id: fileId, filename: 'dikis.png' }])
  expect((await look(leadInBaku)).statusCode).toBe(200)
  const again = await call(t.app, lead, contract.openProductAlert, {
    body: { product: 'X', facts: 'Y', attachmentIds: [fileId] },
  })
  expect(again.problem).toBe('attachment.unknown')
})

test('the letter to the supplier has the facts and the counts of the whole business in five languages, and names no customer', async () => {
  await complain(t, owner, { name: 'Ayşe Demir', item: 'Keten gömlek' })
  await complain(t, owner, { name: 'Leyla', item: 'Keten gömlek', branchId: baku })
  const { id, withdrawals } = await open()
  for (const { id: withdrawalId } of withdrawals.slice(0, 1)) await confirm(owner, withdrawalId, 7)
  const letter = async (language: string, key = lead) =>
    (await call(t.app, key, contract.getSupplierLetter, { params: { id }, query: { language } })).body
  const english = await letter('en')
  expect(english.subject).toBe('Faulty goods: Keten gömlek')
  for (const words of ['Batch: L-7', 'Complaints about it: 2', 'shelf: 7 ', '1 of 2', 'Omuz dikişi', 'Please tell us'])
    expect(english.text).toContain(words)
  expect(english.text).not.toContain('What we found')
  expect(english.text).not.toMatch(/Ayşe|Leyla|\{\{/)
  for (const { id: withdrawalId } of withdrawals.slice(1)) await confirm(owner, withdrawalId, 0)
  await find(id)
  await close(id)
  for (const language of ['en', 'tr', 'id', 'az', 'zh']) {
    const { text } = await letter(language)
    expect(text).toContain('İplik çürük')
    // Nothing is left open, and no day stands there as machines write it.
    expect(text).not.toMatch(/\{\{|\d{4}-\d{2}/)
  }
  expect((await letter('tr')).text).toContain('size iade ediyoruz')
  const cashier = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  const refused = await call(t.app, cashier, contract.getSupplierLetter, { params: { id }, query: { language: 'en' } })
  expect(refused.status).toBe(403)
})

test('a branch that counted wrongly puts its count right until the alert is closed, and only what it has read', async () => {
  const { id } = await open()
  const [withdrawal] = (await read(id)).withdrawals
  const correct = (was: number | null, removed: number) =>
    call(t.app, owner, contract.confirmWithdrawal, {
      params: { id: withdrawal?.id ?? '' },
      body: { removed, was },
    })
  expect((await correct(4, 5)).problem).toBe('product_alert.confirmed')
  await confirm(owner, withdrawal?.id ?? '', 4)
  expect((await correct(3, 40)).problem).toBe('product_alert.confirmed')
  expect((await correct(4, 40)).body).toMatchObject({ removed: 40 })
  expect((await read(id)).branches.removed).toBe(40)
  expect((await correct(4, 50)).problem).toBe('product_alert.confirmed')
})
