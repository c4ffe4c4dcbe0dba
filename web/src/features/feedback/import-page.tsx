import type { FeedbackImport } from '@heed/contract/feedback-imports.ts'
import { Button, FileButton, Progress } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { Card, PageFrame, PageSection } from '../settings/page-frame.tsx'
import { useRefreshFeedback } from './feedback-queries.ts'
import { ImportColumns } from './import-columns.tsx'
import classes from './import-page.module.css'
import { ImportProblems } from './import-problems.tsx'
import { importQuery, useBringFile, useConfirmImport } from './import-queries.ts'

/** A file of feedback: brought, read, looked at, and only then taken in. */
export const ImportPage = () => {
  const { t } = useTranslation('feedback')
  const go = useNavigate()
  const { id }: { id?: string } = useSearch({ strict: false })
  const bring = useBringFile((brought) => go({ to: '/feedback/import', search: { id: brought } }))
  const read = useQuery({ ...importQuery(id ?? ''), enabled: id !== undefined })
  const isBusy = read.data?.state === 'checking' || read.data?.state === 'importing'
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
  if (read.state === 'checking' || read.state === 'importing') return <Working read={read} />
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
  const isReading = read.state === 'checking'
  const words = isReading
    ? t('file.reading', { name: read.filename })
    : t('file.progress', { done: number(read.done), all: number(read.good) })
  return (
    <Card>
      <div className={classes.working} role="status">
        <p>{words}</p>
        <Progress
          aria-label={words}
          value={isReading ? 100 : (100 * read.done) / Math.max(1, read.good)}
          animated={isReading}
        />
        <p className="quiet small">{t('file.leave')}</p>
      </div>
    </Card>
  )
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
  const confirm = useConfirmImport(read.id)
  const isNew = read.good > read.known
  return (
    <PageSection title={read.filename}>
      <Card>
        <dl className={classes.counts}>
          {(['total', 'good', 'bad', 'known'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`file.${name}`)}</dt>
              <dd data-bad={name === 'bad' && read.bad > 0}>{number(read[name])}</dd>
            </div>
          ))}
        </dl>
        {confirm.isError && <ErrorNote reason={confirm.error} />}
        {isNew ? (
          <Button variant="filled" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('file.go', { n: number(read.good - read.known) })}
          </Button>
        ) : (
          <p className="quiet">{t('file.nothing')}</p>
        )}
      </Card>
    </PageSection>
  )
}
