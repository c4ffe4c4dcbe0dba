import { listRecovery, readRecoveryRate } from '@heed/contract/survey-recovery.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../../test/build.ts'
import { holdTime, now } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import { sendDueInvitations } from '../../asking/send-invitations.ts'
import { buildCase, reopen, solve } from '../../test-case.ts'
import { openSurveyStage, overall, type SurveyStage } from '../../test-survey.ts'
import { keepAnswers } from '../test-answers.ts'

let stage: SurveyStage
beforeAll(async () => {
  stage = await openSurveyStage()
  await stage.business.scope.transaction(async (tx) => {
    await tx.db.updateTable('survey').set({ active: false }).execute()
    await tx.db.updateTable('workspace').set({ minimum_answers: 3 }).execute()
  })
})
afterAll(() => stage.close())
afterEach(() => holdTime())

const start = Date.parse('2026-10-05T09:00:00Z')
const onDay = (day: number) => holdTime(new Date(start + day * 86_400_000))
const send = () => sendDueInvitations(stage.house.scopeOf(stage.business.workspaceId))
const mailsAbout = (caseId: string) =>
  stage.business.scope.transaction((tx) =>
    tx.db
      .selectFrom('outbox_message')
      .select('text')
      .where('case_id', '=', caseId)
      .where('purpose', '=', 'survey')
      .orderBy('id')
      .execute(),
  )
const invitationsAbout = (caseId: string) =>
  stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_invitation').selectAll().where('case_id', '=', caseId).orderBy('id').execute(),
  )
const rate = async (query = {}, key = stage.key) => (await call(stage.app, key, readRecoveryRate, { query })).body
const pageOf = async (query = {}) => (await call(stage.app, stage.key, listRecovery, { query })).body
const list = async (query = {}) => (await pageOf(query)).items

test('an unhappy customer is asked again after the next solution, once the days of quiet are over, and is counted as recovered', async () => {
  onDay(0)
  const id = await stage.publish([{ ...overall, countsAs: 'satisfaction' }])
  const body = { active: true, occasions: ['solution' as const, 'again' as const], delayHours: 0, quietDays: 10 }
  expect((await call(stage.app, stage.key, updateSurvey, { params: { id }, body })).problem).toBeUndefined()
  const { scope, owner, branchId } = stage.business
  const { caseId } = await buildCase(scope, branchId)
  const solveAndSend = async () => {
    await solve(owner, caseId)
    await stage.settle()
    return send()
  }
  const answer = async (value: string) => {
    const text = (await mailsAbout(caseId)).at(-1)?.text ?? ''
    expect((await stage.fill(/\/s\/[\w-]+/.exec(text)?.[0] ?? '', [['overall', value]])).statusCode).toBe(200)
    await stage.settle()
  }
  expect(await solveAndSend()).toBe(1)
  await answer('1')
  onDay(1)
  await reopen(owner, caseId)
  expect(await rate({ surveyId: id })).toMatchObject({
    whole: { unhappy: 1, askedAgain: 0, ofAnswered: { value: null } },
    notAsked: [{ reason: 'not_solved', n: 1 }],
  })
  onDay(2)
  expect(await solveAndSend()).toBe(0)
  expect((await invitationsAbout(caseId)).map(({ occasion, state }) => [occasion, state])).toEqual([
    ['solution', 'answered'],
    ['again', 'planned'],
  ])
  expect((await rate({ surveyId: id })).notAsked).toEqual([{ reason: 'waits', n: 1 }])
  onDay(9)
  expect(await send()).toBe(0)
  onDay(11)
  expect(await send()).toBe(1)
  expect(await mailsAbout(caseId)).toHaveLength(2)
  expect((await rate({ surveyId: id })).whole).toMatchObject({ unhappy: 1, askedAgain: 1, answeredAgain: 0 })
  expect(await list({ surveyId: id })).toMatchObject([{ standing: 'silent', after: null }])
  await answer('5')
  expect((await rate({ surveyId: id })).whole).toMatchObject({ answeredAgain: 1, satisfied: 1, isSmall: true })
  const [row] = await list({ surveyId: id, standing: 'satisfied' })
  expect(row).toMatchObject({ case: { id: caseId }, before: { satisfaction: 1 }, after: { satisfaction: 5 } })
  expect(row?.before?.responseId).not.toBe(row?.after?.responseId)
  // Solved a third time, nobody is asked a third time.
  onDay(40)
  await reopen(owner, caseId)
  expect(await solveAndSend()).toBe(0)
  await call(stage.app, stage.key, updateSurvey, { params: { id }, body: { active: false } })
})

const sentAt = new Date('2026-11-10T10:00:00Z')

type Known = {
  branchId: string
  before: number
  after?: number
  asked?: boolean
  /** By a mail that was on its way before they were unhappy. */
  askedBefore?: boolean
  reason?: string
  solved?: boolean
  complaint?: boolean
}

/** Somebody who was unhappy about a case on 2 November, and what became of it. */
async function unhappy(
  surveyId: string,
  { branchId, before, after, asked, askedBefore, reason, solved = true, complaint }: Known,
) {
  const { scope } = stage.business
  onDay(25)
  const { caseId } = await buildCase(scope, branchId)
  return scope.transaction(async (tx) => {
    const { customer_id } = await tx.db
      .updateTable('case')
      .set({
        state: solved ? 'solved' : 'open',
        solved_at: solved ? now() : null,
        kind: complaint ? 'complaint' : 'enquiry',
      })
      .where('id', '=', caseId)
      .returning('customer_id')
      .executeTakeFirstOrThrow()
    if (complaint)
      await tx.db
        .insertInto('complaint')
        .values({ case_id: caseId, received_at: new Date('2026-11-02T10:00:00Z') })
        .execute()
    const row = { survey_id: surveyId, branch_id: branchId, case_id: caseId, customer_id, language: 'tr' }
    const said = (day: string, satisfaction: number, invitation_id: string | null) =>
      tx.db
        .insertInto('survey_response')
        .values({
          ...row,
          invitation_id,
          id: newId(),
          way: invitation_id ? 'mail' : 'qr',
          day,
          satisfaction,
          answered_at: new Date(`${day}T12:00:00Z`),
        })
        .execute()
    if (!complaint) await said('2026-11-02', before, null)
    const invitationId = asked || reason || askedBefore ? newId() : null
    if (invitationId)
      await tx.db
        .insertInto('survey_invitation')
        .values({
          ...row,
          id: invitationId,
          occasion: askedBefore ? 'solution' : 'again',
          send_at: sentAt,
          ...(reason
            ? {}
            : {
                sent_at: askedBefore ? new Date('2026-11-01T10:00:00Z') : sentAt,
                expires_at: new Date('2026-12-10T10:00:00Z'),
                token_hash: Buffer.from(newId()),
              }),
          state: reason ? 'not_sent' : 'sent',
          reason: reason ?? null,
        })
        .execute()
    if (after) await said('2026-11-12', after, invitationId)
    return caseId
  })
}

test('the rate is of those asked and of those who answered again, with its interval, by branch and week, and opens its customers', async () => {
  const id = await stage.publish([overall])
  const { scope, branchId } = stage.business
  const other = await buildBranch(scope, 'Beşiktaş')
  for (const after of [5, 4, 4, 2]) await unhappy(id, { branchId, before: 1, after, asked: true })
  await unhappy(id, { branchId, before: 2, asked: true })
  await unhappy(id, { branchId, before: 2, reason: 'no_email' })
  await unhappy(id, { branchId: other, before: 2, solved: false })
  await unhappy(id, { branchId: other, before: 1, after: 5, asked: true })
  await unhappy(id, { branchId, before: 4, after: 1 })
  await keepAnswers(scope, id, { branchId, day: '2026-11-03' }, [{ overall: '5' }])
  holdTime()
  const { whole, branches, weeks, causes, notAsked } = await rate({ surveyId: id, to: '2026-11-08' })
  expect(whole).toMatchObject({ unhappy: 8, askedAgain: 6, answeredAgain: 5, satisfied: 4, isSmall: false })
  expect(whole.ofAnswered).toMatchObject({ value: 80, n: 5 })
  // Wilson 1927 with z = 1.959964 for 4 of 5.
  expect(whole.ofAnswered.low).toBeCloseTo(37.5535, 3)
  expect(whole.ofAnswered.high).toBeCloseTo(96.3776, 3)
  expect(whole.ofAsked.value).toBeCloseTo(400 / 6, 9)
  expect(branches.map(({ branch, unhappy: n, satisfied }) => [branch.name, n, satisfied])).toEqual([
    ['Beşiktaş', 2, 1],
    ['Kadıköy', 6, 3],
  ])
  expect(weeks).toMatchObject([{ week: '2026-11-02', unhappy: 8 }])
  expect(causes).toMatchObject([{ causeKind: null, unhappy: 8 }])
  expect(notAsked).toEqual([
    { reason: 'no_email', n: 1 },
    { reason: 'not_solved', n: 1 },
  ])
  const query = { surveyId: id, to: '2026-11-08' }
  for (const [standing, n] of [
    ['satisfied', 4],
    ['not_satisfied', 1],
    ['silent', 1],
    ['not_asked', 2],
  ] as const)
    expect(await list({ ...query, standing })).toHaveLength(n)
  expect(await list({ ...query, reason: 'no_email' })).toMatchObject([{ standing: 'not_asked', reason: 'no_email' }])
  const first = await pageOf({ ...query, limit: 5 })
  const rest = await pageOf({ ...query, limit: 5, cursor: first.next })
  expect(new Set([...first.items, ...rest.items].map((item) => item.id)).size).toBe(8)
  const narrow = await keyOf(stage.house, await buildMember(scope, 'manager', [other]))
  expect((await rate(query, narrow)).whole).toMatchObject({ unhappy: 2, satisfied: 1 })
  expect((await call(stage.app, narrow, readRecoveryRate, { query: { surveyId: newId() } })).status).toBe(404)
})

test('an answer counts only of those who were asked again: one to an earlier mail, or that nobody asked for, moves nothing', async () => {
  const id = await stage.publish([overall])
  const { branchId } = stage.business
  await unhappy(id, { branchId, before: 1, after: 5, asked: true })
  await unhappy(id, { branchId, before: 1, after: 5, askedBefore: true })
  await unhappy(id, { branchId, before: 2, after: 5 })
  await unhappy(id, { branchId, before: 2, after: 4, reason: 'no_email' })
  holdTime()
  const { whole, notAsked } = await rate({ surveyId: id })
  expect(whole).toMatchObject({ unhappy: 4, askedAgain: 1, answeredAgain: 1, satisfied: 1 })
  expect(whole.ofAsked).toMatchObject({ value: 100, n: 1 })
  expect(notAsked).toEqual([
    { reason: 'no_survey_asks', n: 2 },
    { reason: 'no_email', n: 1 },
  ])
  expect(await list({ surveyId: id, standing: 'satisfied' })).toHaveLength(1)
})

test('a complaint counts once, by what its customer said of it, not by what an employee thought', async () => {
  const id = await stage.publish([overall])
  const { branchId } = stage.business
  const judged = await unhappy(id, { branchId, before: 1, complaint: true })
  await unhappy(id, { branchId, before: 1, complaint: true, after: 4, asked: true })
  holdTime()
  const query = { of: 'complaints' as const, from: '2026-11-01', to: '2026-11-08' }
  expect((await rate(query)).whole).toMatchObject({ unhappy: 2, askedAgain: 1, satisfied: 1 })
  const judge = (satisfied: boolean, judged_by: string) =>
    stage.business.scope.transaction((tx) =>
      tx.db
        .updateTable('complaint')
        .set({ satisfied, judged_by, judged_at: new Date('2026-11-20T10:00:00Z'), judged_words: 'Hayır' })
        .where('case_id', '=', judged)
        .execute(),
    )
  await judge(true, 'employee')
  expect((await rate(query)).whole).toMatchObject({ unhappy: 2, answeredAgain: 1, satisfied: 1 })
  await judge(false, 'customer')
  expect((await rate(query)).whole).toMatchObject({ askedAgain: 2, answeredAgain: 2, satisfied: 1 })
  expect(await list({ ...query, standing: 'not_satisfied' })).toMatchObject([
    { case: { id: judged }, before: null, after: { responseId: null, words: 'Hayır' } },
  ])
})
