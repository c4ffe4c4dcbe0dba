import { UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SearchField } from '../../ui/search-field.tsx'
import { CaseFilters } from './case-filters.tsx'
import classes from './case-list-tools.module.css'
import type { CaseSearch } from './case-search.ts'
import { useCaseSearch } from './use-case-search.ts'

/** Words to look for, filters, and the order of the list; all of it lives in the address. */
export const CaseListTools = () => {
  const { t } = useTranslation('cases')
  const search = useCaseSearch()
  const go = useNavigate()
  return (
    <div className={classes.tools}>
      <SearchField
        className={classes.search}
        words={search.search}
        label={t('search')}
        onSearch={(words) =>
          go({ to: '/cases', search: (before) => ({ ...(before as CaseSearch), search: words }), replace: true })
        }
      />
      <CaseFilters />
      <UnstyledButton
        className={classes.order}
        onClick={() =>
          go({ to: '/cases', search: { ...search, sort: search.sort === 'due' ? undefined : 'due' }, replace: true })
        }
      >
        {t(search.sort === 'due' ? 'sortDue' : 'sortNewest')}
      </UnstyledButton>
    </div>
  )
}
