import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { themeQuery } from './theme-queries.ts'
import classes from './themes.module.css'

/** The customers of a theme, and what became of telling each. */
export const ThemePeople = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('themes')
  const may = useMay()
  const theme = useQuery(themeQuery(id))
  const people = theme.data?.people ?? []
  return (
    <EditDrawer title={t('people.title')} isOpen onClose={onClose}>
      {theme.isPending && <PageSkeleton rows={4} />}
      {theme.isError && <ErrorNote reason={theme.error} onRetry={() => theme.refetch()} />}
      {theme.isSuccess && people.length === 0 && <p className="quiet">{t('people.none')}</p>}
      <ul className={classes.people}>
        {people.map(({ customer, items, telling }) => (
          <li key={customer.id}>
            {may('customer:read') ? (
              <Link to="/customers/$customerId" params={{ customerId: customer.id }} className="link">
                {customer.name}
              </Link>
            ) : (
              <span>{customer.name}</span>
            )}
            <small>
              {t(`people.${telling}`)}
              {items > 1 && ` · ${t('items', { n: items })}`}
            </small>
          </li>
        ))}
      </ul>
    </EditDrawer>
  )
}
