import { makeDecision } from '@heed/contract/decisions.ts'
import { listFeedback, moveFeedback, recordFeedback } from '@heed/contract/feedback.ts'
import { confirmImport, getImport, mapImport, startImport } from '@heed/contract/feedback-imports.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import type { Scope } from '../../../platform/scope.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())

async function buildOwner() {
  const business = await buildBusiness(t.house)
  return { ...business, key: await keyOf(t.house, business.owner) }
}

async function bring(key: string, content: string | Buffer, filename = 'words.csv') {
  const boundary = 'cut-here'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/feedback-imports',
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
  expect(answer.statusCode).toBe(202)
  return whenAt(key, startImport.response.parse(answer.json()).id, ['checked', 'failed'])
}
async function confirm(key: string, id: string) {
  expect((await call(t.app, key, confirmImport, { params: { id } })).status).toBe(202)
  const read = await whenAt(key, id, ['done'])
  await t.settle()
  return read
}
/** How it stands once the job has brought it there; a long file may take a while on a busy machine. */
async function whenAt(key: string, id: string, states: string[]) {
  const read = async () => (await call(t.app, key, getImport, { params: { id } })).body
  await expect.poll(async () => states.includes((await read()).state), { timeout: 90_000, interval: 30 }).toBe(true)
  return read()
}
const list = async (key: string, query: Record<string, string> = {}) =>
  (await call(t.app, key, listFeedback, { query: { limit: '200', ...query } })).body.items
const exportAll = async (key: string) =>
  (await t.app.inject({ method: 'GET', url: '/api/v1/feedback.csv', headers: { authorization: `Bearer ${key}` } })).body
const counts = (scope: Scope) =>
  scope.transaction(
    async (tx) =>
      (
        await sql`select source, score, scale, language, state, count(*) as n from feedback
          group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx.db)
      ).rows,
  )

test('a review site in the column of sources is kept as the place where the words were said', async () => {
  const { key } = await buildOwner()
  const read = await bring(
    key,
    'tarih,kaynak,puan,metin\n2026-02-01,Google,5,Çok ilgili\n2026-02-02,paper,4,Güler yüzlü',
  )
  expect(read).toMatchObject({ good: 2, bad: 0 })
  await confirm(key, read.id)
  expect(await list(key)).toMatchObject([
    { text: 'Güler yüzlü', source: 'paper' },
    { text: 'Çok ilgili', source: 'import', channel: 'Google' },
  ])
})

test('an export read into an empty business gives the same counts and the same words', async () => {
  const from = await buildOwner()
  const record = async (body: object) => (await call(t.app, from.key, recordFeedback, { body })).body
  const said = ['=1+1', "It's; =SUM(A1)", 'Two\nlines, "quoted"', 'Çox sağ olun, ə', '窗帘可以水洗吗', 'مرحبا', "don't"]
  for (const [index, text] of said.entries())
    await record({
      text,
      source: ['remark', 'paper', 'review', 'social'][index % 4],
      language: ['en', 'tr', 'id', 'az', 'zh'][index % 5],
      saidAt: `2026-02-0${index + 1}T08:30:15.250Z`,
      ...(index % 2 ? { score: { value: index % 5, scale: '0-10' } } : {}),
      ...(index === 2 ? { branchId: null, customer: { name: 'Only A Name' } } : {}),
      ...(index === 3 ? { customer: { name: 'Nigar', email: 'nigar@posta.test' } } : {}),
    })
  await record({ source: 'paper', score: { value: 0, scale: '0-10' } })
  const items = await list(from.key)
  const move = (index: number, body: object) =>
    call(t.app, from.key, moveFeedback, { params: { id: items[index]?.id ?? '' }, body })
  await move(1, { state: 'decided', text: 'We will' })
  await move(2, { state: 'done', text: 'We did', on: '2026-03-01' })
  await move(3, { state: 'done', text: 'We did' })
  await move(3, { state: 'told' })
  await move(5, { state: 'decided', text: 'No' })
  await move(5, { state: 'told' })
  await call(t.app, from.key, makeDecision, {
    body: { said: { en: 'Seats' }, did: { en: 'Ten' }, feedbackIds: [items[4]?.id] },
  })
  const file = await exportAll(from.key)
  expect(file).toContain(`'=1+1`)

  const into = await buildOwner()
  const checked = await bring(into.key, file)
  expect(checked).toMatchObject({ state: 'checked', total: 8, good: 8, bad: 0, known: 0, problems: [] })
  expect(await list(into.key)).toEqual([])
  expect(await confirm(into.key, checked.id)).toMatchObject({ state: 'done', done: 8, added: 8 })
  expect(await counts(into.scope)).toEqual(await counts(from.scope))
  expect((await list(into.key)).map(({ text, saidAt }) => [text, saidAt])).toEqual(
    (await list(from.key)).map(({ text, saidAt }) => [text, saidAt]),
  )
  expect((await list(into.key, { state: 'decided' })).map(({ decided }) => decided?.text).sort()).toEqual([
    'Seats',
    'We will',
  ])

  // Repeated, here and where it came from, it adds nothing.
  for (const { key } of [into, from]) {
    const again = await bring(key, await exportAll(key))
    expect(again).toMatchObject({ good: 8, known: 8 })
    expect(await confirm(key, again.id)).toMatchObject({ state: 'done', added: 0 })
  }
  expect(await counts(into.scope)).toEqual(await counts(from.scope))
})

test('each bad row is named with its line and why; the others wait for a yes', async () => {
  const { key } = await buildOwner()
  const file = [
    'text,score,scale,said_at,branch,language,colour',
    'Good,5,1-5,2026-01-05,Kadıköy,tr,red',
    'Off the scale,6,1-5,2026-01-05,Kadıköy,tr,red',
    '"Two',
    'lines, one row",,,2026-01-05,Kadıköy,tr,',
    'Bad day,,,2026-02-30,Kadıköy,tr,',
    'No day,,,,Kadıköy,tr,',
    'Later,,,2100-01-01,Kadıköy,tr,',
    'Elsewhere,,,2026-01-05,Nowhere,tr,',
    'Cells,too,few',
    `${'ş'.repeat(50_001)},,,2026-01-05,Kadıköy,tr,`,
    'Words for a score,ten,1-10,2026-01-05,Kadıköy,tr,',
    'A scale of its own,3,1-7,2026-01-05,Kadıköy,tr,',
    'A language,,,2026-01-05,Kadıköy,xx,',
    ',,,2026-01-05,Kadıköy,tr,',
    '',
    'Zero,0,0-10,05.01.2026,KADIKÖY,TR-tr,',
  ].join('\n')
  const checked = await bring(key, file)
  expect(checked).toMatchObject({ state: 'checked', total: 14, good: 3, bad: 11 })
  expect(checked.problems.map(({ line, rule }) => [line, rule])).toEqual([
    [1, 'column_unknown'],
    [3, 'score_outside'],
    [6, 'date_odd'],
    [7, 'date_odd'],
    [8, 'date_future'],
    [9, 'branch_unknown'],
    [10, 'cells'],
    [11, 'text_too_long'],
    [12, 'score_odd'],
    [13, 'scale_unknown'],
    [14, 'language_unknown'],
    [15, 'nothing_said'],
  ])
  expect(await list(key)).toEqual([])
  expect(await confirm(key, checked.id)).toMatchObject({ added: 3 })
  expect((await list(key, { group: 'low' }))[0]?.score).toEqual({ value: 0, scale: '0-10', group: 'low' })
  // The same file again, and a second press of the button.
  const again = await bring(key, file)
  expect(again.known).toBe(3)
  await confirm(key, again.id)
  await confirm(key, again.id)
  expect(await list(key)).toHaveLength(3)
})

test('a file of another program is understood by its names, its semicolons, and by what one says of it', async () => {
  const { key, branchId } = await buildOwner()
  const file =
    'Yorum;Puan;Tarih;Şube;Ürün\r\n"Güzel; ama pahalı";4,5;12.01.2026;Başka;Perde\r\nGüzel;5;13.01.2026;;Perde\r\nGüzel;5;13.01.2026;;Perde\r\n'
  const first = await bring(key, Buffer.from(`\ufeff${file}`))
  expect(first.mapping).toEqual({ Yorum: 'text', Puan: 'score', Tarih: 'said_at', Şube: 'branch', Ürün: 'product' })
  expect(first).toMatchObject({ good: 2, bad: 1 })
  const change = (body: object) => call(t.app, key, mapImport, { params: { id: first.id }, body })
  expect((await change({ mapping: { Yorum: 'text', Puan: 'text' } })).problem).toBe('feedback_import.mapping_odd')
  expect((await change({ branchId, mapping: { ...first.mapping, Ürün: null } })).body.state).toBe('checking')
  await t.settle()
  const second = (await call(t.app, key, getImport, { params: { id: first.id } })).body
  expect(second).toMatchObject({ good: 3, bad: 0, problems: [] })
  expect((await change({ mapping: first.mapping })).body.state).toBe('checking')
  await t.settle()
  await confirm(key, first.id)
  expect(await list(key, { search: 'perde' })).toHaveLength(3)
  // Two customers who wrote the same word on one day are two.
  expect((await list(key)).map(({ text, score }) => [text, score?.value])).toEqual([
    ['Güzel', 5],
    ['Güzel', 5],
    ['Güzel; ama pahalı', 4.5],
  ])
})

test.each([
  ['no CSV at all', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]), 'not_utf8'],
  ['an empty file', '', 'no_rows'],
  ['a header alone', 'text,score\r\n', 'no_rows'],
  ['a quotation mark that never closes', 'text,said_at\r\n"open,2026-01-01\r\nmore', 'not_csv'],
])('%s is refused, and says why', async (_name, content, rule) => {
  const { key } = await buildOwner()
  const read = await bring(key, content)
  expect(read.good).toBe(0)
  expect(read.problems.map((problem) => problem.rule)).toContain(rule)
  expect(await list(key)).toEqual([])
})

test.each([
  ['a NUL in its header', 'te\u0000xt,said_at\r\nGüzel,2026-01-01\r\n', { good: 1, bad: 0 }],
  [
    'an odd cell that is quoted up to the middle of a sign',
    `text,said_at,language\r\nGüzel,2026-01-01,${'a'.repeat(79)}😀\r\n`,
    { good: 0, bad: 1 },
  ],
])('%s is read to its end', async (_name, content, counts) => {
  const { key } = await buildOwner()
  expect(await bring(key, content)).toMatchObject({ state: 'checked', ...counts })
})

test('a file goes only where its bringer sees, and only they see it', async () => {
  const { scope, key } = await buildOwner()
  const baku = await buildBranch(scope, 'Gənclik')
  const manager = await keyOf(t.house, await buildMember(scope, 'manager', [baku]))
  const read = await bring(manager, 'text,said_at,branch\r\nThere,2026-01-01,Kadıköy\r\nHere,2026-01-01,Gənclik\r\n')
  expect(read).toMatchObject({ good: 1, bad: 1 })
  expect((await call(t.app, key, getImport, { params: { id: read.id } })).status).toBe(404)
  await confirm(manager, read.id)
  expect((await list(key)).map(({ text }) => text)).toEqual(['Here'])
})

test('20,000 rows come in with their customers, and again add nothing', async () => {
  const { key, scope } = await buildOwner()
  const languages = ['en', 'tr', 'id', 'az', 'zh']
  const lines = Array.from(
    { length: 20_000 },
    (_, index) =>
      `Row ${index} said something,${index % 11},0-10,2026-01-${String(1 + (index % 28)).padStart(2, '0')},Kadıköy,${languages[index % 5]},c${index % 500}@posta.test`,
  )
  const file = ['text,score,scale,said_at,branch,language,customer_email', ...lines].join('\r\n')
  const read = await bring(key, file)
  expect(read).toMatchObject({ total: 20_000, good: 20_000, bad: 0 })
  expect(await confirm(key, read.id)).toMatchObject({ state: 'done', done: 20_000, added: 20_000 })
  const n = () =>
    scope.transaction(async (tx) => {
      const { rows } = await sql<{ items: number; customers: number; zero: number }>`
        select count(*) as items, count(distinct customer_id) as customers, count(*) filter (where score = 0) as zero from feedback`.execute(
        tx.db,
      )
      return rows[0]
    })
  expect(await n()).toEqual({ items: 20_000, customers: 500, zero: 1819 })
  expect(await list(key, { search: 'row 12345' })).toHaveLength(1)
  const again = await bring(key, file)
  expect(again.known).toBe(20_000)
  expect(await confirm(key, again.id)).toMatchObject({ state: 'done', added: 0 })
}, 200_000)
