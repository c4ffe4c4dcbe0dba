import type { Share, Signature } from '@heed/contract/signatures.ts'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { addDays, latestDay } from '../insight/period.ts'
import prevention from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { figuresQuery, type VisitFilter, visitsQuery } from './signature-queries.ts'
import classes from './signatures.module.css'
import { VisitCard } from './visit-card.tsx'

const lengths = [7, 28, 84]

type Opened = { title: string; filter: VisitFilter }

/** How often a visit had all of it, and each step of it; every bar opens the visits that it counts. */
export const FiguresPart = ({ signatures }: { signatures: Signature[] }) => {
  const { t } = useTranslation('signatures')
  const { branches } = useMe()
  const [days, setDays] = useState(28)
  const [branchId, setBranchId] = useState<string | null>(null)
  const [signatureId, setSignatureId] = useState(signatures[0]?.id ?? '')
  const [opened, setOpened] = useState<Opened>()
  const to = latestDay(branches.map(({ zone }) => zone))
  const period = { from: addDays(to, 1 - days), to, ...(branchId ? { branchId } : {}) }
  const figures = useQuery(figuresQuery(signatureId, period))
  const filter = { ...period, signatureId }
  const bars = (title: string, rows: (Share & { key: string; name: string; more: Partial<VisitFilter> })[]) => (
    <PageSection title={title}>
      <Sheet label={title}>
        {rows.map(({ key, name, more, ...share }) => (
          <Bar
            key={key}
            name={name}
            share={share}
            onOpen={() => setOpened({ title: name, filter: { ...filter, ...more } })}
          />
        ))}
      </Sheet>
    </PageSection>
  )
  return (
    <div className={prevention.part}>
      <div className={prevention.filters}>
        <SegmentedControl
          aria-label={t('figures.period')}
          data={lengths.map((n) => ({ value: String(n), label: t('figures.days', { n }) }))}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
        />
        {signatures.length > 1 && (
          <Select
            aria-label={t('service')}
            allowDeselect={false}
            data={signatures.map(({ id, name }) => ({ value: id, label: name }))}
            value={signatureId}
            onChange={(id) => setSignatureId(id ?? signatureId)}
          />
        )}
        <Select
          aria-label={t('branch')}
          placeholder={t('allBranches')}
          clearable
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          value={branchId}
          onChange={setBranchId}
        />
      </div>
      {figures.isPending && <PageSkeleton kind="figures" rows={4} />}
      {figures.isError && <ErrorNote reason={figures.error} onRetry={() => figures.refetch()} />}
      {figures.data?.total.visits === 0 && <EmptyState title={t('figures.none')} text={t('lead')} />}
      {figures.data && figures.data.total.visits > 0 && (
        <>
          {bars(t('figures.total'), [{ ...figures.data.total, key: 'total', name: t('figures.total'), more: {} }])}
          {bars(
            t('figures.steps'),
            figures.data.steps.map((step) => ({ ...step, key: step.id, name: step.words, more: { stepId: step.id } })),
          )}
          {bars(
            t('figures.branches'),
            figures.data.branches.map((branch) => ({ ...branch, key: branch.id, more: { branchId: branch.id } })),
          )}
          {bars(
            t('figures.weeks'),
            figures.data.weeks.map((week) => ({
              ...week,
              key: week.week,
              name: t('figures.week', { day: calendarDay(week.week) }),
              more: {
                from: [week.week, period.from].toSorted().at(-1) ?? period.from,
                to: [addDays(week.week, 6), period.to].toSorted()[0] ?? period.to,
              },
            })),
          )}
        </>
      )}
      {opened && <VisitsBehind opened={opened} onClose={() => setOpened(undefined)} />}
    </div>
  )
}

const Bar = ({ name, share, onOpen }: { name: string; share: Share; onOpen: () => void }) => {
  const { t } = useTranslation(['signatures', 'common'])
  const { kept, visits, sharePercent, interval } = share
  return (
    <li>
      <button type="button" className={`${prevention.bar} ${classes.bar}`} onClick={onOpen}>
        <b>{name}</b>
        <span className={prevention.count}>
          {sharePercent !== null && percent(Math.round(sharePercent))}
          <span>{t('figures.count', { n: kept, all: visits })}</span>
          {interval && (
            <span>
              {t('common:figure.interval', {
                low: percent(Math.round(interval[0])),
                high: percent(Math.round(interval[1])),
                n: visits,
              })}
            </span>
          )}
        </span>
        <span className={prevention.track} aria-hidden>
          <span className={prevention.fill} style={{ width: `${sharePercent ?? 0}%` }} />
        </span>
      </button>
    </li>
  )
}

/** The very visits that a bar counts. */
const VisitsBehind = ({ opened, onClose }: { opened: Opened; onClose: () => void }) => {
  const { t } = useTranslation('signatures')
  const { branches } = useMe()
  const { data, isPending, isError, error } = useQuery(visitsQuery(opened.filter))
  return (
    <EditDrawer title={opened.title} isOpen onClose={onClose}>
      {isPending && <PageSkeleton rows={4} />}
      {isError && <ErrorNote reason={error} />}
      <div className={prevention.panel}>
        {data?.items.map((visit) => (
          <VisitCard
            key={visit.id}
            visit={visit}
            zone={branches.find(({ id }) => id === visit.branch.id)?.zone}
            isRead
          />
        ))}
        {data && data.more > 0 && <p className="quiet">{t('figures.more', { n: data.more })}</p>}
      </div>
    </EditDrawer>
  )
}
