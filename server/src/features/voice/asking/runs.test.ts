import * as contract from '@heed/contract/asking.ts'
import { closeSurvey } from '@heed/contract/surveys.ts'
import { updateSurvey } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../test/build.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { openSurveyStage, overall, type SurveyStage } from '../test-survey.ts'
import { sendBacklog, sendDueInvitations } from './send-invitations.ts'
import { walkRuns } from './walk-runs.ts'

let stage: SurveyStage
let izmir: string
const start = Date.parse('2026-11-23T09:00:00Z')
const at = (hours: number) => holdTime(new Date(start + hours * 3_600_000))
const system = () => stage.house.scopeOf(stage.business.workspaceId)

beforeAll(async () => {
  at(0)
  stage = await openSurveyStage({ worker: false })
  izmir = await buildBranch(stage.business.scope, 'İzmir')
  // 2,500 customers; every tenth has no mail, the second half came to İzmir, each third speaks Chinese.
  const people = Array.from({ length: 2500 }, (_, n) => ({ id: newId(), n, occasion: newId() }))
  await stage.business.scope.transaction(async (tx) => {
    for (let from = 0; from < people.length; from += 500) {
      const some = people.slice(from, from + 500)
      await tx.db
        .insertInto('customer')
        .values(some.map(({ id, n }) => ({ id, name: `Kişi ${n}`, language: n % 3 === 0 ? 'zh' : 'tr' })))
        .execute()
      await tx.db
        .insertInto('customer_address')
        .values(
          some
            .filter(({ n }) => n % 10 > 0)
            .map(({ id, n }) => ({ kind: 'email', value: `k${n}@posta.test`, customer_id: id })),
        )
        .execute()
      await tx.db
        .insertInto('occasion')
        .values(
          some.map(({ id, n, occasion }) => ({
            id: occasion,
            branch_id: n < 1250 ? stage.business.branchId : izmir,
            customer_id: id,
            kind: 'visit',
            at: new Date(start - (n % 100) * 86_400_000),
          })),
        )
        .execute()
    }
  })
})
afterAll(() => stage.close())
afterEach(() => at(0))

const everybody = { branchId: null, language: null, seenDays: null, sharePercent: 100 }
const begin = async (id: string, choice: Record<string, unknown> = {}, key = stage.key) =>
  call(stage.app, key, contract.startRun, {
    params: { id },
    body: { ...everybody, sendAt: now().toISOString(), ...choice },
  })
const read = async (id: string) =>
  (await call(stage.app, stage.key, contract.listRuns, { params: { id } })).body.items[0] as contract.SurveyRun
const planned = (runId: string) =>
  stage.business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_invitation').select(['customer_id', 'state']).where('run_id', '=', runId).execute(),
  )

test('a run looks at every customer once, tells how far it is, and says why some are not asked', async () => {
  const id = await stage.publish([overall])
  const size = await call(stage.app, stage.key, contract.countForRun, { params: { id }, body: everybody })
  expect(size.body.fits).toBe(2500)
  const run = (await begin(id)).body
  expect(run).toMatchObject({ state: 'running', fits: 2500, lookedAt: 0, planned: 0 })
  expect(await walkRuns(system())).toBe(2500)
  expect(await read(id)).toMatchObject({
    state: 'done',
    lookedAt: 2500,
    planned: 2250,
    notAsked: [{ reason: 'no_email', n: 250 }],
  })
  expect(await sendDueInvitations(system())).toBe(200)
  expect(await read(id)).toMatchObject({ planned: 2050, sent: 200 })
  await call(stage.app, stage.key, contract.stopRun, { params: { id: run.id } })
  expect(await read(id)).toMatchObject({ state: 'stopped', planned: 0, sent: 200 })
  expect((await call(stage.app, stage.key, contract.stopRun, { params: { id: run.id } })).problem).toBe(
    'survey.run_ended',
  )
})

test('killed in the middle and walked by two at once, it goes on where it was and plans nobody twice', async () => {
  const id = await stage.publish([overall])
  const run = (await begin(id)).body
  // The first thousand are committed; the second are planned in a transaction that never ends.
  const dying = system()
  const whole = dying.transaction.bind(dying)
  let turns = 0
  dying.transaction = ((work) =>
    ++turns === 1
      ? whole(work)
      : whole(async (tx) => {
          await work(tx)
          throw new Error('killed')
        })) as typeof dying.transaction
  await expect(walkRuns(dying)).rejects.toThrow('killed')
  expect((await read(id)).lookedAt).toBe(1000)
  expect(await planned(run.id)).toHaveLength(1000)
  await Promise.all([walkRuns(system()), walkRuns(system())])
  const rows = await planned(run.id)
  expect(new Set(rows.map(({ customer_id }) => customer_id)).size).toBe(rows.length)
  expect((await read(id)).lookedAt).toBe(2500)
})

test('branch, language, how lately they came and a drawn share choose who is asked; the drawn are always the same', async () => {
  const id = await stage.publish([overall])
  const size = async (choice: object) =>
    (await call(stage.app, stage.key, contract.countForRun, { params: { id }, body: { ...everybody, ...choice } })).body
      .fits
  expect(await size({ branchId: izmir })).toBe(1250)
  expect(await size({ language: 'zh' })).toBe(834)
  // The day before and the nine before that, and today: 0 to 10 of every hundred.
  expect(await size({ seenDays: 10 })).toBe(275)
  const run = (await begin(id, { branchId: izmir, sharePercent: 20 })).body
  await walkRuns(system())
  const { lookedAt, planned: n, notAsked } = await read(id)
  expect(lookedAt).toBe(1250)
  expect(n + notAsked.reduce((sum, reason) => sum + reason.n, 0)).toBe(1250)
  expect(notAsked.find(({ reason }) => reason === 'not_drawn')?.n).toBeGreaterThan(900)
  expect((await planned(run.id)).length).toBeLessThan(350)
})

test('whoever sees one branch asks that branch alone; a survey that is not open and a day that is over are refused', async () => {
  const id = await stage.publish([overall])
  const lead = await keyOf(stage.house, await buildMember(stage.business.scope, 'manager', [izmir]))
  expect((await begin(id, {}, lead)).problem).toBe('survey.run_needs_branch')
  expect((await begin(id, { branchId: stage.business.branchId }, lead)).status).toBe(404)
  const own = (await begin(id, { branchId: izmir }, lead)).body
  expect(own.fits).toBe(1250)
  const run = (await begin(id)).body
  expect((await call(stage.app, lead, contract.stopRun, { params: { id: run.id } })).problem).toBe(
    'survey.run_needs_branch',
  )
  expect((await begin(id, { sendAt: '2026-11-20T09:00:00Z' })).problem).toBe('survey.run_in_past')
  await call(stage.app, stage.key, closeSurvey, { params: { id }, body: { closed: true } })
  expect((await begin(id)).problem).toBe('survey.unpublished')
  // A survey that was closed meanwhile asks nobody more.
  await walkRuns(system())
  expect((await read(id)).state).toBe('done')
})

test('a run that cannot go on holds up no other', async () => {
  const id = await stage.publish([overall])
  expect((await begin(id, { sendAt: '9999-12-31T23:59:59Z' })).problem).toBe('request.invalid')
  const stuck = (await begin(id)).body.id
  await stage.business.scope.transaction(async (tx) => {
    await tx.db.updateTable('survey_run').set({ send_at: '9999-12-31T23:59:59Z' }).where('id', '=', stuck).execute()
    await tx.db.updateTable('workspace').set({ survey_quiet_from: '21:00', survey_quiet_to: '09:00' }).execute()
  })
  await begin(id)
  expect(await walkRuns(system())).toBe(2500)
  expect((await read(id)).state).toBe('done')
  const stopped = await call(stage.app, stage.key, contract.stopRun, { params: { id: stuck } })
  expect(stopped.body).toMatchObject({ state: 'stopped', lookedAt: 0, planned: 0 })
})

test('where more than one portion is due at once, none waits for the next look-round', async () => {
  const id = await stage.publish([overall])
  await call(stage.app, stage.key, updateSurvey, { params: { id }, body: { quietDays: 0 } })
  await stage.business.scope.transaction((tx) =>
    tx.db
      .updateTable('survey_invitation')
      .set({ state: 'not_sent', reason: 'run_stopped' })
      .where('state', '=', 'planned')
      .execute(),
  )
  await begin(id, { seenDays: 10 })
  await walkRuns(system())
  expect((await read(id)).planned).toBe(225)
  await sendBacklog(system())
  expect(await read(id)).toMatchObject({ planned: 0, sent: 225 })
})
