import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { When } from '../../../../ui/when.tsx'
import type { ResultFilter } from '../../survey-queries.ts'
import figures from '../figures.module.css'
import { AskedFacts } from './asked-facts.tsx'
import classes from './beside.module.css'
import { disagreementsQuery } from './beside-queries.ts'

/** Cases whose customer felt another speed than was measured. */
export const Disagreements = ({ surveyId, filter }: { surveyId: string; filter: ResultFilter }) => {
  const { t } = useTranslation('surveys')
  const list = useInfiniteQuery(disagreementsQuery(surveyId, filter))
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return null
  return (
    <section className={figures.card} aria-label={t('beside.title.disagree')}>
      <h2>{t('beside.title.disagree')}</h2>
      <p className={figures.text}>{t('beside.disagreeText')}</p>
      <ul className={classes.cases}>
        {items.map((item) => (
          <li key={item.responseId}>
            <div>
              <Link to="/cases/$caseId" params={{ caseId: item.case.id }} className="link">
                #{item.case.number} {item.case.subject}
              </Link>
              <p className={figures.text}>
                {[item.customer, item.branch.name].filter(Boolean).join(' · ')} · <When at={item.at} />
              </p>
            </div>
            <AskedFacts asked={item} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('beside.more')}
        </Button>
      )}
    </section>
  )
}
