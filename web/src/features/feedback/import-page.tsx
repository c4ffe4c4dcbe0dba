import type { FeedbackImport } from '@heed/contract/feedback-imports.ts'
import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { ImportChecked } from '../imports/import-checked.tsx'
import { ImportStopped } from '../imports/import-stopped.tsx'
import { ImportWorking, isWorking } from '../imports/import-working.tsx'
import classes from '../imports/imports.module.css'
import { Card, PageFrame } from '../settings/page-frame.tsx'
import { useRefreshFeedback } from './feedback-queries.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportProblems } from './import-problems.tsx'
import { importQuery, useBringFile, useConfirmImport, useImportAgain } from './import-queries.ts'

/** A file of feedback: brought, read, looked at, and only then taken in. */
export const ImportPage = () => {
  const { t } = useTranslation('feedback')
  const go = useNavigate()
  const { id }: { id?: string } = useSearch({ strict: false })
  const bring = useBringFile((brought) => go({ to: '/feedback/import', search: { id: brought } }))
  const read = useQuery({ ...importQuery(id ?? ''), enabled: id !== undefined })
  const isBusy = isWorking(read.data?.state)
  return (
    <PageFrame title={t('file.title')} lead={t('file.lead')}>
      {!isBusy && (
        <Card>
          <div className={classes.choose}>
            <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(file) => file && bring.mutate(file)}>
              {(props) => (
                <Button
                  {...props}
                  variant={read.data ? 'default' : 'filled'}
                  loading={bring.isPending}
                  leftSection={<IconUpload size={16} stroke={1.7} />}
                >
                  {t(read.data ? 'file.another' : 'file.choose')}
                </Button>
              )}
            </FileButton>
            <p className="quiet small">{t('file.own')}</p>
          </div>
          {bring.isError && <ErrorNote reason={bring.error} />}
        </Card>
      )}
      {read.isError && <ErrorNote reason={read.error} onRetry={() => read.refetch()} />}
      {read.data && <Read read={read.data} />}
    </PageFrame>
  )
}

const Read = ({ read }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  if (isWorking(read.state)) return <Working read={read} />
  if (read.state === 'stopped') return <Stopped read={read} />
  if (read.state === 'done') return <Finished read={read} />
  return (
    <>
      {read.state === 'failed' ? <ErrorNote>{t('file.failed')}</ErrorNote> : <Checked read={read} />}
      {read.columns.length > 0 && <ImportColumns key={JSON.stringify(read.mapping)} read={read} />}
      {read.problems.length > 0 && <ImportProblems read={read} />}
    </>
  )
}

const Working = ({ read }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  const words =
    read.state === 'checking'
      ? t('file.reading', { name: read.filename })
      : t('file.progress', { done: number(read.done), all: number(read.good) })
  return <ImportWorking read={read} words={words} leave={t('file.leave')} />
}

const Stopped = ({ read }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  const again = useImportAgain(read)
  const counts = { name: read.filename, done: number(read.done), all: number(read.good) }
  return <ImportStopped words={t(`file.stopped.${read.stoppedIn ?? 'checking'}`, counts)} again={again} />
}

const Finished = ({ read }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  const refresh = useRefreshFeedback()
  useEffect(refresh, [read.id])
  return (
    <EmptyState
      title={t('file.finished', { n: number(read.added) })}
      text={read.known > 0 ? t('file.finishedText') : undefined}
      action={
        <Button variant="filled" renderRoot={(props) => <Link to="/feedback" search={{ period: 'all' }} {...props} />}>
          {t('new.show')}
        </Button>
      }
    />
  )
}

const Checked = ({ read }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  return (
    <ImportChecked
      read={read}
      label={(count) => t(`file.${count}`)}
      go={t('file.go', { n: number(read.good - read.known) })}
      nothing={t('file.nothing')}
      confirm={useConfirmImport(read.id)}
    />
  )
}
