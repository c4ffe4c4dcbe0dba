import { Chip, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exactTime, placeOf, shortTime } from '../../ui/format.ts'
import { TimeField } from '../../ui/time-field.tsx'
import { dayInZone, isOtherZone, momentInZone } from './moment-in-zone.ts'
import { promiseTimesQuery } from './promise-queries.ts'
import classes from './promises.module.css'

type TimeChoiceProps = {
  caseId: string
  zone: string
  label: string
  value: string | null
  error?: string | false | null
  /** What no moment at all is called; without it one is needed. */
  none?: string
  onChange: (at: string | null) => void
}

/** A moment on the branch's wall clock: one worth promising, or any other. */
export const TimeChoice = ({ caseId, zone, label, value, error, none, onChange }: TimeChoiceProps) => {
  const { t } = useTranslation('recovery')
  const name = useId()
  const { data } = useQuery(promiseTimesQuery(caseId))
  const items = data?.items ?? []
  const [isOther, setOther] = useState(false)
  const known = items.find(({ at }) => at === value)
  const chosen = isOther ? 'other' : (known?.time ?? (value ? 'other' : none ? 'none' : ''))
  const choose = (next: string) => {
    setOther(next === 'other')
    if (next === 'other') return onChange(value ?? items[0]?.at ?? null)
    onChange(items.find(({ time }) => time === next)?.at ?? null)
  }
  const isElsewhere = isOtherZone(zone)
  return (
    <fieldset className={classes.times} aria-describedby={error ? `${name}-wrong` : undefined}>
      <legend>{label}</legend>
      {data?.nearClosing && !none && <p className={classes.hint}>{t('time.near')}</p>}
      <Chip.Group value={chosen} onChange={(next) => choose(String(next))}>
        <Group gap={6}>
          {none && (
            <Chip value="none" name={name} size="sm">
              {none}
            </Chip>
          )}
          {items.map(({ time, at }) => (
            <Chip key={time} value={time} name={name} size="sm" title={exactTime(at, zone)}>
              {t(`time.${time}`)} · {shortTime(at, new Date(), zone)}
            </Chip>
          ))}
          <Chip value="other" name={name} size="sm">
            {t('time.other')}
          </Chip>
        </Group>
      </Chip.Group>
      {chosen === 'other' && <OtherTime zone={zone} value={value} onChange={onChange} />}
      {isElsewhere && !none && <p className={classes.hint}>{t('time.in', { place: placeOf(zone) })}</p>}
      {error && (
        <p id={`${name}-wrong`} className={classes.wrong}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

const OtherTime = ({ zone, value, onChange }: Pick<TimeChoiceProps, 'zone' | 'value' | 'onChange'>) => {
  const { t } = useTranslation('recovery')
  const today = dayInZone(new Date(), zone)
  const day = value ? dayInZone(value, zone) : today
  const hour = value ? hourIn(value, zone) : '10:00'
  return (
    <Group gap="xs" wrap="nowrap" className={classes.other}>
      <TextInput
        type="date"
        size="xs"
        aria-label={t('time.day')}
        min={today}
        value={day}
        onChange={(event) => event.currentTarget.value && onChange(momentInZone(event.currentTarget.value, hour, zone))}
      />
      <TimeField label={t('time.hour')} value={hour} onChange={(next) => onChange(momentInZone(day, next, zone))} />
    </Group>
  )
}

const hourIn = (at: string, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  )
