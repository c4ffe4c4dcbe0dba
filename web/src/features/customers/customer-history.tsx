import { type HistoryKind, historyKinds } from '@heed/contract/customers.ts'
import { type ChannelKind, channelKinds } from '@heed/contract/standards.ts'
import { Button, Group, Select } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { PaneLoadingLine } from '../../ui/pane-loading-line.tsx'
import { Card, PageSection, Sheet } from '../settings/page-frame.tsx'
import { historyQuery } from './history-queries.ts'
import { HistoryRow } from './history-row.tsx'

/** One timeline over all their cases and channels, the newest first; each entry opens its case. */
export const CustomerHistory = ({ customerId }: { customerId: string }) => {
  const { t } = useTranslation(['customers', 'cases'])
  const [kind, setKind] = useState<ChannelKind>()
  const [what, setWhat] = useState<HistoryKind>()
  const list = useInfiniteQuery(historyQuery(customerId, kind, what))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const filter = (
    <Group gap="xs" mb="sm">
      <Select
        aria-label={t('history.what')}
        placeholder={t('history.everything')}
        size="xs"
        w={150}
        clearable
        clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
        data={historyKinds.map((value) => ({ value, label: t(`history.kind.${value}`) }))}
        value={what ?? null}
        onChange={(next) => setWhat((next as HistoryKind | null) ?? undefined)}
      />
      <Select
        aria-label={t('history.channel')}
        placeholder={t('history.allChannels')}
        size="xs"
        w={150}
        clearable
        clearButtonProps={{ 'aria-label': t('act.clear', { ns: 'common' }) }}
        data={channelKinds.map((value) => ({ value, label: t(`channel.${value}`, { ns: 'common' }) }))}
        value={kind ?? null}
        onChange={(next) => setKind((next as ChannelKind | null) ?? undefined)}
      />
    </Group>
  )
  return (
    <PageSection title={t('history.title')} text={t('history.text')}>
      {filter}
      <PaneLoadingLine active={list.isFetching && !list.isPending && !list.isFetchingNextPage} />
      {list.isPending && <PageSkeleton rows={5} />}
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {list.data && items.length === 0 && (
        <Card>{<p className="quiet">{t((kind ?? what) ? 'history.noneHere' : 'history.none')}</p>}</Card>
      )}
      {items.length > 0 && (
        <Sheet label={t('history.title')}>
          {items.map((entry) => (
            <HistoryRow key={entry.id} entry={entry} />
          ))}
        </Sheet>
      )}
      {list.hasNextPage && (
        <Button mt="sm" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          {t('act.loadMore', { ns: 'common' })}
        </Button>
      )}
    </PageSection>
  )
}
