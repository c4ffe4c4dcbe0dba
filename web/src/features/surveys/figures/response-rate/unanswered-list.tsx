import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { dayOf } from '../../../../ui/format.ts'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import beside from '../beside/beside.module.css'
import figures from '../figures.module.css'
import { type Unanswered, unansweredQuery } from './rate-queries.ts'

/** Who was asked and has not answered. */
export const UnansweredList = ({ surveyId, query }: { surveyId: string; query: Unanswered }) => {
  const { t } = useTranslation('surveys')
  const list = useInfiniteQuery(unansweredQuery(surveyId, query))
  if (list.isPending) return <PageSkeleton rows={5} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  return (
    <>
      <ul className={beside.people}>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map(({ invitationId, customer, branch, mood, sentAt, remindedAt, isOpen }) => (
            <li key={invitationId}>
              <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="link">
                {customer.name}
              </Link>
              <p className={figures.text}>
                {[
                  branch.name,
                  query.lapsed ? t(`rates.group.${mood}`) : undefined,
                  t('rates.sent', { day: dayOf(sentAt) }),
                  remindedAt ? t('rates.reminded', { day: dayOf(remindedAt) }) : undefined,
                  isOpen ? t('rates.open') : t('rates.over'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('beside.more')}
        </Button>
      )}
    </>
  )
}
