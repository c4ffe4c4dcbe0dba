import { Button, Select } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useOpenBranches } from '../../app/session.ts'
import { Card, PageFrame, PageSection } from '../settings/page-frame.tsx'
import { CardBody } from './call-card.tsx'
import { ReachList } from './reach-list.tsx'
import { WeekEditor } from './week-editor.tsx'

/** Who decides when in each branch, and how they are reached. */
export const DutyPage = () => {
  const { t } = useTranslation('duty')
  const may = useMay()
  const branches = useOpenBranches()
  const [branchId, setBranchId] = useState(branches[0]?.id ?? '')
  return (
    <PageFrame
      title={t('page.title')}
      lead={t('page.lead')}
      action={
        <Button leftSection={<IconPrinter size={16} stroke={1.7} />} onClick={() => window.print()}>
          {t('card.print')}
        </Button>
      }
    >
      <PageSection title={t('card.title')}>
        <Card>
          <CardBody />
        </Card>
      </PageSection>
      <PageSection
        title={t('week.title')}
        aside={
          branches.length > 1 && (
            <Select
              aria-label={t('urgent.branch')}
              allowDeselect={false}
              data={branches.map(({ id, name }) => ({ value: id, label: name }))}
              value={branchId}
              onChange={(value) => setBranchId(value ?? branchId)}
            />
          )
        }
      >
        <WeekEditor key={branchId} branchId={branchId} mayEdit={may('duty:edit')} />
      </PageSection>
      <PageSection title={t('reach.title')}>
        <ReachList mayEdit={may('duty:edit')} />
      </PageSection>
    </PageFrame>
  )
}
