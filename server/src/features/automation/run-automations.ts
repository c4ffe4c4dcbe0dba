import { type AutomationEvent, automationEvents } from '@heed/contract/automation-events.ts'
import type { AutomationEffect } from '@heed/contract/automations.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { defineEvent, type Happened, on, type Reaction } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import type { AutomationRecord, Rule } from './automation-rows.ts'
import { doActions } from './do-actions.ts'
import { type Facts, isMatch, readFacts } from './facts.ts'
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
  for (const row of listening) await runOne(tx, row, happened)
}

async function runOne(tx: Tx, row: AutomationRecord, happened: Happened): Promise<void> {
  const { match, conditions } = row.rule as unknown as Rule
  const one = sql`select id, at, payload, case_id from event where id = ${happened.id}`
  // Read anew for each rule: one before it may have changed the case.
  const [facts] = await readFacts(tx, one, conditions)
  if (!facts || !isMatch(facts, { branch_id: row.branch_id, match, conditions })) return
  const runId = await claim(tx, row, happened, facts)
  if (!runId) return
  await keep(tx, runId, await outcomeOf(tx, row, happened, facts))
}

type Outcome = { result: 'did' | 'failed' | 'held'; reason?: string; effects?: AutomationEffect[]; actions?: number }

async function outcomeOf(tx: Tx, { id }: AutomationRecord, happened: Happened, facts: Facts): Promise<Outcome> {
  // One run of a rule at a time, so that the bound on an hour is exact; the case before its rules, always in this order.
  await requireCase(tx, facts.case_id)
  const row = await tx.db.selectFrom('automation').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  if (!row || row.state === 'off') return { result: 'held', reason: 'automation.switched_off' }
  if (row.state === 'paused') return { result: 'held', reason: 'automation.paused' }
  if (happened.depth > deepest) return { result: 'failed', reason: 'automation.too_deep' }
  const { actions } = row.rule as unknown as Rule
  if (await isTooMuch(tx, row, actions.length)) {
    await pause(tx, row, facts)
    return { result: 'held', reason: 'automation.paused' }
  }
  try {
    const effects = await tx.attempt(() =>
      tx.atDepth(happened.depth + 1, () => {
        const act = () => doActions(tx, { rule: row, facts }, actions)
        return row.branch_id ? tx.inBranch(row.branch_id, act) : act()
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
