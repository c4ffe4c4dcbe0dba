import { createCase, updateCase } from '@heed/contract/cases.ts'
import { getFeedbackShare, listFeedback } from '@heed/contract/feedback.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { sendDueInvitations } from '../voice/index.ts'
import { catchUp } from './take-in-customer-words.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const open = async (kind: string, text: string, email = 'ayse@posta.test') => {
  const customer = { name: 'Ayşe Demir', email, language: 'tr' }
  const body = { customer, subject: 'Söz', text, kind, acknowledge: false }
  const { id } = (await call(t.app, owner, createCase, { body })).body
  await t.settle()
  return id
}
const list = async (query: Record<string, string> = {}) =>
  (await call(t.app, owner, listFeedback, { query })).body.items

/** Solves the case in the database's eyes and answers its survey as the customer would. */
async function answer(caseId: string, fields: Record<string, string>): Promise<void> {
  await business.scope.transaction(async (tx) => {
    await sql`insert into survey_invitation (id, survey_id, case_id, branch_id, customer_id, language, send_at, expires_at)
      select c.id, s.id, c.id, c.branch_id, c.customer_id, 'tr', now() - interval '1 hour', now() + interval '1 day' from "case" c, survey s where c.id = ${caseId}`.execute(
      tx.db,
    )
    await sql`update "case" set state = 'solved', solved_at = now(), channel_id = (select id from channel where kind = 'mail' limit 1) where id = ${caseId}`.execute(
      tx.db,
    )
  })
  await sendDueInvitations(business.scope)
  const mail = await business.scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .select('text')
      .where('case_id', '=', caseId)
      .where('purpose', '=', 'survey')
      .executeTakeFirstOrThrow(),
  )
  const answered = await t.app.inject({
    method: 'POST',
    url: /\/s\/\S+/.exec(mail.text)?.[0] ?? '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  expect(answered.statusCode).toBe(200)
  await t.settle()
}

test('complaints, suggestions and praise are in the record with their first message; enquiries are not', async () => {
  await open('enquiry', 'Ne zaman açıksınız?')
  const caseId = await open('complaint', 'Perde kısa geldi')
  await open('suggestion', 'Kart ekleyin')
  const items = await list()
  expect(items.map(({ source, text }) => [source, text])).toEqual([
    ['suggestion', 'Kart ekleyin'],
    ['case', 'Perde kısa geldi'],
  ])
  expect(items[1]).toMatchObject({ case: { id: caseId }, customer: { name: 'Ayşe Demir' }, channel: 'api' })
  expect(await list({ search: 'perde kis' })).toHaveLength(1)
})

test('a case that turns out to be a complaint comes in; one that is none leaves while nothing was decided', async () => {
  const caseId = await open('enquiry', 'Kumaş soldu')
  const turnInto = async (kind: string) => {
    await call(t.app, owner, updateCase, { params: { id: caseId }, body: { kind } })
    await t.settle()
    return (await list()).map(({ source }) => source)
  }
  expect(await turnInto('complaint')).toEqual(['case'])
  expect(await turnInto('suggestion')).toEqual(['suggestion'])
  expect(await turnInto('request')).toEqual([])
})

test('an answer is in the record with its words and score, also one of 0 and one without words', async () => {
  const caseId = await open('enquiry', 'Nasıl yıkanır?')
  await answer(caseId, { satisfaction: '', solved: '', speed: '', recommendation: '0', comment: 'İçerisi çok sıcaktı' })
  await answer(await open('enquiry', 'Bir soru', 'can@posta.test'), {
    satisfaction: '4',
    solved: 'yes',
    speed: '',
    recommendation: '9',
    comment: '',
  })
  const items = await list({ source: 'survey' })
  expect(items.map(({ text, score }) => [text, score?.value, score?.scale])).toEqual([
    [null, 4, '1-5'],
    ['İçerisi çok sıcaktı', 0, '0-10'],
  ])
  expect(items[1]?.case?.id).toBe(caseId)
  expect(await list({ search: 'icerisi sic' })).toHaveLength(1)
})

test('what was said before there was a record is caught up with, once', async () => {
  await open('praise', 'Teşekkürler')
  await answer(await open('enquiry', 'Bir soru'), { satisfaction: '5', comment: 'Çok iyi' })
  await business.scope.transaction(async (tx) => {
    await tx.db.deleteFrom('feedback').execute()
  })
  expect(await list()).toEqual([])
  await catchUp(business.scope)
  await catchUp(business.scope)
  await t.settle()
  expect((await list()).map(({ text }) => text).sort()).toEqual(['Teşekkürler', 'Çok iyi'])
  expect(await list({ search: 'tesekk' })).toHaveLength(1)
})

test('it moves with its case to another branch', async () => {
  const baku = await buildBranch(business.scope, 'Gənclik')
  const caseId = await open('complaint', 'Yanlış şube')
  await call(t.app, owner, updateCase, { params: { id: caseId }, body: { branchId: baku } })
  expect((await list())[0]?.branch?.id).toBe(baku)
  expect((await call(t.app, owner, getFeedbackShare, { query: { branchId: baku } })).body.n).toBe(1)
})
