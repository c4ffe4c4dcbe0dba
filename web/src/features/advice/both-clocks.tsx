import type { Advice } from '@heed/contract/advice.ts'
import { useTranslation } from 'react-i18next'
import { ClockRing } from '../../ui/clock-ring.tsx'
import { DueRing } from '../../ui/due-ring.tsx'
import { shortTime } from '../../ui/format.ts'
import classes from './advice.module.css'

/** Whoever is asked and the customer both wait on the clock: side by side. */
export const BothClocks = ({ advice }: { advice: Advice }) => {
  const { t } = useTranslation(['advice', 'common'])
  const { asked, dueAt, waiting } = advice
  const turn = !asked || !dueAt ? t('turn.anybody') : t('turn.until', { name: asked.name, time: shortTime(dueAt) })
  return (
    <ul className={classes.clocks}>
      {advice.state === 'waiting' && (
        <li>
          <DueRing dueAt={dueAt} words={turn} />
          <span>{turn}</span>
        </li>
      )}
      {waiting.since && (
        <li>
          {waiting.clock ? (
            <ClockRing clock={waiting.clock} />
          ) : (
            <DueRing dueAt={null} words={t('waits', { time: shortTime(waiting.since) })} />
          )}
          <span>
            {t('waits', { time: shortTime(waiting.since) })}
            {waiting.clock && <small>{t(`common:clock.${waiting.clock.measure}`)}</small>}
          </span>
        </li>
      )}
    </ul>
  )
}
