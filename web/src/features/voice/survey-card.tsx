import type { Survey } from '@heed/contract/voice.ts'
import { Button, Switch } from '@mantine/core'
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
  const { t } = useTranslation('voice')
  const isMine = useMay()('survey:edit')
  const [isEdited, setEdited] = useState(false)
  const change = useChangeSurvey(survey.id)
  const heading = useId()
  const { name, active, notYetYours, delayHours, quietDays, expiresDays } = survey
  const facts = [
    { label: t('surveys.delay'), value: t('surveys.hours', { hours: delayHours }) },
    {
      label: t('surveys.quiet'),
      value: quietDays === 0 ? t('surveys.noQuiet') : t('surveys.days', { days: quietDays }),
    },
    { label: t('surveys.expires'), value: t('surveys.days', { days: expiresDays }) },
  ]
  return (
    <section className={classes.card} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>
          {name}
          {notYetYours && <Chip tone="warn">{t('state.notYetYours', { ns: 'common' })}</Chip>}
        </h2>
        {isMine ? (
          <Switch
            label={t(active ? 'surveys.on' : 'surveys.off')}
            checked={active}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ active: event.currentTarget.checked })}
          />
        ) : (
          <Chip tone={active ? 'met' : 'hold'}>{t(active ? 'surveys.on' : 'surveys.off')}</Chip>
        )}
      </header>
      <ResponseShare survey={survey} />
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <MissingAspects survey={survey} />
      <SurveyQuestions survey={survey} />
      {isMine && (
        <footer>
          {notYetYours && (
            <Button variant="filled" loading={change.isPending} onClick={() => change.mutate({})}>
              {t('surveys.confirm')}
            </Button>
          )}
          <Button onClick={() => setEdited(true)}>{t('act.edit', { ns: 'common' })}</Button>
        </footer>
      )}
      <EditDrawer title={name} isOpen={isEdited} onClose={() => setEdited(false)}>
        <SurveyForm survey={survey} onDone={() => setEdited(false)} />
      </EditDrawer>
    </section>
  )
}
