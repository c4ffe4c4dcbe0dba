import type { AutomationTarget } from '@heed/contract/automation-parts.ts'
import type { AutomationDraft, changeAutomation } from '@heed/contract/automations.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { automationChanged, automationDeleted, automationMade } from '../../events/automation-events.ts'
import { now } from '../../platform/clock.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { ownerUnknown } from '../cases/index.ts'
import { automationChangedMeanwhile, needsBranch, tooMany, wouldLoop } from './automation.errors.ts'
import { type AutomationRecord, type Rule, readAutomation, readAutomations } from './automation-rows.ts'
import { findLoop, type Link } from './loops.ts'
import { settlePause } from './storms.ts'

const most = 200

export const makeRule = (scope: Scope, draft: AutomationDraft) =>
  scope.transaction(async (tx) => {
    const id = newId()
    await requireFit(tx, id, draft)
    const { count, last } = await tx.db
      .selectFrom('automation')
      .select((build) => [build.fn.countAll<number>().as('count'), build.fn.max('position').as('last')])
      .where('workspace_id', '=', scope.workspaceId)
      .executeTakeFirstOrThrow()
    if (count >= most) throw tooMany()
    await tx.db
      .insertInto('automation')
      .values({
        id,
        ...columnsOf(draft),
        position: (last ?? 0) + 1,
        resumed_at: now(),
        made_by: scope.actor?.id ?? null,
        made_at: now(),
      })
      .execute()
    await tx.emit(automationMade, { automationId: id, name: draft.name }, { branchId: draft.branchId })
    return readAutomation(tx, id)
  })

export const changeRule = (scope: Scope, id: string, { version, ...draft }: z.output<typeof changeAutomation.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeRule(tx, id)
    if (row.version !== version) throw automationChangedMeanwhile()
    await requireFit(tx, id, draft)
    await tx.db
      .updateTable('automation')
      .set({ ...columnsOf(draft), version: row.version + 1 })
      .where('id', '=', id)
      .execute()
    await say(tx, row, { ...draft })
    return readAutomation(tx, id)
  })

/** On also ends a pause: the hour is counted anew. */
export const switchRule = (scope: Scope, id: string, on: boolean) =>
  scope.transaction(async (tx) => {
    const row = await takeRule(tx, id)
    const wanted = on ? 'on' : 'off'
    if (row.state === wanted) return readAutomation(tx, id)
    if (on) await requireNoLoop(tx, linkOf(row))
    await settlePause(tx, row)
    await tx.db
      .updateTable('automation')
      .set({ state: wanted, paused_at: null, ...(on ? { resumed_at: now() } : {}) })
      .where('id', '=', id)
      .execute()
    await say(tx, row, { on })
    return readAutomation(tx, id)
  })

export const deleteRule = (scope: Scope, id: string) =>
  scope.transaction(async (tx) => {
    const row = await takeRule(tx, id)
    await settlePause(tx, row)
    await tx.db.deleteFrom('automation').where('id', '=', id).execute()
    await tx.emit(automationDeleted, { automationId: id, name: row.name }, { branchId: row.branch_id })
    return null
  })

/** Those that are named come first, in that order; each keeps its own right to be changed. */
export const orderRules = (scope: Scope, ids: string[]) =>
  repeatableTransaction(scope, async (tx) => {
    await oneAtATime(tx, 'order of rules')
    const wanted = [...new Set(ids)]
    for (const id of wanted.toSorted()) await takeRule(tx, id)
    await sql`update automation a set position = o.position from (
        select id, row_number() over (order by array_position(${wanted}::uuid[], id), position, id) as position
        from automation where workspace_id = ${scope.workspaceId}
      ) o where o.id = a.id and a.position <> o.position`.execute(tx.db)
    return { items: await readAutomations(tx) }
  })

const columnsOf = ({ name, branchId, event, mostPerHour, ...rule }: AutomationDraft) => ({
  name,
  branch_id: branchId,
  event,
  most_per_hour: mostPerHour,
  rule: JSON.stringify(rule satisfies Rule),
})

const linkOf = (row: AutomationRecord): Link => ({
  id: row.id,
  name: row.name,
  branchId: row.branch_id,
  event: row.event,
  ...(row.rule as unknown as Rule),
})

const say = (tx: Tx, { id, name, branch_id }: AutomationRecord, changed: Record<string, unknown>) =>
  tx.emit(automationChanged, { automationId: id, name, changed }, { branchId: branch_id })

/** A rule that the actor may change, locked; one for every branch is seen by all and changed by those who see all. */
export async function takeRule(tx: Tx, id: string): Promise<AutomationRecord> {
  const row = await tx.db.selectFrom('automation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  if (row.branch_id === null && tx.scope.branchIds !== null) throw needsBranch()
  return row
}

async function requireFit(tx: Tx, id: string, draft: AutomationDraft): Promise<void> {
  await requireBranches(tx, draft)
  await requireMembers(tx, draft)
  await requireNoLoop(tx, { id, ...draft })
}

export async function requireBranches(tx: Tx, { branchId, conditions }: AutomationDraft): Promise<void> {
  if (branchId === null && tx.scope.branchIds !== null) throw needsBranch()
  const named = conditions.flatMap((condition) => (condition.field === 'branch' ? condition.values : []))
  const wanted = [...new Set([...named, ...(branchId ? [branchId] : [])])]
  if (wanted.length === 0) return
  const known = await tx.db.selectFrom('branch').select('id').where('id', 'in', wanted).execute()
  if (known.length < wanted.length) throw branchUnknown()
}

/** Whoever is named is here and sees the rule's branch; in a rule for every branch it shows when it runs. */
async function requireMembers(tx: Tx, { branchId, actions }: AutomationDraft): Promise<void> {
  const targets = actions.flatMap((action): AutomationTarget[] => {
    if (action.do === 'make_action') return [action.for]
    if (action.do === 'notify') return [action.whom]
    return action.do === 'assign' ? [action.to] : []
  })
  const wanted = [...new Set(targets.flatMap((target) => (target.who === 'member' ? [target.memberId] : [])))]
  if (wanted.length === 0) return
  const known = await tx.db
    .selectFrom('member')
    .select(['id', 'branch_ids'])
    .where('id', 'in', wanted)
    .where('active', '=', true)
    .where('role', '<>', 'observer')
    .execute()
  const fit = known.filter(({ branch_ids }) => branchId === null || !branch_ids || branch_ids.includes(branchId))
  if (fit.length < wanted.length) throw ownerUnknown()
}

/** Against the rules that are not off. Whoever changes a rule of a branch sees all that can be part of its ring. */
async function requireNoLoop(tx: Tx, rule: Link): Promise<void> {
  const others = await tx.db
    .selectFrom('automation')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('state', '<>', 'off')
    .orderBy('position')
    .execute()
  const ring = findLoop(rule, others.map(linkOf))
  if (ring) throw wouldLoop([...ring, rule].map(({ name }) => name))
}
