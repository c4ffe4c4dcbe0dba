import type { InsightFilter } from '@heed/contract/insight.ts'
import type { Behind, InsightSearch, PeriodName } from './insight-search.ts'

const dayMs = 86_400_000
const lengths: Record<Exclude<PeriodName, 'own'>, number> = { month: 30, quarter: 90, year: 365 }

export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Whole days from one to the other, both counted. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1

/** The latest day that has begun in any of the zones, so that no branch's morning is left out. */
export const latestDay = (zones: string[], now = new Date()) => {
  const days = (zones.length > 0 ? zones : [undefined]).map((timeZone) =>
    new Intl.DateTimeFormat('en-CA', { timeZone }).format(now),
  )
  return days.toSorted().at(-1) ?? now.toISOString().slice(0, 10)
}

/** Today as most of the zones have it, so that one branch further east ends no period tomorrow; of a tie, the reader's own day or else the earlier. */
export const commonDay = (zones: string[], now = new Date(), own?: string) => {
  const dayIn = (timeZone?: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
  const days = (zones.length > 0 ? zones : [own]).map(dayIn)
  const countOf = (day: string) => days.filter((other) => other === day).length
  const most = Math.max(...days.map(countOf))
  const tied = days.filter((day) => countOf(day) === most).toSorted()
  return tied.find((day) => day === dayIn(own)) ?? tied[0] ?? dayIn(own)
}

/** The filter that the server is asked with. */
export const filterOf = (search: InsightSearch, today: string): InsightFilter => {
  const { branch, channel, member } = search
  return { ...periodOf(search, today), branchId: branch, channelKind: channel, memberId: member }
}

const periodOf = ({ period = 'month', from, to }: InsightSearch, today: string) => {
  if (period === 'own' && from && to) return from <= to ? { from, to } : { from: to, to: from }
  const days = lengths[period === 'own' ? 'month' : period]
  return { from: addDays(today, 1 - days), to: today }
}

/** The filter of one figure: the page's, narrowed to the part that was opened. */
export const filterBehind = (filter: InsightFilter, { branchId, channelKind, memberId, week }: Behind) => {
  const end = week && addDays(week, 6)
  return {
    from: week && week > filter.from ? week : filter.from,
    to: end && end < filter.to ? end : filter.to,
    branchId: branchId ?? filter.branchId,
    channelKind: channelKind ?? filter.channelKind,
    memberId: memberId ?? filter.memberId,
  }
}
