import type { Visit } from '@heed/contract/signatures.ts'
import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { toastProblem } from '../../app/toast.tsx'
import { Chip } from '../../ui/chip.tsx'
import { hourOf } from '../../ui/format.ts'
import { useTick } from './signature-queries.ts'
import classes from './signatures.module.css'

type VisitCardProps = { visit: Visit; zone: string | undefined; isRead?: boolean }

/** One visit: each step as wide as the hand, ticked and taken back by the same tap. */
export const VisitCard = ({ visit, zone, isRead = false }: VisitCardProps) => {
  const { t } = useTranslation('signatures')
  const may = useMay()
  const tick = useTick(visit.id)
  const isComplete = visit.done === visit.steps.length
  const title = visit.customer ?? visit.signature.name
  return (
    <section className={classes.visit} aria-label={title}>
      <header>
        <div>
          <h3>{title}</h3>
          <p>
            {[visit.customer && visit.signature.name, hourOf(visit.at, zone), visit.startedBy?.name]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Chip tone={isComplete ? 'met' : 'hold'}>{t('visit.of', { n: visit.done, all: visit.steps.length })}</Chip>
      </header>
      {visit.steps.map((step) => (
        <UnstyledButton
          key={step.id}
          className={classes.step}
          aria-pressed={step.doneAt !== null}
          disabled={isRead || !may('standard:mark') || (tick.isPending && tick.variables.stepId === step.id)}
          onClick={() =>
            tick.mutate(
              { stepId: step.id, done: step.doneAt === null },
              { onError: (reason) => toastProblem(reason, step.words) },
            )
          }
        >
          {step.doneAt ? <IconCheck size={22} /> : <IconCircle size={22} stroke={1.4} />}
          <span>
            {step.words}
            {step.doneAt && (
              <small>{t('visit.by', { time: hourOf(step.doneAt, zone), name: step.doneBy?.name ?? '' })}</small>
            )}
          </span>
        </UnstyledButton>
      ))}
    </section>
  )
}
