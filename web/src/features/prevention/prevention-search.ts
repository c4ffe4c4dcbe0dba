export const preventionParts = ['causes', 'actions', 'solutions', 'problems'] as const
export type PreventionPart = (typeof preventionParts)[number]
export const periodDays = [30, 90, 365] as const

export type PreventionSearch = {
  show?: PreventionPart
  days?: (typeof periodDays)[number]
  branch?: string
  /** The cause whose cases are open beside the figures. */
  cause?: string
  search?: string
}

const id = /^[0-9a-f-]{36}$/

export const readPreventionSearch = (search: Record<string, unknown>): PreventionSearch => ({
  show: preventionParts.find((part) => part === search.show && part !== 'causes'),
  days: periodDays.find((days) => days === search.days && days !== 90),
  branch: typeof search.branch === 'string' && id.test(search.branch) ? search.branch : undefined,
  cause: typeof search.cause === 'string' && id.test(search.cause) ? search.cause : undefined,
  search: typeof search.search === 'string' && search.search ? search.search : undefined,
})
