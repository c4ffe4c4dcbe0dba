import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageKeys } from '../../ui/page-keys.ts'
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
      <SearchField />
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

const SearchField = () => {
  const { t } = useTranslation('cases')
  const search = useCaseSearch()
  const go = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState(search.search ?? '')
  const find = useDebouncedCallback((sought: string) => {
    go({
      to: '/cases',
      search: (before: CaseSearch) => ({ ...before, search: sought.trim() || undefined }),
      replace: true,
    })
  }, 220)
  useEffect(() => {
    if (document.activeElement !== field.current) setWords(search.search ?? '')
  }, [search.search])
  usePageKeys([['/', () => field.current?.focus()]])
  const change = (next: string) => {
    setWords(next)
    find(next)
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.search}
      value={words}
      onChange={(event) => change(event.currentTarget.value)}
      placeholder={t('search')}
      aria-label={t('search')}
      leftSection={<IconSearch size={16} stroke={1.7} />}
      rightSection={
        words && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('act.clear', { ns: 'common' })}
            onClick={() => change('')}
          >
            <IconX size={15} />
          </ActionIcon>
        )
      }
    />
  )
}
