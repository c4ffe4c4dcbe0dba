import { type doHeldBack, type dropHeldBack, mostHeldAtOnce } from '@heed/contract/automations.ts'
import type { z } from 'zod'
import { automationHeldDone, automationHeldDropped } from '../../events/automation-events.ts'
import { now } from '../../platform/clock.ts'
import { Scope, type Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { ruleIsOff } from './automation.errors.ts'
import { type Rule, readAutomation } from './automation-rows.ts'
import { isMatch, readFactsOf } from './facts.ts'
import { act, type Outcome } from './run-automations.ts'
import { takeRule } from './save-automation.ts'

type Done = z.output<typeof doHeldBack.response>
type Dropped = z.output<typeof dropHeldBack.response>

/** Does what the rule held back, oldest first and so many at a time: each once, as the rule is now, where its conditions still hold. */
export async function doHeld(scope: Scope, id: string): Promise<Done> {
  const waiting = await scope.transaction(async (tx) => {
    const { state } = await takeRule(tx, id)
    if (state === 'off') throw ruleIsOff()
    return selectHeld(tx, id).select('id').limit(mostHeldAtOnce).execute()
  })
  const counts = { did: 0, failed: 0, dropped: 0 }
  // In Heed's own name, like every run of a rule, and each by itself: a fault leaves those before it done.
  const heed = new Scope(scope.house, scope.workspaceId)
  for (const run of waiting) {
    const result = await heed.transaction((tx) => doOne(tx, id, run.id, scope.actor?.id ?? null))
    if (result && result !== 'held') counts[result] += 1
  }
  return scope.transaction(async (tx) => {
    const automation = await readAutomation(tx, id)
    await tx.emit(
      automationHeldDone,
      { automationId: id, name: automation.name, ...counts },
      { branchId: automation.branchId },
    )
    return { ...counts, automation }
  })
}

type Settled = Outcome | { result: 'dropped'; reason: string; effects?: undefined }

/** @returns what became of it; undefined where somebody else was faster. */
async function doOne(tx: Tx, id: string, runId: string, by: string | null): Promise<Settled['result'] | undefined> {
  const found = await tx.db
    .selectFrom('automation_run')
    .select(['event_id', 'case_id'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!found?.case_id) return undefined
  // The case before its rules, as everywhere.
  await requireCase(tx, found.case_id)
  const row = await tx.db.selectFrom('automation').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  const held = await selectHeld(tx, id).select('id').where('id', '=', runId).forUpdate().executeTakeFirst()
  if (!held || !row || row.state === 'off') return undefined
  const { match, conditions } = row.rule as unknown as Rule
  const facts = await readFactsOf(tx, found.event_id, conditions)
  const isMeant = facts && isMatch(facts, { branch_id: row.branch_id, match, conditions })
  const settled: Settled = isMeant
    ? await act(tx, row, facts, await depthOf(tx, found.event_id))
    : { result: 'dropped', reason: 'automation.no_longer' }
  await tx.db
    .updateTable('automation_run')
    // Chosen by somebody: its actions count for no storm.
    .set({
      result: settled.result,
      reason: settled.reason ?? null,
      effects: JSON.stringify(settled.effects ?? []),
      version: row.version,
      settled_at: now(),
      settled_by: by,
    })
    .where('id', '=', runId)
    .execute()
  return settled.result
}

const depthOf = async (tx: Tx, eventId: string): Promise<number> =>
  (await tx.db.selectFrom('event').select('depth').where('id', '=', eventId).executeTakeFirstOrThrow()).depth

/** All that is held back and in sight is not done any more, and why. */
export const dropHeld = (scope: Scope, id: string, { word }: z.output<typeof dropHeldBack.body>): Promise<Dropped> =>
  scope.transaction(async (tx) => {
    const row = await takeRule(tx, id)
    const { numUpdatedRows } = await tx.db
      .updateTable('automation_run')
      .set({ result: 'dropped', reason: null, word, settled_at: now(), settled_by: scope.actor?.id ?? null })
      .where('automation_id', '=', id)
      .where('result', '=', 'held')
      .executeTakeFirstOrThrow()
    const dropped = Number(numUpdatedRows)
    await tx.emit(
      automationHeldDropped,
      { automationId: id, name: row.name, dropped, word },
      { branchId: row.branch_id },
    )
    return { dropped, automation: await readAutomation(tx, id) }
  })

const selectHeld = (tx: Tx, automationId: string) =>
  tx.db
    .selectFrom('automation_run')
    .where('automation_id', '=', automationId)
    .where('result', '=', 'held')
    .orderBy('at')
    .orderBy('id')
