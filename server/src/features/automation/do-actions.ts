import type { AutomationAction } from '@heed/contract/automation-parts.ts'
import type { AutomationEffect } from '@heed/contract/automations.ts'
import { mostTags } from '@heed/contract/cases.ts'
import { priorities } from '@heed/contract/standards.ts'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'
import { writeAction } from '../actions/index.ts'
import { assignTo, requireCase, updateCaseWith } from '../cases/index.ts'
import { callUrgently } from '../duty/index.ts'
import { nobodyThere, tagsFull } from './automation.errors.ts'
import type { Facts } from './facts.ts'
import { mailNotice } from './mail-notice.ts'
import { findWhoIsMeant, listReaders, type Meant } from './who-is-meant.ts'

const levels: readonly string[] = priorities

export type Doing = { rule: { id: string; name: string }; facts: Facts }

/** What a rule does in a case, one after the other: all of it or, where one is refused, nothing. */
export async function doActions(
  tx: Tx,
  doing: Doing,
  actions: readonly AutomationAction[],
): Promise<AutomationEffect[]> {
  const effects: AutomationEffect[] = []
  for (const [index, action] of actions.entries()) effects.push(await doAction(tx, doing, action, index))
  return effects
}

async function doAction(tx: Tx, doing: Doing, action: AutomationAction, index: number): Promise<AutomationEffect> {
  const { facts } = doing
  const origin = `rule:${doing.rule.id}:${facts.event_id}:${index}`
  switch (action.do) {
    case 'make_action': {
      const meant = await findWhoIsMeant(tx, facts, action.for)
      const dueAt = new Date(now().getTime() + action.dueInMinutes * 60_000)
      return { do: action.do, ...(await makeAction(tx, doing, meant, { words: action.words, dueAt, origin })) }
    }
    case 'notify': {
      const meant = await findWhoIsMeant(tx, facts, action.whom)
      if (action.by === 'today')
        return { do: action.do, ...(await makeAction(tx, doing, meant, { words: action.words, dueAt: null, origin })) }
      return { do: action.do, outboxIds: await mailAll(tx, doing, meant, action.words) }
    }
    case 'assign': {
      const meant = await findWhoIsMeant(tx, facts, action.to)
      const row = await requireCase(tx, facts.case_id)
      const memberId = 'memberId' in meant ? meant.memberId : null
      if (row.owner_id === memberId) return { do: action.do, nothingToDo: true }
      const { owner } = await assignTo(tx.scope, facts.case_id, memberId)
      return { do: action.do, to: owner }
    }
    case 'raise_priority': {
      const row = await requireCase(tx, facts.case_id)
      const isLower = levels.indexOf(row.priority) < levels.indexOf(action.to)
      if (!isLower) return { do: action.do, nothingToDo: true }
      await updateCaseWith(tx.scope, facts.case_id, { priority: action.to })
      return { do: action.do }
    }
    case 'add_tag': {
      const row = await requireCase(tx, facts.case_id)
      if (row.tags.includes(action.tag)) return { do: action.do, nothingToDo: true }
      if (row.tags.length >= mostTags) throw tagsFull()
      await updateCaseWith(tx.scope, facts.case_id, { tags: [...row.tags, action.tag] })
      return { do: action.do }
    }
    case 'escalate': {
      const call = await callUrgently(tx.scope, { caseId: facts.case_id, words: action.words })
      return { do: action.do, callId: call.id, to: call.asked }
    }
  }
}

async function makeAction(
  tx: Tx,
  { rule, facts }: Doing,
  meant: Meant,
  { words, dueAt, origin }: { words: string; dueAt: Date | null; origin: string },
): Promise<Pick<AutomationEffect, 'actionId' | 'nothingToDo'>> {
  const actionId = await writeAction(tx, {
    kind: 'by_rule',
    branchId: facts.branch_id,
    caseId: facts.case_id,
    words,
    facts: { automationId: rule.id, rule: rule.name },
    ...('memberId' in meant ? { ownerId: meant.memberId } : { forRole: meant.role }),
    dueAt,
    origin,
  })
  return actionId ? { actionId } : { nothingToDo: true }
}

async function mailAll(tx: Tx, { rule, facts }: Doing, meant: Meant, words: string): Promise<string[]> {
  const readers = await listReaders(tx, facts.branch_id, meant)
  if (readers.length === 0) throw nobodyThere()
  const outboxIds: string[] = []
  for (const reader of readers) outboxIds.push(await mailNotice(tx, reader, facts, { words, rule: rule.name }))
  return outboxIds
}
