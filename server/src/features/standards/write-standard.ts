import type { Standard, StandardInput } from '@heed/contract/standards.ts'
import { standardChanged } from '../../events/clock-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireFit, requireReach, type Whole, wholeOf, wholeOfStandard } from './standard-fit.ts'
import { readStandard } from './standard-rows.ts'

type StandardChange = { [Key in keyof StandardInput]?: StandardInput[Key] | undefined }

export const addStandard = (scope: Scope, input: StandardInput): Promise<Standard> =>
  scope.transaction(async (tx) => {
    const standard = wholeOf(input)
    await requireFit(tx, standard)
    const id = newId()
    await tx.db
      .insertInto('standard')
      .values({ id, ...columns(standard) })
      .execute()
    await writeSources(tx, id, standard)
    await tx.emit(standardChanged, { standardId: id, changed: input }, { branchId: standard.branchId })
    return readStandard(tx, id)
  })

/** Any change, or saving it unchanged, makes a template the business's own; what it was before is kept. */
export const changeStandard = (scope: Scope, standardId: string, change: StandardChange): Promise<Standard> =>
  scope.transaction((tx) => changeWithin(tx, standardId, change))

export async function changeWithin(tx: Tx, standardId: string, change: StandardChange): Promise<Standard> {
  const row = await tx.db
    .selectFrom('standard')
    .select('changed_at')
    .where('id', '=', standardId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  const before = await readStandard(tx, standardId)
  await requireReach(tx, before.branchId)
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after: Whole = { ...wholeOfStandard(before), ...said }
  await requireFit(tx, after, before.requirements)
  const at = now()
  await keepVersion(tx, before, row.changed_at, at)
  await tx.db
    .updateTable('standard')
    .set({ ...columns(after), not_yet_yours: false, version: before.version + 1, changed_at: at })
    .where('id', '=', standardId)
    .execute()
  if (said.sources) {
    await tx.db.deleteFrom('standard_source').where('standard_id', '=', standardId).execute()
    await writeSources(tx, standardId, after)
  }
  await tx.emit(standardChanged, { standardId, changed: said }, { branchId: after.branchId })
  return readStandard(tx, standardId)
}

const keepVersion = (tx: Tx, standard: Standard, since: Date, until: Date) =>
  tx.db
    .insertInto('standard_version')
    .values({
      id: newId(),
      standard_id: standard.id,
      version: standard.version,
      from_at: since,
      to_at: until,
      changed_by: tx.scope.actor?.id ?? null,
      was: JSON.stringify(standard),
    })
    .execute()

async function writeSources(tx: Tx, standardId: string, { sources }: Whole): Promise<void> {
  if (sources.length === 0) return
  await tx.db
    .insertInto('standard_source')
    .values(sources.map((source) => ({ id: newId(), standard_id: standardId, ...source })))
    .execute()
}

const columns = (standard: Whole) => ({
  name: standard.name,
  method: standard.method,
  measure: standard.measure,
  wording: JSON.stringify(standard.wording),
  dimension: standard.dimension,
  channel_kind: standard.channelKind,
  priority: standard.priority,
  branch_id: standard.branchId,
  target_seconds: standard.targetSeconds,
  hours: standard.hours,
  limit_count: standard.limitCount,
  target_share_percent: standard.targetSharePercent,
  owner_id: standard.ownerId,
  valid_from: standard.validFrom,
  valid_until: standard.validUntil,
  review_on: standard.reviewOn,
  active: standard.active,
  daily: standard.daily,
})
