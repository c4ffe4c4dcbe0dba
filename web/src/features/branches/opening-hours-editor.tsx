import { kindOfDay } from '@heed/contract/holidays.ts'
import type { OpeningHours } from '@heed/contract/workspace.ts'
import { ActionIcon, Button, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { weekdayName } from '../../ui/format.ts'
import { type Span, usualSpan, type Weekday, weekdays } from './hours.ts'
import classes from './opening-hours-editor.module.css'
import { SpansEditor } from './spans-editor.tsx'

type OpeningHoursEditorProps = {
  hours: OpeningHours
  onChange: (hours: OpeningHours) => void
  /** A further way to add days that differ. */
  addDays?: ReactNode
}

/** The week with any number of spans a day, and the single days that differ from it. */
export const OpeningHoursEditor = ({ hours, onChange, addDays }: OpeningHoursEditorProps) => {
  const { t } = useTranslation('setup')
  const spansOf = (day: Weekday) => (hours.weekly[day] ?? []) as Span[]
  const setDay = (day: Weekday, spans: Span[]) => onChange({ ...hours, weekly: { ...hours.weekly, [day]: spans } })
  const firstOpen = weekdays.find((day) => spansOf(day).length > 0)
  const copyToOpenDays = () => {
    const model = firstOpen ? spansOf(firstOpen) : [usualSpan]
    onChange({
      ...hours,
      weekly: Object.fromEntries(weekdays.map((day) => [day, spansOf(day).length > 0 ? model : []])),
    })
  }
  return (
    <div className={classes.editor}>
      {weekdays.map((day) => {
        const name = weekdayName(day)
        const spans = spansOf(day)
        return (
          <div key={day} className={classes.day}>
            <Switch
              label={name}
              checked={spans.length > 0}
              onChange={(event) => setDay(day, event.currentTarget.checked ? [usualSpan] : [])}
            />
            <SpansEditor day={name} spans={spans} onChange={(next) => setDay(day, next)} />
            {day === firstOpen && (
              <button type="button" className={`link small ${classes.copy}`} onClick={copyToOpenDays}>
                {t('hours.copy')}
              </button>
            )}
          </div>
        )
      })}
      <OtherDays hours={hours} onChange={onChange} addDays={addDays} />
    </div>
  )
}

const OtherDays = ({ hours, onChange, addDays }: OpeningHoursEditorProps) => {
  const { t } = useTranslation('setup')
  type Override = OpeningHours['overrides'][number]
  const set = (overrides: Override[]) => onChange({ ...hours, overrides })
  const replace = (index: number, part: Partial<Override>) =>
    set(hours.overrides.map((old, at) => (at === index ? { ...old, ...part } : old)))
  const today = new Intl.DateTimeFormat('en-CA').format(new Date())
  return (
    <div className={classes.others}>
      <h3>{t('hours.days')}</h3>
      <p className="quiet small">{t('hours.daysText')}</p>
      {hours.overrides.map((override, index) => (
        <div key={index} className={classes.other}>
          <TextInput
            type="date"
            size="xs"
            aria-label={t('hours.date')}
            value={override.date}
            onChange={({ currentTarget: { value } }) => value && replace(index, { date: value })}
          />
          <TextInput
            size="xs"
            placeholder={t('hours.note')}
            aria-label={t('hours.note')}
            maxLength={120}
            value={override.note ?? ''}
            onChange={(event) => replace(index, { note: event.currentTarget.value || undefined })}
          />
          <SpansEditor
            day={override.date}
            spans={override.spans as Span[]}
            onChange={(spans) => replace(index, { spans })}
          />
          {kindOfDay(override, hours.weekly) === 'make_up' && <Chip tone="run">{t('hours.makeUp')}</Chip>}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('act.remove', { ns: 'common' })}
            onClick={() => set(hours.overrides.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        leftSection={<IconPlus size={15} />}
        onClick={() => set([...hours.overrides, { date: today, spans: [] }])}
      >
        {t('hours.addDay')}
      </Button>
      {addDays}
    </div>
  )
}
