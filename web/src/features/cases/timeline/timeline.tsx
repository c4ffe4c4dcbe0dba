import type { Case } from '@heed/contract/cases.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { timelineQuery } from '../case-queries.ts'
import { useOutgoing } from '../composer/outgoing.ts'
import { EventEntry } from './event-entry.tsx'
import { MessageEntry } from './message-entry.tsx'
import { OutgoingEntry } from './outgoing-entry.tsx'
import classes from './timeline.module.css'

/** Everything that was said and done, oldest first, with what is just going out at the end. */
export const Timeline = ({ item }: { item: Case }) => {
  const { t } = useTranslation('cases')
  const timeline = useQuery(timelineQuery(item.id))
  const outgoing = useOutgoing(item.id)
  const end = useRef<HTMLDivElement>(null)
  // A complaint is read from what is to be done; only one's own answer leads to the end.
  const said = item.kind === 'complaint' ? 0 : (timeline.data?.items.length ?? 0)
  const count = said + outgoing.length
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' })
  }, [count])
  if (timeline.isPending) return <PageSkeleton rows={5} />
  if (timeline.isError) return <ErrorNote reason={timeline.error} onRetry={() => timeline.refetch()} />
  return (
    <section className={classes.timeline} aria-label={t('timeline')}>
      <ol>
        {timeline.data.items.map((entry) =>
          entry.entry === 'message' ? (
            <MessageEntry key={entry.id} message={entry} item={item} />
          ) : (
            <EventEntry key={entry.id} event={entry} />
          ),
        )}
        {outgoing.map((answer) => (
          <OutgoingEntry key={answer.key} answer={answer} item={item} />
        ))}
      </ol>
      <div ref={end} className={classes.end} />
    </section>
  )
}
