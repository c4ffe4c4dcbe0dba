import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { holdTime } from '../../../platform/clock.ts'
import { hourMs, openStaffStage, passes } from './test-staff.ts'

let t: Awaited<ReturnType<typeof openStaffStage>>
beforeAll(async () => {
  t = await openStaffStage()
})
afterAll(() => t.close())
afterEach(() => holdTime())

/** A row of any table with all that could tie it to another: its place, its transaction, its ids, its times. */
type Row = { table: string; place: string; xmin: string; text: string }

/** Every row of a business and of all that belongs to none, with nothing hidden. */
async function readEverything(workspaceId: string): Promise<Row[]> {
  const client = await t.house.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('heed.workspace', $1, true), set_config('heed.branches', '*', true), set_config('heed.system', 'on', true)`,
      [workspaceId],
    )
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const rows: Row[] = []
    for (const { name } of tables) {
      const { rows: found } = await client.query<Omit<Row, 'table'>>(
        `select ctid::text as place, xmin::text, to_jsonb(x)::text as text from ${name} x order by ctid`,
      )
      rows.push(...found.map((row) => ({ table: name, ...row })))
    }
    return rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const second = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/g
/** The second in which an id of version 7 was made. */
const secondOf = (id: string): string[] =>
  id[14] === '7' ? [new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString().slice(0, 19)] : []

/** All values by which this row could be joined to another. */
const valuesOf = ({ xmin, text }: Row): Set<string> => {
  const ids = text.match(uuid) ?? []
  const times = (text.match(second) ?? []).map((time) => time.replace(' ', 'T'))
  return new Set([`transaction ${xmin}`, ...ids, ...times, ...ids.flatMap(secondOf)])
}

/** −1 … 1: how far one order repeats another (Kendall). */
function likeness(order: readonly number[]): number {
  let sum = 0
  for (let a = 0; a < order.length; a++)
    for (let b = a + 1; b < order.length; b++) sum += Math.sign((order[b] as number) - (order[a] as number))
  return sum / ((order.length * (order.length - 1)) / 2)
}

/** Twelve people answer one after another, and each writes something that only they could know. */
async function holdRound() {
  const b = await t.found()
  const people = await b.hire(12)
  const round = (await b.ask({ survey: { ready: 'year' } })).body
  const remark = (at: number) => `remark-of-number-${at}-only`
  const urns: string[] = []
  for (const [at, person] of people.entries()) {
    passes(61_000)
    await t.handIn(person, { know_idea: '5', idea: remark(at) })
    const urn = (await readEverything(b.workspaceId)).filter(({ table }) => table === 'heed.staff_urn')
    expect(urn).toHaveLength(1)
    urns.push(urn[0]?.text ?? '')
  }
  await t.settle()
  return { b, people, round, remark, urns }
}

test('while a round runs, what was said stands in no table, and the urn changes wholly without growing', async () => {
  const { b, people, remark, urns } = await holdRound()
  const all = await readEverything(b.workspaceId)
  for (const at of people.keys()) {
    const words = remark(at)
    const forms = [words, Buffer.from(words).toString('hex'), Buffer.from(words).toString('base64').slice(0, 20)]
    expect(all.filter(({ text }) => forms.some((form) => text.includes(form)))).toEqual([])
  }
  expect(new Set(urns.map(({ length }) => length)).size).toBe(1)
  const bytes = urns.map((text) => /[0-9a-f]{1000,}/.exec(text)?.[0] ?? '')
  expect(new Set(bytes).size).toBe(12)
  // One byte in 256 is the same by chance; a paper left as it was would be hundreds in a row.
  for (const [at, urn] of bytes.slice(1).entries()) {
    let longest = 0
    for (let run = 0, place = 60; place < urn.length; place++) {
      run = urn[place] === bytes[at]?.[place] ? run + 1 : 0
      longest = Math.max(longest, run)
    }
    expect(longest).toBeLessThan(12)
  }
  // Papers are no requests that are kept for repeats.
  expect(all.filter(({ table, text }) => table === 'heed.idempotency_key' && text.includes('/e/'))).toEqual([])
})

test('once it is over, no table joined to any other says who said what', async () => {
  const { b, people, round, remark } = await holdRound()
  passes(hourMs)
  const closed = (await b.close(round.id)).body
  expect(closed).toMatchObject({ outcome: 'counted', handedIn: 12 })
  await t.settle()
  const all = await readEverything(b.workspaceId)
  const answers = people.map((_, at) => all.filter(({ text }) => text.includes(remark(at))))
  // Each remark lies in one row: what else its writer said lies in counts of all twelve.
  expect(answers.map((rows) => rows.map(({ table }) => table))).toEqual(people.map(() => ['heed.staff_comment']))
  expect(all.filter(({ table }) => table === 'heed.staff_urn')).toHaveLength(0)
  const tickets = all.filter(({ table, text }) => table === 'heed.staff_ticket' && text.includes(round.id))
  const namesOf = people.map(({ id }) => {
    const ticket = tickets.find(({ text }) => text.includes(id))
    return [id, /"id": "([0-9a-f-]{36})"/.exec(ticket?.text ?? '')?.[1] ?? 'none']
  })
  // Everything that names a person, and everything that those rows could be joined by.
  const persons = namesOf.map((names) => {
    const rows = all.filter(
      ({ table, text }) => table !== 'heed.staff_comment' && names.some((name) => text.includes(name)),
    )
    return { rows, values: new Set(rows.flatMap((row) => [...valuesOf(row)])) }
  })
  for (const { rows } of persons) expect(rows.length).toBeGreaterThan(3)
  for (const [row] of answers) {
    if (!row) throw new Error('a remark is missing')
    for (const value of valuesOf(row)) {
      const shared = persons.filter(({ values }) => values.has(value)).length
      // By what all twelve share (the business, the round), nobody is found; by anything less, somebody would be.
      expect([0, 12], `${value} is shared by ${shared} people`).toContain(shared)
    }
    expect((row.text.match(uuid) ?? []).filter((id) => id[14] === '4')).toHaveLength(1)
  }
  // Neither the places of the rows nor their ids repeat the order in which people came, nor its reverse.
  const numberOf = ({ text }: Row) => Number(/remark-of-number-(\d+)-only/.exec(text)?.[1])
  const comments = answers.flat()
  const byPlace = all.filter((row) => comments.includes(row)).map(numberOf)
  const idOf = ({ text }: Row) => (text.match(uuid) ?? []).find((id) => id[14] === '4') ?? ''
  const byId = comments.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1)).map(numberOf)
  for (const order of [byPlace, byId]) {
    expect(order).toHaveLength(12)
    // By chance this far in one of ten thousand rounds.
    expect(Math.abs(likeness(order))).toBeLessThan(0.86)
  }
})

test('the key of the urn is a file that is gone once the urn is open', async () => {
  const { b, round } = await holdRound()
  const keyFile = async () =>
    (await b.scope.transaction((tx) => tx.db.selectFrom('staff_round').select('key_file').executeTakeFirst()))?.key_file
  const name = (await keyFile()) ?? ''
  const key = Buffer.from(await t.house.files.get(name)).toString()
  expect(key).toMatch(/^[\w-]{43}$/)
  expect((await readEverything(b.workspaceId)).filter(({ text }) => text.includes(key))).toEqual([])
  await b.close(round.id)
  expect(await keyFile()).toBeNull()
  await expect(t.house.files.get(name)).rejects.toThrow()
})

test('with the key lost, no paper is taken and no ticket used; what was in the urn is said to be lost', async () => {
  const b = await t.found()
  const [first] = await b.hire(5)
  const round = (await b.ask()).body
  if (!first) throw new Error('nobody')
  const path = await t.pageOf(first)
  const { key_file } = await b.scope.transaction((tx) =>
    tx.db.selectFrom('staff_round').select('key_file').executeTakeFirstOrThrow(),
  )
  await t.house.files.delete(key_file ?? '')
  expect((await t.post(path, { hours: '5' })).statusCode).toBe(503)
  expect((await b.results(round.id)).handedIn).toBe(0)
  passes(8 * 24 * hourMs)
  expect((await b.close(round.id)).body).toMatchObject({ outcome: 'unreadable', questions: [] })
})
