import * as contract from '@heed/contract/staff-surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call } from '../../../../test/api.ts'
import { buildBranch } from '../../../../test/build.ts'
import { holdTime } from '../../../platform/clock.ts'
import { countPapers } from './count-papers.ts'
import { dayMs, hourMs, later, openStaffStage, passes, pulse } from './test-staff.ts'
import { watchRounds } from './watch-rounds.ts'

let t: Awaited<ReturnType<typeof openStaffStage>>
beforeAll(async () => {
  t = await openStaffStage()
})
afterAll(() => t.close())
afterEach(() => holdTime())

test('everybody who works in the branches gets a ticket by mail and on Today, and using it takes it off', async () => {
  const b = await t.found()
  const employees = await b.hire(6)
  const elsewhere = await buildBranch(b.scope, 'Bakı')
  const [foreign] = await b.hire(1, [elsewhere])
  const round = (await b.ask({ paidMinutes: 20, reward: { words: 'Dinner for two', winners: 1 } })).body
  expect(round).toMatchObject({ kind: 'pulse', asked: 6, handedIn: 0, paidMinutes: 20 })
  const mails = await b.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').selectAll().where('purpose', '=', 'survey').execute(),
  )
  expect(mails).toHaveLength(6)
  expect(mails[0]?.text).toContain('/my-surveys')
  expect(mails[0]?.text).toContain('20 minutes of paid working time')
  expect(mails[0]?.text).toContain('Dinner for two')
  const [first] = employees
  if (!first || !foreign) throw new Error('nobody')
  expect((await call(t.app, foreign.key, contract.listMyStaffTickets)).body.items).toEqual([])
  const mine = (await call(t.app, first.key, contract.listMyStaffTickets)).body.items
  expect(mine).toMatchObject([{ name: 'Nabız', questions: 8, reward: 'Dinner for two', handedIn: false }])
  const ticket = () =>
    b.scope.transaction((tx) =>
      tx.db.selectFrom('action').select('state').where('owner_id', '=', first.id).executeTakeFirst(),
    )
  expect(await ticket()).toEqual({ state: 'open' })
  // A colleague's ticket is nobody else's.
  const stolen = await call(t.app, foreign.key, contract.openStaffTicket, { params: { id: mine[0]?.id ?? '' } })
  expect(stolen.status).toBe(404)
  const path = await t.pageOf(first)
  expect((await t.get(path)).statusCode).toBe(200)
  expect((await t.post(path, {})).statusCode).toBe(400)
  expect((await t.post(path, { hours: '7' })).statusCode).toBe(400)
  expect((await t.post(path, pulse(4))).statusCode).toBe(200)
  expect(await ticket()).toEqual({ state: 'done' })
  expect((await b.results(round.id)).handedIn).toBe(1)
})

test('one ticket posted twenty times at once is one paper', async () => {
  const b = await t.found()
  const employees = await b.hire(5)
  const round = (await b.ask()).body
  const [first, ...others] = employees
  if (!first) throw new Error('nobody')
  const path = await t.pageOf(first)
  const answers = await Promise.all(Array.from({ length: 20 }, () => t.post(path, pulse(5))))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(19).fill(409)])
  for (const other of others) await t.handIn(other, pulse(3))
  const closed = (await b.close(round.id)).body
  expect(closed).toMatchObject({ outcome: 'counted', handedIn: 5 })
  expect(closed.questions[0]?.all).toMatchObject({ n: 5, mean: 3.4 })
})

test('answers stay closed until the round ends, and of fewer than five nothing is ever opened', async () => {
  const b = await t.found()
  const employees = await b.hire(6)
  const round = (await b.ask()).body
  for (const employee of employees.slice(0, 4)) await t.handIn(employee, pulse(1))
  expect((await b.results(round.id)).questions).toEqual([])
  expect((await b.close(round.id)).problem).toBe('staff_round.running')
  passes(8 * dayMs)
  expect((await b.close(round.id)).body).toMatchObject({ outcome: 'too_few', handedIn: 4, questions: [] })
  const left = await b.scope.transaction(async (tx) => [
    ...(await tx.db.selectFrom('staff_count').selectAll().execute()),
    ...(await tx.db.selectFrom('staff_urn').selectAll().execute()),
  ])
  expect(left).toEqual([])
  expect((await b.close(round.id)).problem).toBe('staff_round.over')
})

test('a branch of three in eight is not shown, nor found by subtraction', async () => {
  const b = await t.found()
  const small = await buildBranch(b.scope, 'Bakı')
  const large = await b.hire(5)
  const few = await b.hire(3, [small])
  const round = (await b.ask({ branchIds: [b.branchId, small] })).body
  for (const employee of large) await t.handIn(employee, pulse(5))
  for (const employee of few) await t.handIn(employee, { ...pulse(1) })
  const closed = (await b.close(round.id)).body
  expect(closed.questions[0]?.all).toMatchObject({ n: 8, mean: 3.5 })
  expect(closed.questions.flatMap(({ parts }) => parts)).toEqual([])
  expect(closed.parts.map(({ asked, handedIn, standing }) => [asked, handedIn, standing]).sort()).toEqual([
    [3, 3, 'too_few'],
    [5, 5, 'too_few'],
  ])
})

test('five on each side are shown by branch with the share that answered, and remarks only together', async () => {
  const b = await t.found()
  const second = await buildBranch(b.scope, 'Bakı')
  const [here, there] = [await b.hire(6), await b.hire(5, [second])]
  const round = (await b.ask({ survey: { ready: 'year' }, branchIds: [b.branchId, second] })).body
  for (const [at, employee] of here.slice(0, 5).entries())
    await t.handIn(employee, { know_idea: '5', ...(at === 0 ? { idea: 'Longer breaks' } : {}) })
  for (const employee of there) await t.handIn(employee, { know_idea: '2' })
  passes(7 * dayMs + hourMs)
  const closed = (await b.close(round.id)).body
  const [known] = closed.questions
  expect(known?.all).toMatchObject({ n: 10, mean: 3.5 })
  expect(Object.fromEntries(known?.parts.map(({ part, mean }) => [part, mean]) ?? [])).toEqual({
    [b.branchId]: 5,
    [second]: 2,
  })
  expect(closed.parts.find(({ id }) => id === b.branchId)).toMatchObject({ asked: 6, handedIn: 5, standing: 'shown' })
  expect(closed.questions.find(({ id }) => id === 'idea')).toMatchObject({ comments: ['Longer breaks'], all: null })
  expect(closed.questions.find(({ id }) => id === 'want_pride')?.all).toBeNull()
})

test('people who pass over one question are not found by what the others said', () => {
  const question = { id: 'hours', kind: 'satisfaction' as const, ask: {} }
  const paper = (part: string, hours?: string) => ({ part, answers: hours ? { hours } : {} })
  const papers = [...Array(6).fill(paper('a', '5')), ...Array(4).fill(paper('b', '1')), paper('b')]
  const { shownParts, counts } = countPapers([question], papers, 5)
  expect(shownParts).toEqual(['a', 'b'])
  expect(counts.filter(({ part }) => part !== '')).toEqual([])
  expect(countPapers([question], papers.slice(0, 4), 5)).toEqual({ shownParts: [], counts: [], comments: [] })
})

test('those who did not hand in are reminded once before the deadline; later papers are late in the count only', async () => {
  const b = await t.found()
  const employees = await b.hire(6)
  const round = (await b.ask()).body
  const [first, ...others] = employees
  if (!first) throw new Error('nobody')
  await t.handIn(first, pulse(4))
  passes(5 * dayMs + hourMs)
  await watchRounds(b.scope)
  await watchRounds(b.scope)
  const reminders = await b.scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').select('recipient').where('subject', 'like', 'Reminder%').execute(),
  )
  expect(reminders).toHaveLength(5)
  expect((await b.results(round.id)).remindedAt).not.toBeNull()
  passes(3 * dayMs)
  const [late] = (await call(t.app, others[0]?.key, contract.listMyStaffTickets)).body.items
  expect(late).toMatchObject({ isLate: true, handedIn: false })
  for (const employee of others.slice(0, 4)) await t.handIn(employee, pulse(4))
  expect(await b.results(round.id)).toMatchObject({ handedIn: 5, late: 4, closedAt: null })
  // A week after the deadline the urn is opened by itself, and no paper is taken any more.
  const path = await t.pageOf(others[4] ?? first)
  passes(7 * dayMs)
  await watchRounds(b.scope)
  expect((await t.post(path, pulse(1))).statusCode).toBe(409)
  expect(await b.results(round.id)).toMatchObject({ outcome: 'counted', handedIn: 5, late: 4 })
  const [key] = await b.scope.transaction((tx) => tx.db.selectFrom('staff_round').select('key_file').execute())
  expect(key).toEqual({ key_file: null })
})

test('a survey that cannot be asked like this, or of too few, is refused', async () => {
  const b = await t.found()
  await b.hire(4)
  expect((await b.ask()).problem).toBe('staff_round.too_few')
  await b.hire(1)
  expect((await b.ask({ survey: { ready: 'nothing' } })).problem).toBe('survey.template_unknown')
  expect((await b.ask({ deadline: later(hourMs / 2) })).problem).toBe('staff_round.deadline')
  expect((await b.ask({ deadline: later(91 * dayMs) })).problem).toBe('staff_round.deadline')
  expect((await b.ask({ least: 4 })).status).toBe(400)
  expect((await b.ask({ branchIds: [(await t.found()).branchId] })).status).toBe(404)
})
