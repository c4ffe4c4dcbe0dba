import * as cases from '@heed/contract/cases.ts'
import { listChannels } from '@heed/contract/channels.ts'
import * as contract from '@heed/contract/customers.ts'
import { makeDecision, tellCustomers } from '@heed/contract/decisions.ts'
import { listFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { listAudit } from '@heed/contract/workspace.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildChannel, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { itemOf, letIn, mailAddressOf, writeMail } from '../../../test/mails.ts'
import { newId } from '../../platform/ids.ts'
import { namingTables } from './merge-customers.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string
let elsewhere: string
let phone: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  elsewhere = await buildBranch(business.scope, 'Gənclik')
  phone = (await call(t.app, owner, listChannels)).body.items.find(({ kind }) => kind === 'phone')?.id ?? ''
})
afterAll(() => t.close())

const mailFrom = async (from: string, text: string): Promise<cases.Case> => {
  const { intakeId } = await letIn(
    business.scope,
    await mailAddressOf(business.scope),
    writeMail({ from, text, subject: text }),
  )
  await t.settle()
  const { case_id } = await itemOf(business.scope, intakeId)
  return (await call(t.app, owner, cases.getCase, { params: { id: case_id ?? '' } })).body
}
const record = async (customer: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<cases.Case> => {
  const body = { channelId: phone, customer, subject: 'Perde', text: 'Perdem nerede kaldı?', ...more }
  const answer = await call(t.app, owner, cases.createCase, { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const history = async (id: string, query: Record<string, string> = {}, key = owner) =>
  (await call(t.app, key, contract.getCustomerHistory, { params: { id }, query })).body
const where = (item: contract.HistoryEntry) => (item.entry === 'feedback' ? item.channel : item.channelKind)
const words = (items: contract.HistoryEntry[]) => items.flatMap((item) => (item.entry === 'message' ? [item.text] : []))
const judge = (item: cases.Case) =>
  business.scope.transaction(async (tx) => {
    const survey = await tx.db.selectFrom('survey').select('id').executeTakeFirstOrThrow()
    const invitationId = newId()
    const common = { branch_id: item.branch.id, case_id: item.id, customer_id: item.customer.id, language: 'tr' }
    await tx.db
      .insertInto('survey_invitation')
      .values({ id: invitationId, survey_id: survey.id, ...common, send_at: new Date(), state: 'planned' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const invitation = await tx.db
      .selectFrom('survey_invitation')
      .select('id')
      .where('case_id', '=', item.id)
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('survey_response')
      .values({
        id: newId(),
        survey_id: survey.id,
        invitation_id: invitation.id,
        ...common,
        day: '2026-11-20',
        satisfaction: 5,
        comment: 'Çok ilgilendiler.',
      })
      .execute()
  })

test('the same customer writing by e-mail and phone shows one page, one history', async () => {
  const mailed = await mailFrom('Ayşe Demir <ayse@example.test>', 'Siparişim nerede?')
  const called = await record({ id: mailed.customer.id, phone: '0532 111 22 33' })
  await call(t.app, owner, cases.answerCase, {
    params: { id: called.id },
    body: { text: 'Yarın geliyor dedim.', spoken: 'phone', thenState: 'solved' },
  })
  await call(t.app, owner, cases.addNote, { params: { id: called.id }, body: { text: 'Sabah aranmak istiyor.' } })
  await judge(called)
  const heard = { customerId: mailed.customer.id, source: 'remark', channel: 'walk_in', text: 'Vitrin çok güzel.' }
  expect((await call(t.app, owner, recordFeedback, { body: heard })).status).toBe(201)
  const { body: page } = await call(t.app, owner, contract.getCustomer, { params: { id: mailed.customer.id } })
  expect(page).toMatchObject({ emails: ['ayse@example.test'], phones: ['05321112233'] })
  const [remark, ...items] = (await history(mailed.customer.id)).items
  expect(remark).toMatchObject({
    entry: 'feedback',
    source: 'remark',
    text: 'Vitrin çok güzel.',
    state: 'heard',
    score: null,
  })
  expect((await history(mailed.customer.id, { channelKind: 'walk_in' })).items).toEqual([remark])
  expect(items.map((item) => [where(item), item.entry === 'message' ? item.kind : item.entry])).toEqual([
    ['phone', 'survey'],
    ['phone', 'note'],
    ['phone', 'state'],
    ['phone', 'answer'],
    ['phone', 'customer'],
    ['mail', 'acknowledgement'],
    ['mail', 'customer'],
  ])
  expect(items[3]).toMatchObject({ spoken: 'phone', text: 'Yarın geliyor dedim.', case: { id: called.id } })
  expect(items[2]).toMatchObject({ from: 'open', to: 'solved', actor: 'Selin Aksoy' })
  expect(words((await history(mailed.customer.id, { channelKind: 'mail' })).items)).toContain('Siparişim nerede?')
  expect((await history(mailed.customer.id, { channelKind: 'form' })).items).toEqual([])
})

test('the history is paged by key and loses and repeats nothing', async () => {
  const { id, customer } = await record({ phone: '0533 000 00 01' })
  for (let step = 1; step <= 7; step++)
    await call(t.app, owner, cases.addNote, { params: { id }, body: { text: `note ${step}` } })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof history>> = await history(customer.id, {
      limit: '3',
      ...(cursor ? { cursor } : {}),
    })
    seen.push(...words(page.items))
    cursor = page.next
  } while (cursor)
  expect(seen).toEqual([...[7, 6, 5, 4, 3, 2, 1].map((step) => `note ${step}`), 'Perdem nerede kaldı?'])
})

test('an employee of one branch sees the contacts of their branch only', async () => {
  const here = await record({ phone: '0533 000 00 02' }, { text: 'Burada' })
  const channel = await buildChannel(business.scope, elsewhere, 'walk_in')
  await record({ id: here.customer.id }, { channelId: channel.id, text: 'Orada' })
  expect(words((await history(here.customer.id)).items).sort()).toEqual(['Burada', 'Orada'])
  expect(words((await history(here.customer.id, {}, employee)).items)).toEqual(['Burada'])
})

test('people who may be one are suggested for their name, their number and their mailbox', async () => {
  const one = await record({ name: 'Zeynep IŞIK', phone: '+90 534 555 66 77' })
  const byName = await record({ name: 'zeynep ışık', email: 'zeynep@example.test' })
  const byPhone = await record({ phone: '0534 555 66 77' })
  const byMailbox = await record({ email: 'zeynep+shop@example.test' })
  await record({ name: 'Someone else', phone: '0534 555 66 70' })
  const alike = async (item: cases.Case) =>
    (await call(t.app, owner, contract.listLookalikes, { params: { id: item.customer.id } })).body.items.map(
      ({ customer, because }) => [customer.id, because],
    )
  expect((await alike(one)).sort()).toEqual(
    [
      [byName.customer.id, ['name']],
      [byPhone.customer.id, ['phone']],
    ].sort(),
  )
  expect(await alike(byMailbox)).toEqual([[byName.customer.id, ['email']]])
  for (let namesake = 1; namesake <= 3; namesake++)
    await record({ name: 'Zeynep Işık', phone: `0535 000 00 0${namesake}` })
  expect(await alike(one)).toEqual([[byPhone.customer.id, ['phone']]])
})

test('two customers who are one become one: everything moves, also out of sight, and the log says who did it', async () => {
  const mailed = await mailFrom('Leyla Əliyeva <leyla@example.test>', 'Where is it?')
  const called = await record(
    { name: 'leyla əliyeva', phone: '+994 50 111 22 33' },
    { answeredOnTheSpot: { text: 'Soon.', solved: true } },
  )
  await judge(called)
  const heard = {
    customerId: called.customer.id,
    source: 'remark',
    text: 'The window looks fine.',
    branchId: elsewhere,
  }
  await call(t.app, owner, recordFeedback, { body: heard })
  await call(t.app, owner, recordFeedback, { body: { ...heard, branchId: business.branchId } })
  const there = await buildChannel(business.scope, elsewhere, 'walk_in')
  await record({ id: called.customer.id }, { channelId: there.id, text: 'In the other branch' })
  await call(t.app, owner, contract.updateCustomer, {
    params: { id: called.customer.id },
    body: { note: 'Calls in the morning', formOfAddress: 'Leyla xanım' },
  })
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead', [business.branchId]))
  const { body: suggested } = await call(t.app, lead, contract.listLookalikes, { params: { id: mailed.customer.id } })
  expect(suggested.items).toMatchObject([
    { customer: { id: called.customer.id }, moves: { cases: 1, messages: 2, answers: 1, feedback: 1, addresses: 1 } },
  ])
  const merge = (key: string, otherId: string) =>
    call(t.app, key, contract.mergeCustomers, { params: { id: mailed.customer.id }, body: { otherId } })
  expect((await merge(employee, called.customer.id)).problem).toBe('not_allowed')
  for (const id of [mailed.customer.id, mailed.customer.id.toUpperCase()])
    expect((await merge(lead, id)).problem).toBe('customer.merge_with_self')
  const { body: one } = await merge(lead, called.customer.id)
  expect(one).toMatchObject({
    id: mailed.customer.id,
    name: 'Leyla Əliyeva',
    emails: ['leyla@example.test'],
    phones: ['+994501112233'],
    note: 'Calls in the morning',
    formOfAddress: 'Leyla xanım',
  })
  expect((await merge(lead, called.customer.id)).problem).toBe('not_found')
  const all = words((await history(mailed.customer.id)).items)
  expect(all).toEqual(expect.arrayContaining(['Where is it?', 'Soon.', 'In the other branch']))
  expect(words((await history(mailed.customer.id, {}, lead)).items)).not.toContain('In the other branch')
  const { body: page } = await call(t.app, owner, contract.getCustomer, { params: { id: mailed.customer.id } })
  expect(page.answers).toMatchObject([{ satisfaction: 5, caseId: called.id }])
  await t.settle()
  const feedback = await call(t.app, owner, listFeedback, { query: { customerId: mailed.customer.id } })
  expect(feedback.body.items.filter(({ source }) => source === 'remark')).toHaveLength(2)
  const found = await call(t.app, owner, cases.listCases, { query: { search: 'leyla@example.test', view: 'all' } })
  expect(found.body.items.map(({ id }) => id)).toContain(called.id)
  const { body: log } = await call(t.app, owner, listAudit)
  const merged = log.items.find(({ action }) => action === 'customer.merged')
  expect(merged).toMatchObject({ details: { customerId: mailed.customer.id, otherId: called.customer.id } })
  expect(merged?.actor).toMatch(/^lead/)
})

test('notes that are too long together refuse the merge, and nothing of them is lost', async () => {
  const pair = [await record({ email: 'su@example.test' }), await record({ email: 'su+shop@example.test' })]
  const [kept, other] = pair.map(({ customer }) => customer.id) as [string, string]
  const write = (id: string, note: string) =>
    call(t.app, owner, contract.updateCustomer, { params: { id }, body: { note } })
  await write(kept, 'a'.repeat(2000))
  await write(other, 'b'.repeat(1999))
  const merge = () =>
    call(t.app, owner, contract.mergeCustomers, { params: { id: kept }, body: { otherId: other.toUpperCase() } })
  expect((await merge()).problem).toBe('customer.notes_too_long')
  expect((await call(t.app, owner, contract.getCustomer, { params: { id: other } })).body.note).toHaveLength(1999)
  await write(other, 'b'.repeat(1998))
  expect((await merge()).body.note).toHaveLength(4000)
})

test('the log of a merge names the cases in sight only', async () => {
  const here = await record({ email: 'ipek@example.test' })
  const other = await record({ phone: '0536 000 00 01' })
  const there = await buildChannel(business.scope, elsewhere, 'walk_in')
  const hidden = await record({ id: other.customer.id }, { channelId: there.id })
  await call(t.app, owner, contract.mergeCustomers, {
    params: { id: here.customer.id },
    body: { otherId: other.customer.id },
  })
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  const named = async (key: string) =>
    (await call(t.app, key, listAudit)).body.items.find(({ details }) => details.otherId === other.customer.id)?.details
      .caseIds
  expect(await named(manager)).toEqual([other.id])
  expect((await named(owner)) as string[]).toEqual(expect.arrayContaining([other.id, hidden.id]))
})

test('whatever names a customer is moved by a merge', async () => {
  const { rows } = await business.scope.transaction((tx) =>
    sql<{ name: string }>`select c.relname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.confrelid = 'heed.customer'::regclass`.execute(tx.db),
  )
  // How often they come is learnt anew from the occasions that moved.
  const whole = ['case', 'message', 'customer_rhythm', ...namingTables]
  expect(rows.map(({ name }) => name).sort()).toEqual(whole.sort())
})

test('two rows of one person who were told of the same decision become one', async () => {
  const items = [await record({ email: 'kerem@example.test' }), await record({ email: 'kerem+shop@example.test' })]
  const feedbackIds: string[] = []
  for (const { id } of items)
    feedbackIds.push((await call(t.app, owner, recordFeedback, { body: { caseId: id, text: 'Vitrin boş.' } })).body.id)
  const { body: decision } = await call(t.app, owner, makeDecision, {
    body: {
      said: { tr: 'Vitrin boş.' },
      did: { tr: 'Doldurduk.' },
      doneOn: '2026-01-05',
      decidedOn: '2026-01-05',
      feedbackIds,
    },
  })
  expect((await call(t.app, owner, tellCustomers, { params: { id: decision.id } })).body).toMatchObject({ mails: 2 })
  const [kept, other] = items.map(({ customer }) => customer.id) as [string, string]
  const merged = await call(t.app, owner, contract.mergeCustomers, { params: { id: kept }, body: { otherId: other } })
  expect(merged.body.emails).toEqual(['kerem@example.test', 'kerem+shop@example.test'])
  const told = await call(t.app, owner, listFeedback, { query: { customerId: kept, state: 'told' } })
  expect(told.body.items).toHaveLength(2)
})

test('a merge that meets a job working in the opposite order waits for its turn and comes about', async () => {
  const items = [await record({ email: 'nil@example.test' }), await record({ email: 'nil+shop@example.test' })]
  await t.settle()
  const [kept, other] = items.map(({ customer }) => customer.id) as [string, string]
  let merging: Promise<{ status: number; body: { emails?: string[] } }> | undefined
  await business.scope.transaction(async (tx) => {
    await sql`select id from "case" where id = ${items[1]?.id} for update`.execute(tx.db)
    merging = call(t.app, owner, contract.mergeCustomers, { params: { id: kept }, body: { otherId: other } })
    const isWaiting = () =>
      t.house.pool
        .query(
          "select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
        .then(({ rows }) => rows[0].n > 0)
    await expect.poll(isWaiting, { timeout: 5000 }).toBe(true)
    await sql`select id from customer where id = ${other} for key share`.execute(tx.db)
  })
  expect(await merging).toMatchObject({ status: 200, body: { emails: ['nil@example.test', 'nil+shop@example.test'] } })
})

test('many merges at once, each with a key, hold nobody up', async () => {
  const [kept, other] = [
    await record({ email: 'many@example.test' }),
    await record({ email: 'many+shop@example.test' }),
  ]
  await t.settle()
  const merge = (n: number) =>
    t.app.inject({
      method: 'POST',
      url: `/api/v1/customers/${kept.customer.id}/merge`,
      headers: { authorization: `Bearer ${owner}`, 'idempotency-key': `many-${n}` },
      payload: { otherId: other.customer.id },
    })
  const began = Date.now()
  const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => merge(n)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array.from({ length: 23 }, () => 404)])
  expect(Date.now() - began).toBeLessThan(4000)
})
