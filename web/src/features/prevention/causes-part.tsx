import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, number, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { addDays, commonDay } from '../insight/period.ts'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { Card, PageSection, Sheet } from '../settings/page-frame.tsx'
import { CauseTree } from './cause-tree.tsx'
import classes from './prevention.module.css'
import { causeCasesQuery, causeFiguresQuery, type Period } from './prevention-queries.ts'
import { periodDays } from './prevention-search.ts'
import { usePreventionSearch } from './use-prevention-search.ts'

/** Which causes bring most complaints, how far complaints come, and the tree of causes. */
export const CausesPart = () => {
  const { t } = useTranslation('prevention')
  const { branches } = useMe()
  const { search, change } = usePreventionSearch()
  const days = search.days ?? 90
  const to = commonDay(branches.map(({ zone }) => zone))
  const period: Period = { from: addDays(to, 1 - days), to, branchId: search.branch }
  const figures = useQuery(causeFiguresQuery(period))
  const opened = figures.data?.causes.find(({ id }) => id === search.cause)
  return (
    <div className={classes.part}>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('filter.period')}
          data={periodDays.map((value) => ({ value: String(value), label: t('filter.days', { n: value }) }))}
          value={String(days)}
          onChange={(value) => change({ days: periodDays.find((known) => String(known) === value && known !== 90) })}
        />
        <Select
          aria-label={t('filter.branch')}
          placeholder={t('filter.allBranches')}
          clearable
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.branch ?? null}
          onChange={(branch) => change({ branch: branch ?? undefined })}
        />
      </div>
      {figures.isPending && <PageSkeleton kind="figures" rows={4} />}
      {figures.isError && <ErrorNote reason={figures.error} onRetry={() => figures.refetch()} />}
      {figures.data && (
        <>
          <p className="quiet">
            {t('period.text', {
              from: calendarDay(period.from),
              to: calendarDay(to),
              where: branches.find(({ id }) => id === search.branch)?.name ?? t('filter.allBranches'),
            })}
          </p>
          <Funnel figures={figures.data} />
          <PageSection title={t('pareto.title')} text={t('pareto.text')}>
            {figures.data.causes.length === 0 ? (
              <EmptyState title={t('pareto.none')} text={t('pareto.noneText')} />
            ) : (
              <Sheet label={t('pareto.title')}>
                {figures.data.causes.map((cause) => (
                  <li key={cause.id}>
                    <button
                      type="button"
                      className={classes.bar}
                      data-open={cause.id === search.cause}
                      onClick={() => change({ cause: cause.id })}
                    >
                      <b>{cause.words}</b>
                      <span className={classes.count}>
                        {t('complaintsCount', { n: number(cause.complaints) })}
                        <span>{t('pareto.cumulated', { share: percent(cause.cumulatedPercent) })}</span>
                      </span>
                      <span className={classes.track} aria-hidden>
                        <span className={classes.fill} style={{ width: `${cause.sharePercent}%` }} />
                        <span className={classes.sum} style={{ left: `calc(${cause.cumulatedPercent}% - 2px)` }} />
                      </span>
                    </button>
                  </li>
                ))}
              </Sheet>
            )}
          </PageSection>
        </>
      )}
      <CauseTree counted={figures.data?.causes} />
      {opened && <CasesOf cause={opened} period={period} onClose={() => change({ cause: undefined })} />}
    </div>
  )
}

const Funnel = ({ figures }: { figures: { complaints: Record<string, number>; reviewed: Reviewed | null } }) => {
  const { t } = useTranslation('prevention')
  const { complaints, reviewed } = figures
  const whole = (share: number) => percent(Math.round(share * 100))
  return (
    <Card>
      <dl className={classes.funnel}>
        {(['all', 'solved', 'satisfied', 'prevented'] as const).map((stage) => (
          <div key={stage}>
            <dt>{t(`funnel.${stage}`)}</dt>
            <dd>{number(complaints[stage] ?? 0)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('funnel.reviewed')}</dt>
          <dd>
            {reviewed ? whole(reviewed.value) : t('funnel.noneSolved')}
            {reviewed && (
              <small>
                {t('funnel.interval', { low: whole(reviewed.low), high: whole(reviewed.high), n: number(reviewed.n) })}
              </small>
            )}
          </dd>
        </div>
      </dl>
    </Card>
  )
}

type Reviewed = { value: number; low: number; high: number; n: number }
type CasesOfProps = { cause: { id: string; words: string; complaints: number }; period: Period; onClose: () => void }

/** The very complaints that a bar counts. */
const CasesOf = ({ cause, period, onClose }: CasesOfProps) => {
  const { t } = useTranslation('prevention')
  const { data, isPending, isError, error } = useQuery(causeCasesQuery(cause.id, period))
  return (
    <EditDrawer title={cause.words} isOpen onClose={onClose}>
      <p className="quiet">{t('period.complaints', { n: number(data?.items.length ?? cause.complaints) })}</p>
      {isPending && <PageSkeleton rows={4} />}
      {isError && <ErrorNote reason={error} />}
      {data?.items.map((item) => (
        <div key={item.id} className={classes.case}>
          <Link to="/cases/$caseId" params={{ caseId: item.id }} className="link">
            #{item.number} {item.subject}
          </Link>
          <span className={classes.meta}>
            <span>{item.customer.name}</span>
            <span>{item.branch.name}</span>
            <When at={item.receivedAt} />
          </span>
        </div>
      ))}
    </EditDrawer>
  )
}
