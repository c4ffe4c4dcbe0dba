import { scoreScales } from '@heed/contract/feedback.ts'
import type { FeedbackImport } from '@heed/contract/feedback-imports.ts'
import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ColumnSelects, namesOf, wholeMapping } from '../imports/column-selects.tsx'
import classes from '../imports/imports.module.css'
import { Card, PageSection } from '../settings/page-frame.tsx'
import { useMapImport } from './import-queries.ts'

const columns = [
  'text',
  'score',
  'scale',
  'said_at',
  'language',
  'branch',
  'source',
  'channel',
  'customer_name',
  'customer_email',
  'customer_phone',
  'state',
  'decided',
  'decided_at',
  'done',
  'done_at',
  'told_at',
  'origin',
  'case_number',
  'recorded_by',
] as const

/** What each column of the file is; a change has the file read again. */
export const ImportColumns = ({ read }: { read: FeedbackImport }) => {
  const { t } = useTranslation('feedback')
  const { branches } = useMe()
  const [mapping, setMapping] = useState(read.mapping)
  const [branchId, setBranchId] = useState(read.branchId)
  const [scale, setScale] = useState(read.scale)
  const map = useMapImport(read.id)
  const names = namesOf(read.columns)
  const saved = () => map.mutate({ mapping: wholeMapping(names, mapping), branchId, scale })
  return (
    <PageSection title={t('file.columns')}>
      <Card>
        <ColumnSelects
          names={names}
          mapping={mapping}
          onChange={setMapping}
          columns={columns.map((value) => ({ value, label: t(`file.column.${value}`) }))}
          leaveOut={t('file.leaveOut')}
        />
        <div className={classes.columns}>
          <Select
            label={t('file.unknownBranch')}
            placeholder={t('file.reportThem')}
            clearable
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={branchId}
            onChange={setBranchId}
          />
          <Select
            label={t('file.scale')}
            allowDeselect={false}
            data={scoreScales.map((value) => ({ value, label: value.replace('-', '–') }))}
            value={scale}
            onChange={(value) => value && setScale(value as typeof scale)}
          />
        </div>
        {map.isError && <ErrorNote reason={map.error} />}
        <Button loading={map.isPending} onClick={saved}>
          {t('file.again')}
        </Button>
      </Card>
    </PageSection>
  )
}
