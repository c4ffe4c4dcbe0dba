import type { BoardColumn } from '@heed/contract/today-board.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { calendarDay, hourOf } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import classes from './board.module.css'
import { countOf, keyOf, withoutDone } from './board-columns.ts'
import { boardQuery } from './kept-today.ts'
import { OfflineNotes } from './offline-notes.tsx'
import today from './today.module.css'
import { TodayRow } from './today-row.tsx'
import { useRowActs } from './use-row-acts.tsx'
import { useWaiting } from './waiting-acts.ts'
import { WeekStrip } from './week-strip.tsx'

/** For those who lead: what is to be done by shift or by day, and by whom. */
export const Board = ({ view }: { view: 'shift' | 'week' }) => {
  const { t } = useTranslation('today')
  const { member } = useMe()
  const { data, isPending, isError, error, refetch } = useQuery(boardQuery(member.id, view))
  const waiting = useWaiting(member.id)
  const { acts, ask, dialogs } = useRowActs()
  const columns = (data?.seen.columns ?? []).map((column) => withoutDone(column, waiting.acts))
  const shown = view === 'week' ? columns.filter((column) => column.isNow || countOf(column) > 0) : columns
  return (
    <div>
      <OfflineNotes keptAt={data?.keptAt ?? null} waiting={waiting} />
      {isPending && <PageSkeleton />}
      {isError && <ErrorNote reason={error} onRetry={() => refetch()} />}
      {data && view === 'week' && <WeekStrip columns={columns} />}
      {data && columns.length === 0 && <EmptyState title={t('board.none')} text={t('board.noneText')} />}
      {shown.map((column) => (
        <section key={keyOf(column)} id={`column-${keyOf(column)}`} className={classes.column}>
          <ColumnHead column={column} />
          {column.people.length === 0 && <p className={today.quiet}>{t('board.nothing')}</p>}
          {column.people.map(({ person, items }) => (
            <div key={person?.id ?? 'nobody'} className={classes.person}>
              <h3>
                {person && <Avatar name={person.name} size={24} />}
                {person ? (person.id === member.id ? t('board.you', { name: person.name }) : person.name) : t('nobody')}
                <span>{items.length === 0 ? t('board.free') : t('board.count', { count: items.length })}</span>
              </h3>
              {items.length > 0 && (
                <ul className={today.list}>
                  {items.map((item) => (
                    <TodayRow key={`${item.of}:${item.id}`} item={item} acts={acts} isFirst={false} {...ask(item)} />
                  ))}
                </ul>
              )}
            </div>
          ))}
        </section>
      ))}
      {data && data.seen.later > 0 && <p className={today.quiet}>{t('board.later', { count: data.seen.later })}</p>}
      {data && data.seen.more > 0 && <p className={today.quiet}>{t('more', { count: data.seen.more })}</p>}
      {dialogs}
    </div>
  )
}

const ColumnHead = ({ column }: { column: BoardColumn }) => {
  const { t } = useTranslation('today')
  const { branches } = useMe()
  const zone = branches.find(({ id }) => id === column.branch?.id)?.zone
  const words = {
    shift: () => `${hourOf(column.from ?? '', zone)}–${hourOf(column.until ?? '', zone)}`,
    rest: () => t('board.rest'),
    day: () => calendarDay(column.day ?? ''),
    undated: () => t('due.none'),
  }[column.of]()
  return (
    <h2 className={classes.head}>
      {words}
      {column.branch && <span>{column.branch.name}</span>}
      {column.isNow && <Chip tone="run">{t(column.of === 'day' ? 'title' : 'board.now')}</Chip>}
    </h2>
  )
}
