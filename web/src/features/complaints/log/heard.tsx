import type { ComplaintBrief } from '@heed/contract/complaint-log.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../ui/chip.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { number } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { When } from '../../../ui/when.tsx'
import { PageSection } from '../../settings/page-frame.tsx'
import classes from './log.module.css'
import { complaintsQuery, type LogFilter } from './log-queries.ts'

/** The very complaints that the figures count, newest first. */
export const Heard = ({ filter }: { filter: LogFilter }) => {
  const { t } = useTranslation('complaint-log')
  const rows = useInfiniteQuery(complaintsQuery(filter))
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageSection title={t('listTitle')}>
      {rows.isPending && <PageSkeleton rows={4} />}
      {rows.isError && <ErrorNote reason={rows.error} onRetry={() => rows.refetch()} />}
      {rows.data && items.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className={classes.list}>
        {items.map((complaint) => (
          <Row key={complaint.caseId} complaint={complaint} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button fullWidth mt={12} loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('more', { n: number(items.length) })}
        </Button>
      )}
    </PageSection>
  )
}

const tones = { open: 'warn', solved: 'hold', satisfied: 'met', prevented: 'met' } as const

const Row = ({ complaint }: { complaint: ComplaintBrief }) => {
  const { t } = useTranslation('complaint-log')
  const { caseId, number: caseNumber, subject, customer, branch, owner, item, cause, standing, isAngry } = complaint
  return (
    <li>
      <p>
        <Link to="/cases/$caseId" params={{ caseId }} className="link">
          {caseNumber} · {subject}
        </Link>
        <span className={classes.chips}>
          {isAngry && <Chip tone="over">{t('angry')}</Chip>}
          {complaint.foundByAsking && <Chip>{t('asked')}</Chip>}
          <Chip tone={tones[standing]}>{t(`standing.${standing}`)}</Chip>
        </span>
      </p>
      {(item || cause) && (
        <p className="small">{[item, cause && t('causeWords', { cause })].filter(Boolean).join(' · ')}</p>
      )}
      <p className="small quiet">
        {customer.name} · {branch.name} · {owner?.name ?? t('nobody')} · <When at={complaint.receivedAt} />
      </p>
    </li>
  )
}
