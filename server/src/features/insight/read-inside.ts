import type { InsideOutside } from '@heed/contract/insight.ts'
import { customerSatisfaction } from '@heed/methods/csat.ts'
import { dayIn, now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readInsideService } from '../voice/index.ts'
import { addDays } from './days.ts'
import { figuresOf } from './figures.ts'
import { readCells } from './read-cells.ts'
import { type CellTally, unpack } from './tally.ts'

type Side = InsideOutside['parts'][number]['inside'][number]

/** What colleagues say of each other's service and customers of ours, each as its own report gives it. */
export const readInsideOutside = (scope: Scope, count: number): Promise<InsideOutside> =>
  scope.transaction(async (tx) => {
    const months = monthsUntil(dayIn('UTC', now()).slice(0, 7), count)
    const branches = await tx.db.selectFrom('branch').select(['id', 'name']).orderBy('name').execute()
    const said = await readInsideService(tx, months[0] as string)
    const heard: Map<string, Side>[] = []
    for (const month of months) heard.push(await readOutside(tx, month))
    const inside = (part: string) =>
      months.map((month): Side => {
        const found = said.find((of) => of.month === month && of.part === part)
        return found ? { mean: found.mean, n: found.n, tooFew: found.mean === null } : null
      })
    const outside = (part: string) => heard.map((of) => of.get(part) ?? null)
    const partOf = (branch: { id: string; name: string } | null) => ({
      branch,
      inside: inside(branch?.id ?? ''),
      outside: outside(branch?.id ?? ''),
    })
    return { months, parts: [null, ...branches].map(partOf) }
  })

/** Satisfaction of a month by branch, and of all of them under an empty name. */
async function readOutside(tx: Tx, month: string): Promise<Map<string, Side>> {
  const from = `${month}-01`
  const { cells, columns } = unpack(await readCells(tx, { from, to: lastDayOf(month) }), {
    goodDays: 0,
    nowMs: now().getTime(),
  })
  const { minimum_answers } = await tx.db.selectFrom('workspace').select('minimum_answers').executeTakeFirstOrThrow()
  const sideOf = (of: CellTally[]): Side => {
    const { n, tooFew, counts } = figuresOf(of, columns, minimum_answers).csat
    const [five = 0, four = 0, three = 0, two = 0, one = 0] = counts
    return n === 0 ? null : { mean: customerSatisfaction([five, four, three, two, one])?.mean ?? null, n, tooFew }
  }
  const byBranch = Map.groupBy(cells, ({ branchId }) => branchId)
  return new Map([['', sideOf(cells)], ...[...byBranch].map(([id, of]) => [id, sideOf(of)] as const)])
}

/** The months up to one, that one included, oldest first. */
function monthsUntil(last: string, count: number): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, back) => {
    const at = year * 12 + month - 1 - (count - 1 - back)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

const lastDayOf = (month: string): string => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)
