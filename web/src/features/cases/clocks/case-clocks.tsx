import type { Case } from '@heed/contract/cases.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockExplained } from '../../../ui/clock-explained.tsx'
import { ClockWords } from '../../../ui/clock-words.tsx'
import { shortTime } from '../../../ui/format.ts'
import classes from './case-clocks.module.css'
import { ClockTools } from './clock-tools.tsx'
import { HandClocks, isByHand } from './hand-clocks.tsx'

/** The clock that matters most, explained; the others in a few words until they are asked for. In a complaint all are. */
export const CaseClocks = ({ item, onPromise }: { item: Case; onPromise: () => void }) => {
  const { t } = useTranslation('cases')
  const [chosen, setChosen] = useState<string>()
  const shown = item.clocks.filter(
    (clock) => clock.state !== 'dropped' && !(isByHand(clock) && clock.stoppedAt === null),
  )
  const isFolded = item.kind === 'complaint' && chosen === undefined
  const main = isFolded ? undefined : (shown.find((clock) => clock.id === (chosen ?? item.clock?.id)) ?? shown[0])
  const others = shown.filter((clock) => clock.id !== main?.id)
  return (
    <div className={classes.clocks}>
      {main && (
        <ClockExplained
          clock={main}
          standard={
            <Link to="/standards" className="link">
              {t('clock.standard', { ns: 'common', name: main.standardName })}
            </Link>
          }
        />
      )}
      <HandClocks item={item} onPromise={onPromise} />
      {main?.pausedFor?.words && (
        <p className="small">
          {t('clocks.resting', { reason: t(`clock.pauseReason.${main.pausedFor.reason}`, { ns: 'common' }) })}.{' '}
          {main.pausedFor.words}
        </p>
      )}
      <div className={classes.line}>
        <p className={classes.others}>
          {item.neededBy && <span>{t('clocks.neededBy', { time: shortTime(item.neededBy) })}</span>}
          {others.map((clock) => (
            <button key={clock.id} type="button" onClick={() => setChosen(clock.id)}>
              {t(`clock.${clock.measure}`, { ns: 'common' })} <ClockWords clock={clock} />
            </button>
          ))}
        </p>
        <ClockTools item={item} />
      </div>
    </div>
  )
}
