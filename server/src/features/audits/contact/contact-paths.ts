import type {
  ContactPath,
  ContactTest,
  changeContactPath,
  makeContactPath,
  testContactPath,
} from '@heed/contract/contact-paths.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { contactPathChanged, contactPathRetired, contactPathTested } from '../../../events/audit-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { branchUnknown, notFound, requireSightOfAll } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'

type Row = {
  id: string
  branch_id: string | null
  branch_name: string | null
  channel: ContactPath['channel']
  name: string
  most_steps: number
  steps: ContactPath['steps']
  n: number
  reached: number
  median: number | null
}
type TestRow = {
  id: string
  at: Date
  made_by: string | null
  maker_name: string | null
  steps: ContactTest['steps']
  steps_taken: number
  person_seconds: number | null
}

/** How many steps until somebody is there, who counts as the last of them; a machine that answers never does. */
export function stepsToPerson(steps: readonly { kind: string }[]): number | null {
  const at = steps.findIndex(({ kind }) => kind === 'person')
  return at < 0 ? null : at + 1
}

const presentTest = (row: TestRow): ContactTest => ({
  id: row.id,
  at: row.at.toISOString(),
  madeBy: row.made_by ? { id: row.made_by, name: row.maker_name ?? '' } : null,
  steps: row.steps,
  stepsTaken: row.steps_taken,
  personSeconds: row.person_seconds,
})

async function selectTests(tx: Tx, pathId: string, most: number): Promise<ContactTest[]> {
  const { rows } = await sql<TestRow>`
    select t.id, t.at, t.made_by, m.name as maker_name, t.steps, t.steps_taken, t.person_seconds
    from contact_test t left join member m on m.id = t.made_by
    where t.path_id = ${pathId} order by t.at desc, t.id desc limit ${most}`.execute(tx.db)
  return rows.map(presentTest)
}

async function selectPaths(tx: Tx, where: RawBuilder<unknown>): Promise<ContactPath[]> {
  const { rows } = await sql<Row>`
    select p.id, p.branch_id, b.name as branch_name, p.channel, p.name, p.most_steps, p.steps,
      count(t.id)::int as n, count(t.person_seconds)::int as reached,
      percentile_cont(0.5) within group (order by t.person_seconds) as median
    from contact_path p left join branch b on b.id = p.branch_id left join contact_test t on t.path_id = p.id
    where p.workspace_id = ${tx.scope.workspaceId} and p.retired_at is null and ${where}
    group by p.id, b.name order by p.id`.execute(tx.db)
  const paths: ContactPath[] = []
  for (const row of rows) {
    const [last = null] = await selectTests(tx, row.id, 1)
    const planned = stepsToPerson(row.steps)
    const isLate = planned === null || planned > row.most_steps
    paths.push({
      id: row.id,
      branch: row.branch_id ? { id: row.branch_id, name: row.branch_name ?? '' } : null,
      channel: row.channel,
      name: row.name,
      mostSteps: row.most_steps,
      steps: row.steps,
      stepsToPerson: planned,
      isRed: isLate || (last !== null && (last.personSeconds === null || last.stepsTaken > row.most_steps)),
      isWorst: false,
      tests: { n: row.n, reached: row.reached, medianSeconds: row.median, last },
    })
  }
  return nameWorst(paths)
}

/** No person at all is worse than any number of steps, more steps worse than fewer, and then the longer time. */
const badness = ({ stepsToPerson: planned, tests }: ContactPath): [number, number] => {
  const missed = tests.last !== null && tests.last.personSeconds === null
  const steps = Math.max(planned ?? Infinity, missed ? Infinity : (tests.last?.stepsTaken ?? 0))
  return [steps, tests.medianSeconds ?? 0]
}

/** The worst of several is named, red or not. */
function nameWorst(paths: ContactPath[]): ContactPath[] {
  if (paths.length < 2) return paths
  const [worst] = paths.toSorted((a, b) => {
    const [stepsA, secondsA] = badness(a)
    const [stepsB, secondsB] = badness(b)
    return stepsA === stepsB ? secondsB - secondsA : stepsB > stepsA ? 1 : -1
  })
  return paths.map((path) => ({ ...path, isWorst: path.id === worst?.id }))
}

export const listPaths = (scope: Scope, branchId: string | undefined) =>
  scope.transaction(async (tx) => ({
    items: await selectPaths(tx, branchId ? sql`(p.branch_id = ${branchId} or p.branch_id is null)` : sql`true`),
  }))

async function readPath(tx: Tx, id: string): Promise<ContactPath> {
  const path = (await selectPaths(tx, sql`true`)).find((one) => one.id === id)
  if (!path) throw notFound()
  return path
}

export const makePath = (scope: Scope, body: z.output<typeof makeContactPath.body>): Promise<ContactPath> =>
  scope.transaction(async (tx) => {
    const { branchId, channel, name, mostSteps, steps } = body
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    requireSightOfAll(scope, branchId)
    const id = newId()
    await tx.db
      .insertInto('contact_path')
      .values({
        id,
        branch_id: branchId,
        channel,
        name,
        most_steps: mostSteps,
        steps: JSON.stringify(steps),
        made_at: now(),
      })
      .execute()
    return told(tx, id, branchId, name)
  })

async function told(tx: Tx, id: string, branchId: string | null, name: string): Promise<ContactPath> {
  await tx.emit(contactPathChanged, { pathId: id, name }, { branchId })
  tx.tell({ topic: 'standard', id, type: contactPathChanged.type }, branchId)
  return readPath(tx, id)
}

async function takePath(tx: Tx, id: string) {
  const row = await tx.db
    .selectFrom('contact_path')
    .selectAll()
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

type Change = z.output<typeof changeContactPath.body>

export const changePath = (
  scope: Scope,
  id: string,
  { channel, name, mostSteps, steps }: Change,
): Promise<ContactPath> =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId } = await takePath(tx, id)
    requireSightOfAll(scope, branchId)
    await tx.db
      .updateTable('contact_path')
      .set({ channel, name, most_steps: mostSteps, steps: JSON.stringify(steps) })
      .where('id', '=', id)
      .execute()
    return told(tx, id, branchId, name)
  })

export const retirePath = (scope: Scope, id: string): Promise<null> =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId, name } = await takePath(tx, id)
    requireSightOfAll(scope, branchId)
    await tx.db.updateTable('contact_path').set({ retired_at: now() }).where('id', '=', id).execute()
    await tx.emit(contactPathRetired, { pathId: id, name }, { branchId })
    tx.tell({ topic: 'standard', id, type: contactPathRetired.type }, branchId)
    return null
  })

/** Seconds until a person was there; what answers by itself only adds to them. */
export const testPath = (
  scope: Scope,
  id: string,
  { steps }: z.output<typeof testContactPath.body>,
): Promise<ContactPath> =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId, name } = await takePath(tx, id)
    const reached = stepsToPerson(steps)
    const taken = reached ?? steps.length
    const seconds = steps.slice(0, taken).reduce((sum, step) => sum + step.seconds, 0)
    const personSeconds = reached === null ? null : seconds
    await tx.db
      .insertInto('contact_test')
      .values({
        id: newId(),
        branch_id: branchId,
        path_id: id,
        at: now(),
        steps: JSON.stringify(steps),
        steps_taken: taken,
        person_seconds: personSeconds,
        made_by: scope.actor?.id ?? null,
      })
      .execute()
    await tx.emit(contactPathTested, { pathId: id, name, personSeconds }, { branchId })
    tx.tell({ topic: 'standard', id, type: contactPathTested.type }, branchId)
    return readPath(tx, id)
  })

export const listTests = (scope: Scope, id: string) =>
  scope.transaction(async (tx) => {
    const path = await tx.db.selectFrom('contact_path').select('id').where('id', '=', id).executeTakeFirst()
    if (!path) throw notFound()
    return { items: await selectTests(tx, id, 100) }
  })
