import { exportFigureRows, figures, getInsight, type Insight, listFigureRows } from '@heed/contract/insight.ts'
import { customerSatisfaction } from '@heed/methods/csat.ts'
import { quantile } from '@heed/methods/quantiles.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { proveWeeks, sealWeeks } from './seal-weeks.ts'
import { addFacts, buildPlace, type Given, openInsight, scores } from './test-facts.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  holdTime('2026-11-22T12:00:00Z')
})
afterAll(() => t.close())
afterEach(() => holdTime('2026-11-22T12:00:00Z'))

const open = (minimumAnswers?: number) => openInsight(t, minimumAnswers)

const instant = fc
  .integer({ min: Date.parse('2026-09-20T00:00:00Z'), max: Date.parse('2026-11-22T11:00:00Z') })
  .map((ms) => new Date(ms).toISOString())
const given = (members: string[]) =>
  fc
    .record({
      place: fc.nat(1),
      at: instant,
      member: fc.constantFrom(...members, null),
      channel: fc.constantFrom('mail', 'form', 'phone'),
    })
    .chain((common) =>
      fc
        .oneof(
          fc.record({
            measure: fc.constantFrom('first_answer' as const, 'solution' as const),
            value: fc.integer({ min: 0, max: 9_000_000 }).map((ms) => ms / 1000),
            good: fc.constantFrom(true, false, null),
            paused: fc.constantFrom(0, 0, 60.5, 4000),
          }),
          fc.record({
            measure: fc.constant('solved' as const),
            back: fc.option(
              fc
                .integer({ min: 0, max: 30 * 86_400_000 })
                .map((ms) => new Date(Date.parse(common.at) + ms).toISOString()),
            ),
          }),
          fc.integer({ min: 1, max: 5 }).map((value) => ({ measure: 'csat' as const, value, good: value >= 4 })),
          fc.record({
            measure: fc.constantFrom('emotional' as const, 'parts' as const, 'return' as const),
            good: fc.constantFrom(true, true, false, null),
          }),
          fc.option(fc.integer({ min: 0, max: 10 })).map((value) => scores([value])[0] as Given),
        )
        .map((fact) => ({ ...common, ...fact })),
    )

test('report and list disagree: every figure equals the rows behind it and the lines exported, whatever the filter', async () => {
  const { business, place, key, insight } = await open(1)
  const baku = await buildPlace(business.scope, await buildBranch(business.scope, 'Bakı'), 'Asia/Baku')
  const members = [business.memberId, (await buildMember(business.scope, 'employee')).actor?.id ?? '']
  const [facts = []] = fc.sample(fc.array(given(members), { minLength: 500, maxLength: 500 }), { numRuns: 1, seed: 22 })
  for (const [index, where] of [place, baku].entries())
    await addFacts(
      business.scope,
      where,
      facts.filter((fact) => fact.place === index),
    )

  const rowsOf = async (query: Record<string, string>) => {
    const rows: { value: number | null; good: boolean | null }[] = []
    let cursor: string | null = null
    do {
      const page: { body: { items: typeof rows; next: string | null } } = await call(t.app, key, listFigureRows, {
        query: cursor ? { ...query, limit: '23', cursor } : { ...query, limit: '200' },
      })
      rows.push(...page.body.items)
      cursor = page.body.next
    } while (cursor)
    return rows
  }
  const check = async (filter: Record<string, string>) => {
    const { all } = await insight(filter)
    for (const figure of figures) {
      const rows = await rowsOf({ ...filter, figure })
      const good = rows.filter((row) => row.good).length
      const numbers = rows.map(({ value }) => value ?? Number.NaN)
      const expected = {
        first_answer_met: all.firstAnswerMet,
        solution_met: all.solutionMet,
        first_answer_time: all.firstAnswerTime,
        solution_time: all.solutionTime,
        solved_for_good: all.solvedForGood,
        csat: all.csat,
        nps: all.nps,
        emotional: all.emotional,
        loyalty: all.loyalty,
        parts: all.parts,
        return: all.return,
        served: all.served,
      }[figure]
      expect([figure, rows.length], JSON.stringify(filter)).toEqual([figure, expected.n])
      const csv = (await call(t.app, key, exportFigureRows, { query: { ...filter, figure } })).body as string
      expect(csv.split('\r\n').length - 2).toBe(expected.n)
      if ('median' in expected)
        expect([expected.median, expected.slowestTenth].map((value) => value ?? undefined)).toEqual([
          quantile(numbers, 0.5),
          quantile(numbers, 0.9),
        ])
      else if (figure === 'nps')
        expect(all.nps).toMatchObject({ promoters: good, detractors: rows.filter((row) => row.good === false).length })
      else expect(expected.value ?? undefined).toBe(wilsonInterval(good, rows.length)?.value)
      if (figure === 'csat' && rows.length > 0)
        expect(all.csat.mean).toBe(customerSatisfaction(all.csat.counts as never)?.mean)
      expect((await rowsOf({ ...filter, figure, good: 'true' })).length).toBe(good)
    }
  }
  const filters = fc.record(
    {
      from: fc
        .integer({ min: 0, max: 30 })
        .map((day) => new Date(Date.UTC(2026, 8, 18 + day)).toISOString().slice(0, 10)),
      to: fc
        .integer({ min: 0, max: 36 })
        .map((day) => new Date(Date.UTC(2026, 9, 18 + day)).toISOString().slice(0, 10)),
      branchId: fc.constantFrom(place.branchId, baku.branchId),
      channelKind: fc.constantFrom('mail', 'form', 'phone'),
      memberId: fc.constantFrom(...members),
    },
    { requiredKeys: ['from', 'to'] },
  )
  const chosen = fc.sample(filters, { numRuns: 5, seed: 7 }) as Record<string, string>[]
  const whole = { from: '2026-09-01', to: '2026-11-30' }
  for (const filter of [whole, ...chosen]) await check(filter)

  const before = await insight(whole)
  expect((await sealWeeks(business.scope)).length).toBeGreaterThan(5)
  expect(await insight(whole)).toEqual(before)
  for (const filter of [whole, ...chosen.slice(0, 2)]) await check(filter)
  expect(await proveWeeks(business.scope)).toEqual([])
  const sumOf = (parts: { figures: Insight['all'] }[]) =>
    parts.reduce((sum, { figures: part }) => sum + part.solutionTime.n, 0)
  expect([sumOf(before.byBranch), sumOf(before.byChannel), sumOf(before.byWeek)]).toEqual([
    before.all.solutionTime.n,
    before.all.solutionTime.n,
    before.all.solutionTime.n,
  ])
})

test('whose figures they are is told to those who lead and to oneself, in groups, rows, files and the filter alike', async () => {
  const { business, place, insight } = await open(1)
  const { scope, branchId } = business
  const [ece, can] = [
    await buildMember(scope, 'employee', [branchId]),
    await buildMember(scope, 'employee', [branchId]),
  ]
  const [eceId, canId] = [ece.actor?.id ?? '', can.actor?.id ?? '']
  const fact = { measure: 'csat' as const, value: 5, good: true }
  await addFacts(scope, place, [{ ...fact, member: eceId }, { ...fact, member: canId }, fact])
  const period = { from: '2026-11-01', to: '2026-11-30' }
  const readAs = async (as: string, query = {}) => call(t.app, as, getInsight, { query: { ...period, ...query } })
  const rowsAs = (as: string, query = {}) =>
    call(t.app, as, listFigureRows, { query: { ...period, figure: 'csat', limit: '100', ...query } })
  const names = async (as: string) => (await rowsAs(as)).body.items.map(({ memberName }) => memberName)

  expect((await insight()).byMember.map(({ id }) => id).toSorted()).toEqual([eceId, canId].toSorted())
  const lead = await keyOf(t.house, await buildMember(scope, 'lead', [branchId]))
  expect((await readAs(lead)).body.byMember).toHaveLength(2)
  expect((await readAs(lead, { memberId: canId })).body.all.csat.n).toBe(1)
  expect((await names(lead)).filter(Boolean)).toHaveLength(2)
  const file = await call(t.app, lead, exportFigureRows, { query: { ...period, figure: 'csat', memberId: eceId } })
  expect(file.status).toBe(200)

  const own = await keyOf(t.house, ece)
  const mine = (await readAs(own)).body
  expect(mine.byMember.map(({ id }) => id)).toEqual([eceId])
  expect(mine.all.csat.n).toBe(3)
  expect((await readAs(own, { memberId: eceId })).body.all.csat.n).toBe(1)
  expect((await readAs(own, { memberId: canId })).problem).toBe('not_allowed')
  expect((await rowsAs(own, { memberId: canId })).problem).toBe('not_allowed')
  expect((await names(own)).filter(Boolean)).toEqual([ece.actor?.name])

  const observer = await keyOf(t.house, await buildMember(scope, 'observer', null))
  expect((await readAs(observer)).body.byMember).toEqual([])
  expect(await names(observer)).toEqual([null, null, null])
  expect((await rowsAs(observer, { memberId: canId })).status).toBe(403)
})
