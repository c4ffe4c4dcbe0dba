import { listFigureRows } from '@heed/contract/insight.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember, officeHours } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { surveyAnswered } from '../../events/voice-events.ts'
import { holdTime, now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { answerCaseWith, changeState, receiveCustomerMessage, updateCaseWith } from '../cases/index.ts'
import { keepCaseFacts } from './keep-facts.ts'
import { sealWeeks } from './seal-weeks.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
// A Monday, 12:00 in Istanbul; the branch is open from 9 to 18 on working days.
const start = Date.parse('2026-11-23T09:00:00Z')
const at = (hours: number) => holdTime(new Date(start + hours * 3_600_000))
beforeAll(async () => {
  // Nobody listens there: answers are on their way for as long as the tests run.
  t = await openTestHouse({ environment: { HEED_SMTP_URL: 'smtp://127.0.0.1:9' } })
})
afterAll(() => t.close())
afterEach(() => holdTime())

async function open(options: { standards?: boolean } = {}) {
  at(0)
  business = await buildBusiness(t.house, { hours: officeHours })
  if (options.standards === false)
    await business.scope.transaction((tx) => tx.db.updateTable('standard').set({ active: false }).execute())
  const channel = await business.scope.transaction((tx) =>
    tx.db.selectFrom('channel').select(['id']).where('kind', '=', 'mail').executeTakeFirstOrThrow(),
  )
  const { caseId } = await business.scope.transaction((tx) =>
    receiveCustomerMessage(tx, {
      channel: { id: channel.id, kind: 'mail', branchId: business.branchId, language: 'tr' },
      customer: { email: 'ayse@posta.test', name: 'Ayşe' },
      subject: 'Perde',
      text: 'Nerede?',
      html: null,
      quoted: null,
      hasRemoteImages: false,
      language: 'tr',
      mailId: null,
      files: [],
      at: now(),
      acknowledge: false,
    }),
  )
  return caseId
}
const answer = async (scope: Scope, caseId: string, thenState: 'open' | 'waiting' | 'solved' = 'open') => {
  await answerCaseWith(scope, caseId, { text: 'Yolda.', attachmentIds: [], thenState })
  await t.settle()
}
const move = async (caseId: string, state: 'open' | 'waiting' | 'solved' | 'closed') => {
  await changeState(business.owner, caseId, { state })
  await t.settle()
}
const facts = async () => {
  const rows = await business.scope.transaction((tx) =>
    tx.db.selectFrom('fact').selectAll().orderBy('measure').execute(),
  )
  return Object.fromEntries(rows.map((row) => [row.measure, row]))
}

test('answer and solution become facts on the branch’s hours, whoever answered and whoever owns', async () => {
  const caseId = await open()
  const colleague = await buildMember(business.scope, 'employee')
  at(1)
  await answer(colleague, caseId)
  await business.scope.transaction((tx) => tx.db.updateTable('case').set({ owner_id: business.memberId }).execute())
  at(24)
  await move(caseId, 'solved')
  expect(await facts()).toMatchObject({
    first_answer: { value: 3600, good: true, member_id: colleague.actor?.id, source_id: caseId, day: '2026-11-23' },
    // Six hours to closing and three from opening.
    solution: { value: 9 * 3600, paused_seconds: 0, member_id: business.memberId, day: '2026-11-24' },
    solved: { reopened_at: null, value: null },
  })
})

test('wrong response times after reopening: the solution is taken back, the return is kept, and the time solved does not count', async () => {
  const caseId = await open()
  at(1)
  await answer(business.owner, caseId, 'solved')
  const solved = (await facts()).solved
  at(3)
  await move(caseId, 'open')
  expect(Object.keys(await facts())).toEqual(['first_answer', 'solved'])
  expect((await facts()).solved).toMatchObject({ at: solved?.at, reopened_at: new Date(start + 3 * 3_600_000) })
  at(4)
  await move(caseId, 'solved')
  expect(await facts()).toMatchObject({
    solution: { value: 7200, paused_seconds: 7200 },
    solved: { at: solved?.at, reopened_at: new Date(start + 3 * 3_600_000) },
  })
  at(5)
  await move(caseId, 'open')
  expect((await facts()).solved?.reopened_at).toEqual(new Date(start + 3 * 3_600_000))
})

test('a case without a standard is timed all the same, without a verdict, waiting apart', async () => {
  const caseId = await open({ standards: false })
  at(1)
  await answer(business.owner, caseId, 'waiting')
  at(3)
  await move(caseId, 'open')
  at(5)
  await move(caseId, 'solved')
  expect(await facts()).toMatchObject({
    first_answer: { value: 3600, good: null },
    solution: { value: 3 * 3600, good: null, paused_seconds: 7200 },
  })
})

test('solved without a word: no first answer is made up', async () => {
  const caseId = await open()
  at(0.5)
  await move(caseId, 'closed')
  expect(Object.keys(await facts())).toEqual(['solution', 'solved'])
})

test('measuring again, late or twice at once, changes nothing', async () => {
  const caseId = await open()
  at(1)
  await answer(business.owner, caseId, 'solved')
  const before = await facts()
  const again = () => t.house.scopeOf(business.workspaceId).transaction((tx) => keepCaseFacts(tx, caseId))
  await Promise.all([again(), again(), again()])
  expect(await facts()).toEqual(before)
})

test('survey answers become facts of whoever owned the case then, and a zero stays a zero', async () => {
  const caseId = await open()
  at(1)
  await answer(business.owner, caseId, 'solved')
  const [responseId, invitationId] = [newId(), newId()]
  await business.scope.transaction(async (tx) => {
    const { customer_id } = await tx.db.selectFrom('case').select('customer_id').executeTakeFirstOrThrow()
    const survey = await tx.db.selectFrom('survey').select('id').executeTakeFirstOrThrow()
    const shared = { case_id: caseId, branch_id: business.branchId, customer_id, language: 'tr' }
    await tx.db.deleteFrom('survey_invitation').execute()
    await tx.db
      .insertInto('survey_invitation')
      .values({ id: invitationId, survey_id: survey.id, send_at: now(), ...shared })
      .execute()
    await tx.db
      .insertInto('survey_response')
      .values({
        id: responseId,
        survey_id: survey.id,
        day: now().toISOString().slice(0, 10),
        invitation_id: invitationId,
        satisfaction: 4,
        recommendation: 0,
        comment: 'Geç',
        answered_at: now(),
        ...shared,
      })
      .execute()
    await tx.emit(surveyAnswered, { responseId, invitationId, caseId, customerId: customer_id }, { caseId })
  })
  await t.settle()
  expect(await facts()).toMatchObject({
    csat: { value: 4, good: true, source_id: responseId, member_id: business.memberId },
    nps: { value: 0, good: false },
  })
  const { body } = await call(t.app, await keyOf(t.house, business.owner), listFigureRows, {
    query: { from: '2026-11-01', to: '2026-11-30', figure: 'nps' },
  })
  expect(body.items).toMatchObject([{ value: 0, comment: 'Geç', case: { id: caseId } }])
})

test('a case that moves takes its facts along at once, on the day of its new branch, and packed weeks follow', async () => {
  const caseId = await open()
  at(11.5)
  await answer(business.owner, caseId, 'solved')
  expect((await facts()).solved?.day).toBe('2026-11-23')
  const zone = 'Pacific/Auckland'
  const other = await buildBranch(business.scope, 'Auckland', { zone })
  at(24 * 30)
  expect(await sealWeeks(business.scope)).toContain('2026-11-23')
  const seals = () =>
    business.scope.transaction((tx) => tx.db.selectFrom('fact_week_seal').select('week').orderBy('week').execute())
  const sealed = (await seals()).length
  await updateCaseWith(business.owner, caseId, { branchId: other })
  expect((await facts()).solved).toMatchObject({ branch_id: other, day: '2026-11-24' })
  expect((await seals()).length).toBe(sealed - 1)
  expect(await sealWeeks(business.scope)).toEqual(['2026-11-23'])
})
