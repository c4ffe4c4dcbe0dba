import { readAuditTrend } from '@heed/contract/audit-trend.ts'
import { listAuditFindings, listAudits, listAuditTemplates, listFaces } from '@heed/contract/audits.ts'
import { listBenchmarks } from '@heed/contract/benchmarks.ts'
import { getBrand } from '@heed/contract/brand.ts'
import { getTimeline, listCases } from '@heed/contract/cases.ts'
import { getCauseFigures } from '@heed/contract/causes.ts'
import { listChannels } from '@heed/contract/channels.ts'
import { listContactPaths } from '@heed/contract/contact-paths.ts'
import { listCorrectiveActions } from '@heed/contract/corrective-actions.ts'
import { listMissedBasics } from '@heed/contract/daily-check.ts'
import { getFeedbackShare, listFeedback } from '@heed/contract/feedback.ts'
import { listGoals } from '@heed/contract/goals.ts'
import { listCycles } from '@heed/contract/improvement-cycles.ts'
import { getInsight } from '@heed/contract/insight.ts'
import { listLessons } from '@heed/contract/lessons.ts'
import { getListening } from '@heed/contract/listening.ts'
import { listMoments } from '@heed/contract/moments.ts'
import { listProcesses } from '@heed/contract/processes.ts'
import { listProductAlerts } from '@heed/contract/product-alerts.ts'
import { listPublishedPromises } from '@heed/contract/published-promises.ts'
import { listRules } from '@heed/contract/rules.ts'
import { getStars, listSchemes } from '@heed/contract/schemes.ts'
import { listSolutions } from '@heed/contract/solutions.ts'
import { getStaffRound, listStaffRounds } from '@heed/contract/staff-surveys.ts'
import { getStandardResults } from '@heed/contract/standard-results.ts'
import { listStandards } from '@heed/contract/standards.ts'
import { readSurveyExpectations } from '@heed/contract/survey-expectations.ts'
import { listThemes } from '@heed/contract/themes.ts'
import { listAnswers, listSurveys } from '@heed/contract/voice.ts'
import { getReturnRates, listWinBackOffers } from '@heed/contract/win-back.ts'
import { listAudit, listBranches } from '@heed/contract/workspace.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { actAs, buildBusiness } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { keepCaseFacts } from '../insight/index.ts'
import { loadDemoBusiness } from './index.ts'

let t: TestHouse
let key: string
beforeAll(async () => {
  t = await openTestHouse({ worker: false })
  await loadDemoBusiness(t.house, () => {})
  const [workspaceId] = await t.house.workspaceIds()
  const scope = t.house.scopeOf(workspaceId ?? '')
  const owner = await scope.transaction((tx) =>
    tx.db.selectFrom('member').select('id').where('role', '=', 'owner').executeTakeFirstOrThrow(),
  )
  key = await keyOf(t.house, await actAs(t.house, scope.workspaceId, owner.id))
}, 180_000)
afterAll(() => t.close())

test('the demo has something true to show on every screen', async () => {
  const day = (offset: number) => new Date(Date.now() - offset * 86_400_000).toISOString().slice(0, 10)
  const { body } = await call(t.app, key, getInsight, { query: { from: day(360), to: day(0) } })
  expect(body.byBranch).toHaveLength(3)
  expect(body.all.firstAnswerMet.n).toBeGreaterThan(1800)
  expect(body.all.nps.detractors).toBeGreaterThan(10)
  for (const { figures } of body.byBranch) expect(figures.csat.tooFew).toBe(false)
  for (const language of ['en', 'tr', 'id', 'az', 'zh'])
    expect((await call(t.app, key, listCases, { query: { language, limit: '5' } })).body.items).toHaveLength(5)
  for (const clock of ['running', 'paused', 'breached', 'met', 'missed'])
    expect((await call(t.app, key, listCases, { query: { clock, limit: '1' } })).body.items).toHaveLength(1)
})

test('every branch can be reached by mail, form, phone and at the counter', async () => {
  const { items } = (await call(t.app, key, listChannels)).body
  const kinds = Map.groupBy(items, ({ branchId }) => branchId)
  expect(kinds.size).toBe(3)
  for (const channels of kinds.values())
    expect(channels.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['mail', 'form', 'phone', 'walk_in']))
})

test('what is seen has a chart, a scheme its stars, and goals are agreed or wait', async () => {
  const standards = (await call(t.app, key, listStandards)).body.items
  const smile = standards.find(({ set, name }) => set === 'welcome' && name === 'Welcome: smile')
  const params = { id: smile?.id ?? '' }
  const results = (await call(t.app, key, getStandardResults, { params, query: {} })).body
  expect(results.weeks.length).toBeGreaterThan(10)
  expect(results.centrePercent).toBeGreaterThan(5)
  expect(results.weeks.some(({ isBeyond }) => isBeyond)).toBe(true)
  const plan = standards.find(({ measure }) => measure === 'plan')
  const planned = await call(t.app, key, getStandardResults, { params: { id: plan?.id ?? '' }, query: {} })
  expect(planned.body.total.sharePercent).toBeGreaterThan(70)
  const schemes = (await call(t.app, key, listSchemes, {})).body.items
  expect(schemes).toHaveLength(7)
  const rated = { id: schemes[0]?.id ?? '' }
  const branches = (await call(t.app, key, listBranches, {})).body.items
  const stars = await Promise.all(
    branches.map(
      async ({ id }) => (await call(t.app, key, getStars, { params: rated, query: { branchId: id } })).body.stars,
    ),
  )
  expect(Math.max(...stars)).toBeGreaterThanOrEqual(2)
  expect(Math.min(...stars)).toBeLessThan(Math.max(...stars))
  expect(schemes.every(({ requirements }) => requirements > 0)).toBe(true)
  const goals = (await call(t.app, key, listGoals, {})).body.items
  expect(goals.map(({ state }) => state)).toEqual(['agreed', 'agreed', 'proposed'])
  expect(goals.filter(({ isOrphan }) => isOrphan)).toEqual([])
  expect(goals[1]?.result?.value).toBeGreaterThan(60)
  expect((await call(t.app, key, listMissedBasics, {})).body.items).toHaveLength(1)
})

test('the brand has words, values and ideas, and shows what is missing', async () => {
  const { values, ideas, looseActs, words, suggestedIdeas } = (await call(t.app, key, getBrand, {})).body
  expect(values.map(({ standards }) => standards.length > 0)).toEqual([true, true, true, false])
  expect(ideas.flatMap(({ acts }) => acts.flatMap(({ standards }) => standards))).toHaveLength(2)
  expect(looseActs).toHaveLength(1)
  expect(new Set(words.map(({ language }) => language)).size).toBe(5)
  expect(suggestedIdeas).toHaveLength(1)
  const promises = (await call(t.app, key, listPublishedPromises, { query: {} })).body.items
  expect(promises.map(({ standard }) => standard !== null)).toEqual([true, true, false])
  expect(promises.map(({ logged }) => logged)).toEqual([1, 0, 2])
  expect(promises[0]?.results.sharePercent).toBeGreaterThan(50)
})

test('two themes gather what several customers said: one decided, one that waits', async () => {
  const themes = (await call(t.app, key, listThemes, { query: {} })).body.items
  expect(themes.map(({ state }) => state)).toEqual(['decided', 'open'])
  expect(themes.every(({ items }) => items > 0)).toBe(true)
  expect(themes[0]?.customers).toBeGreaterThan(0)
})

test('a year of looking at oneself fills every part of the face of the business', async () => {
  const faces = (await call(t.app, key, listFaces, { query: {} })).body.items
  expect(faces.filter(({ audit }) => audit?.score != null)).toHaveLength(17)
  expect(new Set(faces.map(({ isDue }) => isDue)).size).toBe(2)
  expect(faces.some(({ audit }) => audit?.photo)).toBe(true)
  const audits = (await call(t.app, key, listAudits, { query: {} })).body.items
  expect(audits.filter(({ visitor }) => visitor !== null)).toHaveLength(6)
  expect(audits.filter(({ finishedAt }) => finishedAt === null)).toHaveLength(1)
  expect(audits.filter(({ branch }) => branch === null)).toHaveLength(2)
  const found = async (state: string) => (await call(t.app, key, listAuditFindings, { query: { state } })).body.items
  expect((await found('open')).some(({ branch }) => branch === null)).toBe(true)
  const closed = await found('closed')
  expect(new Set(closed.map(({ closedWith }) => closedWith))).toEqual(new Set(['check', 'photo']))
  for (const { openedAt, closedAt } of closed) expect(closedAt && closedAt > openedAt).toBe(true)
  expect(closed.some(({ before, after }) => before.length > 0 || after.length > 0)).toBe(true)
  const lists = (await call(t.app, key, listAuditTemplates, {})).body.items
  expect(lists.map(({ notYetYours }) => notYetYours)).toEqual([false, false, false, true, false])
  const ways = (await call(t.app, key, listContactPaths, { query: {} })).body.items
  expect(ways.filter(({ isRed }) => isRed).map(({ channel, isWorst }) => [channel, isWorst])).toEqual([['phone', true]])
  expect(ways.every(({ tests }) => tests.n > 0 && tests.reached > 0)).toBe(true)
  const branches = (await call(t.app, key, listBranches, {})).body.items
  const trends = await Promise.all(
    branches.map(
      async ({ id }) => (await call(t.app, key, readAuditTrend, { query: { branchId: id, beside: 'help' } })).body,
    ),
  )
  expect(trends.map(({ points }) => points.length)).toEqual([2, 2, 2])
  expect(trends.filter(({ isLow }) => isLow)).toHaveLength(1)
  expect(trends.every(({ months }) => months.some(({ estimate }) => estimate.value !== null))).toBe(true)
})

test('its timelines say who took a case and which clock ran out', async () => {
  const { items } = (await call(t.app, key, listCases, { query: { clock: 'breached', limit: '1' } })).body
  const timeline = (await call(t.app, key, getTimeline, { params: { id: items[0]?.id ?? '' } })).body.items
  expect(timeline.find((entry) => entry.entry === 'event' && entry.type === 'clock.breached')).toMatchObject({
    details: { measure: expect.stringMatching(/first_answer|solution/) },
  })
})

test('what its customers said stands in every state, source and language, and the public list can be read', async () => {
  for (const state of ['heard', 'decided', 'done', 'told'])
    expect((await call(t.app, key, listFeedback, { query: { state, limit: '10' } })).body.items, state).toHaveLength(10)
  for (const source of ['survey', 'case', 'suggestion', 'remark', 'paper', 'review', 'social'])
    expect((await call(t.app, key, listFeedback, { query: { source, limit: '2' } })).body.items, source).toHaveLength(2)
  expect((await call(t.app, key, listFeedback, { query: { search: 'qaranlıq' } })).body.items.length).toBeGreaterThan(0)
  expect((await call(t.app, key, getFeedbackShare, { query: {} })).body.value).toBeGreaterThan(0.1)
  const page = await t.app.inject({ method: 'GET', url: '/said/narin?lang=az' })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Tikiş ilk yuyulmada sökülür')
})

test('what is listed newest first is in the order of its time', async () => {
  const times = [
    (await call(t.app, key, listAudit, { query: { limit: '100' } })).body.items.map(({ at }) => at),
    (await call(t.app, key, listAnswers, { query: { limit: '100' } })).body.items.map(({ at }) => at),
    (await call(t.app, key, listFeedback, { query: { limit: '100' } })).body.items.map(({ saidAt }) => saidAt),
  ]
  for (const listed of times) {
    expect(listed.length).toBeGreaterThan(50)
    // What one act says is written within a moment, and in the order in which it was said.
    const steps = listed.slice(1).map((at, index) => Date.parse(listed[index] ?? '') - Date.parse(at))
    expect(Math.min(...steps)).toBeGreaterThan(-1000)
  }
})

test('loading it again changes nothing', async () => {
  const before = await t.house.workspaceIds()
  await loadDemoBusiness(t.house, () => {})
  expect(await t.house.workspaceIds()).toEqual(before)
})

test('where another business lives the demo is refused, and nothing is changed', async () => {
  const other = await openTestHouse({ worker: false })
  try {
    await buildBusiness(other.house)
    const before = await other.house.pool.query('select name from heed.installation order by name')
    const said: string[] = []
    await expect(loadDemoBusiness(other.house, (line) => said.push(line))).rejects.toThrow(/HEED_DATA|DATABASE_URL/)
    expect(said).toEqual([])
    const after = await other.house.pool.query('select name from heed.installation order by name')
    expect(after.rows).toEqual(before.rows)
    expect(await other.house.workspaceIds()).toHaveLength(1)
  } finally {
    await other.close()
  }
})

test('its figures are what measuring its cases gives', async () => {
  const [workspaceId] = await t.house.workspaceIds()
  await t.house.scopeOf(workspaceId ?? '').transaction(async (tx) => {
    const facts = (caseId: string) =>
      tx.db
        .selectFrom('fact')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('measure')
        .orderBy('source_id')
        .execute()
    for (const { id } of await tx.db
      .selectFrom('case')
      .select('id')
      .orderBy('number')
      .execute()
      .then((rows) => rows.filter((_, index) => index % 41 === 0))) {
      const before = await facts(id)
      await keepCaseFacts(tx, id)
      expect(await facts(id)).toEqual(before)
    }
  })
})

test('its prevention holds a change that works, one that does not, an alert of either kind and rules that customers met', async () => {
  const { items: changes } = (await call(t.app, key, listCorrectiveActions, {})).body
  expect(changes.map(({ state }) => state).toSorted()).toEqual(['effective', 'open', 'reopened'])
  for (const state of ['open', 'closed']) {
    const { items } = (await call(t.app, key, listProductAlerts, { query: { state } })).body
    expect(items, state).toHaveLength(1)
    expect(items[0]?.complaints, state).toBeGreaterThan(0)
  }
  const { items: rules } = (await call(t.app, key, listRules, {})).body
  expect(rules.map(({ review }) => review)).toEqual(['comfort', 'overdue', null])
  const day = (offset: number) => new Date(Date.now() - offset * 86_400_000).toISOString().slice(0, 10)
  const { body: figures } = await call(t.app, key, getCauseFigures, { query: { from: day(90), to: day(0) } })
  expect(figures.causes.length).toBeGreaterThan(2)
  expect((await call(t.app, key, listSolutions, { query: { search: 'müslin' } })).body.items.length).toBeGreaterThan(0)
})

test('improvement holds what was learned, a cycle that led to the next, and a process that asks no customer', async () => {
  const learned = (await call(t.app, key, listBenchmarks)).body.items.flatMap(({ trials }) => trials)
  expect(learned.map(({ verdict, standard }) => [verdict?.verdict ?? null, standard !== null])).toEqual(
    expect.arrayContaining([
      ['adopt', true],
      [null, false],
    ]),
  )
  const { items: cycles } = (await call(t.app, key, listCycles)).body
  const closed = cycles.find(({ closedAt }) => closedAt !== null)
  expect(cycles.map(({ id }) => id)).toContain(closed?.nextId)
  const { items: processes } = (await call(t.app, key, listProcesses)).body
  expect(processes.map(({ isUnmeasured }) => isUnmeasured).sort()).toEqual([false, false, true])
})

test('unhappy customers have offers, and their return rates have something to compare', async () => {
  const { items } = (await call(t.app, key, listWinBackOffers, { query: {} })).body
  expect(items).toHaveLength(5)
  const { compensated, other } = (await call(t.app, key, getReturnRates, { query: {} })).body
  expect(compensated.n).toBeGreaterThan(0)
  expect(other.n).toBeGreaterThan(0)
})

test('employees and managers were asked, and a survey of employees runs', async () => {
  const { items } = (await call(t.app, key, listStaffRounds, {})).body
  expect(items.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['pulse', null],
    ['colleagues', 'counted'],
    ['expectation', 'counted'],
    ['colleagues', 'counted'],
    ['year', 'counted'],
  ])
  const year = (await call(t.app, key, getStaffRound, { params: { id: items.at(-1)?.id ?? '' } })).body
  expect(year.questions.filter(({ isLow }) => isLow).length).toBeGreaterThan(1)
  expect(year.questions.filter(({ measure }) => measure)).toHaveLength(2)
  expect(year.questions.flatMap(({ comments }) => comments).length).toBeGreaterThan(4)
  const surveys = (await call(t.app, key, listSurveys, {})).body.items
  const quality = surveys.find(({ name }) => name === 'Narin SERVQUAL')
  const { dimensions } = (
    await call(t.app, key, readSurveyExpectations, { params: { id: quality?.id ?? '' }, query: {} })
  ).body
  expect(dimensions.map(({ managers, expected }) => managers.n === 5 && expected.n > 50)).toEqual(Array(5).fill(true))
  expect(dimensions.some(({ managersGap }) => managersGap.verdict === 'lower')).toBe(true)
})

test('the library teaches in each language, moments are told and kept, and the business listens in most ways', async () => {
  const lessonsOf = async (state: 'published' | 'withdrawn' | 'draft') =>
    (await call(t.app, key, listLessons, { query: { state } })).body.items
  expect(new Set((await lessonsOf('published')).map(({ language }) => language)).size).toBe(5)
  expect((await lessonsOf('withdrawn'))[0]?.withdrawnWhy).toBeTruthy()
  expect(await lessonsOf('draft')).toHaveLength(1)
  const moments = (await call(t.app, key, listMoments, { query: { limit: '100' } })).body.items
  expect(new Set(moments.map(({ permission }) => permission))).toEqual(new Set(['public', 'survey', 'told']))
  expect(moments.some(({ employee }) => employee)).toBe(true)
  expect((await call(t.app, key, listMoments, { query: { view: 'kept' } })).body.items.length).toBeGreaterThan(2)
  const listening = (await call(t.app, key, getListening, {})).body
  expect(listening.items.filter(({ isActive }) => isActive).length).toBeGreaterThan(4)
})

test('customers do not all say the same', async () => {
  const said: string[] = []
  for (const source of ['remark', 'review', 'survey'] as const)
    for (const { text } of (await call(t.app, key, listFeedback, { query: { source, limit: '100' } })).body.items)
      if (text) said.push(text)
  expect(new Set(said).size).toBeGreaterThan(said.length / 2)
})
