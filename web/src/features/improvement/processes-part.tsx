import type { Process, ProcessStep } from '@heed/contract/processes.ts'
import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import classes from './improvement.module.css'
import { processesQuery } from './improvement-queries.ts'
import { ProcessForm } from './process-form.tsx'

/** How things are done, step by step, and what customers feel of each. */
export const ProcessesPart = () => {
  const { t } = useTranslation('improvement')
  const may = useMay()
  const { member } = useMe()
  const processes = useQuery(processesQuery)
  const [edited, setEdited] = useState<{ process?: Process }>()
  const mayEdit = may('standard:edit') && member.branchIds === null
  const close = () => setEdited(undefined)
  return (
    <>
      {mayEdit && (
        <div className={classes.head}>
          <Button leftSection={<IconPlus size={16} stroke={1.8} />} onClick={() => setEdited({})}>
            {t('process.add')}
          </Button>
        </div>
      )}
      {processes.isPending && <PageSkeleton rows={5} />}
      {processes.isError && <ErrorNote reason={processes.error} onRetry={() => processes.refetch()} />}
      {processes.data?.items.length === 0 && <EmptyState title={t('process.none')} text={t('process.noneText')} />}
      {processes.data && processes.data.items.length > 0 && (
        <Sheet label={t('part.processes')}>
          {processes.data.items.map((process) => (
            <ProcessRow
              key={process.id}
              process={process}
              onEdit={mayEdit ? () => setEdited({ process }) : undefined}
            />
          ))}
        </Sheet>
      )}
      <EditDrawer
        title={t(edited?.process ? 'process.change' : 'process.add')}
        size={560}
        isOpen={edited !== undefined}
        onClose={close}
      >
        {edited && <ProcessForm process={edited.process} onDone={close} />}
      </EditDrawer>
    </>
  )
}

const ProcessRow = ({ process, onEdit }: { process: Process; onEdit: (() => void) | undefined }) => {
  const { t } = useTranslation('improvement')
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{process.name}</h3>
        {process.isUnmeasured && <Chip tone="warn">{t('process.unmeasured')}</Chip>}
      </div>
      <p className={classes.meta}>
        <span>{process.owner.name}</span>
        {process.idea && <span>{process.idea}</span>}
      </p>
      <ol className={classes.steps}>
        {process.steps.map((step) => (
          <li key={step.id}>
            {step.words}
            <p>{step.effect}</p>
            {step.measure && <Measure step={step} />}
            {step.improvement && <p>{t('process.improvementWas', { words: step.improvement })}</p>}
          </li>
        ))}
      </ol>
      {onEdit && (
        <div className={classes.acts}>
          <Button
            size="compact-sm"
            leftSection={<IconPencil size={14} stroke={1.7} />}
            aria-label={`${t('act.edit', { ns: 'common' })}: ${process.name}`}
            onClick={onEdit}
          >
            {t('act.edit', { ns: 'common' })}
          </Button>
        </div>
      )}
    </li>
  )
}

/** What measures a step, where its figure comes from, and how it stands. */
const Measure = ({ step: { measure, standardName, figure } }: { step: ProcessStep }) => {
  const { t } = useTranslation('improvement')
  if (!measure) return null
  if (measure.kind === 'own') return <p className={classes.small}>{measure.words}</p>
  const isScore = measure.kind === 'fact' && measure.fact === 'nps'
  const write = (value: number) => (isScore ? number(Math.round(value)) : percent(Math.round(value)))
  return (
    <p className={classes.small}>
      {measure.kind === 'standard' && (
        <Link to="/standards/$standardId" params={{ standardId: measure.standardId }} className="link">
          {standardName ?? t('group.standard')}
        </Link>
      )}
      {measure.kind === 'question' && (
        <Link to="/answers" className="link">
          {t(`question.${measure.question}`)}
        </Link>
      )}
      {measure.kind === 'fact' && (
        <Link to="/insight" className="link">
          {t(`fact.${measure.fact}`)}
        </Link>
      )}
      {': '}
      {figure
        ? `${write(figure.value)}${
            figure.low !== null && figure.high !== null ? ` (${write(figure.low)} – ${write(figure.high)})` : ''
          }, n ${number(figure.n)}`
        : t('process.nothing')}
    </p>
  )
}
