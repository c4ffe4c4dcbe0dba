import { type CycleStep, cycleSteps, type ImprovementCycle } from '@heed/contract/improvement-cycles.ts'
import { type RawBuilder, sql } from 'kysely'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Tx } from '../../../platform/scope.ts'
import { named } from '../named.ts'

const dayMs = 86_400_000

type StepRow = { step: CycleStep; words: string; member_id: string | null; name: string | null; at: string }
type Row = {
  id: string
  words: string
  round: number
  branch_id: string | null
  branch_name: string | null
  owner_id: string
  owner_name: string
  problem_id: string | null
  corrective_id: string | null
  goal_id: string | null
  about_words: string | null
  steps: StepRow[]
  moved_at: Date
  dormant_days: number
  closed_at: Date | null
  next_id: string | null
  given_up_at: Date | null
  given_up_why: string | null
  given_up_by: string | null
  given_up_name: string | null
}

/** Newest first. What moved last is its own step, or what was done about the thing that it turns about. */
export async function selectCycles(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<ImprovementCycle[]> {
  const { rows } = await sql<Row>`
    select y.*, b.name as branch_name, m.name as owner_name, q.name as given_up_name, coalesce(left(p.words, 300), a.words, g.words) as about_words,
      (select coalesce(json_agg(json_build_object('step', s.step, 'words', s.words, 'member_id', s.member_id, 'name', w.name, 'at', s.at) order by s.id), '[]')
       from cycle_step s left join member w on w.id = s.member_id where s.cycle_id = y.id) as steps,
      greatest(y.started_at, (select max(s.at) from cycle_step s where s.cycle_id = y.id), p.changed_at, a.done_at,
        (select max(e.at) from effect_check e where e.action_id = a.id),
        (select max(r.at) from goal_reading r where r.goal_id = g.id)) as moved_at
    from improvement_cycle y
    join member m on m.id = y.owner_id
    left join branch b on b.id = y.branch_id
    left join member q on q.id = y.given_up_by
    left join problem p on p.id = y.problem_id
    left join corrective_action a on a.id = y.corrective_id
    left join goal g on g.id = y.goal_id
    where y.workspace_id = ${tx.scope.workspaceId} and ${where} order by y.id desc`.execute(tx.db)
  return rows.map(present)
}

export async function readCycle(tx: Tx, cycleId: string): Promise<ImprovementCycle> {
  const [cycle] = await selectCycles(tx, sql`y.id = ${cycleId}`)
  if (!cycle) throw notFound()
  return cycle
}

function present(row: Row): ImprovementCycle {
  const nextStep = row.closed_at || row.given_up_at ? null : (cycleSteps[row.steps.length] ?? null)
  const restedMs = now().getTime() - row.moved_at.getTime()
  return {
    id: row.id,
    words: row.words,
    round: row.round,
    branch: named(row.branch_id, row.branch_name),
    owner: { id: row.owner_id, name: row.owner_name },
    about: aboutOf(row),
    steps: row.steps.map(({ step, words, member_id, name, at }) => ({
      step,
      words,
      by: named(member_id, name),
      at: new Date(at).toISOString(),
    })),
    nextStep,
    dormantDays: row.dormant_days,
    movedAt: row.moved_at.toISOString(),
    isDormant: nextStep !== null && restedMs >= row.dormant_days * dayMs,
    closedAt: row.closed_at?.toISOString() ?? null,
    nextId: row.next_id,
    givenUp:
      row.given_up_at && row.given_up_why !== null
        ? { why: row.given_up_why, by: named(row.given_up_by, row.given_up_name), at: row.given_up_at.toISOString() }
        : null,
  }
}

/** Out of sight, it is not named. */
function aboutOf(row: Row): ImprovementCycle['about'] {
  const words = row.about_words
  if (words === null) return null
  if (row.problem_id) return { kind: 'problem', id: row.problem_id, words }
  if (row.corrective_id) return { kind: 'corrective', id: row.corrective_id, words }
  return row.goal_id ? { kind: 'goal', id: row.goal_id, words } : null
}

/** Locked, so that nobody goes on with what is being changed. */
export async function takeCycle(tx: Tx, cycleId: string) {
  const row = await tx.db
    .selectFrom('improvement_cycle')
    .selectAll()
    .where('id', '=', cycleId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}
