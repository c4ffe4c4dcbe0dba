import { updateCase } from '@heed/contract/cases.ts'
import { readSurveyResults } from '@heed/contract/surveys.ts'
import { afterAll, afterEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness } from '../../../../test/build.ts'
import { openTestHouse } from '../../../../test/house.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { inviteSomeone } from '../test-case.ts'
import { sealDays } from './seal-days.ts'

const t = await openTestHouse()
afterAll(() => t.close())
afterEach(() => holdTime())

test('an answer that moves with its case to another branch breaks the seal of its day, and both branches count right', async () => {
  const business = await buildBusiness(t.house)
  const key = await keyOf(t.house, business.owner)
  const other = await buildBranch(business.scope, 'Beşiktaş')
  const { path, caseId } = await inviteSomeone(t, business, business.branchId)
  await t.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'satisfaction=2&recommendation=0',
  })
  const { id } = await business.scope.transaction((tx) =>
    tx.db.selectFrom('survey').select('id').executeTakeFirstOrThrow(),
  )
  const at = async (branchId: string) =>
    (await call(t.app, key, readSurveyResults, { params: { id }, query: { branchId } })).body
  holdTime(new Date(now().getTime() + 40 * 86_400_000))
  expect(await sealDays(t.house.scopeOf(business.scope.workspaceId))).toBeGreaterThan(0)
  expect([(await at(business.branchId)).responses, (await at(other)).responses]).toEqual([1, 0])
  const moved = await call(t.app, key, updateCase, { params: { id: caseId }, body: { branchId: other } })
  expect(moved.problem).toBeUndefined()
  expect([(await at(business.branchId)).responses, (await at(other)).responses]).toEqual([0, 1])
  await sealDays(t.house.scopeOf(business.scope.workspaceId))
  const there = await at(other)
  expect(there.questions.find((question) => question.id === 'recommendation')?.parts[0]?.score).toMatchObject({
    value: -100,
    n: 1,
  })
})
