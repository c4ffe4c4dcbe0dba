import { type FigureName, figures, type SeenBy, seenBy } from '@heed/contract/insight.ts'

export const periods = ['month', 'quarter', 'year', 'own'] as const
export type PeriodName = (typeof periods)[number]
export const groupings = ['branch', 'channel', 'member'] as const
export type Grouping = (typeof groupings)[number]

/** Which figure is open, and of what part of the whole. */
export type Behind = {
  figure: FigureName
  good?: 'true' | 'false'
  branchId?: string
  channelKind?: SeenBy
  memberId?: string
  week?: string
}

/** What the address of the figures holds, so that what one sees can be sent to a colleague. */
export type InsightSearch = {
  period?: PeriodName
  from?: string
  to?: string
  branch?: string
  channel?: SeenBy
  member?: string
  by?: Grouping
  /** What the groups are compared in, where it is not how they were served. */
  columns?: 'aspects'
  trend?: FigureName
  behind?: Behind
}

const words = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[]) =>
  allowed.find((known) => known === value)
const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

export const readInsightSearch = (search: Record<string, unknown>): InsightSearch => ({
  period: oneOf(search.period, periods),
  from: day(search.from),
  to: day(search.to),
  branch: words(search.branch),
  channel: oneOf(search.channel, seenBy),
  member: words(search.member),
  by: oneOf(search.by, groupings),
  columns: oneOf(search.columns, ['aspects'] as const),
  trend: oneOf(search.trend, figures),
  behind: readBehind(search.behind),
})

const readBehind = (value: unknown): Behind | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const given = value as Record<string, unknown>
  const figure = oneOf(given.figure, figures)
  if (!figure) return undefined
  return {
    figure,
    good: oneOf(given.good, ['true', 'false'] as const),
    branchId: words(given.branchId),
    channelKind: oneOf(given.channelKind, seenBy),
    memberId: words(given.memberId),
    week: day(given.week),
  }
}
