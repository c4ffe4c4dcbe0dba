import type { SurveyDifference, SurveyMeasure } from '@heed/contract/survey-figures.ts'
import { useTranslation } from 'react-i18next'
import type { ResultFilter } from '../survey-queries.ts'
import { writeDifference } from './measure-words.ts'

export type Periods = { from: string; to: string; againstFrom: string; againstTo: string }

const dayMs = 86_400_000
const usualDays = 90
const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The chosen days, else the last ninety, and as many before them. */
export function periodsOf({ from, to }: ResultFilter, today: string): Periods {
  const end = to ?? today
  const start = from && from <= end ? from : addDays(end, 1 - usualDays)
  const days = Math.round((Date.parse(end) - Date.parse(start)) / dayMs) + 1
  return { from: start, to: end, againstFrom: addDays(start, -days), againstTo: addDays(start, -1) }
}

/** "more, −2 to 14", "cannot be told apart". */
export function useDifferenceWords() {
  const { t } = useTranslation('surveys')
  return (kind: SurveyMeasure['kind'], { low, high, verdict }: SurveyDifference): string =>
    low === null || high === null
      ? t('figures.verdict.too_few')
      : `${t(`figures.verdict.${verdict}`)}, ${t('figures.interval', {
          low: writeDifference(kind, low),
          high: writeDifference(kind, high),
        })}`
}
