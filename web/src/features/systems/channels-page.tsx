import { type Channel, listChannels } from '@heed/contract/channels.ts'
import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { reasonText } from '../../app/problem.ts'
import { useMay, useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { When } from '../../ui/when.tsx'
import { ChannelForm } from './channel-form.tsx'
import { ClosedNote, ConnectionNote, isConnected } from './channel-notes.tsx'
import classes from './ledger-page.module.css'
import { LedgerRow } from './ledger-page.tsx'

const tones = { ok: 'met', failing: 'over', idle: undefined, off: 'hold' } as const

/** Every way in, and whether it works. */
export const ChannelsPage = () => {
  const { t } = useTranslation('systems')
  const may = useMay()
  const list = useQuery({ queryKey: ['channels'], queryFn: ({ signal }) => call(listChannels, { signal }) })
  const [edited, setEdited] = useState<Channel | 'new'>()
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('channels.title')}</h1>
        {may('channel:edit') && (
          <Button variant="filled" leftSection={<IconPlus size={17} stroke={1.8} />} onClick={() => setEdited('new')}>
            {t('channels.add')}
          </Button>
        )}
      </header>
      <p className={classes.intro}>{t('channels.intro')}</p>
      {list.isPending && <PageSkeleton />}
      {list.isError && <ErrorNote reason={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && list.data.items.length === 0 && (
        <EmptyState title={t('channels.empty')} text={t('channels.emptyText')} />
      )}
      {list.isSuccess && list.data.items.length > 0 && (
        <section className={classes.list} style={{ marginTop: 20 }}>
          <ul>
            {list.data.items.map((channel) => (
              <li key={channel.id} className={classes.row}>
                <ChannelRow channel={channel} onEdit={() => setEdited(channel)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        size={640}
        title={<b>{edited === 'new' ? t('channels.add') : edited?.name}</b>}
      >
        {edited && (
          <ChannelForm
            key={edited === 'new' ? 'new' : edited.id}
            channel={edited === 'new' ? undefined : (list.data?.items.find(({ id }) => id === edited.id) ?? edited)}
            onOpened={setEdited}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </div>
  )
}

const ChannelRow = ({ channel, onEdit }: { channel: Channel; onEdit: () => void }) => {
  const { t } = useTranslation('systems')
  const may = useMay()
  const { branches } = useMe()
  const { status } = channel
  const branch = branches.find(({ id }) => id === channel.branchId)
  const state = channel.active ? status.state : 'off'
  const isBranchClosed = branch?.active === false
  return (
    <LedgerRow
      title={channel.name}
      more={
        <>
          {[t(`channels.kind.${channel.kind}`), channel.kind === 'form' ? undefined : channel.address, branch?.name]
            .filter(Boolean)
            .join(' · ')}
          {channel.publicUrl && (
            <>
              {' · '}
              <a className="link" href={channel.publicUrl} target="_blank" rel="noreferrer">
                {channel.publicUrl}
              </a>
            </>
          )}
          {status.problem && <> · {reasonText(status.problem)}</>}
          {channel.active && isBranchClosed && <ClosedNote channel={channel} />}
          {channel.active && !isBranchClosed && <ConnectionNote channel={channel} />}
          {status.quarantined > 0 && <> · {t('channels.quarantined', { count: status.quarantined })}</>}
        </>
      }
      side={
        <>
          <Chip tone={isBranchClosed ? 'hold' : isConnected(channel) ? tones[state] : 'warn'}>
            {t(
              isBranchClosed
                ? 'channels.branchClosed'
                : isConnected(channel)
                  ? `channels.state.${state}`
                  : 'channels.notConnected',
            )}
          </Chip>
          {status.lastReceivedAt && <When at={status.lastReceivedAt} className={classes.when} />}
          {may('channel:edit') && channel.kind !== 'api' && <Button onClick={onEdit}>{t('channels.edit')}</Button>}
        </>
      }
    />
  )
}
