import { salute } from '@heed/methods/salutation.ts'
import { Button, Group } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { calendarDay } from '../../../ui/format.ts'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { caseQuery, customerQuery, timelineQuery } from '../../cases/case-queries.ts'
import classes from './letter-page.module.css'

/** The last answer of a case on paper: sender, address, day, how they are addressed, the words and who wrote them. */
export const LetterPage = () => {
  const { t } = useTranslation('known')
  const { caseId } = useParams({ from: '/shell/cases/$caseId/letter' })
  const { workspace } = useMe()
  const item = useQuery(caseQuery(caseId))
  const timeline = useQuery(timelineQuery(caseId))
  const customer = useQuery({ ...customerQuery(item.data?.customer.id ?? ''), enabled: item.data !== undefined })
  const problem = item.error ?? timeline.error ?? customer.error
  if (problem) return <ErrorNote reason={problem} onRetry={() => item.refetch()} />
  if (!item.data || !timeline.data || !customer.data) return <PageSkeleton rows={6} />
  const answer = timeline.data.items.findLast((entry) => entry.entry === 'message' && entry.kind === 'answer')
  const back = (
    <Link to="/cases/$caseId" params={{ caseId }} className="link small">
      {t('letter.back')}
    </Link>
  )
  if (answer?.entry !== 'message')
    return <EmptyState title={t('letter.title')} text={t('letter.noAnswer')} action={back} />
  const { language, branch, number } = item.data
  const greeting = salute(language, customer.data.name, customer.data.addressAs)
  const isGreeted = answer.text.trim().startsWith(greeting)
  return (
    <div className={classes.page}>
      <Group className={classes.tools} justify="space-between">
        {back}
        <Button variant="filled" leftSection={<IconPrinter size={16} stroke={1.7} />} onClick={() => window.print()}>
          {t('letter.print')}
        </Button>
      </Group>
      <article className={classes.letter} lang={language}>
        <p className={classes.sender}>
          {workspace.name} · {branch.name}
        </p>
        <p className={classes.address}>
          {customer.data.name}
          {'\n'}
          {customer.data.postalAddress ?? <span className={classes.missing}>{t('noPostal')}</span>}
        </p>
        <p className={classes.day}>{calendarDay(answer.at.slice(0, 10), language)}</p>
        <h1>
          #{number} {item.data.subject}
        </h1>
        {!isGreeted && <p>{greeting}</p>}
        <p className={classes.words}>{answer.text}</p>
        <p className={classes.words}>
          {answer.author.name}
          {'\n'}
          {workspace.name}
        </p>
      </article>
    </div>
  )
}
