import type { BoardColumn } from '@heed/contract/today-board.ts'
import { useTranslation } from 'react-i18next'
import { weekdayName } from '../../ui/format.ts'
import classes from './board.module.css'
import { countOf, keyOf } from './board-columns.ts'

/** Seven days with how much falls into each; each leads to its day below. */
export const WeekStrip = ({ columns }: { columns: BoardColumn[] }) => {
  const { t } = useTranslation('today')
  return (
    <nav className={classes.strip} aria-label={t('of.week')}>
      {columns
        .filter(({ of }) => of === 'day')
        .map((column) => {
          const count = countOf(column)
          const [, , date] = (column.day ?? '').split('-')
          const words = (
            <>
              <small>{weekdayName(String(new Date(column.day ?? '').getUTCDay() || 7))}</small>
              <b>{Number(date)}</b>
              <span>{count === 0 ? t('board.nothing') : t('board.count', { count })}</span>
            </>
          )
          return count > 0 || column.isNow ? (
            <a key={keyOf(column)} href={`#column-${keyOf(column)}`} data-now={column.isNow}>
              {words}
            </a>
          ) : (
            <div key={keyOf(column)}>{words}</div>
          )
        })}
    </nav>
  )
}
