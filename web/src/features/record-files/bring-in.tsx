import { recordKinds } from '@heed/contract/record-files.ts'
import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dayOf, number } from '../../ui/format.ts'
import { isWorking } from '../imports/import-working.tsx'
import { Card, PageSection, Sheet } from '../settings/page-frame.tsx'
import classes from './files-page.module.css'
import { importQuery, runsQuery, useBringFile } from './files-queries.ts'
import { ImportRead } from './import-read.tsx'

/** A file is brought, read, looked at, and only then taken in. */
export const BringIn = () => {
  const { t } = useTranslation('record-files')
  const go = useNavigate()
  const { id }: { id?: string } = useSearch({ strict: false })
  const bring = useBringFile((brought) => go({ to: '/customers/files', search: { id: brought } }))
  const read = useQuery({ ...importQuery(id ?? ''), enabled: id !== undefined })
  return (
    <>
      <PageSection title={t('in.title')} text={t('in.text')}>
        {!isWorking(read.data?.state) && (
          <Card>
            <div className={classes.buttons}>
              {recordKinds.map((kind) => (
                <FileButton
                  key={kind}
                  accept=".csv,.txt,.tsv,text/csv,text/plain"
                  onChange={(file) => file && bring.mutate({ kind, file })}
                >
                  {(props) => (
                    <Button
                      {...props}
                      loading={bring.isPending && bring.variables.kind === kind}
                      leftSection={<IconUpload size={16} stroke={1.7} />}
                    >
                      {t(`in.${kind}`)}
                    </Button>
                  )}
                </FileButton>
              ))}
            </div>
            <p className="quiet small">{t('in.owed')}</p>
            {bring.isError && <ErrorNote reason={bring.error} />}
          </Card>
        )}
        {read.isError && <ErrorNote reason={read.error} onRetry={() => read.refetch()} />}
      </PageSection>
      {read.data && <ImportRead read={read.data} />}
      <Runs />
    </>
  )
}

const Runs = () => {
  const { t } = useTranslation('record-files')
  const runs = useQuery(runsQuery)
  if (runs.isError) return <ErrorNote reason={runs.error} onRetry={() => runs.refetch()} />
  if (!runs.data || runs.data.items.length === 0) return null
  return (
    <PageSection title={t('runs')}>
      <Sheet label={t('runs')}>
        {runs.data.items.map((run) => (
          <li key={run.id} className={classes.run}>
            <Link to="/customers/files" search={{ id: run.id }}>
              {run.filename}
            </Link>
            <time className="quiet" dateTime={run.createdAt}>
              {dayOf(run.createdAt)}
            </time>
            <span className="quiet">
              {t('run', {
                kind: t(`kind.${run.kind}`),
                total: number(run.total),
                added: number(run.added),
                bad: number(run.bad),
              })}
            </span>
          </li>
        ))}
      </Sheet>
    </PageSection>
  )
}
