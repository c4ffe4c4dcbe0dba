import { kindOfDay } from '@heed/contract/holidays.ts'
import type { Branch } from '@heed/contract/workspace.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languageNames } from '../../app/languages.ts'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { dayOf, hourOf, placeOf, weekdayName } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import classes from './branch-row.module.css'
import { type DayGroup, daysToCome, groupDays, spansWords } from './hours-words.ts'

/** A branch: where it is, its week, and the next days that differ. */
export const BranchRow = ({ branch, onEdit }: { branch: Branch; onEdit: () => void }) => {
  const { t } = useTranslation('settings')
  const { t: sayHours } = useTranslation('setup')
  const may = useMay()
  const now = useNow()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: branch.zone }).format(now)
  const coming = daysToCome(branch.hours.overrides, today)
  return (
    <li className={classes.row} data-off={!branch.active}>
      <div>
        <h2>
          {branch.name}
          {!branch.active && <Chip tone="hold">{t('branches.shut')}</Chip>}
        </h2>
        <p className={classes.quiet}>
          {t('branches.place', { place: placeOf(branch.zone), time: hourOf(now, branch.zone) })}
        </p>
        <p className={classes.quiet}>
          {branch.currency} · <span lang={branch.language}>{languageNames[branch.language]}</span>
        </p>
      </div>
      <dl className={classes.week}>
        {groupDays(branch.hours.weekly).map((group) => (
          <div key={group.from}>
            <dt>{daysWords(group)}</dt>
            <dd>{group.spans.length > 0 ? spansWords(group.spans, sayHours) : t('branches.closed')}</dd>
          </div>
        ))}
        {coming.slice(0, 3).map((day) => (
          <div key={day.date} className={classes.differs}>
            <dt>{dayOf(`${day.date}T12:00:00Z`, 'UTC')}</dt>
            <dd>
              {day.spans.length > 0 ? spansWords(day.spans, sayHours) : t('branches.closed')}
              {kindOfDay(day, branch.hours.weekly) === 'make_up' && ` · ${t('holidays.kind.make_up')}`}
              {day.note && ` · ${day.note}`}
            </dd>
          </div>
        ))}
        {coming.length > 3 && <p className={classes.quiet}>{t('branches.moreDays', { number: coming.length - 3 })}</p>}
      </dl>
      {may('branch:edit') && (
        <Button size="xs" onClick={onEdit} aria-label={t('branches.changeNamed', { name: branch.name })}>
          {t('act.edit', { ns: 'common' })}
        </Button>
      )}
    </li>
  )
}

const daysWords = ({ from, to }: DayGroup) =>
  from === to ? weekdayName(from) : `${weekdayName(from)} – ${weekdayName(to)}`
