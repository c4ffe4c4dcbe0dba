import { Button, Popover } from '@mantine/core'
import { IconFilter2 } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import classes from './case-filters.module.css'
import { countFilters } from './case-search.ts'
import { useCaseSearch } from './use-case-search.ts'

const FilterFields = lazy(() => import('./filter-fields.tsx').then((file) => ({ default: file.FilterFields })))

/** Filters that can be combined; several values of one filter are alternatives. */
export const CaseFilters = ({ isSmall = false }: { isSmall?: boolean }) => {
  const { t } = useTranslation('cases')
  const search = useCaseSearch()
  const count = countFilters(search)
  return (
    <Popover position="bottom-start" width={340} trapFocus>
      <Popover.Target>
        <Button
          aria-label={isSmall ? t('filter') : undefined}
          variant={isSmall ? 'subtle' : 'default'}
          color="gray"
          px={isSmall ? 8 : undefined}
          leftSection={isSmall ? undefined : <IconFilter2 size={17} stroke={1.6} />}
          data-on={count > 0}
          className={classes.button}
        >
          {isSmall ? <IconFilter2 size={18} stroke={1.6} /> : count > 0 ? t('filters', { count }) : t('filter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={<PageSkeleton rows={4} kind="form" />}>
          <FilterFields />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
