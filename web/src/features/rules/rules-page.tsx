import type { Rule } from '@heed/contract/rules.ts'
import { Button } from '@mantine/core'
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
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { RuleForm } from './rule-form.tsx'
import { rulesQuery } from './rule-queries.ts'
import { RuleView } from './rule-view.tsx'

/** Rules and policies, those first that turn complaining customers away for our own comfort. */
export const RulesPage = () => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const go = useNavigate()
  const { rule: openId } = useSearch({ from: '/shell/rules' })
  const [isNew, setNew] = useState(false)
  const rules = useQuery(rulesQuery())
  const items = rules.data?.items ?? []
  const open = (rule: string | undefined) => go({ to: '/rules', search: { rule } })
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
        {rules.isPending && <PageSkeleton rows={5} />}
        {rules.isError && <ErrorNote reason={rules.error} onRetry={() => rules.refetch()} />}
        {rules.isSuccess && items.length === 0 && <EmptyState title={t('rule.none')} text={t('rule.noneText')} />}
        {items.length > 0 && (
          <Sheet label={t('rule.title')}>
            {items.map((rule) => (
              <RuleRow key={rule.id} rule={rule} onOpen={() => open(rule.id)} />
            ))}
          </Sheet>
        )}
      </div>
      <EditDrawer title={t('rule.new')} isOpen={isNew} onClose={() => setNew(false)}>
        <RuleForm onDone={() => setNew(false)} />
      </EditDrawer>
      {openId && <RuleView ruleId={openId} onClose={() => open(undefined)} />}
    </PageFrame>
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
        <span>{t('rule.readBy', { members: rule.read.members, of: rule.read.of })}</span>
        <span>{t('rule.reviewOn', { day: calendarDay(rule.reviewOn) })}</span>
      </p>
    </li>
  )
}
