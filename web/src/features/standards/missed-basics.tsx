import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './daily-check.module.css'
import { missedBasicsQuery } from './standard-queries.ts'

/** Basics that are missed today, above everything else: where they lack, no other figure helps. */
export const MissedBasics = ({ branchId }: { branchId?: string | undefined }) => {
  const { t } = useTranslation('standards')
  const { data } = useQuery(missedBasicsQuery)
  const items = (data?.items ?? []).filter(({ branch }) => !branchId || branch.id === branchId)
  if (items.length === 0) return null
  return (
    <div className={classes.missed} role="status">
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
      <ul aria-label={t('daily.missedToday')}>
        {items.map(({ standardId, name, branch }) => (
          <li key={`${standardId}:${branch.id}`}>
            <Link to="/standards/$standardId" params={{ standardId }}>
              {t('daily.missedOne', { name, branch: branch.name })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
