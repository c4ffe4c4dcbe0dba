import {
  type FeedbackFilter,
  type FeedbackKind,
  type FeedbackSource,
  type FeedbackState,
  feedbackKinds,
  feedbackSources,
  feedbackStates,
  type Mood,
  moods,
  type ScoreGroup,
  scoreGroups,
} from '@heed/contract/feedback.ts'
import { type Language, languages } from '../../app/languages.ts'
import { addDays } from '../insight/period.ts'

export const periods = ['month', 'quarter', 'year', 'all', 'own'] as const
export type PeriodName = (typeof periods)[number]
const lengths = { month: 30, quarter: 90, year: 365 } as const

/** What the address of the list holds, so that what one sees can be sent to a colleague. */
export type FeedbackSearch = {
  period?: PeriodName
  from?: string
  to?: string
  branch?: string
  source?: FeedbackSource
  kind?: FeedbackKind
  group?: ScoreGroup
  language?: Language
  state?: FeedbackState[]
  decision?: string
  theme?: string
  topic?: string
  mood?: Mood | 'unsure'
  search?: string
  /** The item that stands open. */
  item?: string
}

const words = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
const oneOf = <Value extends string>(value: unknown, allowed: readonly Value[]) =>
  allowed.find((known) => known === value)
const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)

export const readFeedbackSearch = (search: Record<string, unknown>): FeedbackSearch => {
  const states = feedbackStates.filter((state) => Array.isArray(search.state) && search.state.includes(state))
  return {
    period: oneOf(search.period, periods),
    from: day(search.from),
    to: day(search.to),
    branch: id(search.branch),
    source: oneOf(search.source, feedbackSources),
    kind: oneOf(search.kind, feedbackKinds),
    group: oneOf(search.group, scoreGroups),
    language: oneOf(search.language, languages),
    state: states.length > 0 ? states : undefined,
    decision: id(search.decision),
    theme: id(search.theme),
    topic: id(search.topic),
    mood: oneOf(search.mood, [...moods, 'unsure'] as const),
    search: words(search.search),
    item: id(search.item),
  }
}

/** The days that are meant; all of them where both are undefined. */
export const periodOf = ({ period = 'quarter', from, to }: FeedbackSearch, today: string) => {
  if (period === 'all') return {}
  if (period === 'own') return from && to && from > to ? { from: to, to: from } : { from, to }
  return { from: addDays(today, 1 - lengths[period]), to: today }
}

/** The filter that the server is asked with; without the states it is the one of the counts. */
export const filterOf = (search: FeedbackSearch, today: string): FeedbackFilter => ({
  ...periodOf(search, today),
  branchId: search.branch ? [search.branch] : undefined,
  source: search.source ? [search.source] : undefined,
  kind: search.kind ? [search.kind] : undefined,
  group: search.group ? [search.group] : undefined,
  language: search.language ? [search.language] : undefined,
  decisionId: search.decision,
  themeId: search.theme,
  topicId: search.topic,
  mood: search.mood,
  search: search.search,
  state: search.state,
})
