import type { answerShopAsked, askShops } from '@heed/contract/special-requests.ts'
import { kilometresBetween, type Place } from '@heed/methods/distance.ts'
import type { z } from 'zod'
import { askingEnded, branchAsked, shopAnswered } from '../../events/special-request-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { presentShop, readRequest, takeRequest } from './request-rows.ts'
import { holdInPast, nobodyAsked, requestOver, shopAnsweredAlready } from './special-requests.errors.ts'

type Shop = { id: string; name: string; distanceKm: number | null }

/** The other branches of the business, also those out of the asker's sight, of which they learn name and distance only. */
async function listShops(tx: Tx, homeId: string): Promise<{ home: Place | undefined; name: string; shops: Shop[] }> {
  const branches = await tx.everywhere(() =>
    tx.db
      .selectFrom('branch')
      .select(['id', 'name', 'latitude', 'longitude'])
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where((where) => where.or([where('active', '=', true), where('id', '=', homeId)]))
      .execute(),
  )
  const placeOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }) =>
    latitude === null || longitude === null ? undefined : { latitude, longitude }
  const own = branches.find(({ id }) => id === homeId)
  const home = own && placeOf(own)
  const shops = branches
    .filter(({ id }) => id !== homeId)
    .map((branch) => {
      const place = placeOf(branch)
      const km = home && place ? kilometresBetween(home, place) : undefined
      return { id: branch.id, name: branch.name, distanceKm: km === undefined ? null : Math.round(km * 10) / 10 }
    })
    .sort((a, b) => (a.distanceKm ?? 1e9) - (b.distanceKm ?? 1e9) || a.name.localeCompare(b.name))
  return { home, name: own?.name ?? '', shops }
}

export const listNear = (scope: Scope, requestId: string) =>
  scope.transaction(async (tx) => {
    const { branch, shops: asked } = await readRequest(tx, requestId)
    const { home, shops } = await listShops(tx, branch.id)
    return {
      isPlaceKnown: home !== undefined,
      items: shops.map(({ id, name, distanceKm }) => ({
        branchId: id,
        name,
        distanceKm,
        isAsked: asked.some(({ branchId }) => branchId === id),
      })),
    }
  })

/** Each once; a branch finds the question in its Today, a partner shop is called by the asker. */
export const ask = (scope: Scope, requestId: string, { branchIds, partners }: z.output<typeof askShops.body>) =>
  scope.transaction(async (tx) => {
    const row = await takeRequest(tx, requestId)
    if (branchIds.length + partners.length === 0) throw nobodyAsked()
    if (row.state === 'told' || row.state === 'given_up') throw requestOver()
    const { shops, name: fromBranch } = await listShops(tx, row.branch_id)
    const at = now()
    const wanted = {
      request_id: requestId,
      product: row.product,
      detail: row.detail,
      needed_by: row.needed_by,
      from_branch_id: row.branch_id,
      from_branch: fromBranch,
      asked_by: scope.actor?.id ?? null,
      asked_at: at,
    }
    for (const branchId of new Set(branchIds)) {
      const shop = shops.find(({ id }) => id === branchId)
      if (!shop) throw branchUnknown()
      const askId = newId()
      const written = await tx.db
        .insertInto('shop_asked')
        .values({ id: askId, ...wanted, branch_id: branchId, name: shop.name, distance_km: shop.distanceKm })
        .onConflict((conflict) => conflict.columns(['request_id', 'branch_id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!written) continue
      const news = { askId, product: row.product, fromBranch, neededBy: row.needed_by?.toISOString() ?? null }
      await tx.everywhere(() => tx.emit(branchAsked, news, { branchId, at }))
    }
    for (const partner of partners)
      await tx.db
        .insertInto('shop_asked')
        .values({ id: newId(), ...wanted, ...partner })
        .execute()
    return readRequest(tx, requestId)
  })

/** By whoever is in the branch that was asked, or whoever sees the case and called there. */
export const answer = (scope: Scope, askId: string, said: z.output<typeof answerShopAsked.body>) =>
  scope.transaction(async (tx) => {
    const row = await tx.db.selectFrom('shop_asked').selectAll().where('id', '=', askId).forUpdate().executeTakeFirst()
    if (!row || !(await isInSight(tx, row))) throw notFound()
    if (row.answer !== null) throw shopAnsweredAlready()
    const at = now()
    const holdUntil = said.holdUntil ? new Date(said.holdUntil) : null
    if (holdUntil && holdUntil <= at) throw holdInPast()
    const written = await tx.db
      .updateTable('shop_asked')
      .set({
        answer: said.answer,
        hold_until: holdUntil,
        words: said.words,
        answered_by: scope.actor?.id ?? null,
        answered_at: at,
      })
      .where('id', '=', askId)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.everywhere(() =>
      tx.emit(
        shopAnswered,
        { askId, requestId: row.request_id, answer: said.answer },
        { branchId: row.branch_id ?? row.from_branch_id, at },
      ),
    )
    const member = scope.actor
      ? await tx.db.selectFrom('member').select('name').where('id', '=', scope.actor.id).executeTakeFirst()
      : undefined
    return presentShop({ ...written, answerer_name: member?.name ?? null })
  })

async function isInSight(tx: Tx, row: { branch_id: string | null; request_id: string }): Promise<boolean> {
  const { branchIds } = tx.scope
  if (branchIds === null || (row.branch_id && branchIds.includes(row.branch_id))) return true
  const request = await tx.db
    .selectFrom('special_request')
    .select('id')
    .where('id', '=', row.request_id)
    .executeTakeFirst()
  return request !== undefined
}

/** The customer has an answer: branches that were asked need not look any more. */
export async function endAsking(tx: Tx, requestId: string): Promise<void> {
  const open = await tx.db
    .selectFrom('shop_asked')
    .select(['id', 'branch_id'])
    .where('request_id', '=', requestId)
    .where('answer', 'is', null)
    .execute()
  for (const { id, branch_id: branchId } of open)
    if (branchId) await tx.everywhere(() => tx.emit(askingEnded, { askId: id }, { branchId }))
}
