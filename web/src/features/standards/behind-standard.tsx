import type { ResultRow } from '@heed/contract/standard-results.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { DrawerBehindFigure } from '../../ui/drawer-behind-figure.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { duration, number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import classes from './standard-page.module.css'
import { type Behind, rowsQuery } from './standard-queries.ts'
import { targetWords } from './standard-words.ts'

type BehindStandardProps = { standard: Standard; title: string; behind: Behind; onClose: () => void }
const shown = ['all', 'no', 'yes'] as const

/** The very clocks, counts, answers or looks that a figure counts, newest first. */
export const BehindStandard = ({ standard, title, behind, onClose }: BehindStandardProps) => {
  const { t } = useTranslation('standards')
  const [which, setWhich] = useState<(typeof shown)[number]>('all')
  const rows = useInfiniteQuery(rowsQuery(standard.id, { ...behind, ...(which === 'all' ? {} : { kept: which }) }))
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <DrawerBehindFigure
      title={title}
      explanation={t('behind.text', { limit: targetWords(standard) })}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('behind.which')}
          data={shown.map((value) => ({ value, label: t(`behind.${value}`) }))}
          value={which}
          onChange={(value) => setWhich(value as (typeof shown)[number])}
        />
      }
      onClose={onClose}
    >
      {rows.isPending && <PageSkeleton rows={5} />}
      {rows.isError && <ErrorNote reason={rows.error} onRetry={() => rows.refetch()} />}
      {rows.data && items.length === 0 && <p className="quiet">{t('behind.none')}</p>}
      <ul className={classes.rows}>
        {items.map((row) => (
          <Row key={row.id} row={row} standard={standard} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button fullWidth mt={12} loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('behind.more', { n: number(items.length) })}
        </Button>
      )}
    </DrawerBehindFigure>
  )
}

const Row = ({ row, standard }: { row: ResultRow; standard: Standard }) => {
  const { t } = useTranslation('standards')
  const may = useMay()
  const owner = row.member?.name ?? (may('insight:members') ? t('results.nobody') : null)
  const value = row.value === null ? null : standard.method === 'clock' ? duration(row.value) : number(row.value)
  return (
    <li>
      <p>
        {row.case ? (
          <Link to="/cases/$caseId" params={{ caseId: row.case.id }} className="link">
            {row.case.number} · {row.case.subject}
          </Link>
        ) : (
          <span>{row.words ?? t('behind.seen')}</span>
        )}
        <b data-kept={row.kept}>
          {t(row.kept ? 'behind.kept' : 'behind.missed')}
          {value !== null && ` · ${value}`}
        </b>
      </p>
      {row.case && row.words && <p>{row.words}</p>}
      <p className="small quiet">
        {row.branch.name} · {owner && `${owner} · `}
        <When at={row.at} />
      </p>
    </li>
  )
}
