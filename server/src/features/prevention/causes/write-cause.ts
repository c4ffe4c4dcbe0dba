import type { Cause, changeCause, makeCause } from '@heed/contract/causes.ts'
import type { CauseKind } from '@heed/contract/complaints.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { causeChanged } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { causeInRing, causeUnknown } from '../prevention.errors.ts'
import { readCause, withNarrower } from './cause-rows.ts'

export const addCause = (scope: Scope, cause: z.output<typeof makeCause.body>): Promise<Cause> =>
  scope.transaction(async (tx) => {
    if (cause.parentId) await requireCause(tx, cause.parentId)
    return readCause(tx, await insertCause(tx, cause))
  })

export const editCause = (
  scope: Scope,
  causeId: string,
  { parentId, isRetired, ...change }: z.output<typeof changeCause.body>,
): Promise<Cause> =>
  scope.transaction(async (tx) => {
    // One at a time, so that two moves at once never close a ring.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.scope.workspaceId}|causes`}, 4850091))`.execute(
      tx.db,
    )
    const known = await tx.db
      .selectFrom('cause')
      .select('words')
      .where('id', '=', causeId)
      .forUpdate()
      .executeTakeFirst()
    if (!known) throw notFound()
    if (parentId) {
      await requireCause(tx, parentId)
      if ((await withNarrower(tx, causeId)).includes(parentId)) throw causeInRing()
    }
    const columns = {
      ...change,
      ...(parentId === undefined ? {} : { parent_id: parentId }),
      ...(isRetired === undefined ? {} : { retired_at: isRetired ? now() : null }),
    }
    if (Object.keys(columns).length > 0) {
      await tx.db.updateTable('cause').set(columns).where('id', '=', causeId).execute()
      await sayChanged(tx, causeId, change.words ?? known.words)
    }
    return readCause(tx, causeId)
  })

type NewCause = { words: string; kind: CauseKind } & Partial<Omit<z.output<typeof makeCause.body>, 'words' | 'kind'>>

export async function insertCause(tx: Tx, cause: NewCause): Promise<string> {
  const causeId = newId()
  await tx.db
    .insertInto('cause')
    .values({
      id: causeId,
      parent_id: cause.parentId ?? null,
      words: cause.words,
      kind: cause.kind,
      lack: cause.lack ?? null,
      product: cause.product ?? null,
      whys: cause.whys ?? [],
      made_by: tx.scope.actor?.id ?? null,
      made_at: now(),
    })
    .execute()
  await sayChanged(tx, causeId, cause.words)
  return causeId
}

async function sayChanged(tx: Tx, causeId: string, words: string): Promise<void> {
  await tx.emit(causeChanged, { causeId, words })
  tx.tell({ topic: 'prevention', id: causeId, type: causeChanged.type }, null)
}

/** @throws when no cause of this business has this id. */
export async function requireCause(tx: Tx, causeId: string): Promise<void> {
  const cause = await tx.db.selectFrom('cause').select('id').where('id', '=', causeId).executeTakeFirst()
  if (!cause) throw causeUnknown()
}

/** The cause of these words: one that is there already is taken again, however its letters are written. */
export async function nameCause(tx: Tx, words: string, kind: CauseKind): Promise<string> {
  const known = await tx.db
    .selectFrom('cause')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where(sql`lower(words)`, '=', sql`lower(${words})`)
    .orderBy('id')
    .executeTakeFirst()
  return known?.id ?? insertCause(tx, { words, kind })
}
