import { useTranslation } from 'react-i18next'
import classes from './page-skeleton.module.css'

type PageSkeletonProps = { rows?: number; kind?: 'list' | 'figures' | 'form' }

/** Still grey lines in the true layout, for the first load only. */
export const PageSkeleton = ({ rows = 8, kind = 'list' }: PageSkeletonProps) => {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} data-kind={kind} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row}>
          <i style={{ width: `${34 + ((row * 37) % 30)}%` }} />
          <i style={{ width: `${52 + ((row * 23) % 36)}%` }} />
        </div>
      ))}
    </div>
  )
}
