import { ways } from '@heed/contract/surveys.ts'
import { type Language, languages } from '../../app/languages.ts'
import type { ResultFilter } from './survey-queries.ts'

const tabs = ['write', 'ask', 'share', 'results', 'figures'] as const
export type SurveySearch = {
  tab?: (typeof tabs)[number] | undefined
  branch?: string | undefined
  from?: string | undefined
  to?: string | undefined
  way?: (typeof ways)[number] | undefined
  language?: Language | undefined
  /** The figure that is charted. */
  measure?: string | undefined
  by?: 'month' | undefined
  /** Whether the figure is compared by employee instead of by branch. */
  groups?: 'members' | undefined
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What the address says; anything else is left out. */
export const readSurveySearch = (search: Record<string, unknown>): SurveySearch => ({
  tab: tabs.find((tab) => tab === search.tab),
  branch: typeof search.branch === 'string' && search.branch ? search.branch : undefined,
  from: isDay(search.from) ? search.from : undefined,
  to: isDay(search.to) ? search.to : undefined,
  way: ways.find((way) => way === search.way),
  language: languages.find((language) => language === search.language),
  measure: typeof search.measure === 'string' && search.measure ? search.measure : undefined,
  by: search.by === 'month' ? 'month' : undefined,
  groups: search.groups === 'members' ? 'members' : undefined,
})

/** Which answers the address means. */
export const filterOf = ({ branch, from, to, way, language }: SurveySearch): ResultFilter => ({
  branchId: branch,
  from,
  to,
  way,
  language,
})
