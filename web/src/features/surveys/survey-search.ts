import { ways } from '@heed/contract/surveys.ts'

const tabs = ['write', 'ask', 'share', 'results', 'figures'] as const
export type SurveySearch = {
  tab?: (typeof tabs)[number] | undefined
  branch?: string | undefined
  from?: string | undefined
  to?: string | undefined
  way?: (typeof ways)[number] | undefined
  /** The figure that is charted. */
  measure?: string | undefined
  by?: 'month' | undefined
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What the address says; anything else is left out. */
export const readSurveySearch = (search: Record<string, unknown>): SurveySearch => ({
  tab: tabs.find((tab) => tab === search.tab),
  branch: typeof search.branch === 'string' && search.branch ? search.branch : undefined,
  from: isDay(search.from) ? search.from : undefined,
  to: isDay(search.to) ? search.to : undefined,
  way: ways.find((way) => way === search.way),
  measure: typeof search.measure === 'string' && search.measure ? search.measure : undefined,
  by: search.by === 'month' ? 'month' : undefined,
})
