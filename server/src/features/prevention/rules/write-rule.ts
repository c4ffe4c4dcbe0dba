import type { changeRule, makeRule } from '@heed/contract/rules.ts'
import type { z } from 'zod'
import { ruleRead, ruleWritten } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireOwner } from '../../cases/index.ts'
import { branchFor } from '../../workspace/index.ts'
import { ruleRetired, versionUnknown } from '../prevention.errors.ts'
import { readRulePage } from './rule-rows.ts'

export const addRule = (scope: Scope, rule: z.output<typeof makeRule.body>) =>
  scope.transaction(async (tx) => {
    await requireColleague(tx, rule.ownerId)
    const ruleId = newId()
    await tx.db
      .insertInto('rule')
      .values({
        id: ruleId,
        name: rule.name,
        for_whom: rule.forWhom,
        owner_id: rule.ownerId,
        review_on: rule.reviewOn,
        made_at: now(),
      })
      .execute()
    await writeVersion(tx, ruleId, rule.name, 1, rule.text)
    return readRulePage(tx, ruleId)
  })

export const editRule = (scope: Scope, ruleId: string, change: z.output<typeof changeRule.body>) =>
  scope.transaction(async (tx) => {
    const rule = await takeRule(tx, ruleId)
    if (change.ownerId) await requireColleague(tx, change.ownerId)
    const columns = {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.forWhom === undefined ? {} : { for_whom: change.forWhom }),
      ...(change.ownerId === undefined ? {} : { owner_id: change.ownerId }),
      ...(change.reviewOn === undefined ? {} : { review_on: change.reviewOn }),
    }
    if (Object.keys(columns).length > 0) await tx.db.updateTable('rule').set(columns).where('id', '=', ruleId).execute()
    const newest = await newestVersion(tx, ruleId)
    const name = change.name ?? rule.name
    if (change.text !== undefined && change.text !== newest.text)
      await writeVersion(tx, ruleId, name, newest.version + 1, change.text)
    else if (Object.keys(columns).length > 0) await sayWritten(tx, ruleId, name, newest.version)
    return readRulePage(tx, ruleId)
  })

/** Of the text that stands now: what one has read must not have changed meanwhile. */
export const markRead = (scope: Scope, ruleId: string, version: number) =>
  scope.transaction(async (tx) => {
    const rule = await takeRule(tx, ruleId)
    if ((await newestVersion(tx, ruleId)).version !== version) throw versionUnknown()
    const memberId = scope.actor?.id
    const read =
      memberId &&
      (await tx.db
        .insertInto('rule_reading')
        .values({ rule_id: ruleId, version, member_id: memberId, read_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .returning('version')
        .executeTakeFirst())
    if (read) {
      await tx.emit(ruleRead, { ruleId, name: rule.name, version })
      tx.tell({ topic: 'prevention', id: ruleId, type: ruleRead.type }, null)
    }
    return readRulePage(tx, ruleId)
  })

/** A rule that holds, locked. */
export async function takeRule(tx: Tx, ruleId: string) {
  const row = await tx.db.selectFrom('rule').selectAll().where('id', '=', ruleId).forNoKeyUpdate().executeTakeFirst()
  if (!row) throw notFound()
  if (row.retired_at) throw ruleRetired()
  return row
}

const newestVersion = (tx: Tx, ruleId: string) =>
  tx.db
    .selectFrom('rule_version')
    .select(['version', 'text'])
    .where('rule_id', '=', ruleId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

async function writeVersion(tx: Tx, ruleId: string, name: string, version: number, text: string): Promise<void> {
  await tx.db
    .insertInto('rule_version')
    .values({ rule_id: ruleId, version, text, written_by: tx.scope.actor?.id ?? null, written_at: now() })
    .execute()
  await sayWritten(tx, ruleId, name, version)
}

async function sayWritten(tx: Tx, ruleId: string, name: string, version: number): Promise<void> {
  await tx.emit(ruleWritten, { ruleId, name, version })
  tx.tell({ topic: 'prevention', id: ruleId, type: ruleWritten.type }, null)
}

async function requireColleague(tx: Tx, memberId: string): Promise<void> {
  const known = await tx.db.selectFrom('member').select('id').where('id', '=', memberId).executeTakeFirst()
  await requireOwner(tx, memberId, known ? await branchFor(tx, memberId, null) : '')
}
