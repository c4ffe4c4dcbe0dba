import { listOutbox, type OutboxItem, retryOutbox } from '@heed/contract/channels.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { reasonText } from '../../app/problem.ts'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import { LedgerPage, LedgerRow, ledgerWhen } from './ledger-page.tsx'
import { RetryButton } from './retry-button.tsx'

type State = OutboxItem['state']

const states: State[] = ['waiting', 'held', 'sent', 'failed', 'uncertain', 'bounced']
const tones = {
  waiting: 'run',
  held: 'warn',
  sending: 'run',
  sent: 'met',
  failed: 'over',
  uncertain: 'warn',
  bounced: 'over',
} as const
const mayBeRetried: State[] = ['failed', 'uncertain', 'bounced', 'held']

/** Outgoing mail and how it fares, with the mail server's own reason where it did not go. */
export const OutboxPage = () => {
  const { t } = useTranslation('systems')
  const [state, setState] = useState<State>()
  return (
    <LedgerPage
      title={t('outbox.title')}
      intro={t('outbox.intro')}
      queryKey={['outbox', 'list', state]}
      load={(cursor, signal) => call(listOutbox, { query: { state, cursor, limit: 50 }, signal })}
      tabs={[
        { key: 'all', label: t('all'), isChosen: state === undefined, onChoose: () => setState(undefined) },
        ...states.map((key) => ({
          key,
          label: t(`outbox.state.${key}`),
          isChosen: state === key,
          onChoose: () => setState(key),
        })),
      ]}
      row={(item: OutboxItem) => <OutboxRow item={item} />}
      empty={{ title: t('outbox.empty'), text: t('outbox.emptyText') }}
    />
  )
}

const OutboxRow = ({ item }: { item: OutboxItem }) => {
  const { t } = useTranslation('systems')
  const may = useMay()
  return (
    <LedgerRow
      title={item.subject}
      more={
        <>
          {t(`outbox.purpose.${item.purpose}`)} · {item.to}
          {item.reason && <> · {reasonText(item.reason)}</>}
        </>
      }
      side={
        <>
          {item.caseId && item.caseNumber !== null && (
            <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className="link">
              #{item.caseNumber}
            </Link>
          )}
          <Chip tone={tones[item.state]}>{t(`outbox.state.${item.state}`)}</Chip>
          <When at={item.sentAt ?? item.createdAt} className={ledgerWhen} />
          {mayBeRetried.includes(item.state) && may('outbox:retry') && (
            <RetryButton
              label={t('outbox.retry')}
              run={() => call(retryOutbox, { params: { id: item.id } })}
              refreshes={['outbox']}
            />
          )}
        </>
      }
    />
  )
}
