import type {
  addRequirement,
  createScheme,
  Requirement,
  Scheme,
  updateRequirement,
  updateScheme,
} from '@heed/contract/schemes.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { requirementChanged, schemeChanged } from '../../events/scheme-events.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { foldLetters } from '../cases/index.ts'
import { getRequirementRow, getSchemeRow } from './scheme-rows.ts'
import { codeTaken, lastSource, levelUnfit, schemeUnfit, standardUnknown } from './schemes.errors.ts'

export const addScheme = (scope: Scope, input: z.output<typeof createScheme.body>): Promise<Scheme> =>
  scope.transaction(async (tx) => {
    if ((input.kind === 'stakeholder') !== (input.stakeholder !== null)) throw schemeUnfit()
    const id = newId()
    await tx.db
      .insertInto('scheme')
      .values({
        id,
        kind: input.kind,
        stakeholder: input.stakeholder,
        name: input.name,
        document: input.document ?? null,
        review_on: input.reviewOn ?? null,
      })
      .execute()
    await tx.emit(schemeChanged, { schemeId: id, name: input.name })
    return getSchemeRow(tx, id)
  })

export const changeScheme = (
  scope: Scope,
  schemeId: string,
  { name, document, reviewOn }: z.output<typeof updateScheme.body>,
): Promise<Scheme> =>
  scope.transaction(async (tx) => {
    const before = await getSchemeRow(tx, schemeId)
    const change = {
      ...(name !== undefined ? { name } : {}),
      ...(document !== undefined ? { document } : {}),
      ...(reviewOn !== undefined ? { review_on: reviewOn } : {}),
    }
    if (Object.keys(change).length > 0)
      await tx.db.updateTable('scheme').set(change).where('id', '=', schemeId).execute()
    await tx.emit(schemeChanged, { schemeId, name: name ?? before.name ?? before.stakeholder ?? '' })
    return getSchemeRow(tx, schemeId)
  })

export const foldedOf = ({ code, category, words }: { code: string; category?: string | null; words: string }) =>
  foldLetters(`${code} ${category ?? ''} ${words}`)

export const addOne = (
  scope: Scope,
  schemeId: string,
  { standardIds = [], ...input }: z.output<typeof addRequirement.body>,
): Promise<Requirement> =>
  scope.transaction(async (tx) => {
    const scheme = await getSchemeRow(tx, schemeId)
    await requireFit(tx, scheme, null, input)
    const id = newId()
    await tx.db
      .insertInto('requirement')
      .values({
        id,
        scheme_id: schemeId,
        code: input.code,
        category: input.category ?? null,
        words: input.words,
        weight: input.weight ?? 1,
        level: input.level ?? null,
        own: input.own ?? false,
        folded: foldedOf(input),
      })
      .execute()
    await map(tx, id, standardIds)
    await tx.emit(requirementChanged, { schemeId, requirementId: id, code: input.code })
    return getRequirementRow(tx, id)
  })

export const changeOne = (
  scope: Scope,
  requirementId: string,
  { standardIds, ...said }: z.output<typeof updateRequirement.body>,
): Promise<Requirement> =>
  scope.transaction(async (tx) => {
    const before = await getRequirementRow(tx, requirementId)
    const scheme = await getSchemeRow(tx, before.schemeId)
    const after = { ...before, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) }
    await requireFit(tx, scheme, requirementId, after)
    const { code, category, words, weight, level, own } = after
    await tx.db
      .updateTable('requirement')
      .set({ code, category, words, weight, level, own, folded: foldedOf(after) })
      .where('id', '=', requirementId)
      .execute()
    if (standardIds) await map(tx, requirementId, standardIds)
    await tx.emit(requirementChanged, { schemeId: scheme.id, requirementId, code })
    return getRequirementRow(tx, requirementId)
  })

export const removeOne = (scope: Scope, requirementId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    const { schemeId, code } = await getRequirementRow(tx, requirementId)
    await map(tx, requirementId, [])
    await tx.db.deleteFrom('requirement').where('id', '=', requirementId).execute()
    await tx.emit(requirementChanged, { schemeId, requirementId, code })
    return null
  })

type Said = { code: string; level?: number | null | undefined }
async function requireFit(tx: Tx, scheme: Scheme, id: string | null, { code, level }: Said): Promise<void> {
  if (scheme.kind !== 'rating' && level != null) throw levelUnfit()
  const same = await tx.db
    .selectFrom('requirement')
    .select('id')
    .where('scheme_id', '=', scheme.id)
    .where('code', '=', code)
    .executeTakeFirst()
  if (same && same.id !== id) throw codeTaken()
}

/** Which standards answer it. One in use that would be left without any source keeps this one. */
async function map(tx: Tx, requirementId: string, standardIds: string[]): Promise<void> {
  const wanted = [...new Set(standardIds)]
  const known = await tx.db
    .selectFrom('standard')
    .select('id')
    .where('id', 'in', wanted.length > 0 ? wanted : [newId()])
    .execute()
  if (known.length !== wanted.length) throw standardUnknown()
  const { rows: left } = await sql<{ standard_id: string }>`
    delete from requirement_standard where requirement_id = ${requirementId} and not standard_id = any (${wanted}::uuid[])
    returning standard_id`.execute(tx.db)
  for (const { standard_id } of left) await requireOtherSource(tx, standard_id)
  for (const standardId of wanted)
    await tx.db
      .insertInto('requirement_standard')
      .values({ requirement_id: requirementId, standard_id: standardId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function requireOtherSource(tx: Tx, standardId: string): Promise<void> {
  const { rows } = await sql<{ is_bare: boolean }>`
    select s.active and not exists (select from standard_source o where o.standard_id = s.id)
      and not exists (select from requirement_standard m where m.standard_id = s.id) as is_bare
    from standard s where s.id = ${standardId}`.execute(tx.db)
  if (!rows[0]) throw notFound()
  if (rows[0].is_bare) throw lastSource()
}
