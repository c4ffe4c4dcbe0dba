import { type RemedyKind, type RemedyPolicy, remedyKinds } from '@heed/contract/remedies.ts'

export const limitRoles = ['employee', 'lead', 'manager', 'owner'] as const
export type LimitRole = (typeof limitRoles)[number]
type LimitedKind = Exclude<RemedyKind, 'apology'>
export const limitedKinds = remedyKinds.filter((kind): kind is LimitedKind => kind !== 'apology')

/** Only what has a code runs out. */
export const hasCode = (kind: RemedyKind) => kind === 'coupon' || kind === 'discount'

/** What stands in a cell of the table: nothing, no limit, or an amount as it is typed. */
export type Cell = { as: 'unset' } | { as: 'unlimited' } | { as: 'amount'; amount: number | string }
type Limit = Omit<RemedyPolicy['limits'][number], 'notYetYours'>
export type LimitRow = { currency: string; kind: LimitedKind | null; cells: Record<LimitRole, Cell> }
export type PolicyDraft = {
  rules: RemedyPolicy['rules']
  rows: LimitRow[]
  decideMinutes: number | string
}

const unset = { as: 'unset' } as const
export const emptyRow = (currency: string, kind: LimitRow['kind']): LimitRow => ({
  currency,
  kind,
  cells: { employee: unset, lead: unset, manager: unset, owner: unset },
})

/** The policy as a table: each currency that is paid in, first every kind together, then kinds with limits of their own. */
export const draftOf = (policy: RemedyPolicy, currencies: readonly string[]): PolicyDraft => {
  const all = [...new Set([...currencies, ...policy.limits.map(({ currency }) => currency)])].toSorted()
  const rows = all.flatMap((currency) =>
    [null, ...limitedKinds].flatMap((kind) => {
      const limits = policy.limits.filter((limit) => limit.currency === currency && limit.kind === kind)
      if (kind !== null && limits.length === 0) return []
      const row = emptyRow(currency, kind)
      for (const { role, amount } of limits)
        row.cells[role] = amount === null ? { as: 'unlimited' } : { as: 'amount', amount }
      return [row]
    }),
  )
  return { rules: policy.rules, rows, decideMinutes: policy.decideMinutes }
}

/** What the server is told; a cell without an amount is no limit of its own. */
export const policyOf = ({ rules, rows, decideMinutes }: PolicyDraft) => ({
  rules: rules.map(({ kind, allowed, words, validDays }) => ({ kind, allowed, words, validDays })),
  limits: rows.flatMap(({ currency, kind, cells }) =>
    limitRoles.flatMap((role): Limit[] => {
      const cell = cells[role]
      if (cell.as === 'unlimited') return [{ role, currency, kind, amount: null }]
      if (cell.as === 'unset' || cell.amount === '') return []
      return [{ role, currency, kind, amount: Number(cell.amount) }]
    }),
  ),
  decideMinutes: Number(decideMinutes),
})

/** Nothing is missing, and every kind can be explained. */
export const isWhole = ({ decideMinutes }: PolicyDraft) => Number(decideMinutes) >= 1 && Number(decideMinutes) <= 10_080
