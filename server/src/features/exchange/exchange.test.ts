import { createCase, updateCase } from '@heed/contract/cases.ts'
import { getCustomer, mergeCustomers, updateCustomer } from '@heed/contract/customers.ts'
import * as contract from '@heed/contract/record-files.ts'
import { listAudit } from '@heed/contract/workspace.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import type { Scope } from '../../platform/scope.ts'
import { filesOf } from './testing/files.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(() => t.close())
const { bring, confirm, take, file, whenAt } = filesOf(() => t)

async function buildOwner() {
  const business = await buildBusiness(t.house)
  return { ...business, key: await keyOf(t.house, business.owner) }
}
const open = async (key: string, body: object) =>
  (await call(t.app, key, createCase, { body: { subject: 'Words', text: 'Words', ...body } })).body

const rowsOf = (csv: string) => csv.trim().split('\r\n').slice(1)

/** What is the same in two businesses: which customer has which cases, with all that files carry of both. */
const picture = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const { rows } = await sql`
      select u.name, u.language, u.form_of_address, u.note, u.zone, u.talk, u.best_time, u.surveys_stopped_at is not null as stopped, u.created_at,
        (select array_agg(a.kind || ' ' || a.value order by a.kind, a.value) from customer_address a where a.customer_id = u.id) as addresses,
        (select json_agg(json_build_object('subject', c.subject, 'kind', c.kind, 'state', c.state, 'priority', c.priority, 'tags', c.tags,
            'opened', c.opened_at, 'answered', c.first_answer_at, 'solved', c.solved_at, 'closed', c.closed_at, 'last', c.last_message_at,
            'branch', b.name, 'said', (select text from message m where m.case_id = c.id and m.kind = 'customer' order by id limit 1))
          order by c.opened_at, c.subject) from "case" c join branch b on b.id = c.branch_id where c.customer_id = u.id) as cases
      from customer u order by u.name, addresses`.execute(tx.db)
    return rows
  })

test('an export brought into an empty business keeps the counts and whose case is whose; repeated it changes nothing', async () => {
  const from = await buildOwner()
  const ayse = { name: '=cmd|calc', email: 'ayse@posta.test', phone: '+90 532 111 22 33', language: 'tr' }
  const first = await open(from.key, {
    customer: ayse,
    subject: '@SUM(1)',
    text: 'Two\nlines, "quoted"; =1+1',
    tags: ['vip', 'son-gün'],
  })
  await open(from.key, { customer: { id: first.customer.id }, subject: 'Again', kind: 'complaint', priority: 'urgent' })
  await open(from.key, {
    customer: { name: '林女士', email: 'lin@posta.test', language: 'zh' },
    text: '窗帘可以水洗吗',
  })
  // Two of one name, whom only their ids tell apart.
  for (const subject of ['One', 'Two']) await open(from.key, { customer: { name: 'Only A Name' }, subject })
  await call(t.app, from.key, updateCustomer, {
    params: { id: first.customer.id },
    body: {
      note: '-2+3\nlikes tea',
      zone: 'Asia/Baku',
      talk: 'quiet',
      bestTime: ['18:00', '21:00'],
      surveysStopped: true,
    },
  })
  await call(t.app, from.key, updateCase, {
    params: { id: first.id },
    body: { version: first.version, state: 'solved' },
  })
  await t.settle()
  const [customers, cases] = [await file(from.key, 'customers'), await file(from.key, 'cases')]
  expect(customers).toContain(`'=cmd|calc`)
  expect([rowsOf(customers).length >= 4, rowsOf(cases).length >= 5]).toEqual([true, true])

  const into = await buildOwner()
  const checked = await bring(into.key, 'customers', customers)
  expect(checked).toMatchObject({ state: 'checked', total: 4, good: 4, bad: 0, known: 0, problems: [] })
  expect(await picture(into.scope)).toEqual([])
  expect(await confirm(into.key, checked.id)).toMatchObject({ state: 'done', done: 4, added: 4 })
  expect(await take(into.key, 'cases', cases)).toMatchObject({ total: 5, good: 5, bad: 0, known: 0, added: 5 })
  expect(await picture(into.scope)).toEqual(await picture(from.scope))

  // Repeated, here and where it came from, and as this business writes it itself, it adds nothing.
  for (const [key, people, matters] of [
    [into.key, customers, cases],
    [from.key, customers, cases],
    [into.key, await file(into.key, 'customers'), await file(into.key, 'cases')],
    [from.key, await file(into.key, 'customers'), await file(into.key, 'cases')],
  ] as const) {
    expect(await take(key, 'customers', people)).toMatchObject({ good: 4, known: 4, added: 0 })
    expect(await take(key, 'cases', matters)).toMatchObject({ good: 5, known: 5, added: 0 })
  }
  expect(await picture(into.scope)).toEqual(await picture(from.scope))
})

test('what was owed elsewhere is not owed here: no clock, no letter; the words are found and a complaint is one', async () => {
  const { key, scope } = await buildOwner()
  const read = await take(
    key,
    'cases',
    'case_id,email,type,status,subject,description,created\r\nT-1,a@posta.test,complaint,open,Perde,Perde solmuş,2026-01-05T10:00:00Z\r\nT-2,a@posta.test,question,closed,Perde,,2026-01-06\r\n',
  )
  expect(read).toMatchObject({ good: 2, added: 2, problems: [] })
  const { rows } = await scope.transaction((tx) =>
    sql<
      Record<string, number>
    >`select (select count(*) from clock) as clocks, (select count(*) from outbox_message) as mails,
      (select count(*) from complaint) as complaints, (select count(*) from complaint_step) as steps, (select count(*) from customer) as customers,
      (select count(*) from feedback where source = 'case') as heard, (select count(*) from case_word where word = 'solmus') as found`.execute(
      tx.db,
    ),
  )
  expect(rows[0]).toEqual({ clocks: 0, mails: 0, complaints: 1, steps: 1, customers: 1, heard: 1, found: 1 })
})

test('each bad row is named with its line and why, and comes back in a file that is mended and brought again', async () => {
  const { key } = await buildOwner()
  const people = [
    'id;name;email;phone;created;language',
    '1;Ayşe;ayse@posta.test;0532 111 22 33;05.01.2026;tr',
    '1;Fatma;fatma@posta.test;;05.01.2026;tr',
    '2;Half',
    '3;Mail;not a mail;;05.01.2026;tr',
    '4;Day;;0532 111 22 44;30.02.2026;tr',
    '5;Later;;0532 111 22 55;01.01.2100;tr',
    '6;Tongue;;0532 111 22 66;05.01.2026;xx',
    '7;;;;05.01.2026;tr',
    '',
    '8;"=HYPERLINK(""x"")";;12;05.01.2026;tr',
  ].join('\r\n')
  const checked = await bring(key, 'customers', Buffer.from(`\ufeff${people}`))
  expect(checked).toMatchObject({ state: 'checked', total: 9, good: 1, bad: 8, known: 0 })
  expect(checked.problems.map(({ line, rule, column }) => [line, rule, column])).toEqual([
    [3, 'id_twice', 'id'],
    [4, 'cells', null],
    [5, 'email_odd', 'email'],
    [6, 'date_odd', 'created'],
    [7, 'date_future', 'created'],
    [8, 'language_unknown', 'language'],
    [9, 'nobody', 'name'],
    [11, 'phone_odd', 'phone'],
  ])
  await confirm(key, checked.id)
  const bad = await t.app.inject({
    method: 'GET',
    url: `/api/v1/record-imports/${checked.id}/bad-rows.csv`,
    headers: { authorization: `Bearer ${key}` },
  })
  expect(bad.body).toContain('heed_line,heed_problem,id,name,email,phone,created,language\r\n3,id_twice (id),1,Fatma,')
  expect(bad.body).toContain(`"'=HYPERLINK(""x"")"`)
  const mended = bad.body
    .replace('(id),1,', '(id),9,')
    .replace('not a mail', 'mail@posta.test')
    .replace('30.02.2026', '28.02.2026')
  const again = await bring(key, 'customers', mended)
  expect(again).toMatchObject({ total: 8, good: 3, bad: 5, known: 0 })
  expect(again.problems.some(({ rule }) => rule === 'column_unknown')).toBe(false)
  expect(await confirm(key, again.id)).toMatchObject({ added: 3 })
})

test('cases with odd days, states or customers stay out', async () => {
  const { key, scope, branchId } = await buildOwner()
  await buildBranch(scope, 'Gənclik')
  const stranger = await buildOwner()
  const theirs = await open(stranger.key, { customer: { name: 'Theirs', email: 'theirs@posta.test' } })
  const mine = await open(key, { customer: { name: 'Mine' } })
  const cases = [
    'id,customer_id,customer_email,branch,state,kind,priority,subject,opened_at,solved_at',
    `1,${mine.customer.id.toUpperCase()},,Kadıköy,solved,complaint,high,Good,2026-01-05,2026-01-06`,
    `2,${theirs.customer.id},,Kadıköy,open,,,Of another business,2026-01-05,`,
    '3,,,Kadıköy,open,,,Nobody,2026-01-05,',
    `4,${mine.customer.id},,Nowhere,open,,,Elsewhere,2026-01-05,`,
    `5,${mine.customer.id},,,open,,,No branch,2026-01-05,`,
    `6,${mine.customer.id},,Kadıköy,odd,,,State,2026-01-05,`,
    `7,${mine.customer.id},,Kadıköy,solved,,,Turned,2026-01-05,2026-01-04`,
    `8,${mine.customer.id},,Kadıköy,open,,,,2026-01-05,`,
    `9,${mine.customer.id},,Kadıköy,open,odd,odd,Both,,`,
  ].join('\n')
  const checked = await bring(key, 'cases', cases)
  expect(checked.problems.map(({ line, rule }) => [line, rule])).toEqual([
    [3, 'customer_unknown'],
    [4, 'customer_missing'],
    [5, 'branch_unknown'],
    [6, 'branch_unknown'],
    [7, 'state_unknown'],
    [8, 'date_order'],
    [9, 'nothing_said'],
    [10, 'date_odd'],
    [10, 'kind_unknown'],
    [10, 'priority_unknown'],
  ])
  const change = (body: object) => call(t.app, key, contract.mapRecordImport, { params: { id: checked.id }, body })
  expect((await change({ mapping: { id: 'id', state: 'id' } })).problem).toBe('record_import.mapping_odd')
  expect((await change({ mapping: { id: 'emails' } })).problem).toBe('record_import.mapping_odd')
  expect((await change({ branchId: theirs.branch.id })).problem).toBe('branch.unknown')
  expect((await change({ branchId })).body.state).toBe('checking')
  await whenAt(key, checked.id, ['checked'])
  expect(await confirm(key, checked.id)).toMatchObject({ good: 3, added: 3 })
  expect((await change({ branchId })).problem).toBe('record_import.busy')
  expect((await call(t.app, key, getCustomer, { params: { id: mine.customer.id } })).body.openCases).toBe(3)
})

test.each([
  ['another encoding', Buffer.from([0x50, 0x4b, 0xfe, 0xff]), 'not_utf8'],
  ['an empty file', '', 'no_rows'],
  ['a header alone', 'id,name\r\n', 'no_rows'],
  ['a quotation mark that never closes', 'id,name\r\n1,"open\r\n2,more', 'not_csv'],
])('%s is refused, and says why', async (_name, content, rule) => {
  const { key } = await buildOwner()
  const read = await bring(key, 'customers', content)
  expect([read.good, read.problems.map((problem) => problem.rule).includes(rule as never)]).toEqual([0, true])
})

test.each([
  ['a NUL in its header', 'id,na\u0000me\r\n1,Ada\r\n', { good: 1, bad: 0 }],
  [
    'a long header that ends in the middle of a sign',
    `id,name,${'a'.repeat(79)}😀\r\n1,Ada,x\r\n`,
    { good: 1, bad: 0 },
  ],
  [
    'an odd cell that is quoted up to the middle of a sign',
    `id,name,language\r\n1,Ada,${'a'.repeat(79)}😀\r\n`,
    { good: 0, bad: 1 },
  ],
  [
    'words that every list knows by itself',
    'id,name,talk\r\n1,Ada,constructor\r\n2,Bo,__proto__\r\n',
    { good: 0, bad: 2 },
  ],
])('%s is read to its end', async (_name, content, counts) => {
  const { key } = await buildOwner()
  expect(await bring(key, 'customers', content)).toMatchObject({ state: 'checked', ...counts })
})

test('a file of a million short lines is refused at once', async () => {
  const { key } = await buildOwner()
  const read = await bring(key, 'customers', `name\n${'a\n'.repeat(1_000_000)}`)
  expect([read.state, read.problems.map(({ rule }) => rule)]).toEqual(['failed', ['too_many_rows']])
})

test('a case that sleeps into a year of five digits stays out, so that the list of cases can be read', async () => {
  const { key } = await buildOwner()
  const read = await bring(
    key,
    'cases',
    'id,customer_email,subject,opened_at,state,snoozed_until\r\n1,a@posta.test,Words,2026-01-05,snoozed,9999-12-31T23:59:00-12:00\r\n',
  )
  expect(read.problems.map(({ rule }) => rule)).toEqual(['date_odd'])
})

test('a member of one branch carries out and in what they see there, and only they see their import', async () => {
  const { scope, key, branchId } = await buildOwner()
  const baku = await buildBranch(scope, 'Gənclik')
  const here = await open(key, { customer: { name: 'Here' }, branchId: baku })
  const there = await open(key, { customer: { name: 'There' }, branchId })
  const manager = await keyOf(t.house, await buildMember(scope, 'manager', [baku]))
  expect([rowsOf(await file(manager, 'customers')).length, rowsOf(await file(manager, 'cases')).length]).toEqual([1, 1])
  expect(await file(manager, 'customers')).toContain(here.customer.id)
  expect(rowsOf(await file(key, 'customers', `?branchId=${branchId}`)).map((row) => row.split(',')[0])).toEqual([
    there.customer.id,
  ])
  const day = here.openedAt.slice(0, 10)
  expect(rowsOf(await file(key, 'cases', `?openedTo=2026-01-01`))).toEqual([])
  expect(rowsOf(await file(key, 'cases', `?openedFrom=2026-01-01&state=open`))).toHaveLength(2)
  expect(day > '2026-01-01').toBe(true)

  const cases = await file(key, 'cases')
  const read = await bring(
    manager,
    'cases',
    `${cases}new,,,,Her,her@posta.test,,Kadıköy,,,,,Words,,,,,2026-01-01,,,,,\r\n`,
  )
  // Both are here already; the branch of one is out of sight, and so is that of the new one.
  expect(read).toMatchObject({ good: 1, known: 1, bad: 2 })
  expect((await call(t.app, key, contract.getRecordImport, { params: { id: read.id } })).status).toBe(404)
  expect((await call(t.app, key, contract.listRecordImports)).body.items).toEqual([])
  expect((await call(t.app, manager, contract.listRecordImports)).body.items).toMatchObject([{ id: read.id, bad: 2 }])
})

test('only whoever may carries customers out, and the audit log says who did', async () => {
  const { scope, key } = await buildOwner()
  const lead = await keyOf(t.house, await buildMember(scope, 'lead'))
  for (const url of ['/api/v1/customers.csv', '/api/v1/cases.csv'])
    expect((await t.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${lead}` } })).statusCode).toBe(
      403,
    )
  await file(key, 'customers')
  await take(key, 'customers', 'name,email\r\nAyşe,ayse@posta.test\r\n')
  const { items } = (await call(t.app, key, listAudit)).body
  expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['record.exported', 'record.imported']))
})

test('whoever was made one with another is still known by the id of the file', async () => {
  const { key } = await buildOwner()
  const people = 'id,name,email\r\nK1,Ayşe,ayse@posta.test\r\nK2,Ayşe A.,ayse@is.test\r\n'
  await take(key, 'customers', people)
  const ids = rowsOf(await file(key, 'customers')).map((row) => row.split(',')[0] ?? '')
  await call(t.app, key, mergeCustomers, { params: { id: ids[0] ?? '' }, body: { otherId: ids[1] } })
  expect(await take(key, 'customers', people)).toMatchObject({ known: 2, added: 0 })
  await take(key, 'cases', 'id,customer_id,subject,opened_at\r\nT1,K2,Words,2026-01-05\r\n')
  expect((await file(key, 'cases')).includes(`,${ids[0]},`)).toBe(true)
})

test('50,000 customers and their cases come in, and again add nothing', async () => {
  const { key, scope } = await buildOwner()
  const numbers = Array.from({ length: 50_000 }, (_, index) => index)
  const people = ['id,name,email', ...numbers.map((n) => `c${n},Customer ${n},c${n}@posta.test`)].join('\r\n')
  const cases = [
    'id,customer_id,state,subject,opened_at',
    ...numbers.slice(0, 5000).map((n) => `t${n},c${n % 1000},closed,Matter ${n},2026-01-05`),
  ].join('\r\n')
  expect(await take(key, 'customers', people)).toMatchObject({ total: 50_000, good: 50_000, added: 50_000 })
  const brought = await bring(key, 'cases', cases)
  await call(t.app, key, contract.confirmRecordImport, { params: { id: brought.id } })
  expect(await whenAt(key, brought.id, ['done'])).toMatchObject({ added: 5000 })
  const count = () =>
    scope.transaction(async (tx) => {
      const { rows } = await sql<{
        customers: number
        cases: number
        owners: number
      }>`select (select count(*) from customer) as customers,
        count(*) as cases, count(distinct customer_id) as owners from "case"`.execute(tx.db)
      return rows[0]
    })
  expect(await count()).toEqual({ customers: 50_000, cases: 5000, owners: 1000 })
  const again = await bring(key, 'customers', people)
  expect(again).toMatchObject({ good: 50_000, known: 50_000 })
  await call(t.app, key, contract.confirmRecordImport, { params: { id: again.id } })
  expect(await whenAt(key, again.id, ['done'])).toMatchObject({ added: 0 })
}, 300_000)
