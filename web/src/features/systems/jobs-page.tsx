import { type JobItem, listJobs, retryJob } from '@heed/contract/channels.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import { LedgerPage, LedgerRow, ledgerWhen } from './ledger-page.tsx'
import { RetryButton } from './retry-button.tsx'

type State = JobItem['state']

const states: State[] = ['waiting', 'running', 'failed']
const tones = { waiting: 'hold', running: 'run', failed: 'over' } as const

/** Background work that waits, runs or gave up; done work leaves no trace here. */
export const JobsPage = () => {
  const { t } = useTranslation('systems')
  const [state, setState] = useState<State>()
  return (
    <LedgerPage
      title={t('jobs.title')}
      intro={t('jobs.intro')}
      queryKey={['jobs', 'list', state]}
      load={(cursor, signal) => call(listJobs, { query: { state, cursor, limit: 50 }, signal })}
      tabs={[
        { key: 'all', label: t('all'), isChosen: state === undefined, onChoose: () => setState(undefined) },
        ...states.map((key) => ({
          key,
          label: t(`jobs.state.${key}`),
          isChosen: state === key,
          onChoose: () => setState(key),
        })),
      ]}
      row={(item: JobItem) => <JobRow item={item} />}
      empty={{ title: t('jobs.empty'), text: t('jobs.emptyText') }}
    />
  )
}

const JobRow = ({ item }: { item: JobItem }) => {
  const { t } = useTranslation('systems')
  const may = useMay()
  return (
    <LedgerRow
      title={item.name}
      more={
        <>
          {t('jobs.attempts', { attempts: item.attempts, of: item.maxAttempts })}
          {item.lastError && <> · {item.lastError}</>}
        </>
      }
      side={
        <>
          <Chip tone={tones[item.state]}>{t(`jobs.state.${item.state}`)}</Chip>
          <When at={item.runAt} className={ledgerWhen} />
          {item.state !== 'running' && may('job:retry') && (
            <RetryButton
              label={t('jobs.retry')}
              run={() => call(retryJob, { params: { id: item.id } })}
              refreshes={['jobs']}
            />
          )}
        </>
      }
    />
  )
}
