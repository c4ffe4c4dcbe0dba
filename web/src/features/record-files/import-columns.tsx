import { type RecordImport, recordColumns } from '@heed/contract/record-files.ts'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ColumnSelects, namesOf, wholeMapping } from '../imports/column-selects.tsx'
import classes from '../imports/imports.module.css'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { useMapImport } from './files-queries.ts'

/** What each column of the file is; a change has the file read again. */
export const ImportColumns = ({ read }: { read: RecordImport }) => {
  const { t } = useTranslation('record-files')
  const { branches } = useMe()
  const [mapping, setMapping] = useState(read.mapping)
  const [branchId, setBranchId] = useState(read.branchId)
  const map = useMapImport(read.id)
  const names = namesOf(read.columns)
  const saved = () => map.mutate({ mapping: wholeMapping(names, mapping), branchId })
  return (
    <PageSection title={t('columns')}>
      <Card>
        <ColumnSelects
          names={names}
          mapping={mapping}
          onChange={setMapping}
          columns={recordColumns[read.kind].map((value) => ({ value, label: t(`column.${value}`) }))}
          leaveOut={t('leaveOut')}
        />
        {read.kind !== 'customers' && (
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
