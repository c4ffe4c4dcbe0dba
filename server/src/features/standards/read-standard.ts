import type { getStandard, Standard } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import type { Scope } from '../../platform/scope.ts'
import { listHigherTargets } from './higher-targets.ts'
import { presentStandard, readStandard, selectStandards } from './standard-rows.ts'

export const listStandardsInSight = (scope: Scope): Promise<Standard[]> =>
  scope.transaction(async (tx) => (await selectStandards(tx)).map(presentStandard))

/** A standard with what it was before each change, newest first. */
export const readStandardWhole = (scope: Scope, standardId: string): Promise<z.output<typeof getStandard.response>> =>
  scope.transaction(async (tx) => {
    const standard = await readStandard(tx, standardId)
    const versions = await tx.db
      .selectFrom('standard_version as v')
      .leftJoin('member as m', 'm.id', 'v.changed_by')
      .select(['v.version', 'v.from_at', 'v.to_at', 'v.was', 'v.changed_by', 'm.name'])
      .where('v.standard_id', '=', standardId)
      .orderBy('v.version', 'desc')
      .execute()
    return {
      ...standard,
      higherTargets: await listHigherTargets(tx, standardId),
      versions: versions.map((row) => ({
        version: row.version,
        from: row.from_at.toISOString(),
        to: row.to_at.toISOString(),
        changedBy: row.changed_by ? { id: row.changed_by, name: row.name ?? '' } : null,
        was: row.was as Standard,
      })),
    }
  })
