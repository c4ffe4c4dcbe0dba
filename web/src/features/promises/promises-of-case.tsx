import type { Case } from '@heed/contract/cases.ts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useBranchZone } from './branch-zone.ts'
import { PlanCard } from './plan-card.tsx'
import { PromiseForm } from './promise-form.tsx'
import { promisesQuery } from './promise-queries.ts'
import { PromiseRow } from './promise-row.tsx'
import classes from './promises.module.css'

/** Everything promised in a case: its plans, newest first, and what stands by itself. */
export const PromisesOfCase = ({ item }: { item: Case }) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const [isPromising, setPromising] = useState(false)
  const { data, error, refetch } = useQuery(promisesQuery(item.id))
  const zone = useBranchZone(item.branch.id)
  if (error) return <ErrorNote reason={error} onRetry={refetch} />
  if (!data) return null
  const isNothing = data.plans.length + data.others.length === 0
  return (
    <>
      {isNothing && !isPromising && <p className={classes.meta}>{t('promise.none')}</p>}
      {data.plans.map((plan) => (
        <PlanCard key={plan.id} plan={plan} zone={zone} language={item.language} />
      ))}
      {data.others.length > 0 && (
        <ul className={classes.plan}>
          {data.others.map((promised) => (
            <PromiseRow key={promised.id} promised={promised} zone={zone} language={item.language} />
          ))}
        </ul>
      )}
      {isPromising ? (
        <PromiseForm item={item} onDone={() => setPromising(false)} onCancel={() => setPromising(false)} />
      ) : (
        may('promise:edit') && (
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes.add}
            leftSection={<IconPlus size={15} stroke={1.8} />}
            onClick={() => setPromising(true)}
          >
            {t('promise.add')}
          </Button>
        )
      )}
    </>
  )
}
