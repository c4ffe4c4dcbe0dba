import type { SurveyFollowing } from '@heed/contract/survey-report.ts'
import type { QuestionResult } from '@heed/contract/surveys.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { calendarDay, dayOf, number } from '../../../ui/format.ts'
import { Voice } from '../../../ui/voice.tsx'
import type { ResultFilter } from '../survey-queries.ts'
import { inWords } from '../survey-words.ts'
import classes from './report.module.css'
import { ReportPart } from './report-part.tsx'
import { followingQuery } from './report-queries.ts'

type FollowingProps = { surveyId: string; filter: ResultFilter; questions: readonly QuestionResult[] }

/** What customers wrote, and what comes of it. */
export const Following = ({ surveyId, filter, questions }: FollowingProps) => {
  const following = useQuery(followingQuery(surveyId, filter))
  if (following.isPending) return null
  if (following.isError) return <ErrorNote reason={following.error} onRetry={() => following.refetch()} />
  return (
    <>
      {following.data.said.length > 0 && <Said {...following.data} questions={questions} />}
      <Follows {...following.data} />
    </>
  )
}

type SaidProps = Pick<SurveyFollowing, 'said' | 'saidInAll'> & Pick<FollowingProps, 'questions'>

const Said = ({ said, saidInAll, questions }: SaidProps) => {
  const { t } = useTranslation('surveys')
  return (
    <ReportPart
      title={t('report.said')}
      text={t('report.newest', { count: saidInAll, shown: number(said.length), n: number(saidInAll) })}
    >
      <ul className={classes.said}>
        {said.map(({ responseId, question, at, branch, language, text }) => (
          <li key={`${responseId} ${question}`}>
            <Voice language={language}>{text}</Voice>
            <small>
              {[
                dayOf(at),
                branch,
                language.toUpperCase(),
                inWords(questions.find(({ id }) => id === question)?.ask) || question,
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </ReportPart>
  )
}

const Follows = ({ themes, cases, actions }: Pick<SurveyFollowing, 'themes' | 'cases' | 'actions'>) => {
  const { t } = useTranslation('surveys')
  const isNothing = themes.length === 0 && cases.opened === 0 && actions.open + actions.settled === 0
  return (
    <ReportPart title={t('report.follows')} text={isNothing ? t('report.followsNothing') : undefined}>
      {cases.opened > 0 && (
        <p>{t('report.cases', { count: cases.opened, n: number(cases.opened), solved: number(cases.solved) })}</p>
      )}
      {actions.open + actions.settled > 0 && (
        <p>
          {t('report.actions', {
            count: actions.open + actions.settled,
            n: number(actions.open + actions.settled),
            settled: number(actions.settled),
          })}
        </p>
      )}
      {themes.length > 0 && (
        <table className={classes.table} data-of="themes">
          <thead>
            <tr>
              <th scope="col">{t('report.theme')}</th>
              <th scope="col">{t('report.answers')}</th>
              <th scope="col">{t('report.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {themes.map(({ id, name, state, owner, dueOn, answers }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to="/themes">{name}</Link>
                  <small>{t(`report.state.${state}`)}</small>
                </th>
                <td>{number(answers)}</td>
                <td>
                  {owner}
                  {state !== 'done' && <small>{t('report.by', { day: calendarDay(dueOn) })}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ReportPart>
  )
}
