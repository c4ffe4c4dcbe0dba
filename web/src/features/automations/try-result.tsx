import type { tryAutomation } from '@heed/contract/automations.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { calendarDay, dayOf, number } from '../../ui/format.ts'
import { When } from '../../ui/when.tsx'
import classes from './automations.module.css'

type Tried = z.output<typeof tryAutomation.response>

/** What the rule would have met: how often on which day, and the newest cases. */
export const TryResult = ({ result }: { result: Tried }) => {
  const { t } = useTranslation('automation')
  const fields = result.readAsNow.map((field) => t(`about.${field as 'priority'}`)).join(', ')
  return (
    <div className={classes.tried} role="status">
      <h3>{result.matched > 0 ? t('try.title', { number: number(result.matched) }) : t('try.none')}</h3>
      <p className={classes.quiet}>{t('try.of', { events: number(result.events), time: dayOf(result.from) })}</p>
      {result.isCut && <p className={classes.quiet}>{t('try.cut')}</p>}
      {result.matched > 0 && <DayBars days={result.days} />}
      {fields && <p className={classes.quiet}>{t('try.asNow', { fields })}</p>}
      {result.cases.length > 0 && (
        <details>
          <summary>{t('try.cases')}</summary>
          <ul className={classes.cases}>
            {result.cases.map((one) => (
              <li key={one.id}>
                <Link to="/cases/$caseId" params={{ caseId: one.id }} className="link" target="_blank">
                  {one.number} · {one.customer.name}
                </Link>{' '}
                <When at={one.at} className={classes.quiet} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const DayBars = ({ days }: { days: Tried['days'] }) => {
  const { t } = useTranslation('automation')
  const most = Math.max(1, ...days.map(({ matched }) => matched))
  const say = ({ day, matched }: Tried['days'][number]) =>
    t('try.day', { day: calendarDay(day), number: number(matched) })
  const [first, last] = [days[0], days.at(-1)]
  return (
    <figure className={classes.bars}>
      <ul aria-label={t('try.perDay')}>
        {days.map((one) => (
          <li key={one.day} title={say(one)} data-none={one.matched === 0}>
            <span style={{ height: `${(one.matched / most) * 100}%` }} />
            <span className={classes.spoken}>{say(one)}</span>
          </li>
        ))}
      </ul>
      <figcaption>
        <span>{first && calendarDay(first.day)}</span>
        <span>{last && calendarDay(last.day)}</span>
      </figcaption>
    </figure>
  )
}
