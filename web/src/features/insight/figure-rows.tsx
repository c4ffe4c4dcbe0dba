import type { FigureName, FigureRow as FigureRowSchema } from '@heed/contract/insight.ts'
import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import classes from './behind-figure.module.css'
import { figureRowsQuery, type RowFilter } from './insight-queries.ts'
import { time } from './measures.ts'

type FigureRow = z.infer<typeof FigureRowSchema>

/** The rows behind a figure, newest first, a page at a time. */
export const FigureRows = ({ filter }: { filter: RowFilter }) => {
  const { t } = useTranslation('insight')
  const rows = useInfiniteQuery(figureRowsQuery(filter))
  if (rows.isPending) return <PageSkeleton rows={5} />
  if (rows.isError) return <ErrorNote reason={rows.error} onRetry={() => rows.refetch()} />
  const items = rows.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className="quiet">{t('behind.none')}</p>
  return (
    <>
      <ul className={classes.list}>
        {items.map((row) => (
          <Row key={row.id} row={row} figure={filter.figure} />
        ))}
      </ul>
      {rows.hasNextPage && (
        <Button fullWidth mt={12} loading={rows.isFetchingNextPage} onClick={() => rows.fetchNextPage()}>
          {t('behind.more', { n: number(items.length) })}
        </Button>
      )}
    </>
  )
}

const Row = ({ row, figure }: { row: FigureRow; figure: FigureName }) => {
  const { t } = useTranslation('insight')
  const may = useMay()
  const owner = row.memberName ?? (may('insight:members') ? t('behind.nobody') : null)
  const by = row.case ? owner : t(`channel.${row.channelKind}`, { ns: 'common' })
  return (
    <li className={classes.row}>
      <p className={classes.head}>
        <Source row={row} />
        <RowValue row={row} figure={figure} />
      </p>
      {row.comment && (
        <Voice quoted className={classes.comment}>
          {row.comment}
        </Voice>
      )}
      <p className={classes.meta}>
        {row.customerName ?? t('behind.unknown')} · {row.branchName} · {by && `${by} · `}
        <When at={row.at} className="nowrap" />
      </p>
    </li>
  )
}

/** The case it is about, or the survey that was answered without one. */
const Source = ({ row: { case: about, survey } }: { row: FigureRow }) =>
  about ? (
    <Link to="/cases/$caseId" params={{ caseId: about.id }} className={classes.subject}>
      {about.subject}
    </Link>
  ) : survey ? (
    <Link to="/surveys/$surveyId" params={{ surveyId: survey.id }} className={classes.subject}>
      {survey.name}
    </Link>
  ) : null

/** The row's own value, and in words and shape whether it counts as good. */
const RowValue = ({ row, figure }: { row: FigureRow; figure: FigureName }) => {
  const { t } = useTranslation('insight')
  const { good } = row
  return (
    <span className={classes.value} data-good={good ?? undefined}>
      {good === true && <IconCheck size={14} stroke={2} aria-label={t('behind.isGood')} />}
      {good === false && <IconX size={14} stroke={2} aria-label={t('behind.isBad')} />}
      {rowWords(row, figure)}
      {figure === 'solved_for_good' && t(good ? 'behind.held' : 'behind.cameBack')}
    </span>
  )
}

/** A time, a score, or what was chosen in words. */
const rowWords = ({ value, answer }: FigureRow, figure: FigureName): string => {
  if (figure === 'return') return answer && answer !== 'partly' ? t(`insight:behind.comeback.${answer}`) : ''
  if (figure === 'parts' || figure === 'served')
    return [
      value !== null && t(figure === 'parts' ? 'insight:behind.partSpeed' : 'insight:behind.partWelcome', { value }),
      answer && answer !== 'perhaps' && t(`insight:behind.solved.${answer}`),
    ]
      .filter(Boolean)
      .join(', ')
  if (value === null) return ''
  if (figure.startsWith('first_answer') || figure.startsWith('solution')) return time(value)
  return t('insight:behind.score', { value, of: figure === 'nps' || figure === 'loyalty' ? 10 : 5 })
}
