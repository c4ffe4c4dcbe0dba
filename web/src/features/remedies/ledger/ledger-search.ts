import { type LedgerFilter, type Remedy, type RemedyKind, remedyKinds, remedyStates } from '@heed/contract/remedies.ts'
import { type PeriodName, periodOf, periods } from '../../feedback/feedback-search.ts'

/** What the address of the ledger holds, so that what one sees can be sent to a colleague. */
export type LedgerSearch = {
  period?: PeriodName
  from?: string
  to?: string
  branch?: string
  kind?: RemedyKind[]
  state?: Remedy['state'][]
}

const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

export const readLedgerSearch = (search: Record<string, unknown>): LedgerSearch => {
  const kinds = remedyKinds.filter((kind) => Array.isArray(search.kind) && search.kind.includes(kind))
  const states = remedyStates.filter((state) => Array.isArray(search.state) && search.state.includes(state))
  return {
    period: periods.find((known) => known === search.period),
    from: day(search.from),
    to: day(search.to),
    branch: typeof search.branch === 'string' && /^[0-9a-f-]{36}$/.test(search.branch) ? search.branch : undefined,
    kind: kinds.length > 0 ? kinds : undefined,
    state: states.length > 0 ? states : undefined,
  }
}

/** The filter that the server is asked with. */
export const filterOf = (search: LedgerSearch, today: string): LedgerFilter => ({
  ...periodOf({ period: search.period, from: search.from, to: search.to }, today),
  branchId: search.branch ? [search.branch] : undefined,
  kind: search.kind,
  state: search.state,
})

/** The states whose amounts are counted: what is only asked, refused or taken back costs nothing. */
export const counted: Remedy['state'][] = ['granted', 'fulfilled']
