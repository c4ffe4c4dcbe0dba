import type { RecordImport } from '@heed/contract/record-files.ts'
import { Button, Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { number } from '../../ui/format.ts'
import { Card, PageSection } from '../settings/page-frame.tsx'
import classes from './files-page.module.css'
import { isWorking, useConfirmImport, useRefreshRecords } from './files-queries.ts'
import { ImportColumns } from './import-columns.tsx'
import { ImportProblems } from './import-problems.tsx'

/** How one file stands. */
export const ImportRead = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  if (isWorking(read.state)) return <Working read={read} />
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
  const isReading = read.state === 'checking'
  const words = isReading
    ? t('reading', { name: read.filename })
    : t('progress', { done: number(read.done), all: number(read.good) })
  return (
    <Card>
      <div className={classes.working} role="status">
        <p>{words}</p>
        <Progress
          aria-label={words}
          value={isReading ? 100 : (100 * read.done) / Math.max(1, read.good)}
          animated={isReading}
        />
        <p className="quiet small">{t('leave')}</p>
      </div>
    </Card>
  )
}

const Finished = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const refresh = useRefreshRecords()
  useEffect(refresh, [read.id])
  return (
    <EmptyState
      title={t('finished', { n: number(read.added) })}
      action={
        <Button
          variant="filled"
          renderRoot={(props) =>
            read.kind === 'customers' ? <Link to="/customers" {...props} /> : <Link to="/cases" {...props} />
          }
        >
          {t(read.kind === 'customers' ? 'showCustomers' : 'showCases')}
        </Button>
      }
    />
  )
}

const Checked = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const confirm = useConfirmImport(read.id)
  return (
    <PageSection title={read.filename}>
      <Card>
        <dl className={classes.counts}>
          {(['total', 'good', 'bad', 'known'] as const).map((name) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd data-bad={name === 'bad' && read.bad > 0}>{number(read[name])}</dd>
            </div>
          ))}
        </dl>
        {confirm.isError && <ErrorNote reason={confirm.error} />}
        {read.good > read.known ? (
          <Button variant="filled" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('go', { n: number(read.good - read.known) })}
          </Button>
        ) : (
          <p className="quiet">{t('nothing')}</p>
        )}
      </Card>
    </PageSection>
  )
}
