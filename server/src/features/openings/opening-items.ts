import type { changeOpeningItem, makeOpeningItem, OpeningItem } from '@heed/contract/opening-checks.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { openingItemChanged, openingItemMade, openingItemRetired } from '../../events/opening-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { correctiveUnknown, itemRetired, otherKind } from './openings.errors.ts'

export type GoodsRow = { product: string | null; size: string | null; colour: string | null; minimum: number | null }

export const presentGoods = ({ product, size, colour, minimum }: GoodsRow): OpeningItem['goods'] =>
  product === null || minimum === null ? null : { product, size, colour, minimum }

/** In one line: what it is called wherever it is spoken of. */
export const nameOf = ({ words, product, size, colour }: GoodsRow & { words: string | null }): string =>
  words ?? [product, size, colour].filter(Boolean).join(', ')

type ItemRow = GoodsRow & {
  id: string
  words: string | null
  branch_id: string | null
  branch_name: string | null
  corrective_id: string | null
  corrective_words: string | null
  marked: number
  openings: number
}

async function selectItems(tx: Tx, where: RawBuilder<unknown>): Promise<OpeningItem[]> {
  const { rows } = await sql<ItemRow>`
    select i.*, b.name as branch_name, a.words as corrective_words,
      (select count(*)::int from opening_mark m where m.item_id = i.id and m.at is not null) as marked,
      (select count(*)::int from opening_mark m where m.item_id = i.id) as openings
    from opening_item i
    left join branch b on b.id = i.branch_id
    left join corrective_action a on a.id = i.corrective_id
    where i.workspace_id = ${tx.scope.workspaceId} and ${where}
    order by i.product is null, i.id`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    branch: row.branch_id ? { id: row.branch_id, name: row.branch_name ?? '' } : null,
    corrective:
      row.corrective_id && row.corrective_words !== null
        ? { id: row.corrective_id, words: row.corrective_words }
        : null,
    words: row.words,
    goods: presentGoods(row),
    marked: row.marked,
    openings: row.openings,
  }))
}

export const listItems = (scope: Scope, correctiveId: string | undefined) =>
  scope.transaction(async (tx) => ({
    items: await selectItems(
      tx,
      sql`i.retired_at is null and ${correctiveId ? sql`i.corrective_id = ${correctiveId}` : sql`true`}`,
    ),
  }))

async function readItem(tx: Tx, id: string): Promise<OpeningItem> {
  const [item] = await selectItems(tx, sql`i.id = ${id}`)
  if (!item) throw notFound()
  return item
}

export const makeItem = (scope: Scope, item: z.output<typeof makeOpeningItem.body>): Promise<OpeningItem> =>
  scope.transaction(async (tx) => {
    const { branchId, correctiveId, words, goods } = item
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    if (correctiveId) {
      const action = await tx.db
        .selectFrom('corrective_action')
        .select('id')
        .where('id', '=', correctiveId)
        .executeTakeFirst()
      if (!action) throw correctiveUnknown()
    }
    const id = newId()
    const { product = null, size = null, colour = null, minimum = null } = goods ?? {}
    await tx.db
      .insertInto('opening_item')
      .values({
        id,
        branch_id: branchId,
        corrective_id: correctiveId,
        words,
        product,
        size,
        colour,
        minimum,
        made_by: scope.actor?.id ?? null,
        made_at: now(),
      })
      .execute()
    const name = nameOf({ words, product, size, colour, minimum })
    await tx.emit(openingItemMade, { itemId: id, words: name }, { branchId })
    tx.tell({ topic: 'prevention', id, type: openingItemMade.type }, branchId)
    return readItem(tx, id)
  })

type Change = z.output<typeof changeOpeningItem.body>

/** A mistake in it is put right; what was marked stays, and so does what was counted. */
export const changeItem = (scope: Scope, id: string, { words, goods }: Change): Promise<OpeningItem> =>
  scope.transaction(async (tx) => {
    const row = await takeItem(tx, id)
    if ((row.words === null) !== (words === undefined)) throw otherKind()
    const after = { ...row, ...(goods ?? {}), words: words ?? null }
    const { product, size, colour, minimum } = after
    await tx.db
      .updateTable('opening_item')
      .set({ words: after.words, product, size, colour, minimum })
      .where('id', '=', id)
      .execute()
    const change = { itemId: id, before: nameOf(row), words: nameOf(after) }
    await tx.emit(openingItemChanged, change, { branchId: row.branch_id })
    tx.tell({ topic: 'prevention', id, type: openingItemChanged.type }, row.branch_id)
    return readItem(tx, id)
  })

async function takeItem(tx: Tx, id: string) {
  const row = await tx.db.selectFrom('opening_item').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound()
  if (row.retired_at) throw itemRetired()
  return row
}

export const retireItem = (scope: Scope, id: string): Promise<OpeningItem> =>
  scope.transaction(async (tx) => {
    const row = await takeItem(tx, id)
    await tx.db.updateTable('opening_item').set({ retired_at: now() }).where('id', '=', id).execute()
    await tx.emit(openingItemRetired, { itemId: id, words: nameOf(row) }, { branchId: row.branch_id })
    tx.tell({ topic: 'prevention', id, type: openingItemRetired.type }, row.branch_id)
    return readItem(tx, id)
  })
