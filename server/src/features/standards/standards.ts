import type { Language } from '@heed/contract/primitives.ts'
import type { Standard, StandardInput } from '@heed/contract/standards.ts'
import type { BusinessKind } from '@heed/contract/workspace.ts'
import type { Selectable } from 'kysely'
import { standardChanged } from '../../events/clock-events.ts'
import { workspaceCreated } from '../../events/workspace-events.ts'
import type { Standard as StandardRow } from '../../platform/database/tables.generated.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound, problem } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { listStandardTemplates } from './templates.ts'

const needsOwnBranch = problem(
  403,
  'standard.needs_branch',
  'A standard for every branch is made by someone who sees every branch',
)

export const presentStandard = (row: Selectable<StandardRow>): Standard => ({
  id: row.id,
  name: row.name,
  measure: row.measure as Standard['measure'],
  channelKind: row.channel_kind as Standard['channelKind'],
  priority: row.priority as Standard['priority'],
  branchId: row.branch_id,
  targetSeconds: row.target_seconds,
  hours: row.hours as Standard['hours'],
  targetSharePercent: Number(row.target_share_percent),
  active: row.active,
  notYetYours: row.not_yet_yours,
})

const columns = (input: Partial<StandardInput>) => ({
  ...(input.name !== undefined ? { name: input.name } : {}),
  ...(input.measure !== undefined ? { measure: input.measure } : {}),
  ...(input.channelKind !== undefined ? { channel_kind: input.channelKind } : {}),
  ...(input.priority !== undefined ? { priority: input.priority } : {}),
  ...(input.branchId !== undefined ? { branch_id: input.branchId } : {}),
  ...(input.targetSeconds !== undefined ? { target_seconds: input.targetSeconds } : {}),
  ...(input.hours !== undefined ? { hours: input.hours } : {}),
  ...(input.targetSharePercent !== undefined ? { target_share_percent: input.targetSharePercent } : {}),
  ...(input.active !== undefined ? { active: input.active } : {}),
})

export const listStandardsInSight = (scope: Scope) =>
  scope.transaction((tx) =>
    tx.db
      .selectFrom('standard')
      .selectAll()
      .orderBy('measure')
      .orderBy('target_seconds', 'desc')
      .orderBy('id')
      .execute(),
  )

async function requireReach(tx: Tx, branchId: string | null): Promise<void> {
  if (branchId === null && tx.scope.branchIds !== null) throw needsOwnBranch()
  if (
    branchId !== null &&
    !(await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst())
  )
    throw branchUnknown()
}

export const addStandard = (scope: Scope, input: StandardInput) =>
  scope.transaction(async (tx) => {
    await requireReach(tx, input.branchId)
    const row = await tx.db
      .insertInto('standard')
      .values({
        id: newId(),
        name: input.name,
        measure: input.measure,
        target_seconds: input.targetSeconds,
        hours: input.hours,
        target_share_percent: input.targetSharePercent,
        ...columns(input),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.emit(standardChanged, { standardId: row.id, changed: input }, { branchId: row.branch_id })
    return row
  })

/** Any change, or saving it unchanged, makes a template the business's own. */
export const changeStandard = (scope: Scope, standardId: string, change: Partial<StandardInput>) =>
  scope.transaction(async (tx) => {
    const before = await tx.db
      .selectFrom('standard')
      .selectAll()
      .where('id', '=', standardId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound()
    await requireReach(tx, before.branch_id)
    if (change.branchId !== undefined) await requireReach(tx, change.branchId)
    const row = await tx.db
      .updateTable('standard')
      .set({ ...columns(change), not_yet_yours: false, version: before.version + 1 })
      .where('id', '=', standardId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.emit(standardChanged, { standardId, changed: change }, { branchId: row.branch_id })
    return row
  })

export const installStandards = within(workspaceCreated, 'standards.install', async ({ kind, language }, tx) => {
  const templates = listStandardTemplates(kind as BusinessKind)
  await tx.db
    .insertInto('standard')
    .values(
      templates.map((template) => ({
        id: newId(),
        name: template.name[language as Language],
        measure: template.measure,
        channel_kind: template.channelKind,
        priority: template.priority,
        target_seconds: template.targetSeconds,
        hours: template.hours,
        target_share_percent: template.targetSharePercent,
        not_yet_yours: true,
      })),
    )
    .execute()
})
