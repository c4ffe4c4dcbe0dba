import type { RecordImport } from '@heed/contract/record-files.ts'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { ImportChecked } from '../imports/import-checked.tsx'
import { ImportStopped } from '../imports/import-stopped.tsx'
import { ImportWorking, isWorking } from '../imports/import-working.tsx'
import { useConfirmImport, useImportAgain, useRefreshRecords } from './files-queries.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportProblems } from './import-problems.tsx'

/** How one file stands. */
export const ImportRead = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  if (isWorking(read.state)) return <Working read={read} />
  if (read.state === 'stopped') return <Stopped read={read} />
  return (
    <>
      {read.state === 'done' && <Finished read={read} />}
      {read.state === 'checked' && <Checked read={read} />}
      {read.state === 'failed' && <ErrorNote>{t('failed')}</ErrorNote>}
      {read.state !== 'done' && read.columns.length > 0 && (
        <ImportColumns key={JSON.stringify(read.mapping)} read={read} />
      )}
      {read.problems.length > 0 && <ImportProblems read={read} />}
    </>
  )
}

const Working = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const words =
    read.state === 'checking'
      ? t('reading', { name: read.filename })
      : t('progress', { done: number(read.done), all: number(read.good) })
  return <ImportWorking read={read} words={words} leave={t('leave')} />
}

const Stopped = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const again = useImportAgain(read)
  const counts = { name: read.filename, done: number(read.done), all: number(read.good) }
  return <ImportStopped words={t(`stopped.${read.stoppedIn ?? 'checking'}`, counts)} again={again} />
}

/** Where what came in is found. */
const lists = {
  customers: { to: '/customers', show: 'showCustomers' },
  cases: { to: '/cases', show: 'showCases' },
  purchases: { to: '/purchases', show: 'showPurchases' },
} as const

const Finished = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const refresh = useRefreshRecords()
  useEffect(refresh, [read.id])
  return (
    <EmptyState
      title={t('finished', { n: number(read.added) })}
      action={
        <Button variant="filled" renderRoot={(props) => <Link to={lists[read.kind].to} {...props} />}>
          {t(lists[read.kind].show)}
        </Button>
      }
    />
  )
}

const Checked = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  return (
    <ImportChecked
      read={read}
      label={(count) => t(count)}
      go={t('go', { n: number(read.good - read.known) })}
      nothing={t('nothing')}
      confirm={useConfirmImport(read.id)}
    />
  )
}
