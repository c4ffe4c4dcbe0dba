import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../../app/languages.ts'
import { useMe } from '../../../app/session.ts'
import { calendarDay, dayOf } from '../../../ui/format.ts'
import type { ResultFilter } from '../survey-queries.ts'
import classes from './report.module.css'

/** Whose report it is, of what, and which answers it counts. */
export const ReportHead = ({ survey, filter }: { survey: SurveyDetail; filter: ResultFilter }) => {
  const { t } = useTranslation('surveys')
  const { workspace, branches } = useMe()
  const branch = branches.find(({ id }) => id === filter.branchId)
  return (
    <header className={classes.head}>
      <p>
        <b>{workspace.name}</b>
        <span>{t('report.made', { day: dayOf(new Date()) })}</span>
      </p>
      <h1>{survey.name}</h1>
      <p className={classes.period}>
        {t('report.period', { from: calendarDay(filter.from ?? ''), to: calendarDay(filter.to ?? '') })}
      </p>
      <p className={classes.text}>
        {[
          branch?.name ?? t('results.allBranches'),
          filter.way ? t(`way.${filter.way}`) : t('results.allWays'),
          filter.language ? languageNames[filter.language] : t('results.allLanguages'),
        ].join(' · ')}
      </p>
    </header>
  )
}
