import type { Case } from '@heed/contract/cases.ts'
import type { Clock } from '@heed/contract/standards.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/session.ts'
import { ClockWords } from '../../../ui/clock-words.tsx'
import { duration } from '../../../ui/format.ts'
import { useSecondsCount } from '../../../ui/now.ts'
import { NumberField } from '../../../ui/number-field.tsx'
import classes from './case-clocks.module.css'
import { useClockAct } from './clock-acts.ts'

const byHand = ['greeting', 'help', 'hold'] as const
type ByHand = (typeof byHand)[number]
export const isByHand = (clock: Clock): clock is Clock & { measure: ByHand } =>
  byHand.some((measure) => measure === clock.measure)
const ended = { greeting: 'greeted', help: 'helped', hold: 'back' } as const

/** The clocks of somebody who stands before us or waits on the line, each with its one tap, and what the holds come to. */
export const HandClocks = ({ item, onPromise }: { item: Case; onPromise: () => void }) => {
  const { t } = useTranslation('cases')
  const mayEdit = useMay()('case:edit')
  const running = item.clocks.filter(isByHand).filter(({ stoppedAt }) => stoppedAt === null)
  const holds = item.clocks.filter(({ measure, stoppedAt }) => measure === 'hold' && stoppedAt !== null)
  const held = holds.map(({ countedSeconds }) => Math.round(countedSeconds ?? 0))
  const isLong = running.some(({ measure, state }) => measure === 'hold' && state !== 'running')
  return (
    <>
      {mayEdit && running.map((clock) => <Running key={clock.id} item={item} clock={clock} />)}
      {isLong && (
        <p className={classes.warning} role="status">
          {t('clocks.holdWarning')}{' '}
          <Button size="compact-sm" onClick={onPromise}>
            {t('clocks.callBack')}
          </Button>
        </p>
      )}
      {held.length > 0 && (
        <p className="small quiet">
          {t('clocks.holds', {
            count: held.length,
            total: duration(held.reduce((sum, seconds) => sum + seconds, 0)),
            longest: duration(Math.max(...held)),
          })}
        </p>
      )}
    </>
  )
}

const Running = ({ item, clock }: { item: Case; clock: Clock & { measure: ByHand } }) => {
  const { t } = useTranslation('cases')
  const act = useClockAct(item)
  useSecondsCount()
  const [steps, setSteps] = useState<number | string>('')
  const noted = steps === '' ? undefined : Number(steps)
  return (
    <div className={classes.hand}>
      <b>{t(`clock.${clock.measure}`, { ns: 'common' })}</b>
      <ClockWords clock={clock} />
      {clock.stepsLimit !== null && (
        <NumberField
          size="xs"
          className={classes.steps}
          aria-label={t('clocks.steps')}
          placeholder={t('clocks.steps')}
          min={0}
          max={10_000}
          allowDecimal={false}
          allowNegative={false}
          value={steps}
          onChange={setSteps}
        />
      )}
      <Button
        size="xs"
        variant="filled"
        loading={act.isPending}
        onClick={() => act.mutate({ stop: clock.id, steps: noted })}
      >
        {t(`clocks.${ended[clock.measure]}`)}
      </Button>
      {noted !== undefined && (
        <Button
          size="xs"
          loading={act.isPending}
          onClick={() => act.mutate({ stop: clock.id, steps: noted, timeNoted: false })}
        >
          {t('clocks.onlySteps')}
        </Button>
      )}
    </div>
  )
}
