import type { Survey } from '@heed/contract/voice.ts'
import { Button, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { MissingAspects } from './missing-aspects.tsx'
import { ResponseShare } from './response-share.tsx'
import classes from './survey-card.module.css'
import { SurveyQuestions } from './survey-questions.tsx'
import { useChangeSurvey } from './voice-queries.ts'

/** A survey with what it asks, when it asks, and how many answered. */
export const SurveyCard = ({ survey }: { survey: Survey }) => {
  const { t } = useTranslation(['voice', 'surveys'])
  const isMine = useMay()('survey:edit')
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
        {state === 'open' && <Asking survey={survey} />}
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
        {state === 'open' && (
          <Button
            renderRoot={(props) => (
              <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }} search={{ tab: 'ask' }} {...props} />
            )}
          >
            {t('surveys.asking')}
          </Button>
        )}
      </footer>
    </section>
  )
}

/** Whether customers are asked by mail by itself. */
const Asking = ({ survey: { id, active } }: { survey: Survey }) => {
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

const AskingFacts = ({ survey: { occasions, delayHours, quietDays, expiresDays } }: { survey: Survey }) => {
  const { t } = useTranslation(['voice', 'surveys'])
  const facts = [
    {
      label: t('ask.after', { ns: 'surveys' }),
      value: occasions.map((occasion) => t(`ask.occasion.${occasion}`, { ns: 'surveys' })).join(', ') || '–',
    },
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
