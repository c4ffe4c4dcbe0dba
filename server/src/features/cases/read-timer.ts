import type { Timer } from '@heed/contract/cases.ts'
import type { Tx } from '../../platform/scope.ts'

type Stored = {
  id: string
  version: number
  opened_at: Date
  first_answer_at: Date | null
  solved_at: Date | null
}
/** A stretch of time in milliseconds; without an end it lasts. */
type Stretch = { from: number; to: number | undefined }
type Change = { at: Date; to: string }

/** Everything stands in the case's row and in what happened to it, so nothing is lost by a reload, a handover or a restart. */
export async function readTimer(tx: Tx, row: Stored): Promise<Timer> {
  // A case never touched has never changed its state.
  const changes = row.version > 1 ? await listStateChanges(tx, row.id) : []
  return timerOf(row, changes)
}

async function listStateChanges(tx: Tx, caseId: string): Promise<Change[]> {
  const rows = await tx.db
    .selectFrom('event')
    .select(['at', 'payload'])
    .where('case_id', '=', caseId)
    .where('type', '=', 'case.state_changed')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ at, payload }) => ({ at, to: String((payload as { to?: string }).to) }))
}

export function timerOf(row: Omit<Stored, 'id' | 'version'>, changes: Change[]): Timer {
  const opened = row.opened_at.getTime()
  const stops = stretchesOf(changes, ['solved', 'closed'])
  const holds = stretchesOf(changes, ['waiting', 'snoozed'])
  const elapsed = (at: Date) => seconds(Math.max(0, at.getTime() - opened) - overlap(stops, opened, at.getTime()))
  return {
    startedAt: row.opened_at.toISOString(),
    firstAnswerSeconds: row.first_answer_at ? elapsed(row.first_answer_at) : null,
    solvedSeconds: row.solved_at ? elapsed(row.solved_at) : null,
    stoppedSeconds: seconds(overlap(stops.filter(isOver), opened, Number.POSITIVE_INFINITY)),
    heldSeconds: seconds(overlap(holds.filter(isOver), opened, Number.POSITIVE_INFINITY)),
    heldSince: sinceOf(holds),
  }
}

/** When the case stood in one of these states. */
function stretchesOf(changes: Change[], states: string[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { at, to } of changes) {
    const last = stretches.at(-1)
    const isIn = last !== undefined && last.to === undefined
    if (states.includes(to)) {
      if (!isIn) stretches.push({ from: at.getTime(), to: undefined })
    } else if (isIn) last.to = Math.max(last.from, at.getTime())
  }
  return stretches
}

const isOver = ({ to }: Stretch) => to !== undefined
const overlap = (stretches: Stretch[], from: number, to: number) =>
  stretches.reduce(
    (sum, stretch) => sum + Math.max(0, Math.min(stretch.to ?? to, to) - Math.max(stretch.from, from)),
    0,
  )
const seconds = (ms: number) => Math.round(ms) / 1000
const sinceOf = (stretches: Stretch[]) => {
  const last = stretches.at(-1)
  return last && last.to === undefined ? new Date(last.from).toISOString() : null
}
