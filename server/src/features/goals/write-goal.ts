import type { Goal, GoalInput } from '@heed/contract/goals.ts'
import { goalFit } from '@heed/methods/goal-fit.ts'
import { goalChanged, goalProposed } from '../../events/goal-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notAllowed } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readStandard } from '../standards/index.ts'
import { askForAgreement, settleAgreement } from './ask-agreement.ts'
import { type GoalRow, lockGoal } from './goal-rows.ts'
import { requirePlace } from './goal-tree.ts'
import * as refuse from './goals.errors.ts'
import { presentGoal } from './read-goals.ts'
import { withdrawReward } from './rewards.ts'
import { findVagueWords } from './vague.ts'
import { mayChange } from './who-agrees.ts'

type Ratings = NonNullable<GoalInput['ratings']>
type Columns = ReturnType<typeof columnsOf>

/** Proposes a goal; how hard it looks to whoever writes it is their agreement. Employees propose for themselves. */
export const proposeGoal = (scope: Scope, input: GoalInput, templateKey: string | null = null): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const goal = await placed(tx, columnsOf(input))
    const id = newId()
    await requireFit(tx, id, goal)
    requireReachable(input.ratings, input.despite)
    await tx.db
      .insertInto('goal')
      .values({
        id,
        ...goal,
        template_key: templateKey,
        created_by: tx.scope.actor?.id ?? null,
        ...(input.ratings ? agreement(tx, goal, input.ratings) : {}),
      })
      .execute()
    await tx.emit(goalProposed, { goalId: id, words: goal.words }, { branchId: goal.branch_id })
    await askForAgreement(tx, id)
    return presentGoal(tx, id)
  })

const whatIsAgreed = [
  'words',
  'behaviour',
  'standard_id',
  'unit',
  'direction',
  'combine',
  'start_value',
  'target_value',
  'due_on',
] as const

/** What it was is kept; where that was agreed to, both agree again. */
export const changeGoal = (
  scope: Scope,
  goalId: string,
  change: { [Key in keyof GoalInput]?: GoalInput[Key] | undefined },
): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const before = await lockGoal(tx, goalId)
    if (!mayChange(scope, before)) throw notAllowed()
    if (before.state === 'dropped') throw refuse.dropped()
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const after = columnsOf({ ...inputOf(before), ...said } as GoalInput)
    if (after.is_top !== before.is_top && !scope.may('goal:edit')) throw notAllowed()
    await requireFit(tx, goalId, after)
    requireReachable(change.ratings, change.despite)
    const isOther = whatIsAgreed.some((name) => after[name] !== before[name]) || isOwnReward(tx, before, after)
    if (isOther || after.reward !== before.reward) await withdrawReward(tx, before)
    await keepVersion(tx, before)
    await tx.db
      .updateTable('goal')
      .set({
        ...after,
        version: before.version + 1,
        ...(isOther ? { ...unagreed, agreement_round: newId() } : {}),
        ...(change.ratings && isOther ? agreement(tx, after, change.ratings) : {}),
      })
      .where('id', '=', goalId)
      .execute()
    await tx.emit(goalChanged, { goalId, words: after.words, changed: said }, { branchId: after.branch_id })
    if (isOther) {
      await settleAgreement(tx, before, 'done')
      await askForAgreement(tx, goalId)
    }
    return presentGoal(tx, goalId)
  })

/** Whoever gets the reward has written another into what the business had agreed to. */
const isOwnReward = (tx: Tx, before: GoalRow, after: Columns): boolean =>
  before.manager_agreed_at !== null &&
  before.member_id === tx.scope.actor?.id &&
  after.reward !== null &&
  (after.reward !== before.reward || after.reward_giver_id !== before.reward_giver_id)

const unagreed = {
  state: 'proposed',
  agreed_at: null,
  manager_agreed_by: null,
  manager_agreed_at: null,
  manager_difficulty: null,
  manager_chance: null,
  employee_agreed_by: null,
  employee_agreed_at: null,
  employee_difficulty: null,
  employee_chance: null,
}

/** Whoever writes their own goal agrees as its employee; whoever leads, for the business. */
function agreement(tx: Tx, { member_id }: Columns, { difficulty, chance }: Ratings) {
  const side = member_id !== null && member_id === tx.scope.actor?.id ? 'employee' : 'manager'
  return {
    [`${side}_difficulty`]: difficulty,
    [`${side}_chance`]: chance,
    [`${side}_agreed_by`]: tx.scope.actor?.id ?? null,
    [`${side}_agreed_at`]: now(),
  }
}

/** The warning before saving: too easy lifts nothing, and what is out of reach is given up. */
export function requireReachable(ratings: Ratings | null | undefined, despite = false): void {
  if (!ratings || despite) return
  const fit = goalFit(ratings)
  if (fit === 'too_easy') throw refuse.tooEasy()
  if (fit === 'out_of_reach') throw refuse.outOfReach()
}

/** Whose goal it is and where: an employee's own, in the one branch that they work in. */
async function placed(tx: Tx, goal: Columns): Promise<Columns> {
  const { scope } = tx
  const mine = scope.actor?.id ?? null
  const memberId = goal.level === 'member' ? (goal.member_id ?? mine) : goal.member_id
  if (!scope.may('goal:edit') && (goal.level !== 'member' || memberId !== mine || goal.is_top)) throw notAllowed()
  const place = { ...goal, member_id: memberId }
  if (goal.level !== 'member' || goal.branch_id !== null) return place
  const member = await tx.db.selectFrom('member').select('branch_ids').where('id', '=', memberId).executeTakeFirst()
  const [only, ...more] = member?.branch_ids ?? []
  return { ...place, branch_id: more.length === 0 ? (only ?? null) : null }
}

async function requireFit(tx: Tx, id: string, goal: Columns): Promise<void> {
  const isFor =
    (goal.level === 'member') === (goal.member_id !== null) && (goal.level === 'position') === (goal.position !== null)
  const isWhere = goal.level === 'branch' ? goal.branch_id !== null : goal.level !== 'business' || !goal.branch_id
  if (!isFor || !isWhere) throw refuse.levelUnfit()
  if (goal.branch_id === null && goal.level !== 'member' && tx.scope.branchIds !== null) throw refuse.needsBranch()
  if (goal.branch_id !== null) await requireRow(tx, 'branch', goal.branch_id, branchUnknown)
  if (goal.reward_giver_id !== null) await requireRow(tx, 'member', goal.reward_giver_id, refuse.giverUnknown)
  if (goal.reward_giver_id !== null && goal.reward_giver_id === goal.member_id) throw refuse.giverSelf()
  if (goal.member_id !== null) await requireRow(tx, 'member', goal.member_id, refuse.levelUnfit)
  if (findVagueWords(`${goal.words}\n${goal.behaviour}`, 'en')) throw refuse.vague()
  if ((goal.standard_id === null) === (goal.unit === null)) throw refuse.unmeasured()
  if (goal.standard_id) {
    await readStandard(tx, goal.standard_id)
    if (goal.target_value <= 0 || goal.target_value > 100 || goal.direction !== 'at_least') throw refuse.unmeasured()
  }
  if (goal.due_on < now().toISOString().slice(0, 10)) throw refuse.dateOdd()
  await requirePlace(tx, {
    id,
    parentId: goal.parent_id,
    isTop: goal.is_top,
    level: goal.level,
    branchId: goal.branch_id,
  })
}

async function requireRow(tx: Tx, table: 'branch' | 'member', id: string, refusal: () => Error): Promise<void> {
  if (!(await tx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst())) throw refusal()
}

const columnsOf = (input: GoalInput) => ({
  level: input.level,
  branch_id: input.branchId ?? null,
  member_id: input.memberId ?? null,
  position: input.position ?? null,
  parent_id: input.parentId ?? null,
  is_top: input.isTop ?? false,
  words: input.words,
  behaviour: input.behaviour,
  standard_id: input.standardId ?? null,
  unit: input.unit ?? null,
  direction: input.direction ?? 'at_least',
  combine: input.combine ?? 'mean',
  start_value: input.startValue ?? null,
  target_value: input.targetValue,
  due_on: input.dueOn,
  help_needed: input.helpNeeded ?? null,
  reward: input.reward ?? null,
  reward_giver_id: input.reward ? (input.rewardGiverId ?? null) : null,
})

const inputOf = (row: GoalRow) => ({
  level: row.level,
  branchId: row.branch_id,
  memberId: row.member_id,
  position: row.position,
  parentId: row.parent_id,
  isTop: row.is_top,
  words: row.words,
  behaviour: row.behaviour,
  standardId: row.standard_id,
  unit: row.unit,
  direction: row.direction,
  combine: row.combine,
  startValue: row.start_value,
  targetValue: row.target_value,
  dueOn: row.due_on,
  helpNeeded: row.help_needed,
  reward: row.reward,
  rewardGiverId: row.reward_giver_id,
})

const keepVersion = (tx: Tx, row: GoalRow) =>
  tx.db
    .insertInto('goal_version')
    .values({
      id: newId(),
      branch_id: row.branch_id,
      goal_id: row.id,
      version: row.version,
      changed_by: tx.scope.actor?.id ?? null,
      at: now(),
      was: JSON.stringify({
        ...inputOf(row),
        agreedByManager: row.manager_agreed_at !== null,
        agreedByEmployee: row.employee_agreed_at !== null,
      }),
    })
    .execute()
