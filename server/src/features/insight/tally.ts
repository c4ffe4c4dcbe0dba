import { type Column, columnOf, type Stretch } from './column.ts'
import type { Measure } from './measures.ts'
import type { Cell } from './read-cells.ts'

/** Of a measure: what was counted, and what was paused where anything was. */
export type Columns = { amounts: Column; beside: Column }
/** What can be added up of a cell or a group, and where its amounts lie. */
export type Tally = {
  measure: Measure
  n: number
  judged: number
  good: number
  counts: number[]
  amounts: Stretch[]
  beside: Stretch[]
}

export type CellTally = Cell & { tally: Tally }
/** Days after which a solution has held, and now (epoch milliseconds). */
export type Solved = { goodDays: number; nowMs: number }

const dayMs = 86_400_000

/** Unpacks cells: for durations one array a measure, and for each cell what it counts. */
export function unpack(cells: Cell[], solved: Solved): { cells: CellTally[]; columns: Map<Measure, Columns> } {
  const columns = new Map<Measure, Columns>()
  const tallied: CellTally[] = []
  for (const [measure, group] of Map.groupBy(cells, (cell) => cell.measure)) {
    const isDuration = measure === 'first_answer' || measure === 'solution'
    if (isDuration)
      columns.set(measure, {
        amounts: gather(group.map(({ amounts }) => amounts)),
        beside: gather(group.map(({ beside }) => beside)),
      })
    let amountsFrom = 0
    let besideFrom = 0
    for (const cell of group) {
      const { n, judged, good } = cell
      const tally: Tally = {
        measure,
        n,
        judged,
        good,
        counts: [],
        amounts: [{ from: amountsFrom, n }],
        beside: [{ from: besideFrom, n: cell.beside.length / 8 }],
      }
      if (measure === 'solved') Object.assign(tally, judgeSolved(cell, solved))
      else if (!isDuration) tally.counts = countScores(cell.amounts)
      tallied.push({ ...cell, tally })
      amountsFrom += n
      besideFrom += cell.beside.length / 8
    }
  }
  return { cells: tallied, columns }
}

/** Big-endian doubles, one after another. */
function gather(parts: Buffer[]): Column {
  const bytes = Buffer.from(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)))
  let at = 0
  for (const part of parts) at += part.copy(bytes, at)
  if (bytes.length > 0) bytes.swap64()
  return columnOf(new Float64Array(bytes.buffer, 0, bytes.length / 8))
}

/** Held when it did not come back within the days; not judged yet when it may still. */
function judgeSolved({ week, amounts, beside }: Cell, { goodDays, nowMs }: Solved): Pick<Tally, 'judged' | 'good'> {
  let judged = 0
  let good = 0
  const latest = nowMs - goodDays * dayMs - (Date.parse(`${week}T00:00:00Z`) - dayMs)
  for (let at = 0; at < amounts.length; at += 4) if (amounts.readInt32BE(at) <= latest) good += 1
  judged = good + beside.length / 8
  for (let at = 0; at < beside.length; at += 8) if (beside.readDoubleBE(at) > goodDays * dayMs) good += 1
  return { judged, good }
}

/** One place for each score 0…10, and the last for answers without one. */
function countScores(scores: Buffer): number[] {
  const counts = new Array<number>(12).fill(0)
  for (const score of scores) {
    const place = Math.min(score, 11)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/** The tally of several cells of one measure. */
export function addUp(measure: Measure, cells: CellTally[]): Tally {
  const sum: Tally = {
    measure,
    n: 0,
    judged: 0,
    good: 0,
    counts: new Array<number>(12).fill(0),
    amounts: [],
    beside: [],
  }
  for (const { tally } of cells) {
    sum.n += tally.n
    sum.judged += tally.judged
    sum.good += tally.good
    for (let place = 0; place < tally.counts.length; place += 1)
      sum.counts[place] = (sum.counts[place] ?? 0) + (tally.counts[place] ?? 0)
    for (const stretch of tally.amounts) sum.amounts.push(stretch)
    for (const stretch of tally.beside) sum.beside.push(stretch)
  }
  return sum
}
