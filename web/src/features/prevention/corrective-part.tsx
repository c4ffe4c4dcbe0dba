import type { CorrectiveAction, EffectCheck } from '@heed/contract/corrective-actions.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import type { ClockTone } from '../../ui/clock-reading.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { KeptFiles } from '../alerts/kept-files.tsx'
import { ActionRule } from '../openings/action-rule.tsx'
import { Sheet } from '../settings/page-frame.tsx'
import { CorrectiveEdit, DropForm } from './corrective-edit.tsx'
import { FinishForm } from './finish-form.tsx'
import classes from './prevention.module.css'
import { correctiveQuery } from './prevention-queries.ts'

const tones: Record<CorrectiveAction['state'], ClockTone> = {
  open: 'warn',
  reopened: 'over',
  checking: 'run',
  no_recurrence: 'hold',
  effective: 'met',
  dropped: 'quiet',
}

/** What is done about causes, and what came of it. */
export const CorrectivePart = () => {
  const { t } = useTranslation('prevention')
  const actions = useQuery(correctiveQuery)
  if (actions.isPending) return <PageSkeleton rows={5} />
  if (actions.isError) return <ErrorNote reason={actions.error} onRetry={() => actions.refetch()} />
  if (actions.data.items.length === 0)
    return <EmptyState title={t('corrective.none')} text={t('corrective.noneText')} />
  return (
    <Sheet label={t('part.actions')}>
      {actions.data.items.map((action) => (
        <Action key={action.id} action={action} />
      ))}
    </Sheet>
  )
}

const Action = ({ action }: { action: CorrectiveAction }) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const { member } = useMe()
  const [form, setForm] = useState<'finish' | 'edit' | 'drop'>()
  const close = () => setForm(undefined)
  const { state, before, checkAt } = action
  const isToDo = state === 'open' || state === 'reopened'
  const leads = may('prevention:act')
  const changes = leads && (action.branch !== null || member.branchIds === null)
  const acts = [
    {
      name: 'finish',
      label: t('corrective.finish'),
      isAllowed: leads || (may('prevention:record') && action.owner.id === member.id),
    },
    { name: 'edit', label: t('corrective.edit'), isAllowed: changes },
    { name: 'drop', label: t('corrective.drop'), isAllowed: changes },
  ] as const
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{action.words}</h3>
        <Chip tone={tones[state]}>{t(`corrective.states.${state}`)}</Chip>
      </div>
      <p className={classes.text}>{t('corrective.against', { cause: action.cause.words })}</p>
      <p className={classes.meta}>
        <span>{t(`corrective.changes.${action.change}`)}</span>
        <span>{action.owner.name}</span>
        <span>{action.branch?.name ?? t('wholeBusiness')}</span>
        {action.product && <span>{action.product}</span>}
        {isToDo && <span>{t('corrective.due', { day: dayOf(action.dueAt) })}</span>}
      </p>
      {before && checkAt && state === 'checking' && (
        <p className={classes.checks}>
          {t('corrective.watched', { n: before.complaints, cases: before.cases, day: dayOf(checkAt) })}
        </p>
      )}
      {action.checks.length > 0 && (
        <ul className={classes.checks} aria-label={t('corrective.checks')}>
          {action.checks.map((check) => (
            <Check key={check.id} check={check} />
          ))}
        </ul>
      )}
      {action.dropped && (
        <p className={classes.text}>{t('corrective.droppedWas', { reason: action.dropped.reason })}</p>
      )}
      {action.proof && !isToDo && <p className={classes.text}>{t('corrective.proofWas', { proof: action.proof })}</p>}
      <KeptFiles files={action.files} />
      <ActionRule action={action} />
      {form === 'finish' && <FinishForm action={action} onDone={close} />}
      {form === 'edit' && <CorrectiveEdit action={action} onDone={close} />}
      {form === 'drop' && <DropForm action={action} onDone={close} />}
      {!form && isToDo && (
        <div className={classes.acts}>
          {acts
            .filter(({ isAllowed }) => isAllowed)
            .map(({ name, label }) => (
              <Button
                key={name}
                size="compact-sm"
                aria-label={`${label}: ${action.words}`}
                onClick={() => setForm(name)}
              >
                {label}
              </Button>
            ))}
        </div>
      )}
    </li>
  )
}

const Check = ({ check }: { check: EffectCheck }) => {
  const { t } = useTranslation('prevention')
  const { before, after, pValue, verdict } = check
  return (
    <li>
      <b>{t(`corrective.verdicts.${verdict}`)}</b>{' '}
      {t('corrective.figures', {
        before: before.complaints,
        beforeCases: before.cases,
        after: after.complaints,
        afterCases: after.cases,
        days: check.days,
      })}
      {pValue !== null &&
        ` ${t('corrective.chance', { p: pValue < 0.001 ? `< ${number(0.001, 3)}` : number(pValue, 3) })}`}{' '}
      {check.case && (
        <Link to="/cases/$caseId" params={{ caseId: check.case.id }} className="link">
          #{check.case.number}
        </Link>
      )}{' '}
      <span className="quiet">{dayOf(check.at)}</span>
    </li>
  )
}
