import { getToday } from '@heed/contract/actions.ts'
import * as contract from '@heed/contract/staff-surveys.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildMember } from '../../../../test/build.ts'
import { holdTime, now } from '../../../platform/clock.ts'
import { dayMs, type Employee, later, openStaffStage, passes, pulse } from './test-staff.ts'
import { watchDue } from './watch-rounds.ts'

let t: Awaited<ReturnType<typeof openStaffStage>>
beforeAll(async () => {
  t = await openStaffStage()
})
afterAll(() => t.close())
afterEach(() => holdTime())

type Business = Awaited<ReturnType<typeof t.found>>
const todayOf = async (key: string, kind: string) =>
  (await call(t.app, key, getToday)).body.items.filter((item) => item.kind === kind)

/** A pulse that all of these employees answer alike, counted. */
async function holdPulse(b: Business, employees: readonly Employee[], fields: Record<string, string>) {
  const round = (await b.ask()).body
  for (const employee of employees) await t.handIn(employee, fields)
  const closed = await b.close(round.id)
  expect(closed.body.outcome).toBe('counted')
  return closed.body
}

test('eleven months after the last survey of the year the owner is warned, and after twelve it is overdue', async () => {
  const b = await t.found()
  const employees = await b.hire(5)
  const months = (n: number) =>
    holdTime(new Date(Temporal.Instant.from(start).toZonedDateTimeISO('UTC').add({ months: n }).epochMilliseconds))
  const start = now().toISOString()
  holdTime(start)
  const round = (await b.ask({ survey: { ready: 'year' } })).body
  for (const employee of employees) await t.handIn(employee, { know_idea: '4' })
  await b.close(round.id)
  const due = async () => (await call(t.app, b.key, contract.listStaffRounds)).body.due
  const look = async () => {
    await watchDue(b.scope)
    await watchDue(b.scope)
    return todayOf(b.key, 'hold_staff_survey')
  }
  months(10)
  expect(await look()).toEqual([])
  expect(await due()).toMatchObject([{ kind: 'year', state: 'fine', lastAt: start }])
  months(11)
  expect(await look()).toMatchObject([{ when: 'later', facts: { survey: 'year' } }])
  expect(await due()).toMatchObject([{ state: 'soon' }])
  months(12)
  passes(1000)
  expect(await look()).toMatchObject([{ when: 'overdue' }])
  expect(await due()).toMatchObject([{ state: 'overdue' }])
  const leadKey = await keyOf(t.house, await buildMember(b.scope, 'lead'))
  expect(await todayOf(leadKey, 'hold_staff_survey')).toEqual([])
  await b.ask({ survey: { ready: 'year' } })
  expect(await look()).toEqual([])
  expect(await due()).toMatchObject([{ state: 'fine' }])
})

test('a business of fewer people than may be shown owes no survey', async () => {
  const b = await t.found()
  await b.hire(4)
  holdTime(later(400 * dayMs))
  await watchDue(b.scope)
  expect((await call(t.app, b.key, contract.listStaffRounds)).body.due).toEqual([])
})

test('each item that came out low asks for an action or a written reason, and is answered once', async () => {
  const b = await t.found()
  const employees = await b.hire(5)
  const closed = await holdPulse(b, employees, { ...pulse(4), pay: '2', hours: '1', respect: '3' })
  expect(closed.questions.filter(({ isLow }) => isLow).map(({ id }) => id)).toEqual(['hours', 'pay'])
  expect(await todayOf(b.key, 'low_staff_item')).toHaveLength(2)
  const [first] = employees
  const take = (body: Record<string, unknown>) =>
    call(t.app, b.key, contract.takeStaffMeasure, { params: { id: closed.id }, body })
  expect((await take({ question: 'pay' })).status).toBe(400)
  const action = { words: 'Plan breaks with the team', ownerId: first?.id, dueAt: later(14 * dayMs) }
  expect((await take({ question: 'hours', action, reason: 'Both' })).status).toBe(400)
  expect((await take({ question: 'respect', reason: 'Three is not low' })).problem).toBe('staff_round.not_low')
  expect((await take({ question: 'hours', action })).status).toBe(201)
  expect(await todayOf(b.key, 'low_staff_item')).toMatchObject([{ facts: { ask: { en: 'My pay is fair.' } } }])
  expect(await todayOf(first?.key ?? '', 'staff_measure')).toMatchObject([{ words: 'Plan breaks with the team' }])
  const after = (await take({ question: 'pay', reason: 'Pay is agreed until June' })).body
  expect(await todayOf(b.key, 'low_staff_item')).toEqual([])
  expect(after.questions.filter(({ measure }) => measure).map(({ id, measure }) => [id, measure])).toMatchObject([
    ['hours', { action: { words: 'Plan breaks with the team', owner: { id: first?.id } }, reason: null }],
    ['pay', { action: null, reason: 'Pay is agreed until June', by: { id: b.memberId } }],
  ])
  expect((await take({ question: 'pay', reason: 'Again' })).problem).toBe('staff_round.not_low')
})

test('three items of the pulse that fall tell whoever leads to talk, and two do not', async () => {
  const b = await t.found()
  const employees = await b.hire(5)
  const leadKey = await keyOf(t.house, await buildMember(b.scope, 'lead', [b.branchId]))
  const everybody = employees
  await holdLater(pulse(5))
  await holdLater({ ...pulse(5), strength: '4', warmth: '4' })
  expect(await todayOf(leadKey, 'staff_strain')).toEqual([])
  const third = await holdLater({ ...pulse(4), strength: '3', hours: '4', warmth: '3', pride: '3' })
  expect(third.questions.find(({ id }) => id === 'strength')).toMatchObject({ before: 4, all: { mean: 3 } })
  expect(await todayOf(leadKey, 'staff_strain')).toMatchObject([{ facts: { items: 8 } }])

  async function holdLater(fields: Record<string, string>) {
    passes(30 * dayMs)
    const round = (await b.ask()).body
    for (const employee of everybody) await t.handIn(employee, fields)
    passes(8 * dayMs)
    return (await b.close(round.id)).body
  }
})

/** A business whose owner gave so many people each level of management. */
async function foundLevels(sizes: Record<string, number>) {
  const b = await t.found()
  const levels: Record<string, Employee[]> = {}
  for (const [level, size] of Object.entries(sizes)) {
    const people = await b.hire(size)
    levels[level] = people
    for (const { id } of people)
      await call(t.app, b.key, contract.setManagementLevel, { params: { id }, body: { level } })
  }
  const round = (await b.ask({ survey: { ready: 'inside' }, name: 'Half-year' })).body
  return { b, levels, round }
}
const answer = async (people: readonly Employee[] | undefined, value: number) => {
  for (const person of people ?? [])
    await t.handIn(person, { time: String(value), quality: String(value), communication: String(value) })
}

test('the three levels of management rate apart, and a level with no answers is shown as none', async () => {
  const { b, levels, round } = await foundLevels({ top: 5, middle: 6, line: 1 })
  await answer(levels.top, 5)
  await answer(levels.middle, 3)
  passes(8 * dayMs)
  const closed = (await b.close(round.id)).body
  expect(closed).toMatchObject({ kind: 'management', partedBy: 'level', asked: 12, handedIn: 11 })
  expect(closed.parts).toMatchObject([
    { id: 'top', asked: 5, handedIn: 5, standing: 'shown' },
    { id: 'middle', asked: 6, handedIn: 6, standing: 'shown' },
    { id: 'line', asked: 1, handedIn: 0, standing: 'none' },
  ])
  expect(closed.questions[0]?.parts).toEqual([
    { part: 'middle', n: 6, mean: 3 },
    { part: 'top', n: 5, mean: 5 },
  ])
})

test('a level of two is too few to show, and another is hidden with it where it could be worked out', async () => {
  const { b, levels, round } = await foundLevels({ top: 2, middle: 5, line: 6 })
  await answer(levels.top, 1)
  await answer(levels.middle, 4)
  await answer(levels.line, 5)
  const closed = (await b.close(round.id)).body
  expect(closed.parts.map(({ id, standing }) => [id, standing])).toEqual([
    ['top', 'too_few'],
    ['middle', 'too_few'],
    ['line', 'shown'],
  ])
  expect(closed.questions[0]?.parts.map(({ part }) => part)).toEqual(['line'])
})

test('six months after the last survey of management it is overdue, and a level that nobody is in is listed too', async () => {
  const { b, levels, round } = await foundLevels({ top: 0, middle: 0, line: 5 })
  await answer(levels.line, 4)
  const closed = (await b.close(round.id)).body
  expect(closed.parts.map(({ id, asked, standing }) => [id, asked, standing])).toEqual([
    ['top', 0, 'none'],
    ['middle', 0, 'none'],
    ['line', 5, 'shown'],
  ])
  passes(184 * dayMs)
  await watchDue(b.scope)
  expect(await todayOf(b.key, 'hold_staff_survey')).toMatchObject([
    { when: 'overdue', facts: { survey: 'management' } },
  ])
  const levelKey = levels.line?.[0]?.key ?? ''
  const set = { params: { id: b.memberId }, body: { level: 'top' } }
  expect((await call(t.app, levelKey, contract.setManagementLevel, set)).status).toBe(403)
})

test('rewards are drawn among those who handed in, by the seed of the round, whatever they said', async () => {
  const b = await t.found()
  const employees = await b.hire(9)
  const round = (await b.ask({ reward: { words: 'Dinner for two', winners: 2 } })).body
  for (const [at, employee] of employees.slice(0, 7).entries()) await t.handIn(employee, pulse((at % 5) + 1))
  const tickets = async () =>
    (await call(t.app, b.key, contract.listStaffTickets, { params: { id: round.id } })).body.items
  expect((await tickets()).filter(({ drawn }) => drawn)).toEqual([])
  passes(8 * dayMs)
  await b.close(round.id)
  const drawn = (await tickets()).filter(({ drawn }) => drawn)
  expect(drawn).toHaveLength(2)
  expect(drawn.every(({ handedIn }) => handedIn)).toBe(true)
  expect((await tickets()).filter(({ drawn }) => drawn)).toEqual(drawn)
  // The list and the answers have nothing in common but the round.
  const columns = await b.scope.transaction(async (tx) => [
    ...(await tx.db.selectFrom('staff_count').selectAll().execute()),
    ...(await tx.db.selectFrom('staff_comment').selectAll().execute()),
  ])
  expect([...new Set(columns.flatMap((row) => Object.keys(row)))].sort()).toEqual([
    'n',
    'part',
    'question',
    'round_id',
    'value',
    'workspace_id',
  ])
})

test('whoever sees one branch reads by name only who was asked there', async () => {
  const b = await t.found()
  const elsewhere = await buildBranch(b.scope, 'Bakı')
  const [here] = await b.hire(3)
  const there = await b.hire(2, [elsewhere])
  const round = (await b.ask({ branchIds: [b.branchId, elsewhere] })).body
  const manager = await keyOf(t.house, await buildMember(b.scope, 'manager', [elsewhere]))
  const asked = async (key: string) =>
    (await call(t.app, key, contract.listStaffTickets, { params: { id: round.id } })).body.items.map(
      ({ member }) => member.id,
    )
  expect((await asked(manager)).sort()).toEqual(there.map(({ id }) => id).sort())
  expect(await asked(b.key)).toContain(here?.id)
})
