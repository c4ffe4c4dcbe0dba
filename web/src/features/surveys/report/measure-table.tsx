import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { calendarDay, number } from '../../../ui/format.ts'
import { periodsQuery } from '../figures/figure-queries.ts'
import { nameOf, writeDifference, writeValue } from '../figures/measure-words.ts'
import { type Periods, useDifferenceWords } from '../figures/use-difference-words.ts'
import type { ResultFilter } from '../survey-queries.ts'
import classes from './report.module.css'
import { ReportPart } from './report-part.tsx'

const ofPairs = ['expected', 'received', 'gap']

type MeasureTableProps = { surveyId: string; filter: ResultFilter & Periods; periods: Periods }

/** Every figure of the closed questions with its interval, beside the days before. Pairs have a part of their own. */
export const MeasureTable = ({ surveyId, filter, periods }: MeasureTableProps) => {
  const { t } = useTranslation('surveys')
  const say = useDifferenceWords()
  const compared = useQuery({ ...periodsQuery(surveyId, filter), placeholderData: undefined })
  if (compared.isPending) return null
  if (compared.isError) return <ErrorNote reason={compared.error} onRetry={() => compared.refetch()} />
  const measures = compared.data.measures.filter(({ kind }) => !ofPairs.includes(kind))
  if (measures.length === 0) return null
  return (
    <ReportPart
      title={t('report.measures')}
      text={`${t('report.against', {
        from: calendarDay(periods.againstFrom),
        to: calendarDay(periods.againstTo),
        n: number(compared.data.responses.before),
      })} ${t('figures.holm')}`}
    >
      <table className={classes.table} data-of="measures">
        <thead>
          <tr>
            <th scope="col">{t('figures.trend.value')}</th>
            <th scope="col">{t('figures.now')}</th>
            <th scope="col">{t('figures.before')}</th>
            <th scope="col">{t('report.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ now, before, difference, ...measure }) => (
            <tr key={measure.key}>
              <th scope="row">
                {nameOf(measure)}
                <small>{t(`figures.kind.${measure.kind}`)}</small>
              </th>
              <td>
                <b>{now.value === null ? '–' : writeValue(measure.kind, now.value)}</b>
                <small>
                  {now.low !== null &&
                    now.high !== null &&
                    `${t('report.between', { low: writeValue(measure.kind, now.low), high: writeValue(measure.kind, now.high) })} · `}
                  {t('figures.n', { count: now.n, n: number(now.n) })}
                </small>
              </td>
              <td>
                {before.value === null ? '–' : writeValue(measure.kind, before.value)}
                <small>{t('figures.n', { count: before.n, n: number(before.n) })}</small>
              </td>
              <td>
                {difference.value !== null && <b>{writeDifference(measure.kind, difference.value)}</b>}
                <small>{say(measure.kind, difference)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReportPart>
  )
}
