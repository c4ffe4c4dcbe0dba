import { ActionIcon, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { ContactButton } from '../contacts/contact-button.tsx'
import { BulkBar } from './bulk/bulk-bar.tsx'
import { useSelection } from './bulk/use-selection.ts'
import { CaseListBody } from './case-list-body.tsx'
import classes from './case-list-page.module.css'
import { CaseListTools } from './case-list-tools.tsx'
import { useCaseList } from './use-case-list.ts'
import { useListKeys } from './use-list-keys.ts'
import { ViewTabs } from './view-tabs.tsx'

/** All cases of a view over the whole page; a phone gets the narrow rows. */
export const CaseListPage = () => {
  const { t } = useTranslation('cases')
  const may = useMay()
  const isPhone = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false })
  const caseList = useCaseList()
  const { search, saved, items, list } = caseList
  const [focus, setFocus] = useState(-1)
  const go = useNavigate()
  const selection = useSelection(items)
  const mayBulk = may('case:bulk') && !isPhone
  useListKeys({
    onMove: (step) => setFocus((before) => Math.min(items.length - 1, Math.max(0, before + step))),
    onOpen: () => {
      const item = items[focus]
      if (item) go({ to: '/cases/$caseId', params: { caseId: item.id }, search })
    },
    onChoose: (isRange) => {
      const item = items[focus]
      if (item && mayBulk) selection.toggle(item.id, isRange)
    },
    onClear: selection.clear,
  })
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{saved?.name ?? (search.view ? t(`view.${search.view}`) : t('title'))}</h1>
        {may('case:create') && (
          <ContactButton>
            {(open) =>
              isPhone ? (
                <ActionIcon variant="default" size={44} onClick={open} aria-label={t('new.title')}>
                  <IconPlus size={21} stroke={1.7} />
                </ActionIcon>
              ) : (
                <Button leftSection={<IconPlus size={17} stroke={1.8} />} onClick={open}>
                  {t('new.title')}
                </Button>
              )
            }
          </ContactButton>
        )}
      </header>
      <ViewTabs />
      {mayBulk && selection.chosen.length > 0 ? <BulkBar items={items} selection={selection} /> : <CaseListTools />}
      <section className={classes.list} aria-busy={list.isFetching}>
        <PaneLoadingLine active={list.isFetching && !list.isPending && !list.isFetchingNextPage} />
        <CaseListBody
          caseList={caseList}
          isNarrow={isPhone}
          currentIndex={focus}
          selection={mayBulk ? selection : undefined}
        />
      </section>
    </div>
  )
}
