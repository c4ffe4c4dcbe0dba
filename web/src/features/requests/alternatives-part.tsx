import type { Alternatives } from '@heed/contract/alternatives.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import classes from '../prevention/prevention.module.css'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { alternativesQuery, type Behind, impossibleQuery, periodDays, periodOf } from './alternative-queries.ts'

type Opened = Behind & { title: string }

/** How often something else was offered where the first wish was not possible; each count opens its cases. */
export const AlternativesPart = () => {
  const { t } = useTranslation('requests')
  const [days, setDays] = useState<(typeof periodDays)[number]>(90)
  const [open, setOpen] = useState<Opened>()
  const figures = useQuery(alternativesQuery(periodOf(days)))
  return (
    <>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('alternatives.period')}
          data={periodDays.map((n) => ({ value: String(n), label: t('alternatives.days', { n }) }))}
          value={String(days)}
          onChange={(value) => setDays(periodDays.find((n) => String(n) === value) ?? 90)}
        />
      </div>
      <p className="quiet">{t('alternatives.text')}</p>
      {figures.isPending && <PageSkeleton rows={3} />}
      {figures.isError && <ErrorNote reason={figures.error} onRetry={() => figures.refetch()} />}
      {figures.data?.all.cases === 0 && <EmptyState title={t('alternatives.none')} text={t('alternatives.noneText')} />}
      {figures.data && figures.data.all.cases > 0 && <Figures figures={figures.data} onOpen={setOpen} />}
      <EditDrawer title={open?.title ?? ''} size={560} isOpen={open !== undefined} onClose={() => setOpen(undefined)}>
        {open && <Cases days={days} behind={open} />}
      </EditDrawer>
    </>
  )
}

const Figures = ({ figures, onOpen }: { figures: Alternatives; onOpen: (opened: Opened) => void }) => {
  const { t } = useTranslation('requests')
  return (
    <>
      <Sheet label={t('alternatives.title')}>
        <FigureRow name={t('alternatives.all')} figure={figures.all} behind={{}} onOpen={onOpen} />
        {figures.byBranch.map(({ branch, ...figure }) => (
          <FigureRow
            key={branch.id}
            name={branch.name}
            figure={figure}
            behind={{ branchId: branch.id }}
            onOpen={onOpen}
          />
        ))}
      </Sheet>
      {figures.byMember.length > 0 && (
        <PageSection title={t('alternatives.byMember')} text={t('alternatives.byMemberText')}>
          <Sheet label={t('alternatives.byMember')}>
            {figures.byMember.map(({ member, ...figure }) => (
              <FigureRow
                key={member.id}
                name={member.name}
                figure={figure}
                behind={{ memberId: member.id }}
                onOpen={onOpen}
              />
            ))}
          </Sheet>
        </PageSection>
      )}
    </>
  )
}

type FigureRowProps = {
  name: string
  figure: Alternatives['all']
  behind: Behind
  onOpen: (opened: Opened) => void
}

const FigureRow = ({ name, figure: { cases, offered, share }, behind, onOpen }: FigureRowProps) => {
  const { t } = useTranslation('requests')
  const link = (label: string, more: Behind) => (
    <button type="button" className="link" onClick={() => onOpen({ ...behind, ...more, title: `${name}: ${label}` })}>
      {label}
    </button>
  )
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h3>{name}</h3>
        {share.value !== null && share.low !== null && share.high !== null ? (
          <span>
            <b>{percent(share.value)}</b>{' '}
            <span className="quiet small">
              {t('alternatives.interval', { low: percent(share.low), high: percent(share.high), n: share.n })}
            </span>
          </span>
        ) : (
          <span className="quiet">{t('alternatives.tooFew', { n: cases })}</span>
        )}
      </div>
      <p className={classes.meta}>
        {link(t('alternatives.cases', { n: cases }), {})}
        {link(t('alternatives.offered', { n: offered }), { offered: 'yes' })}
        {cases > offered && link(t('alternatives.notOffered', { n: cases - offered }), { offered: 'no' })}
      </p>
    </li>
  )
}

const Cases = ({ days, behind: { branchId, memberId, offered } }: { days: number; behind: Behind }) => {
  const { t } = useTranslation(['requests', 'common'])
  const list = useInfiniteQuery(impossibleQuery(periodOf(days), { branchId, memberId, offered }))
  if (list.isPending) return <PageSkeleton rows={3} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  return (
    <>
      <ul>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <li key={item.case.id} className={classes.case}>
              <div className={classes.top}>
                <Link to="/cases/$caseId" params={{ caseId: item.case.id }} className="link">
                  #{item.case.number} {item.case.subject}
                </Link>
                <Chip tone={item.offered ? 'met' : 'warn'}>{t(`alternatives.is.${item.offered}`)}</Chip>
              </div>
              {item.wishes.map((wish) => (
                <dl key={`${wish.kind} ${wish.wish} ${wish.alternative}`} className={classes.lesson}>
                  <dt>{t(`alternatives.kind.${wish.kind}`)}</dt>
                  <dd>{wish.wish}</dd>
                  {wish.alternative && (
                    <>
                      <dt>{t('alternatives.instead')}</dt>
                      <dd>{wish.alternative}</dd>
                    </>
                  )}
                </dl>
              ))}
              <p className={classes.meta}>
                <span>{item.branch.name}</span>
                <When at={item.at} />
              </p>
            </li>
          ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('common:act.loadMore')}
        </Button>
      )}
    </>
  )
}
