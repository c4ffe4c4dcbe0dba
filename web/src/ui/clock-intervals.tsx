import type { Clock } from '@heed/contract/standards.ts'
import { useTranslation } from 'react-i18next'
import classes from './clock-explained.module.css'
import type { Piece } from './clock-pieces.ts'
import { duration, shortTime } from './format.ts'
import { When } from './when.tsx'

/** Every stretch with its edges, and what the clock said before calendars or standards changed. */
export const ClockIntervals = ({ clock, pieces }: { clock: Clock; pieces: Piece[] }) => {
  const { t } = useTranslation()
  return (
    <div className={classes.all}>
      <ul>
        {pieces.map(
          (piece) =>
            piece.from &&
            piece.to && (
              <li key={piece.from}>
                <i className={classes[piece.kind]} aria-hidden />
                <span>
                  {shortTime(piece.from, new Date(), clock.zone)} – {shortTime(piece.to, new Date(), clock.zone)}
                </span>
                <span>{t(`clock.kind.${piece.kind as 'counted' | 'closed' | 'paused'}`)}</span>
                <b>{duration(piece.seconds)}</b>
              </li>
            ),
        )}
      </ul>
      {clock.history.map((entry) => (
        <p key={entry.at}>
          {t('clock.recomputed', {
            when: shortTime(entry.at),
            reason: t(`clock.reason.${entry.reason}`),
            time: entry.dueAt ? shortTime(entry.dueAt, new Date(), clock.zone) : t(`clock.state.${entry.state}`),
          })}
          <When at={entry.at} className="sr" />
        </p>
      ))}
    </div>
  )
}
