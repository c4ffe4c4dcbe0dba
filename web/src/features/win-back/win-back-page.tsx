import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { OfferFacts } from './offer-facts.tsx'
import { ReturnRatesPart } from './return-rates.tsx'
import classes from './win-back.module.css'
import { offersQuery } from './win-back-queries.ts'

/** Reasons to come back that unhappy customers were given, and whether they came. */
export const WinBackPage = () => {
  const { t } = useTranslation(['winback', 'common'])
  const offers = useInfiniteQuery(offersQuery)
  const items = offers.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <ReturnRatesPart />
      <PageSection title={t('offers.title')} text={t('offers.text')}>
        {offers.isPending && <PageSkeleton rows={4} />}
        {offers.isError && <ErrorNote reason={offers.error} onRetry={() => offers.refetch()} />}
        {offers.isSuccess && items.length === 0 && <EmptyState title={t('offers.none')} text={t('offers.noneText')} />}
        {items.length > 0 && (
          <Sheet label={t('offers.title')}>
            {items.map((offer) => (
              <li key={offer.id} className={classes.row}>
                <OfferFacts offer={offer} />
                <p className={classes.meta}>
                  <Link to="/cases/$caseId" params={{ caseId: offer.case.id }} className="link">
                    #{offer.case.number}
                  </Link>
                  <span>{offer.customer.name}</span>
                </p>
              </li>
            ))}
          </Sheet>
        )}
        {offers.hasNextPage && (
          <Button mt="md" loading={offers.isFetchingNextPage} onClick={() => offers.fetchNextPage()}>
            {t('common:act.loadMore')}
          </Button>
        )}
      </PageSection>
    </PageFrame>
  )
}
