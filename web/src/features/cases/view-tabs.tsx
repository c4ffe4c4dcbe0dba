import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countsQuery, viewsQuery } from './case-queries.ts'
import { readyViews } from './case-search.ts'
import { useCaseSearch } from './use-case-search.ts'
import classes from './view-tabs.module.css'

/** Otherwise every view without its own words would count as the current one. */
const exactly = { exact: true, includeSearch: true, explicitUndefined: true }

/** The ready views with how many wait in each, then the saved ones. */
export const ViewTabs = () => {
  const { t } = useTranslation('cases')
  const search = useCaseSearch()
  const { data: counts } = useQuery(countsQuery)
  const { data: views } = useQuery(viewsQuery)
  const current = search.saved ? undefined : (search.view ?? (search.state ? undefined : 'open'))
  return (
    <nav className={classes.tabs} aria-label={t('views')}>
      {readyViews.map((view) => {
        const count = counts?.[view as keyof typeof counts]
        return (
          <Link
            key={view}
            to="/cases"
            activeOptions={exactly}
            search={{ view: view === 'open' ? undefined : view, search: search.search, sort: search.sort }}
            aria-current={view === current ? 'page' : undefined}
            data-late={view === 'due' && Boolean(count)}
          >
            {t(`view.${view}`)}
            {count !== undefined && count > 0 && <small>{count >= 1000 ? '1000+' : count}</small>}
          </Link>
        )
      })}
      {views?.items.map((view) => (
        <Link
          key={view.id}
          to="/cases"
          activeOptions={exactly}
          search={{ saved: view.id, sort: search.sort }}
          aria-current={view.id === search.saved ? 'page' : undefined}
          data-saved
        >
          {view.name}
        </Link>
      ))}
    </nav>
  )
}
