import type { Role } from '@heed/contract/permissions.ts'
import type { RemedyKind } from '@heed/contract/remedies.ts'

export type Limit = { role: string; currency: string; kind: string | null; amount: number | null }
export type Worth = { kind: RemedyKind; amount: number }

const pocketOf = (limits: readonly Limit[], kind: RemedyKind): RemedyKind | null =>
  limits.some((limit) => limit.kind === kind) ? kind : null

/** What one person decides alone, in money of one currency: Infinity without a limit, 0 where nothing is written down. */
export function limitFor(all: readonly Limit[], role: Role, currency: string, kind: RemedyKind): number {
  const limits = all.filter((limit) => limit.role === role && limit.currency === currency)
  const limit =
    limits.find((candidate) => candidate.kind === kind) ?? limits.find((candidate) => candidate.kind === null)
  if (limit) return limit.amount ?? Number.POSITIVE_INFINITY
  return role === 'owner' ? Number.POSITIVE_INFINITY : 0
}

/**
 * Whether somebody of a role decides all of `given` alone, held together: kinds that have a limit of their own share that
 * one, all others share the general one. Splitting an amount in two changes nothing.
 */
export function isWithin(all: readonly Limit[], role: Role, currency: string, given: readonly Worth[]): boolean {
  const limits = all.filter((limit) => limit.role === role && limit.currency === currency)
  const pockets = Map.groupBy(given, ({ kind }) => pocketOf(limits, kind))
  return [...pockets].every(([, worths]) => {
    const [first] = worths
    const sum = worths.reduce((total, { amount }) => total + amount, 0)
    return first === undefined || sum === 0 || sum <= limitFor(all, role, currency, first.kind)
  })
}
