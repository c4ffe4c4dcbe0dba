import type { SurveyRun } from '@heed/contract/asking.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { Button, Progress } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../../app/languages.ts'
import { toastProblem } from '../../../app/toast.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { exactTime, number, percent } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { EditDrawer } from '../../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../../settings/page-frame.tsx'
import classes from './ask.module.css'
import { runsQuery, useStopRun } from './asking-queries.ts'
import { RunForm } from './run-form.tsx'

/** Many customers asked on a day, with how far each run is. */
export const Runs = ({ survey, isMine }: { survey: SurveyDetail; isMine: boolean }) => {
  const { t } = useTranslation('surveys')
  const [isNew, setNew] = useState(false)
  const runs = useQuery(runsQuery(survey.id))
  return (
    <PageSection
      title={t('run.title')}
      text={t('run.text')}
      aside={
        isMine &&
        survey.state === 'open' && (
          <Button leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setNew(true)}>
            {t('run.add')}
          </Button>
        )
      }
    >
      {runs.isPending ? (
        <PageSkeleton rows={2} />
      ) : runs.isError ? (
        <ErrorNote reason={runs.error} onRetry={() => runs.refetch()} />
      ) : runs.data.items.length === 0 ? (
        <p className="quiet">{t('run.none')}</p>
      ) : (
        <Sheet label={t('run.title')}>
          {runs.data.items.map((run) => (
            <Run key={run.id} surveyId={survey.id} run={run} isMine={isMine} />
          ))}
        </Sheet>
      )}
      <EditDrawer title={t('run.add')} isOpen={isNew} onClose={() => setNew(false)}>
        <RunForm surveyId={survey.id} onDone={() => setNew(false)} />
      </EditDrawer>
    </PageSection>
  )
}

const Run = ({ surveyId, run, isMine }: { surveyId: string; run: SurveyRun; isMine: boolean }) => {
  const { t } = useTranslation('surveys')
  const stop = useStopRun(surveyId)
  const { state, fits, lookedAt, planned, sent, answered, notAsked } = run
  const whom = [
    run.branch?.name ?? t('run.everyBranch'),
    run.language && languageNames[run.language],
    run.seenDays && t('run.seen', { count: run.seenDays }),
    run.sharePercent < 100 && t('run.share', { share: percent(run.sharePercent) }),
  ].filter(Boolean)
  return (
    <li className={classes.run}>
      <div>
        <p className={classes.when}>
          <b>{exactTime(run.sendAt)}</b>
          <Chip tone={state === 'running' ? 'warn' : state === 'done' ? 'met' : 'hold'}>{t(`run.is.${state}`)}</Chip>
        </p>
        <p className={classes.whom}>{whom.join(' · ')}</p>
        {state === 'running' && (
          <Progress
            value={fits === 0 ? 100 : (lookedAt / fits) * 100}
            aria-label={t('run.lookedAt', { n: number(lookedAt), of: number(fits) })}
          />
        )}
        <p className={classes.counts}>
          {[
            state === 'running' && t('run.lookedAt', { n: number(lookedAt), of: number(fits) }),
            planned > 0 && t('run.planned', { n: number(planned) }),
            t('run.sent', { n: number(sent) }),
            t('run.answered', { n: number(answered) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {notAsked.length > 0 && (
          <p className={classes.counts}>
            {t('run.notAsked')}{' '}
            {notAsked.map(({ reason, n }) => `${t(`run.reason.${reason}`)} (${number(n)})`).join(', ')}
          </p>
        )}
      </div>
      {isMine && (state === 'running' || planned > 0) && (
        <Button
          size="xs"
          loading={stop.isPending}
          onClick={() => stop.mutate(run.id, { onError: (reason) => toastProblem(reason, t('run.notStopped')) })}
        >
          {t('run.stop')}
        </Button>
      )}
    </li>
  )
}
