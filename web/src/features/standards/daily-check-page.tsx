import { answerDailyCheck, type DailyCheck } from '@heed/contract/daily-check.ts'
import { Button, Select } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay, useOpenBranches } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import classes from './daily-check.module.css'
import { dailyCheckQuery } from './standard-queries.ts'
import { wordingOf } from './standard-words.ts'

/** The basics of one branch on one screen: each answered by one tap, and what nobody looked at yet stays visible. */
export const DailyCheckPage = () => {
  const { t } = useTranslation('standards')
  const branches = useOpenBranches()
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  const check = useQuery({ ...dailyCheckQuery(branchId), enabled: branchId !== '' })
  const items = check.data?.items ?? []
  const open = items.filter(({ answer }) => answer === null).length
  const missed = items.filter(({ answer }) => answer?.kept === false).length
  const standing =
    open > 0 ? t('daily.open', { count: open }) : missed > 0 ? t('daily.missed', { count: missed }) : t('daily.all')
  return (
    <PageFrame
      title={t('daily.title')}
      lead={t('daily.lead')}
      action={
        branches.length > 1 && (
          <Select
            aria-label={t('field.branch')}
            allowDeselect={false}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={(value) => setBranchId(value ?? branchId)}
          />
        )
      }
    >
      {check.isPending && <PageSkeleton rows={4} />}
      {check.isError && <ErrorNote reason={check.error} onRetry={() => check.refetch()} />}
      {check.data && items.length === 0 && (
        <EmptyState
          title={t('daily.emptyTitle')}
          text={t('daily.emptyText')}
          action={
            <Link to="/standards" className="link">
              {t('title')}
            </Link>
          }
        />
      )}
      {check.data && items.length > 0 && (
        <section>
          <p className={classes.standing} role="status" data-tone={open > 0 ? 'open' : missed > 0 ? 'missed' : 'all'}>
            <b>{calendarDay(check.data.day)}</b> {standing}
          </p>
          <Sheet label={t('daily.title')}>
            {items.map((item) => (
              <Row key={item.standardId} item={item} branchId={branchId} />
            ))}
          </Sheet>
        </section>
      )}
    </PageFrame>
  )
}

const Row = ({ item, branchId }: { item: DailyCheck['items'][number]; branchId: string }) => {
  const { t } = useTranslation('standards')
  const may = useMay()
  const client = useQueryClient()
  const answer = useMutation({
    mutationFn: (kept: boolean) => call(answerDailyCheck, { body: { branchId, standardId: item.standardId, kept } }),
    onSuccess: (check) => {
      client.setQueryData(dailyCheckQuery(branchId).queryKey, check)
      client.invalidateQueries({ queryKey: ['standards', 'missed'] })
    },
    onError: (reason) => toastProblem(reason, t('mark.notNoted')),
  })
  const said = item.answer?.kept ?? null
  const choice = (kept: boolean) => (
    <Button
      size="md"
      data-kept={kept}
      aria-pressed={said === kept}
      disabled={!may('standard:mark')}
      loading={answer.isPending && answer.variables === kept}
      leftSection={kept ? <IconCheck size={18} /> : <IconX size={18} />}
      onClick={() => answer.mutate(kept)}
    >
      {t(kept ? 'mark.kept' : 'mark.missed')}
    </Button>
  )
  return (
    <li className={classes.row}>
      <div>
        <h3>{item.name}</h3>
        <p>{wordingOf(item)?.act}</p>
        {item.answer ? (
          <p className={classes.by}>{item.answer.by?.name}</p>
        ) : (
          <p className={classes.notYet}>{t('daily.notYet')}</p>
        )}
      </div>
      <fieldset className={classes.choices} aria-label={item.name}>
        {choice(true)}
        {choice(false)}
      </fieldset>
    </li>
  )
}
