import type { changeTheme, makeTheme, Theme } from '@heed/contract/themes.ts'
import type { z } from 'zod'
import { themeChanged, themeMade, themeRemoved } from '../../../events/feedback-events.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireOwner } from '../../cases/index.ts'
import { branchFor } from '../../workspace/index.ts'
import { findToday, withinDay } from '../days.ts'
import { requirePlace } from '../decisions/decisions.ts'
import { themeDecided, themeInPast } from '../feedback.errors.ts'
import { readTheme } from './read-themes.ts'
import { putIn } from './theme-items.ts'

type Fields = { name: string; ownerId: string; dueOn: string }

export const makeThemeOf = (scope: Scope, body: z.output<typeof makeTheme.body>): Promise<Theme> =>
  scope.transaction(async (tx) => {
    const { name, kind, branchId, ownerId, dueOn } = body
    await requirePlace(tx, branchId)
    const themeId = newId()
    const news = await requireSomebody(tx, branchId, body)
    await tx.db
      .insertInto('theme')
      .values({
        id: themeId,
        branch_id: branchId,
        name,
        kind,
        owner_id: ownerId,
        due_on: dueOn,
        made_by: scope.actor?.id ?? null,
      })
      .execute()
    await tx.everywhere(() =>
      tx.emit(themeMade, { themeId, name, ownerId, dueOn, dueAt: news.dueAt }, { branchId: news.standsIn }),
    )
    await putIn(tx, { id: themeId, decision_id: null }, body.feedbackIds)
    tellThemes(tx, themeId, branchId)
    return readTheme(tx, themeId)
  })

export const changeThemeTo = (
  scope: Scope,
  themeId: string,
  { name, kind, ownerId, dueOn }: z.output<typeof changeTheme.body>,
): Promise<Theme> =>
  scope.transaction(async (tx) => {
    const row = await lockTheme(tx, themeId)
    const after = {
      name: name ?? row.name,
      ownerId: ownerId ?? row.owner_id,
      dueOn: dueOn ?? (row.due_on as unknown as string),
    }
    const isMoved = ownerId !== undefined || dueOn !== undefined
    const stands = isMoved ? await requireSomebody(tx, row.branch_id, after) : undefined
    await tx.db
      .updateTable('theme')
      .set({ name: after.name, kind: kind ?? row.kind, owner_id: after.ownerId, due_on: after.dueOn })
      .where('id', '=', themeId)
      .execute()
    if (stands) {
      const { standsIn, dueAt } = stands
      await tx.everywhere(() => tx.emit(themeChanged, { themeId, ...after, dueAt }, { branchId: standsIn }))
    }
    tellThemes(tx, themeId, row.branch_id)
    return readTheme(tx, themeId)
  })

/** Only while nothing is decided: what customers were told must be found for ever. */
export const removeThemeOf = (scope: Scope, themeId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    const { name, branch_id, decision_id } = await lockTheme(tx, themeId)
    if (decision_id) throw themeDecided()
    await tx.everywhere(async () => {
      await tx.db.updateTable('feedback').set({ theme_id: null }).where('theme_id', '=', themeId).execute()
      await tx.db.deleteFrom('theme').where('id', '=', themeId).execute()
    })
    await tx.emit(themeRemoved, { themeId, name }, { branchId: branch_id })
    tellThemes(tx, themeId, branch_id)
    return null
  })

/** Locked, and of a place in which the actor may decide. */
export async function lockTheme(tx: Tx, themeId: string) {
  const row = await tx.db.selectFrom('theme').selectAll().where('id', '=', themeId).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  await requirePlace(tx, row.branch_id)
  return row
}

/** @returns the branch in which it stands for its owner, and when it is due there. */
async function requireSomebody(tx: Tx, branchId: string | null, { ownerId, dueOn }: Fields) {
  const known = await tx.db.selectFrom('member').select('id').where('id', '=', ownerId).executeTakeFirst()
  const standsIn = branchId ?? (known ? await branchFor(tx, ownerId, null) : '')
  await requireOwner(tx, ownerId, standsIn)
  const { today, zone } = await findToday(tx, standsIn)
  if (dueOn < today) throw themeInPast()
  return { standsIn, dueAt: withinDay(dueOn, zone).toISOString() }
}

export const tellThemes = (tx: Tx, themeId: string, branchId: string | null) =>
  tx.tell({ topic: 'feedback', id: themeId, type: themeChanged.type }, branchId)
