import { exportFigureRows, figures, getInsight, type Insight, listFigureRows } from '@heed/contract/insight.ts'
import { customerSatisfaction } from '@heed/methods/csat.ts'
import { quantile } from '@heed/methods/quantiles.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { dayIn } from './days.ts'
import { factsOf } from './figure-rows.ts'
import type { Measure } from './measure-case.ts'
import { proveWeeks, sealWeeks } from './seal-weeks.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  holdTime('2026-11-22T12:00:00Z')
})
afterAll(() => t.close())
afterEach(() => holdTime('2026-11-22T12:00:00Z'))

type Place = { branchId: string; caseId: string; zone: string }
type Given = {
  measure: Measure
  at?: string
  value?: number | null
  good?: boolean | null
  paused?: number
  back?: string | null
  member?: string | null
  channel?: string
}

/** A branch with one case in it that facts can belong to. */
async function buildPlace(scope: Scope, branchId: string, zone: string, subject = 'Perde'): Promise<Place> {
  const [channelId, customerId, caseId] = [newId(), newId(), newId()]
  await scope.transaction(async (tx) => {
    await tx.db
      .insertInto('channel')
      .values({ id: channelId, branch_id: branchId, kind: 'phone', name: 'x', language: 'tr' })
      .execute()
    await tx.db.insertInto('customer').values({ id: customerId, name: '=HYPERLINK("x")', language: 'tr' }).execute()
    await tx.db
      .insertInto('case')
      .values({
        id: caseId,
        number: Math.floor(Math.random() * 1e9),
        branch_id: branchId,
        channel_id: channelId,
        customer_id: customerId,
        kind: 'enquiry',
        subject,
        preview: '',
        language: 'tr',
      })
      .execute()
  })
  return { branchId, caseId, zone }
}

const addFacts = (scope: Scope, place: Place, facts: Given[]) =>
  scope.transaction((tx) =>
    tx.db
      .insertInto('fact')
      .values(
        facts.map(
          ({
            measure,
            at = '2026-11-10T10:00:00Z',
            value = null,
            good = null,
            paused,
            back,
            member = null,
            channel = 'mail',
          }) => ({
            measure,
            source_id: newId(),
            branch_id: place.branchId,
            case_id: place.caseId,
            channel_kind: channel,
            member_id: member,
            at: new Date(at),
            day: dayIn(place.zone, new Date(at)),
            value,
            good,
            paused_seconds: paused ?? null,
            reopened_at: back ? new Date(back) : null,
          }),
        ),
      )
      .execute(),
  )

async function open(minimumAnswers = 10) {
  const business = await buildBusiness(t.house)
  await business.scope.transaction((tx) =>
    tx.db.updateTable('workspace').set({ minimum_answers: minimumAnswers }).execute(),
  )
  const place = await buildPlace(business.scope, business.branchId, 'Europe/Istanbul')
  const key = await keyOf(t.house, business.owner)
  const insight = async (query: Record<string, string> = {}): Promise<Insight> =>
    (await call(t.app, key, getInsight, { query: { from: '2026-11-01', to: '2026-11-30', ...query } })).body
  return { business, place, key, insight }
}
const scores = (values: (number | null)[]): Given[] =>
  values.map((value) => ({
    measure: 'nps',
    value,
    good: value === null ? null : value >= 9 ? true : value <= 6 ? false : null,
  }))

test('5 promoters, 3 passives and 2 detractors give +30; every score falls into its group', async () => {
  const { business, place, insight } = await open()
  await addFacts(business.scope, place, scores([9, 10, 9, 10, 9, 7, 8, 7, 0, 6, null]))
  const { nps } = (await insight()).all
  expect(nps).toMatchObject({
    value: 30,
    n: 10,
    tooFew: false,
    promoters: 5,
    passives: 3,
    detractors: 2,
    withoutScore: 1,
  })
  expect(nps.low).toBeLessThan(30)
  expect(nps.high).toBeGreaterThan(30)
})

test('a figure of nine answers is made up: under the minimum it says how many, and nothing else', async () => {
  const { business, place, insight } = await open()
  const none = (await insight()).all
  expect(none.nps).toEqual({
    value: null,
    low: null,
    high: null,
    n: 0,
    tooFew: true,
    promoters: 0,
    passives: 0,
    detractors: 0,
    withoutScore: 0,
  })
  expect(none.firstAnswerTime).toEqual({ median: null, slowestTenth: null, pausedMedian: null, n: 0, tooFew: true })
  await addFacts(business.scope, place, scores([10, 10, 10, 10, 10, 10, 10, 10, 10]))
  expect((await insight()).all.nps).toMatchObject({ value: null, low: null, high: null, n: 9, tooFew: true })
})

test('NPS 0 exported as empty: a zero is a zero in the list and in the file, and no cell runs as a formula', async () => {
  const { business, place, key } = await open()
  await addFacts(business.scope, place, scores([0, null]))
  const query = { from: '2026-11-01', to: '2026-11-30', figure: 'nps' }
  const { body } = await call(t.app, key, listFigureRows, { query })
  expect(body.items.map(({ value, good }) => [value, good])).toEqual([[0, false]])
  const csv = await call(t.app, key, exportFigureRows, { query })
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  const lines = (csv.body as string).split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain(',0,false,')
  expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`)
})

test('solved for good waits until it can be known, counts a return within the days as not, and a later one as held', async () => {
  const { business, place, insight } = await open(1)
  await addFacts(business.scope, place, [
    { measure: 'solved', at: '2026-11-08T12:00:00Z' },
    { measure: 'solved', at: '2026-11-08T12:00:00.001Z' },
    { measure: 'solved', at: '2026-11-20T09:00:00Z', back: '2026-11-21T09:00:00Z' },
    { measure: 'solved', at: '2026-11-01T09:00:00Z', back: '2026-11-15T09:00:00Z' },
    { measure: 'solved', at: '2026-11-01T09:00:00Z', back: '2026-11-15T09:00:00.001Z' },
  ])
  expect((await insight()).all.solvedForGood).toMatchObject({ n: 4, value: 0.5 })
  await business.scope.transaction((tx) => tx.db.updateTable('workspace').set({ solved_for_good_days: 30 }).execute())
  expect((await insight()).all.solvedForGood).toMatchObject({ n: 3, value: 0 })
})

test('a day belongs to the branch: just before midnight in Istanbul is not the next day', async () => {
  const { business, place, insight } = await open(1)
  await addFacts(business.scope, place, [
    { measure: 'csat', value: 5, good: true, at: '2026-11-09T20:59:59Z' },
    { measure: 'csat', value: 1, good: false, at: '2026-11-09T21:00:00Z' },
  ])
  expect((await insight({ from: '2026-11-09', to: '2026-11-09' })).all.csat).toMatchObject({ n: 1, mean: 5 })
  const later = await insight({ from: '2026-11-10', to: '2026-11-10' })
  expect(later.all.csat).toMatchObject({ n: 1, mean: 1, counts: [0, 0, 0, 0, 1] })
  expect(later.previous.csat).toMatchObject({ n: 1, mean: 5 })
  expect(later.byWeek.map(({ week }) => week)).toEqual(['2026-11-09'])
})

test('a period that is turned round or longer than three years is refused', async () => {
  const { key } = await open()
  const ask = async (from: string, to: string) => (await call(t.app, key, getInsight, { query: { from, to } })).problem
  expect(await ask('2026-11-02', '2026-11-01')).toBe('insight.period_reversed')
  expect(await ask('2020-01-01', '2026-11-01')).toBe('insight.period_too_long')
  expect(await ask('2026-02-30', '2026-11-01')).toBe('request.invalid')
})

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

test('a packed week that differs from its facts is found at night, said and no longer believed', async () => {
  const { business, place, insight } = await open(1)
  await addFacts(business.scope, place, [{ measure: 'csat', value: 5, good: true, at: '2026-11-03T10:00:00Z' }])
  await sealWeeks(business.scope)
  await business.scope.transaction((tx) =>
    tx.db
      .updateTable('fact_week')
      .set({ amounts: Buffer.from([1]) })
      .execute(),
  )
  expect((await insight()).all.csat.mean).toBe(1)
  expect(await proveWeeks(business.scope)).toEqual(['2026-11-02'])
  expect((await insight()).all.csat.mean).toBe(5)
})

test('figures, rows and packed weeks of another branch or business are out of sight', async () => {
  const { business, place, insight } = await open(1)
  const other = await buildPlace(business.scope, await buildBranch(business.scope, 'Bakı'), 'Asia/Baku')
  const stranger = await open(1)
  await addFacts(stranger.business.scope, stranger.place, [{ measure: 'csat', value: 1, good: false }])
  await addFacts(business.scope, place, [{ measure: 'csat', value: 5, good: true }])
  await addFacts(business.scope, other, [{ measure: 'csat', value: 2, good: false }])
  const colleague = await keyOf(t.house, await buildMember(business.scope, 'lead', [other.branchId]))
  const query = { from: '2026-11-01', to: '2026-11-30' }
  for (const packed of [false, true]) {
    if (packed) await sealWeeks(business.scope)
    expect((await insight()).all.csat.n).toBe(2)
    const seen = await call(t.app, colleague, getInsight, { query })
    expect([seen.body.all.csat.n, seen.body.all.csat.mean, seen.body.byBranch.length]).toEqual([1, 2, 1])
    expect(
      (await call(t.app, colleague, getInsight, { query: { ...query, branchId: place.branchId } })).body.all.csat.n,
    ).toBe(0)
    expect(
      (await call(t.app, colleague, listFigureRows, { query: { ...query, figure: 'csat' } })).body.items,
    ).toHaveLength(1)
  }
  const observer = await keyOf(t.house, await buildMember(business.scope, 'observer'))
  expect((await call(t.app, observer, exportFigureRows, { query: { ...query, figure: 'csat' } })).problem).toBe(
    'not_allowed',
  )
})

test('a page of rows is read from the index by time, within the period and from the cursor on', async () => {
  const { business } = await open()
  await business.scope.transaction(async (tx) => {
    const query = await factsOf(
      tx,
      { from: '2026-11-01', to: '2026-11-30', figure: 'nps' },
      { limit: 51, after: ['2026-11-20 10:00:00+00', newId()] },
    )
    const { sql, parameters } = query.compile(tx.db)
    await tx.client.query(
      'set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off',
    )
    const { rows } = await tx.client.query(`explain ${sql}`, [...parameters])
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/using fact_rows on fact f.*\n.*Index Cond:.*at >= .*at < .*ROW\(at, source_id\) </)
  })
})
