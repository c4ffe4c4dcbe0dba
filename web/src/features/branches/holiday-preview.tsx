import type { HolidayPreview, ProposedDay } from '@heed/contract/holidays.ts'
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { calendarDay } from '../../ui/format.ts'
import classes from './add-holidays.module.css'
import type { Span } from './hours.ts'
import { spansWords } from './hours-words.ts'

type HolidayPreviewListProps = { preview: HolidayPreview; onTake: (days: ProposedDay[]) => void }

/** Each day with what it would change, ticked; and what was left out, with the reason. */
export const HolidayPreviewList = ({ preview, onTake }: HolidayPreviewListProps) => {
  const { t } = useTranslation('settings')
  const open = preview.days.filter(({ change }) => change !== 'same')
  // What would replace a day that somebody set is ticked by hand.
  const [chosen, setChosen] = useState(
    () => new Set(open.filter(({ change }) => change === 'new').map(({ date }) => date)),
  )
  const toggle = (date: string) => {
    const next = new Set(chosen)
    if (!next.delete(date)) next.add(date)
    setChosen(next)
  }
  const isAll = chosen.size === open.length
  return (
    <div className={classes.preview}>
      <h4 role="status">
        {preview.days.length > 0 ? t('holidays.found', { number: String(preview.days.length) }) : t('holidays.none')}
      </h4>
      {open.length > 1 && (
        <Checkbox
          label={t('holidays.all')}
          checked={isAll}
          indeterminate={!isAll && chosen.size > 0}
          onChange={() => setChosen(new Set(isAll ? [] : open.map(({ date }) => date)))}
        />
      )}
      <ul className={classes.days}>
        {preview.days.map((day) => (
          <DayRow key={day.date} day={day} isChosen={chosen.has(day.date)} onToggle={() => toggle(day.date)} />
        ))}
      </ul>
      {preview.leftOutCount > 0 && (
        <details>
          <summary>{t('holidays.leftOut', { number: String(preview.leftOutCount) })}</summary>
          <ul>
            {preview.leftOut.map(({ name, date, reason }, index) => (
              <li key={index} className="quiet small">
                {[date && calendarDay(date), name || t('holidays.nameless')].filter(Boolean).join(' ')}:{' '}
                {t(`holidays.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {open.length > 0 && (
        <div className={classes.acts}>
          <Button
            size="xs"
            disabled={chosen.size === 0}
            onClick={() => onTake(open.filter(({ date }) => chosen.has(date)))}
          >
            {t('holidays.take', { number: String(chosen.size) })}
          </Button>
          <span className="quiet small">{t('holidays.thenSave')}</span>
        </div>
      )}
    </div>
  )
}

const DayRow = ({ day, isChosen, onToggle }: { day: ProposedDay; isChosen: boolean; onToggle: () => void }) => {
  const { t } = useTranslation('settings')
  const { t: sayHours } = useTranslation('setup')
  const hours = (spans: ProposedDay['spans']) =>
    spans.length > 0 ? spansWords(spans as Span[], sayHours) : t('branches.closed')
  const isSame = day.change === 'same'
  return (
    <li className={classes.day}>
      <Checkbox
        checked={isChosen || isSame}
        disabled={isSame}
        onChange={onToggle}
        label={`${calendarDay(day.date)} ${day.note}`}
      />
      <span className={classes.facts}>
        {day.kind !== 'closed' && (
          <Chip tone="run">
            {t(`holidays.kind.${day.kind}`)} {hours(day.spans)}
          </Chip>
        )}
        {day.checkDate && <Chip tone="warn">{t('holidays.check')}</Chip>}
        {isSame && <Chip tone="hold">{t('holidays.same')}</Chip>}
        {day.before && (
          <Chip tone="hold">
            {t('holidays.replaces', {
              before: [hours(day.before.spans), day.before.note].filter(Boolean).join(' · '),
            })}
          </Chip>
        )}
      </span>
    </li>
  )
}
