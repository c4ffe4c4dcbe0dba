import { getInsideOutside } from '@heed/contract/insight.ts'
import * as staff from '@heed/contract/staff-surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { addFacts, buildPlace, openInsight } from './test-facts.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(() => t.close())
afterEach(() => holdTime())

const people = async (business: Awaited<ReturnType<typeof openInsight>>['business'], count: number, branchId: string) =>
  Promise.all(
    Array.from({ length: count }, async () =>
      keyOf(t.house, await buildMember(business.scope, 'employee', [branchId])),
    ),
  )

let visitor = 0
async function handIn(key: string, fields: Record<string, string>) {
  const [ticket] = (await call(t.app, key, staff.listMyStaffTickets)).body.items.filter(({ handedIn }) => !handedIn)
  const { url } = (await call(t.app, key, staff.openStaffTicket, { params: { id: ticket?.id ?? '' } })).body
  const answer = await t.app.inject({
    method: 'POST',
    url: new URL(url).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': `203.0.113.${++visitor % 250}` },
    payload: new URLSearchParams(fields).toString(),
  })
  expect(answer.statusCode).toBe(200)
}

test('the service inside stands beside satisfaction outside for the same months and branches, each as its own report has it', async () => {
  holdTime('2026-11-12T09:00:00Z')
  const { business, place, key, insight } = await openInsight(t, 3)
  const izmir = await buildBranch(business.scope, 'İzmir')
  const there = await buildPlace(business.scope, izmir, 'Europe/Istanbul')
  const [here, others] = [await people(business, 6, business.branchId), await people(business, 5, izmir)]
  const round = (
    await call(t.app, key, staff.openStaffRound, {
      body: {
        name: 'Kasım',
        survey: { ready: 'colleagues' },
        branchIds: [business.branchId, izmir],
        deadline: '2026-11-14T09:00:00Z',
      },
    })
  ).body
  const params = { id: round.id }
  for (const [n, one] of here.entries())
    await handIn(one, { time: '4', quality: n < 2 ? '5' : '3', communication: '4' })
  // One leaves a line blank: it counts for nothing, and not as a nought.
  for (const [n, one] of others.entries())
    await handIn(one, { time: '2', quality: '1', ...(n > 0 ? { communication: '3' } : {}) })
  const report = (await call(t.app, key, staff.closeStaffRound, { params })).body
  expect(report.outcome).toBe('counted')

  const rated = (value: number, at = '2026-11-10T10:00:00Z') => ({
    measure: 'csat' as const,
    value,
    good: value >= 4,
    at,
  })
  await addFacts(business.scope, place, [rated(5), rated(4), rated(2)])
  await addFacts(business.scope, there, [rated(1), rated(3, '2026-10-31T20:00:00Z')])

  const { months, parts } = (await call(t.app, key, getInsideOutside, { query: { months: '2' } })).body
  expect(months).toEqual(['2026-10', '2026-11'])
  const of = (id: string | null) => parts.find(({ branch }) => (branch?.id ?? null) === id)

  // Of each line's mean and number as the round's own page gives them.
  const pooled = (part?: string) => {
    const figures = report.questions.flatMap(({ all, parts: by, kind }) =>
      kind === 'satisfaction' ? [part ? by.find((figure) => figure.part === part) : all] : [],
    )
    const n = figures.reduce((sum, figure) => sum + (figure?.n ?? 0), 0)
    return figures.reduce((sum, figure) => sum + (figure?.n ?? 0) * (figure?.mean ?? 0), 0) / n
  }
  for (const [id, n] of [
    [null, 11],
    [business.branchId, 6],
    [izmir, 5],
  ] as const) {
    expect(of(id)?.inside).toEqual([null, { mean: expect.closeTo(pooled(id ?? undefined), 10), n, tooFew: false }])
    const figures = (await insight({ ...(id ? { branchId: id } : {}) })).all.csat
    expect(of(id)?.outside[1]).toMatchObject({ n: figures.n, tooFew: figures.tooFew })
    if (!figures.tooFew) expect(of(id)?.outside[1]?.mean).toBeCloseTo(figures.mean ?? Number.NaN, 10)
  }
  expect(of(null)?.outside).toEqual([
    { mean: 3, n: 1, tooFew: true },
    { mean: 3, n: 4, tooFew: false },
  ])
  expect(of(izmir)?.outside[1]).toEqual({ mean: 1, n: 1, tooFew: true })
})

test('a branch of which so few colleagues handed in that they would be known has no mean, and a manager of one branch sees no other', async () => {
  holdTime('2026-11-12T09:00:00Z')
  const { business, key } = await openInsight(t, 3)
  const izmir = await buildBranch(business.scope, 'İzmir')
  const [here, others] = [await people(business, 6, business.branchId), await people(business, 2, izmir)]
  const body = {
    name: 'Yıl',
    survey: { ready: 'year' },
    branchIds: [business.branchId, izmir],
    deadline: '2026-11-14T09:00:00Z',
  }
  const { id } = (await call(t.app, key, staff.openStaffRound, { body })).body
  for (const one of [...here, ...others]) await handIn(one, { inside_time: '4', know_idea: '1' })
  await call(t.app, key, staff.closeStaffRound, { params: { id } })
  const read = async (by: string) => (await call(t.app, by, getInsideOutside, { query: { months: '1' } })).body.parts
  const parts = await read(key)
  // What is not about the service of colleagues moves nothing.
  expect(parts[0]?.inside).toEqual([{ mean: 4, n: 8, tooFew: false }])
  expect(parts.find(({ branch }) => branch?.id === izmir)?.inside).toEqual([{ mean: null, n: 2, tooFew: true }])
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await read(manager)).map(({ branch }) => branch?.id ?? null)).toEqual([null, business.branchId])
  const employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
  expect((await call(t.app, employee, getInsideOutside, { query: {} })).status).toBe(403)
})
