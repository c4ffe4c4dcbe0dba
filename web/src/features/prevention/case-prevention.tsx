import type { Case } from '@heed/contract/cases.ts'
import type { Complaint } from '@heed/contract/complaints.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { AlertForm } from '../alerts/alert-form.tsx'
import panel from '../complaints/complaint-panel.module.css'
import { RuleUses } from '../rules/rule-uses.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import classes from './prevention.module.css'
import { similarQuery } from './prevention-queries.ts'
import { SolutionEntry } from './solution-entry.tsx'

/** Beside a complaint: how earlier ones were solved, the rules that met it, and the alarm about the goods. */
export const CasePrevention = ({ item, complaint }: { item: Case; complaint: Complaint }) => {
  const { t } = useTranslation('prevention')
  const may = useMay()
  const go = useNavigate()
  const [isOpening, setOpening] = useState(false)
  if (!may('prevention:read')) return null
  return (
    <>
      <SimilarSolutions caseId={item.id} />
      <section className={panel.card} aria-label={t('case.title')}>
        <h2>{t('case.title')}</h2>
        <RuleUses caseId={item.id}>
          {may('prevention:act') && (
            <Button
              size="compact-sm"
              leftSection={<IconAlertTriangle size={15} stroke={1.7} />}
              onClick={() => setOpening(true)}
            >
              {t('alert.open')}
            </Button>
          )}
        </RuleUses>
      </section>
      <EditDrawer title={t('alert.open')} isOpen={isOpening} onClose={() => setOpening(false)}>
        <AlertForm
          caseId={item.id}
          product={complaint.purchase.item ?? ''}
          onCancel={() => setOpening(false)}
          onDone={({ id }) => go({ to: '/product-alerts/$alertId', params: { alertId: id } })}
        />
      </EditDrawer>
    </>
  )
}

/** Nothing where no earlier case is like it. */
const SimilarSolutions = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation('prevention')
  const { data } = useQuery(similarQuery(caseId))
  if (!data || data.items.length === 0) return null
  return (
    <section className={panel.card} aria-label={t('case.similar')}>
      <h2>{t('case.similar')}</h2>
      <div className={classes.panel}>
        {data.items.slice(0, 3).map((solution) => (
          <div key={solution.case.id}>
            <SolutionEntry solution={solution} />
          </div>
        ))}
      </div>
    </section>
  )
}
