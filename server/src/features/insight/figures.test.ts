import { exportFigureRows, getInsight, listFigureRows } from '@heed/contract/insight.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { holdTime } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { factsOf } from './figure-rows.ts'
import { proveWeeks, sealWeeks } from './seal-weeks.ts'
import { addFacts, buildPlace, openInsight, scores } from './test-facts.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  holdTime('2026-11-22T12:00:00Z')
})
afterAll(() => t.close())
afterEach(() => holdTime('2026-11-22T12:00:00Z'))

const open = (minimumAnswers?: number) => openInsight(t, minimumAnswers)

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
