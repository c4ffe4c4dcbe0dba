import type { Survey } from '@heed/contract/voice.ts'
import { Button, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { MissingAspects } from './missing-aspects.tsx'
import { ResponseShare } from './response-share.tsx'
import classes from './survey-card.module.css'
import { SurveyForm } from './survey-form.tsx'
import { SurveyQuestions } from './survey-questions.tsx'
import { useChangeSurvey } from './voice-queries.ts'

/** A survey with what it asks, when it asks, and how many answered. */
export const SurveyCard = ({ survey }: { survey: Survey }) => {
  const { t } = useTranslation(['voice', 'surveys'])
  const isMine = useMay()('survey:edit')
  const [isEdited, setEdited] = useState(false)
  const change = useChangeSurvey(survey.id)
  const heading = useId()
  const { name, active, notYetYours, state } = survey
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }} search={{}} className={classes.name}>
            {name}
          </Link>
          {notYetYours && <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>}
          {state !== 'open' && <Chip tone="hold">{t(`is.${state}`, { ns: 'surveys' })}</Chip>}
        </h2>
        {state === 'open' && <AfterSolution survey={survey} />}
      </header>
      {(active || survey.invited > 0) && <ResponseShare survey={survey} />}
      {active && <AskingFacts survey={survey} />}
      {active && <MissingAspects survey={survey} />}
      <SurveyQuestions survey={survey} />
      <footer>
        {isMine && notYetYours && (
          <Button variant="filled" loading={change.isPending} onClick={() => change.mutate({})}>
            {t('surveys.confirm')}
          </Button>
        )}
        <Button
          renderRoot={(props) => (
            <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }} search={{}} {...props} />
          )}
        >
          {t('cardOpen', { ns: 'surveys' })}
        </Button>
        {isMine && state === 'open' && <Button onClick={() => setEdited(true)}>{t('surveys.asking')}</Button>}
      </footer>
      <EditDrawer title={name} isOpen={isEdited} onClose={() => setEdited(false)}>
        <SurveyForm survey={survey} onDone={() => setEdited(false)} />
      </EditDrawer>
    </section>
  )
}

/** Whether customers are asked by mail after a solution. */
const AfterSolution = ({ survey: { id, active } }: { survey: Survey }) => {
  const { t } = useTranslation('voice')
  const isMine = useMay()('survey:edit')
  const change = useChangeSurvey(id)
  const words = t(active ? 'surveys.on' : 'surveys.off')
  if (!isMine) return <Chip tone={active ? 'met' : 'hold'}>{words}</Chip>
  return (
    <Switch
      label={words}
      checked={active}
      disabled={change.isPending}
      onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
    />
  )
}

const AskingFacts = ({ survey: { delayHours, quietDays, expiresDays } }: { survey: Survey }) => {
  const { t } = useTranslation('voice')
  const facts = [
    { label: t('surveys.delay'), value: t('surveys.hours', { hours: delayHours }) },
    {
      label: t('surveys.quiet'),
      value: quietDays === 0 ? t('surveys.noQuiet') : t('surveys.days', { days: quietDays }),
    },
    { label: t('surveys.expires'), value: t('surveys.days', { days: expiresDays }) },
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
