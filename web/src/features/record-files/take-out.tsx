import { caseStates } from '@heed/contract/cases.ts'
import { exportCases, exportCustomers, exportPurchases } from '@heed/contract/record-files.ts'
import { Button, MultiSelect, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../app/api.ts'
import { useMe } from '../../app/session.ts'
import { Card, PageSection } from '../settings/page-frame.tsx'
import classes from './files-page.module.css'

export const TakeOut = () => {
  const { t } = useTranslation(['record-files', 'cases'])
  const { branches } = useMe()
  const [filter, setFilter] = useState({
    openedFrom: '',
    openedTo: '',
    branchId: [] as string[],
    state: [] as string[],
  })
  const change = (changed: Partial<typeof filter>) => setFilter({ ...filter, ...changed })
  const all = (chosen: string[]) => (chosen.length > 0 ? undefined : t('out.all'))
  return (
    <PageSection title={t('out.title')} text={t('out.text')}>
      <Card>
        <div className={classes.filters}>
          <TextInput
            type="date"
            label={t('out.from')}
            value={filter.openedFrom}
            onChange={(event) => change({ openedFrom: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('out.to')}
            value={filter.openedTo}
            onChange={(event) => change({ openedTo: event.currentTarget.value })}
          />
          <MultiSelect
            label={t('out.branch')}
            placeholder={all(filter.branchId)}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.branchId}
            onChange={(branchId) => change({ branchId })}
          />
          <MultiSelect
            label={t('out.state')}
            placeholder={all(filter.state)}
            data={caseStates.map((state) => ({ value: state, label: t(`cases:state.${state}`) }))}
            value={filter.state}
            onChange={(state) => change({ state })}
          />
        </div>
        <div className={classes.buttons}>
          <Button
            component="a"
            href={addressOf(exportCustomers, {}, filter)}
            leftSection={<IconDownload size={16} stroke={1.7} />}
          >
            {t('out.customers')}
          </Button>
          <Button
            component="a"
            href={addressOf(exportCases, {}, filter)}
            leftSection={<IconDownload size={16} stroke={1.7} />}
          >
            {t('out.cases')}
          </Button>
          <Button
            component="a"
            href={addressOf(
              exportPurchases,
              {},
              {
                ...(filter.openedFrom && { from: filter.openedFrom }),
                ...(filter.openedTo && { to: filter.openedTo }),
                branchId: filter.branchId,
              },
            )}
            leftSection={<IconDownload size={16} stroke={1.7} />}
          >
            {t('out.purchases')}
          </Button>
        </div>
        <p className="quiet small">{t('out.chosen')}</p>
      </Card>
    </PageSection>
  )
}
