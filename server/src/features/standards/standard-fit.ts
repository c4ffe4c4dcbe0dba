import { measuresOf, type Standard, type StandardInput } from '@heed/contract/standards.ts'
import { branchUnknown } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { measureUnfit, needsOwnBranch, nobodyOwns, sourceMissing, validityTurned } from './standards.errors.ts'

export type Whole = Required<{ [Key in keyof StandardInput]: Exclude<StandardInput[Key], undefined> }>

export const wholeOf = (input: StandardInput): Whole => ({
  name: input.name,
  method: input.method,
  measure: input.measure ?? null,
  wording: input.wording ?? {},
  dimension: input.dimension,
  sources: input.sources ?? [],
  channelKind: input.channelKind ?? null,
  priority: input.priority ?? null,
  branchId: input.branchId ?? null,
  targetSeconds: input.targetSeconds ?? null,
  hours: input.hours ?? null,
  limitCount: input.limitCount ?? null,
  targetSharePercent: input.targetSharePercent,
  ownerId: input.ownerId ?? null,
  validFrom: input.validFrom ?? null,
  validUntil: input.validUntil ?? null,
  reviewOn: input.reviewOn ?? null,
  active: input.active,
  daily: input.daily ?? false,
})

export const wholeOfStandard = ({ owner, requirements: _, ...standard }: Standard): Whole => ({
  ...standard,
  ownerId: owner?.id ?? null,
})

/** Refuses what could not be measured, what nobody asked for, and what would reach past the sight of its maker. */
export async function requireFit(tx: Tx, standard: Whole, requirements: Standard['requirements'] = []): Promise<void> {
  await requireReach(tx, standard.branchId)
  if (!isMeasurable(standard)) throw measureUnfit()
  if (standard.validFrom && standard.validUntil && standard.validUntil < standard.validFrom) throw validityTurned()
  if (standard.active && standard.sources.length + requirements.length === 0) throw sourceMissing()
  if (standard.ownerId && !(await exists(tx, 'member', standard.ownerId))) throw nobodyOwns()
}

export async function requireReach(tx: Tx, branchId: string | null): Promise<void> {
  if (branchId === null && tx.scope.branchIds !== null) throw needsOwnBranch()
  if (branchId !== null && !(await exists(tx, 'branch', branchId))) throw branchUnknown()
}

function isMeasurable({ method, measure, targetSeconds, hours, limitCount, daily }: Whole): boolean {
  if (daily && method !== 'check') return false
  if (measure !== null && !measuresOf[method].includes(measure)) return false
  switch (method) {
    case 'clock':
      return measure !== null && targetSeconds !== null && hours !== null
    case 'count':
      return measure !== null && limitCount !== null
    case 'survey_item':
      return measure !== null && limitCount !== null && limitCount >= 1 && limitCount <= 5
    case 'record':
      return measure !== null
    case 'check':
      return measure === null
  }
}

const exists = async (tx: Tx, table: 'branch' | 'member', id: string) =>
  (await tx.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()) !== undefined
