import type { TodayItem } from '@heed/contract/actions.ts'
import { hourOf } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import classes from './day-line.module.css'

const hourMs = 3_600_000
const from = 8
const to = 22

/** The reader's day from morning to evening with a mark for everything due in it; only a picture of the list below. */
export const DayLine = ({ items }: { items: TodayItem[] }) => {
  const now = useNow()
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const placeOf = (ms: number) => Math.min(100, Math.max(0, ((ms - midnight) / hourMs - from) * (100 / (to - from))))
  const here = placeOf(now.getTime())
  const isInside = now.getHours() >= from && now.getHours() < to
  const marks = items.filter(({ dueAt }) => dueAt && Date.parse(dueAt) < midnight + 24 * hourMs)
  return (
    <div className={classes.line} aria-hidden="true">
      <div className={classes.track}>
        <span className={classes.gone} style={{ width: `${here}%` }} />
        {marks.map((item) => (
          <span
            key={`${item.of}:${item.id}`}
            className={classes.mark}
            data-when={item.when}
            style={{ left: `${placeOf(Date.parse(item.dueAt ?? ''))}%` }}
          />
        ))}
        {isInside && (
          <span className={classes.now} style={{ left: `${here}%` }}>
            <b>{hourOf(now)}</b>
          </span>
        )}
      </div>
      <div className={classes.hours}>
        {[8, 10, 12, 14, 16, 18, 20, 22].map((hour) => (
          <span key={hour} style={{ left: `${((hour - from) * 100) / (to - from)}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
    </div>
  )
}
