import * as contract from '@heed/contract/asking.ts'
import { getCustomerConsents } from '@heed/contract/consents.ts'
import { updateCustomer } from '@heed/contract/customers.ts'
import { listSurveyResponses } from '@heed/contract/surveys.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { likely, openSurveyStage, overall, type SurveyStage } from '../test-survey.ts'
import { findSilent } from './find-silent.ts'
import { sendReminders } from './remind.ts'
import { sendDueInvitations } from './send-invitations.ts'

let stage: SurveyStage
let surveyId: string
// A Monday, 12:00 in Istanbul.
const start = Date.parse('2026-11-23T09:00:00Z')
const at = (hours: number) => holdTime(new Date(start + hours * 3_600_000))

beforeAll(async () => {
  at(0)
  stage = await openSurveyStage()
  await stage.business.scope.transaction((tx) => tx.db.updateTable('survey').set({ active: false }).execute())
})
afterAll(() => stage.close())
beforeEach(async () => {
  at(0)
  await stage.business.scope.transaction(async (tx) => {
    await tx.db.updateTable('survey').set({ active: false }).execute()
    await tx.db.deleteFrom('outbox_message').execute()
  })
  surveyId = await stage.publish([overall, likely])
})
afterEach(() => holdTime())

const set = async (body: Parameters<typeof call<typeof updateSurvey>>[3]) =>
  expect(
    (await call(stage.app, stage.key, updateSurvey, { params: { id: surveyId }, ...body })).problem,
  ).toBeUndefined()
const tell = async (body: Record<string, unknown>) => {
  const told = await call(stage.app, stage.key, contract.recordOccasion, {
    body: { kind: 'visit', branchId: stage.business.branchId, ...body },
  })
  await stage.settle()
  return told
}
const invitations = () =>
  stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_invitation').selectAll().where('survey_id', '=', surveyId).orderBy('id').execute(),
  )
const mails = () =>
  stage.business.scope.transaction((tx) => tx.db.selectFrom('outbox_message').selectAll().orderBy('id').execute())
const send = () => sendDueInvitations(stage.house.scopeOf(stage.business.workspaceId))
const remind = () => sendReminders(stage.house.scopeOf(stage.business.workspaceId))
const pathOf = (text: string | undefined) => /\/s\/[\w-]+/.exec(text ?? '')?.[0] ?? ''
const person = (name: string) => ({ email: `${name}@posta.test`, name, language: 'tr' })

test('a visit told by a till is asked about once, however often it is told, and the answer belongs to the customer', async () => {
  await set({ body: { active: true, occasions: ['visit'], delayHours: 2 } })
  const told = await tell({ reference: 'till-1', customer: person('gelen') })
  expect(told.status).toBe(200)
  expect((await tell({ reference: 'till-1', customer: person('gelen') })).body.id).toBe(told.body.id)
  await tell({ kind: 'purchase', reference: 'till-1', customer: person('gelen') })
  expect(await invitations()).toMatchObject([{ state: 'planned', occasion: 'visit', case_id: null }])
  at(1)
  expect(await send()).toBe(0)
  at(2)
  expect(await send()).toBe(1)
  const [mail] = await mails()
  expect(mail).toMatchObject({ recipient: 'gelen@posta.test', subject: 'Kadıköy nasıldı?', case_id: null })
  expect((await stage.fill(pathOf(mail?.text), [['overall', '2']])).statusCode).toBe(200)
  const [row] = (await call(stage.app, stage.key, listSurveyResponses, { params: { id: surveyId } })).body.items
  expect(row).toMatchObject({ way: 'mail', case: null, customer: { name: 'gelen' } })
})

test('what is told in the future, for nobody or for a branch out of sight is refused', async () => {
  expect((await tell({ customer: {} })).status).toBe(400)
  expect((await tell({ customer: person('a'), at: '2027-11-23T09:00:00Z' })).problem).toBe(
    'customer.occasion_in_future',
  )
  expect((await tell({ customer: person('a'), branchId: '0190a0a0-0000-7000-8000-000000000000' })).status).toBe(404)
})

test('history that is taken over asks nobody', async () => {
  await set({ body: { active: true, occasions: ['purchase'], delayHours: 0 } })
  const old = new Date(start - 15 * 86_400_000).toISOString()
  await tell({ kind: 'purchase', reference: 'old-1', at: old, customer: person('eski') })
  await tell({ kind: 'purchase', reference: 'new-1', customer: person('yeni') })
  expect(await invitations()).toHaveLength(1)
})

test('a tap on an answer in the mail chooses it on the page and keeps nothing until the page is sent', async () => {
  await set({ body: { active: true, occasions: ['visit'], delayHours: 0 } })
  await tell({ customer: person('tapper') })
  await send()
  const [mail] = await mails()
  const path = pathOf(mail?.text)
  expect(mail?.html).toContain(`${path}?a=4"`)
  const page = await stage.get(`${path}?a=4`)
  expect(page.body).toMatch(/name="overall" value="4" checked/)
  expect((await stage.get(`${path}?a=99"><script>`)).body).not.toMatch(/value="\w+" checked/)
  expect((await stage.results(surveyId)).responses).toBe(0)
})

test('whoever has not answered is reminded once, by a link of its own, and both links lead to the one answer', async () => {
  await set({ body: { active: true, occasions: ['visit'], delayHours: 0, reminderDays: 3 } })
  await tell({ customer: person('slow') })
  await tell({ customer: person('quick') })
  await send()
  const [slow, quick] = await mails()
  await stage.fill(pathOf(quick?.text), [['overall', '5']])
  at(71)
  expect(await remind()).toBe(0)
  at(73)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  const reminder = (await mails()).at(-1)
  expect(reminder).toMatchObject({ recipient: 'slow@posta.test', subject: 'Hatırlatma: Kadıköy nasıldı?' })
  expect(pathOf(reminder?.text)).not.toBe(pathOf(slow?.text))
  expect((await stage.fill(pathOf(reminder?.text), [['overall', '4']])).statusCode).toBe(200)
  expect((await stage.get(pathOf(slow?.text))).body).not.toContain('name="overall"')
})

test('“ask me no more” takes one click, holds for every survey, and can be taken back by the business when the customer says so', async () => {
  await set({ body: { active: true, occasions: ['visit'], delayHours: 0, quietDays: 0, reminderDays: 1 } })
  const told = await tell({ customer: person('enough') })
  await send()
  const [mail] = await mails()
  expect(mail?.stop_link).toContain(`${pathOf(mail?.text)}/stop`)
  const stop = `${pathOf(mail?.text)}/stop`
  expect((await stage.get(stop)).body).toContain('<form method="post"')
  // Looking at the page stops nothing; the mail program’s own button posts.
  const customer = () =>
    stage.business.scope.transaction((tx) =>
      tx.db.selectFrom('customer').selectAll().where('id', '=', told.body.customerId).executeTakeFirstOrThrow(),
    )
  expect((await customer()).surveys_stopped_at).toBeNull()
  expect((await stage.post(stop, [['List-Unsubscribe', 'One-Click']])).statusCode).toBe(200)
  expect((await customer()).surveys_stopped_at).not.toBeNull()
  const consents = await call(stage.app, stage.key, getCustomerConsents, { params: { id: told.body.customerId } })
  expect(consents.body.items[0]).toMatchObject({ purpose: 'surveys', consent: { given: false, how: 'link', by: null } })
  at(30)
  await remind()
  await tell({ customer: person('enough') })
  await send()
  expect(await mails()).toHaveLength(1)
  expect((await invitations()).at(-1)).toMatchObject({ state: 'not_sent', reason: 'stopped' })
  const params = { id: told.body.customerId }
  const again = await call(stage.app, stage.key, updateCustomer, { params, body: { surveysStopped: false } })
  expect(again.body.surveysStopped).toBe(false)
  expect((await stage.get('/s/x/stop')).statusCode).toBe(404)
})

test('nobody is asked in the night of their own clock', async () => {
  await set({ body: { active: true, occasions: ['visit'], delayHours: 0 } })
  const rules = { quietFrom: '21:00', quietTo: '09:00' }
  expect((await call(stage.app, stage.key, contract.setAskingRules, { body: rules })).body).toEqual(rules)
  // 22:30 in Istanbul, 03:30 in Shanghai.
  at(10.5)
  await tell({ customer: person('istanbul') })
  const far = await tell({ kind: 'purchase', customer: person('shanghai') })
  await call(stage.app, stage.key, updateCustomer, {
    params: { id: far.body.customerId },
    body: { zone: 'Asia/Shanghai' },
  })
  await tell({ customer: person('shanghai') })
  expect(await send()).toBe(0)
  at(16.4)
  await send()
  // 09:24 in Shanghai; Istanbul still sleeps.
  expect((await mails()).map(({ recipient }) => recipient)).toEqual(['shanghai@posta.test'])
  at(21.1)
  await send()
  expect(await mails()).toHaveLength(2)
  await call(stage.app, stage.key, contract.setAskingRules, { body: { quietFrom: '00:00', quietTo: '00:00' } })
})

test('a share is asked, some are held out for good, and the rest have their reason', async () => {
  await set({ body: { active: true, occasions: ['visit'], delayHours: 0, sharePercent: 50, heldOutPercent: 20 } })
  for (let n = 0; n < 60; n += 1) await tell({ customer: person(`drawn${n}`) })
  const states = Object.groupBy(await invitations(), ({ reason }) => reason ?? 'asked')
  expect(Object.values(states).flat()).toHaveLength(60)
  // Of 60, about 12 are held out and half of the others asked; beyond these bounds chance goes once in ten thousand times.
  expect(states.held_out?.length).toBeGreaterThan(1)
  expect(states.held_out?.length).toBeLessThan(26)
  expect(states.asked?.length).toBeGreaterThan(9)
  expect(states.asked?.length).toBeLessThan(39)
  const [held] = states.held_out ?? []
  await tell({ customer: { id: held?.customer_id ?? '' } })
  expect((await invitations()).at(-1)).toMatchObject({ customer_id: held?.customer_id, reason: 'held_out' })
})

test('a customer who has gone quiet is asked once for each silence', async () => {
  await set({ body: { active: true, occasions: ['silence'], delayHours: 0, silentDays: 60, quietDays: 30 } })
  await tell({ customer: person('regular') })
  const look = async () => {
    const found = await findSilent(stage.house.scopeOf(stage.business.workspaceId))
    await send()
    return found
  }
  at(24 * 59)
  await look()
  expect(await mails()).toHaveLength(0)
  at(24 * 61)
  await look()
  at(24 * 62)
  await look()
  expect((await mails()).filter(({ recipient }) => recipient === 'regular@posta.test')).toHaveLength(1)
  expect((await mails())[0]?.text).toContain('Sizi bir süredir')
  at(24 * 70)
  await tell({ customer: person('regular') })
  at(24 * 131)
  await look()
  expect((await mails()).filter(({ recipient }) => recipient === 'regular@posta.test')).toHaveLength(2)
  expect(now().getTime()).toBe(start + 24 * 131 * 3_600_000)
})
