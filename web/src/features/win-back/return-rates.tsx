import type { ReturnRates } from '@heed/contract/win-back.ts'
import { roundHalfAway } from '@heed/methods/estimate.ts'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type Figure, FigureStrip } from '../../ui/figure-strip.tsx'
import { number, percent } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageSection } from '../settings/page-frame.tsx'
import { UnhappyList } from './unhappy-list.tsx'
import classes from './win-back.module.css'
import { type Counted, ratesQuery } from './win-back-queries.ts'

const spans = [30, 90, 180] as const
const whole = (share: number) => percent(Math.round(share))

/** Do those who were compensated come again more often? Said only where there are enough to say it. */
export const ReturnRatesPart = () => {
  const { t } = useTranslation('winback')
  const { branches } = useMe()
  const [days, setDays] = useState<(typeof spans)[number]>(90)
  const [branchId, setBranch] = useState<string | null>(null)
  const [behind, setBehind] = useState<Pick<Counted, 'group' | 'returned'>>()
  const filter = { days, ...(branchId ? { branchId } : {}) }
  const rates = useQuery(ratesQuery(filter))
  return (
    <PageSection title={t('rates.title')} text={t('rates.text', { days })}>
      <div className={classes.part}>
        <div className={classes.filters}>
          <SegmentedControl
            aria-label={t('rates.days')}
            data={spans.map((value) => ({ value: String(value), label: t('rates.inDays', { n: value }) }))}
            value={String(days)}
            onChange={(value) => setDays(spans.find((span) => String(span) === value) ?? 90)}
          />
          <Select
            aria-label={t('rates.branch')}
            placeholder={t('rates.allBranches')}
            clearable
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={setBranch}
          />
        </div>
        {rates.isPending && <PageSkeleton kind="figures" rows={2} />}
        {rates.isError && <ErrorNote reason={rates.error} onRetry={() => rates.refetch()} />}
        {rates.data && (
          <>
            <FigureStrip
              figures={(['compensated', 'other'] as const).map((group) =>
                figureOf(rates.data, group, t(`rates.${group}`)),
              )}
              onOpen={({ group }) => setBehind({ group, returned: 'yes' })}
            />
            <Notes rates={rates.data} onOpen={setBehind} />
          </>
        )}
      </div>
      <EditDrawer
        title={behind ? t(`rates.${behind.group}`) : ''}
        isOpen={behind !== undefined}
        onClose={() => setBehind(undefined)}
      >
        {behind && (
          <UnhappyList counted={{ ...filter, ...behind }} onShow={(returned) => setBehind({ ...behind, returned })} />
        )}
      </EditDrawer>
    </PageSection>
  )
}

type Group = 'compensated' | 'other'

const figureOf = (rates: ReturnRates, group: Group, label: string): Figure & { group: Group } => {
  const { n, sharePercent, interval } = rates[group]
  return {
    group,
    label,
    value: sharePercent,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n,
    tooFew: n === 0,
    axis: [0, 100],
    write: whole,
  }
}

type NotesProps = { rates: ReturnRates; onOpen: (behind: Pick<Counted, 'group' | 'returned'>) => void }

/** What the difference says and does not say, each count with its customers. */
const Notes = ({ rates, onOpen }: NotesProps) => {
  const { t } = useTranslation('winback')
  const { difference, verdict, compensated, waiting, fewest } = rates
  return (
    <div className={classes.notes}>
      <p>
        <b>{t(`rates.verdict.${verdict}`, { fewest })}</b>{' '}
        {difference &&
          t('rates.difference', {
            points: number(roundHalfAway(difference.points)),
            low: number(roundHalfAway(difference.interval[0])),
            high: number(roundHalfAway(difference.interval[1])),
          })}
      </p>
      {compensated.onlyByCoupon > 0 && (
        <p>
          <button
            type="button"
            className="link"
            onClick={() => onOpen({ group: 'compensated', returned: 'coupon_only' })}
          >
            {t('rates.onlyByCoupon', { count: compensated.onlyByCoupon })}
          </button>{' '}
          {t('rates.onlyByCouponText')}
        </p>
      )}
      {waiting > 0 && (
        <p>
          <button type="button" className="link" onClick={() => onOpen({ group: 'waiting' })}>
            {t('rates.waitingCount', { count: waiting })}
          </button>{' '}
          {t('rates.waitingText')}
        </p>
      )}
      <p>{t('rates.what')}</p>
    </div>
  )
}
