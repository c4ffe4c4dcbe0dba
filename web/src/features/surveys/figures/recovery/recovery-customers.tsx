import type { listRecovery } from '@heed/contract/survey-recovery.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../../ui/chip.tsx'
import { ErrorNote } from '../../../../ui/error-note.tsx'
import { dayOf, number } from '../../../../ui/format.ts'
import { PageSkeleton } from '../../../../ui/page-skeleton.tsx'
import { Voice } from '../../../../ui/voice.tsx'
import beside from '../beside/beside.module.css'
import figures from '../figures.module.css'
import { type CustomersQuery, recoveryCustomersQuery } from './recovery-queries.ts'

type Item = (typeof listRecovery.response)['_zod']['output']['items'][number]
const tones = { satisfied: 'met', not_satisfied: 'over', silent: 'hold', not_asked: 'hold' } as const

/** The very customers that a recovery rate counts, with what they said before and after. */
export const RecoveryCustomers = ({ query }: { query: CustomersQuery }) => {
  const { t } = useTranslation('surveys')
  const list = useInfiniteQuery(recoveryCustomersQuery(query))
  if (list.isPending) return <PageSkeleton rows={5} />
  if (list.isError) return <ErrorNote reason={list.error} onRetry={() => list.refetch()} />
  return (
    <>
      <ul className={beside.people}>
        {list.data.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <li key={item.id}>
              <Person item={item} />
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

const Person = ({ item }: { item: Item }) => {
  const { t } = useTranslation('surveys')
  return (
    <>
      {item.customer ? (
        <Link to="/customers/$customerId" params={{ customerId: item.customer.id }} className="link">
          {item.customer.name}
        </Link>
      ) : (
        t('recovery.reason.unknown_customer')
      )}{' '}
      <Chip tone={tones[item.standing]}>{t(`recovery.standing.${item.standing}`)}</Chip>
      <p className={figures.text}>
        {[item.branch.name, dayOf(item.at), item.reason && t(`recovery.reason.${item.reason}`)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {item.case && (
        <p className={figures.text}>
          <Link to="/cases/$caseId" params={{ caseId: item.case.id }} className="link">
            #{item.case.number} {item.case.subject}
          </Link>
        </p>
      )}
      <Answer title={t('figures.before')} answer={item.before} />
      <Answer title={t('recovery.after')} answer={item.after} />
    </>
  )
}

const Answer = ({ title, answer }: { title: string; answer: Item['before'] }) => {
  const { t } = useTranslation('surveys')
  if (!answer) return null
  return (
    <div>
      <p className={figures.text}>
        {[
          title,
          answer.satisfaction !== null && t('recovery.gave', { n: number(answer.satisfaction) }),
          answer.responseId === null && t('recovery.onPage'),
          dayOf(answer.at),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {answer.words && <Voice>{answer.words}</Voice>}
    </div>
  )
}
