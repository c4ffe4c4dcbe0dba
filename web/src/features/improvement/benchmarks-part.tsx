import { type Benchmark, type BenchmarkTrial, makeStandardOfTrial } from '@heed/contract/benchmarks.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { BenchmarkForm } from './benchmark-form.tsx'
import classes from './improvement.module.css'
import { benchmarksQuery, useImprove } from './improvement-queries.ts'
import { TrialForm } from './trial-form.tsx'
import { VerdictForm } from './verdict-form.tsx'

type Edited = { part: 'note' } | { part: 'trial'; benchmark: Benchmark } | { part: 'verdict'; trial: BenchmarkTrial }

/** Who is best at something, what we try of it, and what becomes a standard. */
export const BenchmarksPart = () => {
  const { t } = useTranslation('improvement')
  const may = useMay()
  const benchmarks = useQuery(benchmarksQuery)
  const [edited, setEdited] = useState<Edited>()
  const close = () => setEdited(undefined)
  const titles = { note: t('benchmark.add'), trial: t('trial.start'), verdict: t('trial.judge') }
  return (
    <>
      {may('prevention:record') && (
        <div className={classes.head}>
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setEdited({ part: 'note' })}>
            {t('benchmark.add')}
          </Button>
        </div>
      )}
      {benchmarks.isPending && <PageSkeleton rows={5} />}
      {benchmarks.isError && <ErrorNote reason={benchmarks.error} onRetry={() => benchmarks.refetch()} />}
      {benchmarks.data?.items.length === 0 && <EmptyState title={t('benchmark.none')} text={t('benchmark.noneText')} />}
      {benchmarks.data && benchmarks.data.items.length > 0 && (
        <Sheet label={t('part.benchmarks')}>
          {benchmarks.data.items.map((benchmark) => (
            <BenchmarkRow key={benchmark.id} benchmark={benchmark} onEdit={setEdited} />
          ))}
        </Sheet>
      )}
      <EditDrawer title={edited ? titles[edited.part] : ''} isOpen={edited !== undefined} onClose={close}>
        {edited?.part === 'note' && <BenchmarkForm onDone={close} />}
        {edited?.part === 'trial' && <TrialForm benchmark={edited.benchmark} onDone={close} />}
        {edited?.part === 'verdict' && <VerdictForm trial={edited.trial} onDone={close} />}
      </EditDrawer>
    </>
  )
}

type RowProps = { benchmark: Benchmark; onEdit: (edited: Edited) => void }

const BenchmarkRow = ({ benchmark, onEdit }: RowProps) => {
  const { t } = useTranslation('improvement')
  const may = useMay()
  const { topic, who, what, attempt, trials } = benchmark
  const facts = [
    ['who', who],
    ['what', what],
    ['attempt', attempt],
  ] as const
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{topic}</h3>
      </div>
      <dl className={classes.facts}>
        {facts.map(([key, words]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>{t(`benchmark.${key}`)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {trials.map((trial) => (
        <TrialRow key={trial.id} trial={trial} onJudge={() => onEdit({ part: 'verdict', trial })} />
      ))}
      {may('prevention:act') && trials.every(({ verdict }) => verdict !== null) && (
        <div className={classes.acts}>
          <Button
            size="compact-sm"
            aria-label={`${t('trial.start')}: ${topic}`}
            onClick={() => onEdit({ part: 'trial', benchmark })}
          >
            {t('trial.start')}
          </Button>
        </div>
      )}
    </li>
  )
}

const tones = { adopt: 'met', adapt: 'run', drop: 'hold' } as const

const TrialRow = ({ trial, onJudge }: { trial: BenchmarkTrial; onJudge: () => void }) => {
  const { t } = useTranslation('improvement')
  const may = useMay()
  const make = useImprove(
    () => call(makeStandardOfTrial, { params: { id: trial.id } }),
    () => {},
  )
  const { verdict, standard } = trial
  return (
    <div className={classes.trial}>
      <div className={classes.top}>
        <span>{t('trial.span', { from: calendarDay(trial.startsOn), to: calendarDay(trial.endsOn) })}</span>
        {verdict ? (
          <Chip tone={tones[verdict.verdict]}>{t(`trial.verdicts.${verdict.verdict}`)}</Chip>
        ) : (
          <Chip tone="warn">{t('trial.running')}</Chip>
        )}
      </div>
      <p className={classes.meta}>
        <span>{trial.branch?.name ?? t('wholeBusiness')}</span>
        <span>{trial.measure}</span>
        {verdict?.by && <span>{verdict.by.name}</span>}
      </p>
      {verdict && <p>{verdict.words}</p>}
      {standard && (
        <Link to="/standards/$standardId" params={{ standardId: standard.id }} className="link">
          {t('trial.standard', { name: standard.name })}
        </Link>
      )}
      {may('standard:edit') && (
        <div className={classes.acts}>
          {!verdict && (
            <Button size="compact-sm" onClick={onJudge}>
              {t('trial.judge')}
            </Button>
          )}
          {verdict?.verdict === 'adapt' && !standard && (
            <Button size="compact-sm" loading={make.isPending} onClick={() => make.mutate(undefined)}>
              {t('trial.makeStandard')}
            </Button>
          )}
        </div>
      )}
      {make.error && <ErrorNote reason={make.error} />}
    </div>
  )
}
