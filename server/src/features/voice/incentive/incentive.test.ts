import { recordOccasion } from '@heed/contract/asking.ts'
import { lookUpCoupon, redeemCoupon } from '@heed/contract/remedies.ts'
import * as contract from '@heed/contract/survey-incentives.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { sendDueInvitations } from '../asking/send-invitations.ts'
import { type Fields, hidden, openSurveyStage, overall, type SurveyStage, wait } from '../test-survey.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
})
afterEach(() => holdTime())
afterAll(() => stage.close())

const tea = {
  words: { tr: 'bir çay', en: 'a tea' },
  amount: 25,
  currency: 'TRY',
  percent: null,
  validDays: 30,
  active: true,
}
const give = (id: string, more = {}) =>
  call(stage.app, stage.key, contract.setSurveyIncentive, { params: { id }, body: { ...tea, ...more } as never })
const counts = async (id: string) =>
  (await call(stage.app, stage.key, contract.getSurveyIncentive, { params: { id } })).body
const codeIn = (html: string) => /<output>([A-Z0-9-]+)<\/output>/.exec(html)?.[1] ?? ''

/** Somebody came, is asked by mail, and answers; gives the mail, the page after it and the link. */
async function answerByMail(surveyId: string, fields: Fields) {
  await stage.business.scope.transaction((tx) => tx.db.updateTable('survey').set({ active: false }).execute())
  const body = { active: true, occasions: ['visit'] as never, delayHours: 0, quietDays: 0 }
  await call(stage.app, stage.key, updateSurvey, { params: { id: surveyId }, body })
  const email = `${newId()}@posta.test`
  await call(stage.app, stage.key, recordOccasion, {
    body: { kind: 'visit', branchId: stage.business.branchId, customer: { email, name: 'Ayşe', language: 'tr' } },
  })
  await stage.settle()
  await sendDueInvitations(stage.house.scopeOf(stage.business.workspaceId))
  const mail = await stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').select('text').where('recipient', '=', email).executeTakeFirstOrThrow(),
  )
  const link = /\/s\/[\w-]+/.exec(mail.text)?.[0] ?? ''
  return { mail: mail.text, link, page: (await stage.fill(link, fields)).body }
}

test('a share too small to be kept is refused, not answered with a fault', async () => {
  const id = await stage.publish([overall])
  expect((await give(id, { percent: 0.001 })).problem).toBe('request.invalid')
  expect((await give(id, { percent: 0.01 })).status).toBe(200)
})

test('the thank-you does not depend on the answer, is promised before it, and its code is good once', async () => {
  const id = await stage.publish([overall])
  expect((await give(id)).body.incentive).toEqual(tea)
  const codes: string[] = []
  for (const score of ['1', '5']) {
    const { mail, page } = await answerByMail(id, [['overall', score]])
    expect(mail).toContain('bir çay')
    codes.push(codeIn(page))
  }
  expect(codes.every((code) => /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBe(2)
  const seen = (await call(stage.app, stage.key, lookUpCoupon, { body: { code: codes[0] ?? '' } })).body
  expect(seen).toMatchObject({ amount: 25, thanks: { words: tea.words, purchase: null } })
  const use = { code: codes[0] ?? '', branchId: stage.business.branchId }
  expect((await call(stage.app, stage.key, redeemCoupon, { body: use })).body.redeemedAt).not.toBeNull()
  expect((await call(stage.app, stage.key, redeemCoupon, { body: use })).problem).toBe('coupon.used')
  expect(await counts(id)).toMatchObject({ given: 2, redeemed: 1, costs: [{ currency: 'TRY', amount: 25 }] })
})

test('the same link shows the same code again, and never a second one', async () => {
  const id = await stage.publish([overall])
  await give(id)
  const { link, page } = await answerByMail(id, [['overall', '3']])
  expect(codeIn((await stage.get(link)).body)).toBe(codeIn(page))
  expect((await counts(id)).given).toBe(1)
})

test('at an open address each purchase is thanked once, and each answer once', async () => {
  const { id, path } = await stage.open([overall])
  await give(id)
  const answered = async () => {
    const { body } = await stage.fill(path, [['overall', '2']])
    return hidden(body, 'key')
  }
  const claim = async (key: string, purchase: string) =>
    (
      await stage.post(path, [
        ['go', 'claim'],
        ['key', key],
        ['purchase', purchase],
      ])
    ).body
  const first = await answered()
  expect(await claim(first, ' - ')).toContain('role="alert"')
  const code = codeIn(await claim(first, 'Fiş 1234'))
  expect(code).not.toBe('')
  // Another number for the same answer gives the same code; the same number for another answer gives none.
  expect(codeIn(await claim(first, '9999'))).toBe(code)
  const second = await answered()
  expect(codeIn(await claim(second, 'fiş-1234'))).toBe('')
  const many = await Promise.all(['77', '78', '79', '80', '81'].map((number) => claim(second, number)))
  expect(new Set(many.map(codeIn)).size).toBe(1)
  expect((await counts(id)).given).toBe(2)
})

test('nobody is thanked for a page that was not answered, for one of another address, or where nothing is given', async () => {
  const { id, path } = await stage.open([overall])
  await give(id)
  const page = (await stage.get(path)).body
  wait()
  const claim = (at: string, key: string) =>
    stage.post(at, [
      ['go', 'claim'],
      ['key', key],
      ['purchase', '5'],
    ])
  expect((await claim(path, hidden(page, 'key'))).statusCode).toBe(404)
  expect((await claim(path, 'made.up.key')).statusCode).toBe(404)
  const other = await stage.open([overall])
  const { body } = await stage.fill(other.path, [['overall', '5']])
  expect(body).not.toContain('name="purchase"')
  const answered = hidden((await stage.fill(path, [['overall', '5']])).body, 'key')
  expect((await claim(other.path, answered)).statusCode).toBe(404)
  await give(id, { active: false })
  expect((await claim(path, answered)).statusCode).toBe(404)
  expect(await counts(id)).toMatchObject({ given: 0 })
})

test('branches of another currency promise nothing; worthless, nameless and unpayable thanks are refused', async () => {
  const id = await stage.publish([overall])
  await give(id, { currency: 'EUR' })
  const { mail, page } = await answerByMail(id, [['overall', '4']])
  expect([mail.includes('bir çay'), codeIn(page)]).toEqual([false, ''])
  expect((await give(id, { amount: 0 })).status).toBe(400)
  expect((await give(id, { words: { tr: ' ' } })).status).toBe(400)
  expect((await give(id, { currency: 'IDR', amount: 0.5 })).problem).toBe('amount.not_payable')
  expect((await give(newId())).status).toBe(404)
})

test('once something has changed because customers said so, every invitation says it', async () => {
  const id = await stage.publish([overall])
  expect((await answerByMail(id, [['overall', '4']])).mail).not.toContain('Müşterilerimizin söyledikleri')
  await stage.business.scope.transaction((tx) =>
    tx.db
      .insertInto('decision')
      .values({
        id: newId(),
        branch_id: stage.business.branchId,
        decided_on: now().toISOString().slice(0, 10),
        done_on: now().toISOString().slice(0, 10),
        public: true,
        said: JSON.stringify({ tr: 'Kasada çok bekliyoruz' }),
        did: JSON.stringify({ tr: 'İkinci kasayı açtık.' }),
      } as never)
      .execute(),
  )
  expect((await answerByMail(id, [['overall', '4']])).mail).toContain(
    'Müşterilerimizin söyledikleri sayesinde değişen: İkinci kasayı açtık.',
  )
})
