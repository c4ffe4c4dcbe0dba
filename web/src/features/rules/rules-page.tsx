import type { Rule } from '@heed/contract/rules.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { ExceptionReview } from '../exceptions/exception-review.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { RuleForm } from './rule-form.tsx'
import { rulesQuery } from './rule-queries.ts'
import { RuleView } from './rule-view.tsx'

/** Rules and policies, those first that turn complaining customers away for our own comfort. */
export const RulesPage = () => {
  const { t } = useTranslation(['prevention', 'exceptions'])
  const may = useMay()
  const go = useNavigate()
  const { rule: openId, show } = useSearch({ from: '/shell/rules' })
  const [isNew, setNew] = useState(false)
  const open = (rule: string | undefined) => go({ to: '/rules', search: { show, rule } })
  return (
    <PageFrame
      title={t('rule.title')}
      lead={t('rule.lead')}
      action={
        may('prevention:edit') && (
          <Button variant="filled" onClick={() => setNew(true)}>
            {t('rule.new')}
          </Button>
        )
      }
    >
      <div className={classes.body}>
        <div className={classes.parts}>
          <SegmentedControl
            aria-label={t('rule.title')}
            data={[
              { value: 'rules', label: t('rule.title') },
              { value: 'exceptions', label: t('exceptions:review.tab') },
            ]}
            value={show ?? 'rules'}
            onChange={(part) => go({ to: '/rules', search: { show: part === 'exceptions' ? part : undefined } })}
          />
        </div>
        {show === 'exceptions' ? <ExceptionReview /> : <RulesPart onOpen={open} />}
      </div>
      <EditDrawer title={t('rule.new')} isOpen={isNew} onClose={() => setNew(false)}>
        <RuleForm onDone={() => setNew(false)} />
      </EditDrawer>
      {openId && <RuleView ruleId={openId} onClose={() => open(undefined)} />}
    </PageFrame>
  )
}

const RulesPart = ({ onOpen }: { onOpen: (ruleId: string) => void }) => {
  const { t } = useTranslation('prevention')
  const rules = useQuery(rulesQuery())
  const items = rules.data?.items ?? []
  return (
    <>
      {rules.isPending && <PageSkeleton rows={5} />}
      {rules.isError && <ErrorNote reason={rules.error} onRetry={() => rules.refetch()} />}
      {rules.isSuccess && items.length === 0 && <EmptyState title={t('rule.none')} text={t('rule.noneText')} />}
      {items.length > 0 && (
        <Sheet label={t('rule.title')}>
          {items.map((rule) => (
            <RuleRow key={rule.id} rule={rule} onOpen={() => onOpen(rule.id)} />
          ))}
        </Sheet>
      )}
    </>
  )
}

const RuleRow = ({ rule, onOpen }: { rule: Rule; onOpen: () => void }) => {
  const { t } = useTranslation('prevention')
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>
          <button type="button" className="link" onClick={onOpen}>
            {rule.name}
          </button>
        </h3>
        {rule.review && (
          <Chip tone={rule.review === 'overdue' ? 'warn' : 'over'}>{t(`rule.reviewWhy.${rule.review}`)}</Chip>
        )}
      </div>
      <p className={classes.meta}>
        <Chip>{t(`rule.for.${rule.forWhom}`)}</Chip>
        <span>{rule.owner.name}</span>
        <span>{t('complaintsCount', { n: rule.complaints })}</span>
        <span>{t('rule.refusals', { n: rule.refusals })}</span>
        {rule.exceptions > 0 && <span>{t('rule.exceptions', { n: rule.exceptions })}</span>}
        <span>{t('rule.readBy', { members: rule.read.members, of: rule.read.of })}</span>
        <span>{t('rule.reviewOn', { day: calendarDay(rule.reviewOn) })}</span>
      </p>
    </li>
  )
}
