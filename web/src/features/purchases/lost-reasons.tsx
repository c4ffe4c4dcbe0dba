import type { LostReasons } from '@heed/contract/lost-customers.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number, percent } from '../../ui/format.ts'
import { IntervalAxis } from '../../ui/interval-axis.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageSection, Sheet } from '../settings/page-frame.tsx'
import { lostReasonsQuery } from './purchase-queries.ts'
import classes from './purchases.module.css'

const dayMs = 86_400_000
const dayBefore = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)

/** Why customers stay away, as far as they said it in the last twelve months. */
export const LostReasonsPart = () => {
  const { t } = useTranslation('purchases')
  const found = useQuery(lostReasonsQuery(dayBefore(365), dayBefore(-1)))
  if (found.isPending) return <PageSkeleton rows={3} />
  if (found.isError) return <ErrorNote reason={found.error} onRetry={() => found.refetch()} />
  const { spoke, known, unknown, reasons, service, ownService } = found.data
  const counts = { spoke: number(spoke), known: number(known), unknown: number(unknown) }
  const promises = service.filter(({ standard }) => standard !== null)
  return (
    <PageSection
      title={t('lost.figures.title')}
      text={spoke === 0 ? t('lost.figures.none') : t('lost.figures.text', counts)}
    >
      {reasons.length > 0 && (
        <Sheet label={t('lost.figures.title')}>
          {reasons.map((one) => (
            <ShareRow key={one.reason} name={t(`lost.why.${one.reason}`)} share={one} />
          ))}
        </Sheet>
      )}
      {promises.length > 0 && (
        <>
          <h3 className={classes.by}>{t('lost.figures.by')}</h3>
          <Sheet label={t('lost.figures.by')}>
            {promises.map((one) => (
              <ShareRow key={one.standard?.id} name={one.standard?.name ?? ''} share={one} />
            ))}
          </Sheet>
        </>
      )}
      {known > 0 && (
        <p className={`quiet small ${classes.below}`}>
          {ownService?.interval
            ? t('lost.figures.own', {
                share: percent(ownService.sharePercent ?? 0),
                low: percent(ownService.interval[0]),
                high: percent(ownService.interval[1]),
              })
            : t('lost.figures.few')}{' '}
          {t('lost.figures.fact')}
        </p>
      )}
    </PageSection>
  )
}

const ShareRow = ({
  name,
  share,
}: {
  name: string
  share: LostReasons['reasons'][number] | LostReasons['service'][number]
}) => {
  const { t } = useTranslation('purchases')
  const { count, sharePercent, interval } = share
  return (
    <li className={classes.share}>
      <span>{name}</span>
      <span className="number">
        {number(count)}{' '}
        {interval && (
          <span className="quiet">
            {t('lost.figures.share', {
              share: percent(sharePercent ?? 0),
              low: percent(interval[0]),
              high: percent(interval[1]),
            })}
          </span>
        )}
      </span>
      <IntervalAxis axis={[0, 100]} value={sharePercent} low={interval?.[0] ?? null} high={interval?.[1] ?? null} />
    </li>
  )
}
