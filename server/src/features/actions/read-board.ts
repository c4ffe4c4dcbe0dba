import type { BoardColumn, getTodayBoard } from '@heed/contract/today-board.ts'
import type { z } from 'zod'
import { dayIn, now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { listShifts, type Shift } from '../duty/index.ts'
import { most, presentToday, selectToday, type TodayRow } from './read-today.ts'

type Branch = { id: string; name: string; zone: string }
type Column = Omit<BoardColumn, 'people'> & { rows: TodayRow[] }

const daysShown = 7

/** Today's list for those who lead: by shift or by day, and in each by person. */
export const readBoard = (scope: Scope, { view, branchId }: z.output<typeof getTodayBoard.query>) =>
  scope.transaction(async (tx) => {
    const all = await selectToday(tx, undefined, branchId)
    const rows = all.slice(0, most)
    const branches = await listBranches(tx, branchId)
    const { columns, later } = view === 'week' ? byDay(branches, rows) : await byShift(tx, branches, rows)
    const undated = rows.filter(({ due_at }) => due_at === null)
    if (undated.length > 0) columns.push(columnOf('undated', { rows: undated }))
    return { columns: columns.map(present), later, more: Math.max(0, all.length - most) }
  })

const listBranches = async (tx: Tx, branchId: string | undefined): Promise<Branch[]> => {
  const branches = await tx.db
    .selectFrom('branch')
    .select(['id', 'name', 'zone'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return branches.filter(({ id }) => branchId === undefined || id === branchId)
}

const columnOf = (of: Column['of'], given: Partial<Column>): Column => ({
  of,
  branch: null,
  day: null,
  from: null,
  until: null,
  onDuty: [],
  isNow: false,
  rows: [],
  ...given,
})

/** Seven days from today, each row on the day of its branch; what is late belongs to today. */
function byDay(branches: Branch[], rows: TodayRow[]) {
  const today = branches.map(({ zone }) => dayIn(zone, now())).sort()[0] ?? dayIn('UTC', now())
  const first = Temporal.PlainDate.from(today)
  const columns = Array.from({ length: daysShown }, (_, days) =>
    columnOf('day', { day: first.add({ days }).toString(), isNow: days === 0 }),
  )
  let later = 0
  for (const row of rows) {
    if (row.due_at === null) continue
    const day = dayIn(row.zone, laterOf(row.due_at, now()))
    const column = columns.find((candidate) => candidate.day === day)
    if (column) column.rows.push(row)
    else later += 1
  }
  return { columns, later }
}

/** The shifts of today branch by branch. What is late belongs to the shift that runs, or else to the next one. */
async function byShift(tx: Tx, branches: Branch[], rows: TodayRow[]) {
  const columns: Column[] = []
  let later = 0
  for (const branch of branches) {
    const shifts = await listShifts(tx, branch, now())
    const shown = shifts.map((shift) => ({ shift, column: columnOfShift(branch, shift) }))
    const rest = columnOf('rest', { branch: { id: branch.id, name: branch.name }, day: dayIn(branch.zone, now()) })
    for (const row of rows) {
      if (row.branch_id !== branch.id || row.due_at === null) continue
      const shift = shiftFor(shifts, row.due_at)
      const found = shown.find((one) => one.shift === shift)
      if (found) found.column.rows.push(row)
      else if (row.due_at <= now() || dayIn(branch.zone, row.due_at) === rest.day) rest.rows.push(row)
      else later += 1
    }
    columns.push(...shown.map(({ column }) => column), ...(rest.rows.length > 0 ? [rest] : []))
  }
  return { columns, later }
}

const columnOfShift = (branch: Branch, { from, until, people }: Shift): Column =>
  columnOf('shift', {
    branch: { id: branch.id, name: branch.name },
    day: dayIn(branch.zone, from),
    from: from.toISOString(),
    until: until.toISOString(),
    onDuty: people,
    isNow: from <= now() && now() < until,
  })

function shiftFor(shifts: Shift[], due: Date): Shift | undefined {
  const at = laterOf(due, now())
  const during = shifts.findLast(({ from, until }) => from <= at && at < until)
  return during ?? (due > now() ? undefined : shifts.find(({ from }) => from > now()))
}

function present({ rows, ...column }: Column): BoardColumn {
  const people = new Map<string | null, BoardColumn['people'][number]>()
  for (const person of column.onDuty) people.set(person.id, { person, items: [] })
  for (const row of rows) {
    const item = presentToday(row)
    const theirs = people.get(item.owner?.id ?? null) ?? { person: item.owner, items: [] }
    theirs.items.push(item)
    people.set(item.owner?.id ?? null, theirs)
  }
  const inOrder = [...people.values()].sort(
    (a, b) =>
      Number(a.person !== null) - Number(b.person !== null) ||
      (a.person?.name ?? '').localeCompare(b.person?.name ?? ''),
  )
  return { ...column, people: inOrder }
}

const laterOf = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()))
