/** Up to what amount a role decides alone in one currency; kind null for every kind without a limit of its own, amount null for no limit. */
export type Limit = { role: string; currency: string; kind: string | null; amount: number | null }
export type Worth = { kind: string; amount: number }

const pocketOf = (limits: readonly Limit[], kind: string): string | null =>
  limits.some((limit) => limit.kind === kind) ? kind : null

/** What one person decides alone, in money of one currency: Infinity without a limit, 0 where nothing is written down. */
export function limitFor(all: readonly Limit[], role: string, currency: string, kind: string): number {
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
export function isWithin(all: readonly Limit[], role: string, currency: string, given: readonly Worth[]): boolean {
  const limits = all.filter((limit) => limit.role === role && limit.currency === currency)
  const pockets = Map.groupBy(given, ({ kind }) => pocketOf(limits, kind))
  return [...pockets].every(([, worths]) => {
    const [first] = worths
    const sum = worths.reduce((total, { amount }) => total + amount, 0)
    return first === undefined || sum === 0 || sum <= limitFor(all, role, currency, first.kind)
  })
}

/** What of `given` counts against one limit of a role together with `kind`. */
export function heldTogether(
  all: readonly Limit[],
  role: string,
  currency: string,
  kind: string,
  given: readonly Worth[],
): number {
  const limits = all.filter((limit) => limit.role === role && limit.currency === currency)
  const pocket = pocketOf(limits, kind)
  return given.reduce((sum, worth) => (pocketOf(limits, worth.kind) === pocket ? sum + worth.amount : sum), 0)
}
