import type { QuestionResult } from '@heed/contract/surveys.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { number, percent } from '../../../ui/format.ts'
import { ratesQuery } from '../figures/response-rate/rate-queries.ts'
import type { ResultFilter } from '../survey-queries.ts'
import { inWords } from '../survey-words.ts'
import classes from './report.module.css'
import { ReportPart } from './report-part.tsx'

type AskedProps = { surveyId: string; filter: ResultFilter; questions: readonly QuestionResult[]; responses: number }

/** How many answered, of how many asked, and what they were asked. */
export const Asked = ({ surveyId, filter, questions, responses }: AskedProps) => {
  const { t } = useTranslation('surveys')
  const { branchId, from, to, language } = filter
  const rates = useQuery({ ...ratesQuery(surveyId, { branchId, from, to, language }), placeholderData: undefined })
  const all = rates.data?.all
  return (
    <ReportPart title={t('report.asked')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('report.answers')}</dt>
          <dd>
            <b>{number(responses)}</b>
          </dd>
        </div>
        {all && all.invited > 0 && all.rate.value !== null && (
          <div>
            <dt>{t('report.rate')}</dt>
            <dd>
              <b>{percent(Math.round(all.rate.value))}</b>
              <small>
                {[
                  t('report.ofAsked', { answered: number(all.answered), n: number(all.invited) }),
                  t('results.interval', {
                    low: percent(Math.round(all.rate.low ?? 0)),
                    high: percent(Math.round(all.rate.high ?? 0)),
                  }),
                ].join(' · ')}
              </small>
            </dd>
          </div>
        )}
      </dl>
      <ol className={classes.asked}>
        {questions.map(({ id, ask, answered }) => (
          <li key={id}>
            <span>{inWords(ask) || id}</span>
            <small>{t('figures.n', { count: answered, n: number(answered) })}</small>
          </li>
        ))}
      </ol>
    </ReportPart>
  )
}
