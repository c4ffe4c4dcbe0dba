import type { citeRule, RuleUse } from '@heed/contract/rules.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { ruleUsed } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { person } from '../person.ts'
import { alternativeNeeded, ruleRetired, ruleUnknown } from '../prevention.errors.ts'

/** A case is about a rule; a request refused by it is written down only together with what was offered instead. */
export const cite = (scope: Scope, caseId: string, { ruleId, refused }: z.output<typeof citeRule.body>) =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId } = await requireCase(tx, caseId)
    const rule = await requireRuleInForce(tx, ruleId)
    if (refused && refused.alternative === '') throw alternativeNeeded()
    const useId = newId()
    const at = now()
    await tx.db
      .insertInto('rule_use')
      .values({ id: useId, rule_id: ruleId, case_id: caseId, ...refused, member_id: scope.actor?.id ?? null, at })
      .execute()
    await tx.emit(ruleUsed, { ruleId, name: rule.name, caseId, refused: refused !== null }, { caseId, branchId, at })
    tx.tell({ topic: 'prevention', id: ruleId, type: ruleUsed.type }, null)
    return (await selectUses(tx, sql`x.id = ${useId}`))[0] as RuleUse
  })

/** Locked, so that what is counted of it is counted once. */
export async function requireRuleInForce(tx: Tx, ruleId: string): Promise<{ id: string; name: string }> {
  const rule = await tx.db
    .selectFrom('rule')
    .select(['id', 'name', 'retired_at'])
    .where('id', '=', ruleId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!rule) throw ruleUnknown()
  if (rule.retired_at) throw ruleRetired()
  return rule
}

export const listUsesOfCase = (scope: Scope, caseId: string) =>
  scope.transaction(async (tx) => {
    const known = await tx.db.selectFrom('case').select('id').where('id', '=', caseId).executeTakeFirst()
    if (!known) throw notFound()
    return { items: await selectUses(tx, sql`x.case_id = ${caseId}`) }
  })

const most = 100

/** In sight, newest first. */
export async function selectUses(tx: Tx, where: RawBuilder<unknown>): Promise<RuleUse[]> {
  const { rows } = await sql<{
    id: string
    rule_id: string
    rule_name: string
    case_id: string
    number: number
    subject: string
    asked: string | null
    alternative: string | null
    decision: RuleUse['decision']
    member_id: string | null
    member_name: string | null
    at: Date
  }>`
    select x.*, r.name as rule_name, c.number, c.subject, m.name as member_name
    from rule_use x
    join rule r on r.id = x.rule_id
    join "case" c on c.id = x.case_id
    left join member m on m.id = x.member_id
    where x.workspace_id = ${tx.scope.workspaceId} and ${where} order by x.at desc, x.id desc limit ${most}`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    id: row.id,
    rule: { id: row.rule_id, name: row.rule_name },
    case: { id: row.case_id, number: row.number, subject: row.subject },
    asked: row.asked,
    alternative: row.alternative,
    decision: row.decision,
    by: person(row.member_id, row.member_name),
    at: row.at.toISOString(),
  }))
}
