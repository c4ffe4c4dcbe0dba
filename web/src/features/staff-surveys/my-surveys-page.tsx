import { type MyStaffTicket, openStaffTicket } from '@heed/contract/staff-surveys.ts'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { toastProblem } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { exactTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PageFrame, Sheet } from '../settings/page-frame.tsx'
import { mineQuery } from './staff-queries.ts'
import classes from './staff-surveys.module.css'

/** What an employee is asked, and why nobody can find out what they say. */
export const MySurveysPage = () => {
  const { t } = useTranslation('staff')
  const mine = useQuery(mineQuery)
  return (
    <PageFrame title={t('mine.title')} lead={t('mine.lead')}>
      {mine.isPending && <PageSkeleton rows={3} />}
      {mine.isError && <ErrorNote reason={mine.error} onRetry={() => mine.refetch()} />}
      {mine.data?.items.length === 0 && <EmptyState title={t('mine.none')} text={t('mine.noneText')} />}
      {mine.data && mine.data.items.length > 0 && (
        <Sheet label={t('mine.title')}>
          {mine.data.items.map((ticket) => (
            <TicketRow key={ticket.id} ticket={ticket} />
          ))}
        </Sheet>
      )}
    </PageFrame>
  )
}

const TicketRow = ({ ticket }: { ticket: MyStaffTicket }) => {
  const { t } = useTranslation('staff')
  const open = useMutation({
    mutationFn: () => call(openStaffTicket, { params: { id: ticket.id } }),
    // The page stands beside the app; its address is made for this one paper.
    onSuccess: ({ url }) => window.location.assign(new URL(url).pathname),
    onError: (reason) => toastProblem(reason, ticket.name),
  })
  const facts = [
    t('mine.until', { time: exactTime(ticket.deadline) }),
    t('mine.questions', { count: ticket.questions }),
    ticket.paidMinutes !== null && t('mine.paid', { count: ticket.paidMinutes }),
    ticket.reward !== null && t('mine.reward', { reward: ticket.reward }),
  ].filter(Boolean)
  return (
    <li className={classes.row}>
      <div className={classes.top}>
        <h2>{ticket.name}</h2>
        {ticket.handedIn && <Chip tone="met">{t('mine.handedIn')}</Chip>}
        {!ticket.handedIn && ticket.isLate && <Chip tone="warn">{t('mine.late')}</Chip>}
      </div>
      <p className={classes.meta}>
        {facts.map((fact) => (
          <span key={String(fact)}>{fact}</span>
        ))}
      </p>
      {!ticket.handedIn && (
        <div>
          <Button
            variant="filled"
            aria-label={`${t('mine.answer')}: ${ticket.name}`}
            loading={open.isPending || open.isSuccess}
            onClick={() => open.mutate()}
          >
            {t('mine.answer')}
          </Button>
        </div>
      )}
    </li>
  )
}
