import type { Plan } from '@heed/contract/promises.ts'
import { useTranslation } from 'react-i18next'
import { When } from '../../ui/when.tsx'
import { PromiseRow } from './promise-row.tsx'
import classes from './promises.module.css'
import { ZoneName } from './zone-name.tsx'

type PlanCardProps = { plan: Plan; zone: string; language: string }

/** The plan as the customer has it, with what became of each step. */
export const PlanCard = ({ plan, zone, language }: PlanCardProps) => {
  const { t } = useTranslation('recovery')
  return (
    <div className={classes.plan}>
      <p className={classes.problem}>
        <span lang={language}>{plan.problem}</span>
        <span className={classes.meta}>
          {plan.by?.name} · {t(`plan.by.${plan.told}`)} · <When at={plan.at} zone={zone} />
        </span>
      </p>
      <ol>
        {plan.steps.map((step) => (
          <PromiseRow key={step.id} promised={step} zone={zone} language={language} />
        ))}
      </ol>
      {plan.nextNewsAt && (
        <p className={classes.meta}>
          <NewsBy at={plan.nextNewsAt} zone={zone} />
        </p>
      )}
    </div>
  )
}

const NewsBy = ({ at, zone }: { at: string; zone: string }) => {
  const { t } = useTranslation('recovery')
  return (
    <>
      {t('plan.newsBy')} <When at={at} zone={zone} />
      <ZoneName zone={zone} />
    </>
  )
}
