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
  sort?: 'due'
}

const words = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
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
  sort: search.sort === 'due' ? 'due' : undefined,
})

/** The filter that the server is asked with. */
export const filterOf = ({ saved: _, sort: __, view, ...rest }: CaseSearch): CaseFilter =>
  ({ ...rest, view: view ?? (rest.state ? undefined : 'open') }) as CaseFilter

export const countFilters = ({ kind, state, priority, channelKind, branchId, ownerId, tag, stage }: CaseSearch) =>
  [kind, state, priority, channelKind, branchId, ownerId, tag, stage].filter(Boolean).length
