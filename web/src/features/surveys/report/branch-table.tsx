import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { branchesQuery } from '../figures/figure-queries.ts'
import { longNameOf, writeDifference, writeValue } from '../figures/measure-words.ts'
import { useDifferenceWords } from '../figures/use-difference-words.ts'
import type { ResultFilter } from '../survey-queries.ts'
import classes from './report.module.css'
import { ReportPart } from './report-part.tsx'

type BranchTableProps = { surveyId: string; filter: ResultFilter; measure: string | undefined }

/** One figure in each branch, in the order of their names; nothing where there is one branch. */
export const BranchTable = ({ surveyId, filter, measure: chosen }: BranchTableProps) => {
  const { t } = useTranslation('surveys')
  const say = useDifferenceWords()
  const compared = useQuery({
    ...branchesQuery(surveyId, { ...filter, measure: chosen }),
    placeholderData: undefined,
  })
  if (compared.isPending) return null
  if (compared.isError) return <ErrorNote reason={compared.error} onRetry={() => compared.refetch()} />
  const { branches, measure } = compared.data
  if (!measure || branches.length < 2) return null
  return (
    <ReportPart title={t('figures.branches.title')} text={`${longNameOf(measure, t)}. ${t('figures.holm')}`}>
      <table className={classes.table} data-of="branches">
        <thead>
          <tr>
            <th scope="col">{t('share.branch')}</th>
            <th scope="col">{t('figures.trend.value')}</th>
            <th scope="col">{t('report.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {branches.map(({ branch, estimate, difference, place }) => (
            <tr key={branch.id}>
              <th scope="row">
                {branch.name}
                {place !== null && place !== 'inside' && <small>{t(`figures.place.${place}`)}</small>}
              </th>
              <td>
                <b>{estimate.value === null ? '–' : writeValue(measure.kind, estimate.value)}</b>
                <small>
                  {estimate.low !== null &&
                    estimate.high !== null &&
                    `${t('report.between', { low: writeValue(measure.kind, estimate.low), high: writeValue(measure.kind, estimate.high) })} · `}
                  {t('figures.n', { count: estimate.n, n: number(estimate.n) })}
                </small>
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
