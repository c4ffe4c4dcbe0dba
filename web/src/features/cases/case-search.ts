import { type CaseFilter, caseKinds, caseStates } from '@heed/contract/cases.ts'
import { channelKinds, priorities } from '@heed/contract/standards.ts'

export const readyViews = ['mine', 'unassigned', 'open', 'due', 'waiting', 'solved', 'all'] as const
export type ReadyView = (typeof readyViews)[number]

/** What the address of the case list holds, so that a list can be sent to a colleague and found again. */
export type CaseSearch = {
  view?: ReadyView
  saved?: string
  search?: string
  kind?: string[]
  state?: string[]
  priority?: string[]
  channelKind?: string[]
  branchId?: string[]
  ownerId?: string[]
  tag?: string[]
  stage?: string[]
  /** Of the buyer's list, and the month of it. */
  product?: string
  complainedIn?: string
  sort?: 'due'
}

const words = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
const matching = (value: unknown, form: RegExp) => (typeof value === 'string' && form.test(value) ? value : undefined)
const list = (value: unknown, allowed?: readonly string[]) => {
  const given = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : []).filter(
    (item): item is string => typeof item === 'string' && item !== '' && (!allowed || allowed.includes(item)),
  )
  return given.length > 0 ? given : undefined
}

export const readCaseSearch = (search: Record<string, unknown>): CaseSearch => ({
  view: readyViews.find((view) => view === search.view),
  saved: words(search.saved),
  search: words(search.search),
  kind: list(search.kind, caseKinds),
  state: list(search.state, caseStates),
  priority: list(search.priority, priorities),
  channelKind: list(search.channelKind, channelKinds),
  branchId: list(search.branchId),
  ownerId: list(search.ownerId),
  tag: list(search.tag),
  stage: list(search.stage),
  product: matching(search.product, /^[0-9a-f-]{36}$/),
  complainedIn: matching(search.complainedIn, /^20\d\d-(0[1-9]|1[0-2])$/),
  sort: search.sort === 'due' ? 'due' : undefined,
})

/** The filter that the server is asked with. */
export const filterOf = ({ saved: _, sort: __, view, ...rest }: CaseSearch): CaseFilter =>
  ({ ...rest, view: view ?? (rest.state ? undefined : 'open') }) as CaseFilter

export const countFilters = ({ view: _v, saved: _s, search: _w, sort: _o, ...filters }: CaseSearch) =>
  Object.values(filters).filter(Boolean).length
