import { type AutomationEvent, automationEvents } from '@heed/contract/automation-events.ts'
import type { AutomationEffect } from '@heed/contract/automations.ts'
import { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { defineEvent, type Happened, on, type Reaction } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import type { AutomationRecord, Rule } from './automation-rows.ts'
import { countLooks, type Look } from './count-looks.ts'
import { doActions } from './do-actions.ts'
import { type Facts, isMatch, readFactsOf } from './facts.ts'
import { isTooMuch, pause } from './storms.ts'

/** Rules may set off rules, but not without end. */
const deepest = 5

/** One reaction for each kind of event that a rule can listen to; whatever its payload is, rules read it by name. */
export const automationsFollowEvents: Reaction[] = (Object.keys(automationEvents) as AutomationEvent[]).map((type) =>
  on(defineEvent(type, z.unknown()), 'automation.run', (_, tx, happened) => runAutomations(tx, happened)),
)

/** Each rule that listens acts once for an event: its effects and the row that says so are one transaction. */
export async function runAutomations(tx: Tx, happened: Happened): Promise<void> {
  const listening = await tx.db
    .selectFrom('automation')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('event', '=', happened.type)
    .where('state', '<>', 'off')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const looks: Look[] = []
  for (const row of listening) {
    const look = await runOne(tx, row, happened)
    if (look) looks.push(look)
  }
  await countLooks(tx, looks)
}

/** @returns that it looked, and whether its conditions held; undefined where the event is none of its business. */
async function runOne(tx: Tx, row: AutomationRecord, happened: Happened): Promise<Look | undefined> {
  const { match, conditions } = row.rule as unknown as Rule
  // Read anew for each rule: one before it may have changed the case.
  const facts = await readFactsOf(tx, happened.id, conditions)
  if (!facts || (row.branch_id !== null && row.branch_id !== facts.branch_id)) return undefined
  const look = { automationId: row.id, branchId: facts.branch_id, zone: facts.zone, met: false }
  if (!isMatch(facts, { branch_id: row.branch_id, match, conditions })) return look
  const runId = await claim(tx, row, happened, facts)
  if (!runId) return undefined
  await keep(tx, runId, await outcomeOf(tx, row, happened, facts))
  return { ...look, met: true }
}

export type Outcome = {
  result: 'did' | 'failed' | 'held'
  reason?: string
  effects?: AutomationEffect[]
  actions?: number
}

async function outcomeOf(tx: Tx, { id }: AutomationRecord, happened: Happened, facts: Facts): Promise<Outcome> {
  // One run of a rule at a time, so that the bound on an hour is exact; the case before its rules, always in this order.
  await requireCase(tx, facts.case_id)
  const row = await tx.db.selectFrom('automation').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  if (!row || row.state === 'off') return { result: 'held', reason: 'automation.switched_off' }
  if (row.state === 'paused') return { result: 'held', reason: 'automation.paused' }
  const { actions } = row.rule as unknown as Rule
  if (await isTooMuch(tx, row, actions.length)) {
    await pause(tx, row, facts)
    return { result: 'held', reason: 'automation.paused' }
  }
  return act(tx, row, facts, happened.depth)
}

/** All that the rule says, or nothing and the reason. */
export async function act(tx: Tx, row: AutomationRecord, facts: Facts, depth: number): Promise<Outcome> {
  if (depth > deepest) return { result: 'failed', reason: 'automation.too_deep' }
  const { actions } = row.rule as unknown as Rule
  try {
    const effects = await tx.attempt(() =>
      tx.atDepth(depth + 1, () => {
        const doThem = () => doActions(tx, { rule: row, facts }, actions)
        return row.branch_id ? tx.inBranch(row.branch_id, doThem) : doThem()
      }),
    )
    return { result: 'did', effects, actions: actions.length }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { result: 'failed', reason: error.code }
  }
}

/** The row that says that this rule has looked at this event; undefined when it had before. */
async function claim(tx: Tx, row: AutomationRecord, happened: Happened, facts: Facts): Promise<string | undefined> {
  const claimed = await tx.db
    .insertInto('automation_run')
    .values({
      id: newId(),
      automation_id: row.id,
      event_id: happened.id,
      event: happened.type,
      branch_id: facts.branch_id,
      case_id: facts.case_id,
      result: 'held',
      version: row.version,
      at: now(),
    })
    .onConflict((conflict) => conflict.columns(['automation_id', 'event_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return claimed?.id
}

const keep = (tx: Tx, runId: string, { result, reason, effects = [], actions = 0 }: Outcome) =>
  tx.db
    .updateTable('automation_run')
    .set({ result, reason: reason ?? null, effects: JSON.stringify(effects), actions })
    .where('id', '=', runId)
    .execute()
