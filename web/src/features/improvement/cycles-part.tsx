import type { ImprovementCycle } from '@heed/contract/improvement-cycles.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { CycleForm } from './cycle-form.tsx'
import { GiveUpForm } from './give-up-form.tsx'
import classes from './improvement.module.css'
import { cyclesQuery } from './improvement-queries.ts'
import { StepForm } from './step-form.tsx'

/** Plan, do, check, act, and the next one. */
export const CyclesPart = () => {
  const { t } = useTranslation('improvement')
  const may = useMay()
  const cycles = useQuery(cyclesQuery)
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {may('prevention:act') && (
        <div className={classes.head}>
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setAdding(true)}>
            {t('cycle.add')}
          </Button>
        </div>
      )}
      {cycles.isPending && <PageSkeleton rows={5} />}
      {cycles.isError && <ErrorNote reason={cycles.error} onRetry={() => cycles.refetch()} />}
      {cycles.data?.items.length === 0 && <EmptyState title={t('cycle.none')} text={t('cycle.noneText')} />}
      {cycles.data && cycles.data.items.length > 0 && (
        <Sheet label={t('part.cycles')}>
          {cycles.data.items.map((cycle) => (
            <CycleRow key={cycle.id} cycle={cycle} />
          ))}
        </Sheet>
      )}
      <EditDrawer title={t('cycle.add')} isOpen={isAdding} onClose={() => setAdding(false)}>
        <CycleForm onDone={() => setAdding(false)} />
      </EditDrawer>
    </>
  )
}

const CycleRow = ({ cycle }: { cycle: ImprovementCycle }) => {
  const { t } = useTranslation('improvement')
  const may = useMay()
  const { member } = useMe()
  const [doing, setDoing] = useState<'step' | 'change' | 'giveUp'>()
  const close = () => setDoing(undefined)
  const { nextStep, about, steps, givenUp } = cycle
  const leads = may('prevention:act')
  const changes = leads && (cycle.branch !== null || member.branchIds === null)
  const mayStep = leads || (may('prevention:record') && cycle.owner.id === member.id)
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{cycle.words}</h3>
        <StateChip cycle={cycle} />
      </div>
      <p className={classes.meta}>
        <span>{t('cycle.round', { n: cycle.round })}</span>
        <span>{cycle.owner.name}</span>
        <span>{cycle.branch?.name ?? t('wholeBusiness')}</span>
        <span>{t('cycle.moved', { day: dayOf(cycle.movedAt) })}</span>
      </p>
      {(about || steps.length > 0 || givenUp) && (
        <dl className={classes.facts}>
          {about && (
            <>
              <dt>{t(`cycle.kind.${about.kind}`)}</dt>
              <dd>{about.words}</dd>
            </>
          )}
          {steps.map(({ step, words }) => (
            <Step key={step} name={t(`cycle.step.${step}`)} words={words} />
          ))}
          {givenUp && <Step name={t('cycle.givenUpWhy')} words={givenUp.why} />}
        </dl>
      )}
      {nextStep && doing === undefined && (mayStep || changes) && (
        <div className={classes.acts}>
          {mayStep && (
            <Button
              size="compact-sm"
              aria-label={`${t(`cycle.step.${nextStep}`)}: ${cycle.words}`}
              onClick={() => setDoing('step')}
            >
              {t(`cycle.step.${nextStep}`)}
            </Button>
          )}
          {changes &&
            (['change', 'giveUp'] as const).map((act) => (
              <Button
                key={act}
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={`${t(`cycle.${act}`)}: ${cycle.words}`}
                onClick={() => setDoing(act)}
              >
                {act === 'change' ? t('act.edit', { ns: 'common' }) : t('cycle.giveUp')}
              </Button>
            ))}
        </div>
      )}
      {nextStep && doing === 'step' && <StepForm cycleId={cycle.id} step={nextStep} onDone={close} />}
      {nextStep && doing === 'giveUp' && <GiveUpForm cycleId={cycle.id} onDone={close} />}
      <EditDrawer title={t('cycle.change')} isOpen={doing === 'change'} onClose={close}>
        <CycleForm cycle={cycle} onDone={close} />
      </EditDrawer>
    </li>
  )
}

const Step = ({ name, words }: { name: string; words: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{words}</dd>
  </>
)

const dayMs = 86_400_000

const StateChip = ({ cycle }: { cycle: ImprovementCycle }) => {
  const { t } = useTranslation('improvement')
  const now = useNow()
  if (cycle.closedAt) return <Chip tone="met">{t('cycle.closed')}</Chip>
  if (cycle.givenUp) return <Chip>{t('cycle.givenUp')}</Chip>
  if (cycle.isDormant) {
    const days = Math.floor((now.getTime() - Date.parse(cycle.movedAt)) / dayMs)
    return <Chip tone="warn">{t('cycle.dormant', { days })}</Chip>
  }
  return <Chip tone="run">{t(cycle.steps.length === 0 ? 'cycle.draft' : 'cycle.running')}</Chip>
}
