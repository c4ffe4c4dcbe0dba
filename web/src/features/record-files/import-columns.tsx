import { type RecordImport, recordColumns } from '@heed/contract/record-files.ts'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Card, PageSection } from '../settings/page-frame.tsx'
import classes from './files-page.module.css'
import { useMapImport } from './files-queries.ts'

/** What each column of the file is; a change has the file read again. */
export const ImportColumns = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const { branches } = useMe()
  const [mapping, setMapping] = useState(read.mapping)
  const [branchId, setBranchId] = useState(read.branchId)
  const map = useMapImport(read.id)
  const names = [...new Set(read.columns)].filter(Boolean)
  const taken = (name: string) => Object.entries(mapping).flatMap(([other, column]) => (other === name ? [] : [column]))
  const saved = () =>
    map.mutate({ mapping: Object.fromEntries(names.map((name) => [name, mapping[name] ?? null])), branchId })
  return (
    <PageSection title={t('columns')}>
      <Card>
        <div className={classes.columns}>
          {names.map((name) => (
            <Select
              key={name}
              label={name}
              placeholder={t('leaveOut')}
              clearable
              data={recordColumns[read.kind].map((value) => ({
                value,
                label: t(`column.${value}`),
                disabled: taken(name).includes(value),
              }))}
              value={mapping[name] ?? null}
              onChange={(column) => setMapping({ ...mapping, [name]: column })}
            />
          ))}
        </div>
        {read.kind === 'cases' && (
          <div className={classes.columns}>
            <Select
              label={t('unknownBranch')}
              placeholder={t('reportThem')}
              clearable
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              value={branchId}
              onChange={setBranchId}
            />
          </div>
        )}
        {map.isError && <ErrorNote reason={map.error} />}
        <Button loading={map.isPending} onClick={saved}>
          {t('again')}
        </Button>
      </Card>
    </PageSection>
  )
}
