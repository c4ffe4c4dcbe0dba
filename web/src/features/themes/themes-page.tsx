import type { Theme } from '@heed/contract/themes.ts'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { TellingDrawer } from '../decisions/telling-drawer.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { PageFrame, PageSection, Sheet } from '../settings/page-frame.tsx'
import { DecideForm } from './decide-form.tsx'
import { ThemeForm } from './theme-form.tsx'
import { ThemePeople } from './theme-people.tsx'
import { themesQuery } from './theme-queries.ts'
import { type ThemeOpens, ThemeRow } from './theme-row.tsx'

type Opened = { as: 'new' } | { as: ThemeOpens; theme: Theme }

/** Wishes and problems of several customers, from the first word until each of them was told. */
export const ThemesPage = () => {
  const { t } = useTranslation('themes')
  const may = useMay()
  const go = useNavigate()
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const open = useInfiniteQuery(themesQuery('open'))
  const done = useInfiniteQuery(themesQuery('done'))
  const openItems = open.data?.pages.flatMap(({ items }) => items) ?? []
  const doneItems = done.data?.pages.flatMap(({ items }) => items) ?? []
  const rowOf = (theme: Theme) => <ThemeRow key={theme.id} theme={theme} onOpen={(as) => setOpened({ as, theme })} />
  return (
    <PageFrame
      title={t('title')}
      lead={t('lead')}
      action={
        may('feedback:act') && (
          <Button variant="filled" onClick={() => setOpened({ as: 'new' })}>
            {t('new')}
          </Button>
        )
      }
    >
      {open.isPending && <PageSkeleton />}
      {open.isError && <ErrorNote reason={open.error} onRetry={() => open.refetch()} />}
      {open.isSuccess && openItems.length === 0 && (
        <EmptyState
          title={t('none')}
          text={t('noneText')}
          action={<Button onClick={() => go({ to: '/feedback' })}>{t('openFeedback')}</Button>}
        />
      )}
      {openItems.length > 0 && <Sheet label={t('title')}>{openItems.map(rowOf)}</Sheet>}
      {open.hasNextPage && <More list={open} />}
      {done.isError && <ErrorNote reason={done.error} onRetry={() => done.refetch()} />}
      {doneItems.length > 0 && (
        <PageSection title={t('done')}>
          <Sheet label={t('done')}>{doneItems.map(rowOf)}</Sheet>
          {done.hasNextPage && <More list={done} />}
        </PageSection>
      )}
      <EditDrawer title={titleOf(opened, t('new'))} isOpen={isForm(opened)} onClose={close}>
        {opened?.as === 'new' && <ThemeForm onDone={close} />}
        {opened?.as === 'edit' && <ThemeForm theme={opened.theme} onDone={close} />}
        {opened?.as === 'decide' && <DecideForm theme={opened.theme} onDone={close} />}
      </EditDrawer>
      {opened?.as === 'tell' && <TellingDrawer about={{ themeId: opened.theme.id }} onClose={close} />}
      {opened?.as === 'people' && <ThemePeople id={opened.theme.id} onClose={close} />}
    </PageFrame>
  )
}

const isForm = (opened: Opened | undefined) => opened !== undefined && ['new', 'edit', 'decide'].includes(opened.as)
const titleOf = (opened: Opened | undefined, newTitle: string) =>
  opened && 'theme' in opened ? opened.theme.name : newTitle

type MoreProps = { list: { isFetchingNextPage: boolean; fetchNextPage: () => unknown } }
const More = ({ list }: MoreProps) => {
  const { t } = useTranslation('common')
  return (
    <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
      {t('act.loadMore')}
    </Button>
  )
}
