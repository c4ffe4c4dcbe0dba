import { IconQuote } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Voice } from '../../ui/voice.tsx'
import { weekMomentsQuery } from './moment-queries.ts'
import classes from './moments.module.css'

const mostLetters = 160

/** For the talk before the shift: what customers said of us this week, where it may be told. */
export const WeekMoments = () => {
  const { t } = useTranslation('moments')
  const { data } = useQuery(weekMomentsQuery)
  if (!data || data.items.length === 0) return null
  return (
    <aside className={classes.week}>
      <h2>
        <IconQuote size={18} stroke={1.6} aria-hidden />
        <Link to="/moments">{t('week')}</Link>
      </h2>
      <ul>
        {data.items.map(({ id, words, language, employee }) => (
          <li key={id}>
            <Voice as="span" quoted language={language}>
              {words.length > mostLetters ? `${words.slice(0, mostLetters)}…` : words}
            </Voice>
            {employee && <b>{employee.name}</b>}
          </li>
        ))}
      </ul>
    </aside>
  )
}
