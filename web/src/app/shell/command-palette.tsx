import { listCases } from '@heed/contract/cases.ts'
import { listCustomers } from '@heed/contract/customers.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconEar, IconLanguage, IconLogout, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/avatar.tsx'
import { SectionIcon } from '../../ui/section-icon.tsx'
import { call } from '../api.ts'
import { contains } from '../i18n.ts'
import { languageNames, languages } from '../languages.ts'
import { pagesFor, sections } from '../sections.ts'
import { signOut, useMay, useMe } from '../session.ts'
import classes from './command-palette.module.css'
import { useChoose } from './own-choices.ts'
import { closePalette } from './palette-state.ts'

const [store, spotlight] = createSpotlight()

/** Ctrl K: finds cases and customers, goes to pages, and does what a menu does. */
export const CommandPalette = ({ isOpen }: { isOpen: boolean }) => {
  const { t } = useTranslation('shell')
  const [words, setWords] = useState('')
  useEffect(() => (isOpen ? spotlight.open() : spotlight.close()), [isOpen])
  const found = useFound(words)
  const groups = useGroups().map((group) => ({
    ...group,
    items: group.items.filter((item) => contains(item.label, words)),
  }))
  const go = useNavigate()
  const isEmpty = found.cases.length + found.customers.length === 0 && groups.every((group) => group.items.length === 0)
  return (
    <Spotlight.Root
      store={store}
      onSpotlightClose={closePalette}
      query={words}
      onQueryChange={setWords}
      shortcut={null}
      scrollable
      maxHeight={460}
      radius="lg"
      overlayProps={{ blur: 0, backgroundOpacity: 0.32 }}
      classNames={{ content: classes.content }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
        aria-label={t('find')}
      />
      <Spotlight.ActionsList className={classes.list}>
        {found.cases.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.cases')}>
            {found.cases.map((found) => (
              <Spotlight.Action
                key={found.id}
                onClick={() => go({ to: '/cases/$caseId', params: { caseId: found.id } })}
              >
                <SectionIcon section="customers" size={18} />
                <span className={classes.words}>
                  {found.subject}
                  <small>{found.customer.name}</small>
                </span>
                <small>#{found.number}</small>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.customers.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.customers')}>
            {found.customers.map((customer) => (
              <Spotlight.Action
                key={customer.id}
                onClick={() => go({ to: '/customers/$customerId', params: { customerId: customer.id } })}
              >
                <Avatar name={customer.name} size={22} />
                <span className={classes.words}>
                  {customer.name}
                  <small>{customer.emails[0] ?? customer.phones[0]}</small>
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(
          (group) =>
            group.items.length > 0 && (
              <Spotlight.ActionsGroup key={group.label} label={group.label}>
                {group.items.map((item) => (
                  <Spotlight.Action key={item.label} onClick={item.run}>
                    {item.icon}
                    <span className={classes.words}>{item.label}</span>
                  </Spotlight.Action>
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {isEmpty && <Spotlight.Empty>{found.isLooking ? t('palette.searching') : t('palette.empty')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

const useFound = (words: string) => {
  const [search] = useDebouncedValue(words.trim(), 160)
  const may = useMay()
  const enabled = search.length > 1
  const cases = useQuery({
    queryKey: ['cases', 'found', search],
    queryFn: ({ signal }) => call(listCases, { query: { search: search.replace(/^#/, ''), limit: 6 }, signal }),
    enabled: enabled && may('case:read'),
    placeholderData: (before) => before,
  })
  const customers = useQuery({
    queryKey: ['customers', 'found', search],
    queryFn: ({ signal }) => call(listCustomers, { query: { search, limit: 4 }, signal }),
    enabled: enabled && may('customer:read'),
    placeholderData: (before) => before,
  })
  return {
    cases: enabled ? (cases.data?.items ?? []) : [],
    customers: enabled ? (customers.data?.items ?? []) : [],
    isLooking: cases.isFetching || customers.isFetching,
  }
}

const useGroups = () => {
  const { t } = useTranslation('shell')
  const may = useMay()
  const { workspace } = useMe()
  const go = useNavigate()
  const choose = useChoose()
  const pages = sections.flatMap((section) =>
    pagesFor(section, may, workspace.demo).map((page) => ({
      label: t(`page.${page.key}`),
      icon: <SectionIcon section={section} size={18} />,
      run: () => go({ to: page.to }),
    })),
  )
  const deeds = [
    ...(may('feedback:record')
      ? [
          {
            label: t('palette.recordFeedback'),
            icon: <IconEar size={18} stroke={1.6} />,
            run: () => go({ to: '/feedback/new' }),
          },
        ]
      : []),
    {
      label: `${t('theme.title')}: ${t('theme.light')}`,
      icon: <IconSun size={18} stroke={1.6} />,
      run: () => choose.theme('light'),
    },
    {
      label: `${t('theme.title')}: ${t('theme.dark')}`,
      icon: <IconMoon size={18} stroke={1.6} />,
      run: () => choose.theme('dark'),
    },
    ...languages.map((language) => ({
      label: `${t('language.title')}: ${languageNames[language]}`,
      icon: <IconLanguage size={18} stroke={1.6} />,
      run: () => choose.language(language),
    })),
    { label: t('signOut'), icon: <IconLogout size={18} stroke={1.6} />, run: () => void signOut() },
  ]
  return [
    { label: t('palette.pages'), items: pages },
    { label: t('palette.do'), items: deeds },
  ]
}
