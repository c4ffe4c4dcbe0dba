import type { BrandFinding, StandardBrand } from '@heed/contract/brand.ts'
import { type Language, languages } from '@heed/contract/primitives.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { sql } from 'kysely'
import { standardFitSigned, standardValued } from '../../events/brand-events.ts'
import { now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import { beyondBranches } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readStandard } from '../standards/index.ts'
import { noteNeeded, valueUnknown } from './brand.errors.ts'
import { find } from './brand-fit.ts'
import { selectWords } from './read-brand.ts'

export const readStandardBrand = (scope: Scope, standardId: string): Promise<StandardBrand> =>
  scope.transaction(async (tx) => present(tx, await readStandard(tx, standardId)))

export const expressValues = (scope: Scope, standardId: string, valueIds: string[]): Promise<StandardBrand> =>
  scope.transaction(async (tx) => {
    const standard = await requireOwn(tx, standardId)
    const wanted = [...new Set(valueIds)]
    const known = await tx.db.selectFrom('brand_value').select('id').execute()
    if (!wanted.every((id) => known.some((value) => value.id === id))) throw valueUnknown()
    await oneAtATime(tx, 'brand')
    await tx.db.deleteFrom('standard_value').where('standard_id', '=', standardId).execute()
    for (const valueId of wanted)
      await tx.db.insertInto('standard_value').values({ standard_id: standardId, value_id: valueId }).execute()
    await tx.emit(standardValued, { standardId, valueIds: wanted }, { branchId: standard.branchId })
    return present(tx, standard)
  })

/** What was found stands beside the signature, so that it says what was looked at. */
export const sign = (scope: Scope, standardId: string, note: string | null): Promise<StandardBrand> =>
  scope.transaction(async (tx) => {
    const standard = await requireOwn(tx, standardId)
    const findings = await findIn(tx, standard)
    const avoided = findings.filter(({ kind }) => kind === 'avoided').length
    if (avoided > 0 && note === null) throw noteNeeded()
    await tx.db
      .insertInto('standard_fit')
      .values({
        id: newId(),
        standard_id: standardId,
        version: standard.version,
        tone_found: findings.length - avoided,
        avoided_found: avoided,
        note,
        signed_by: scope.actor?.id ?? null,
        signed_at: now(),
      })
      .execute()
    await tx.emit(
      standardFitSigned,
      { standardId, version: standard.version, avoided },
      { branchId: standard.branchId },
    )
    return present(tx, standard)
  })

/** A standard of all branches is the business's; one branch's is changed by those who see that branch. */
async function requireOwn(tx: Tx, standardId: string): Promise<Standard> {
  const standard = await readStandard(tx, standardId)
  if (standard.branchId === null && tx.scope.branchIds !== null) throw beyondBranches()
  return standard
}

async function findIn(tx: Tx, standard: Standard): Promise<BrandFinding[]> {
  const words = await selectWords(tx)
  const { language } = await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()
  return languages.flatMap((spoken: Language) => {
    const wording = standard.wording[spoken]
    // Its name is in the language of the business.
    const lines = [spoken === language ? standard.name : '', wording?.when ?? '', wording?.act ?? '']
    return find(words, lines.filter(Boolean).join('\n'), spoken)
  })
}

async function present(tx: Tx, standard: Standard): Promise<StandardBrand> {
  const { rows: values } = await sql<{ id: string; name: string }>`
    select v.id, v.name from standard_value t join brand_value v on v.id = t.value_id
    where t.standard_id = ${standard.id} order by v.id`.execute(tx.db)
  const findings = await findIn(tx, standard)
  const last = await tx.db
    .selectFrom('standard_fit as f')
    .leftJoin('member as m', 'm.id', 'f.signed_by')
    .select(['f.signed_by', 'f.signed_at', 'f.version', 'f.note', 'f.avoided_found', 'm.name'])
    .where('f.standard_id', '=', standard.id)
    .orderBy('f.signed_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const avoided = findings.filter(({ kind }) => kind === 'avoided').length
  return {
    values,
    findings,
    signed: last
      ? {
          by: last.signed_by ? { id: last.signed_by, name: last.name ?? '' } : null,
          at: last.signed_at.toISOString(),
          version: last.version,
          note: last.note,
          isOld: last.version !== standard.version || avoided > last.avoided_found,
        }
      : null,
  }
}
