import { readAsNow } from '@heed/contract/automation-events.ts'
import { type AutomationDraft, tryDays, tryMostEvents } from '@heed/contract/automations.ts'
import { sql } from 'kysely'
import { dayIn, now } from '../../platform/clock.ts'
import { newIdAt } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Facts, isMatch, readFacts } from './facts.ts'
import { requireBranches } from './save-automation.ts'

const dayMs = 86_400_000
const mostCases = 20
/** Of every kind together: what is older than so many events is not looked for. */
const mostLookedAt = 200_000

/** What a rule would have met: the look that a running rule takes, over what happened. Nothing is written. */
export const tryRule = (scope: Scope, draft: AutomationDraft) =>
  scope.transaction(async (tx) => {
    await requireBranches(tx, draft)
    const until = now()
    const since = new Date(until.getTime() - tryDays * dayMs)
    const newest = sql`select id, at, payload, case_id from (
        select id, at, payload, case_id, type from event
        where workspace_id = ${scope.workspaceId} and id >= ${newIdAt(since.getTime())}::uuid
        order by id desc limit ${mostLookedAt}
      ) looked where type = ${draft.event} and at >= ${since} order by id desc limit ${tryMostEvents}`
    const facts = await readFacts(tx, newest, draft.conditions)
    const matched = facts.filter((one) => isMatch(one, { branch_id: draft.branchId, ...draft }))
    const isCut = facts.length >= tryMostEvents
    const first = isCut ? (facts.at(-1)?.at ?? since) : since
    return {
      events: facts.length,
      matched: matched.length,
      from: first.toISOString(),
      isCut,
      days: countDays(matched, since, until),
      cases: newestCases(matched),
      readAsNow: [...new Set(draft.conditions.map(({ field }) => field))].filter((field) =>
        readAsNow.some((name) => name === field),
      ),
    }
  })

/** Each on the day of its branch; days without one are there too. */
function countDays(matched: Facts[], since: Date, until: Date) {
  const counts = new Map<string, number>()
  for (let at = since.getTime(); at <= until.getTime(); at += dayMs) counts.set(dayIn('UTC', new Date(at)), 0)
  for (const { at, zone } of matched) {
    const day = dayIn(zone, at)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, matched: count })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

function newestCases(matched: Facts[]) {
  const byCase = new Map<string, Facts>()
  for (const one of matched.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    if (byCase.size >= mostCases) break
    if (!byCase.has(one.case_id)) byCase.set(one.case_id, one)
  }
  return [...byCase.values()].map((one) => ({
    id: one.case_id,
    number: one.number,
    subject: one.subject,
    customer: { id: one.customer_id, name: one.customer_name },
    at: one.at.toISOString(),
  }))
}
