import type { Case } from '@heed/contract/cases.ts'
import type { Complaint } from '@heed/contract/complaints.ts'
import { Button, Group } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { isHalfWritten } from '../../ui/kept-form.ts'
import { useCaseActs } from '../cases/case-acts.ts'
import { PlanComposer } from '../promises/plan-composer.tsx'
import { planForm } from '../promises/plan-draft.ts'
import classes from './complaint-panel.module.css'
import { Guidance } from './guidance.tsx'
import { PassOver } from './pass-over.tsx'
import { SayStep } from './say-step.tsx'
import { isReady } from './stage-reading.ts'
import { useLeaving } from './use-leaving.tsx'

type StepProps = { item: Case; complaint: Complaint }

/** The one thing to do now, in the order of the method: listen, apologise, then the way out. */
export const NextStep = ({ item, complaint }: StepProps) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const { next } = complaint
  const card = useRef<HTMLElement>(null)
  const before = useRef(next)
  useEffect(() => {
    // The step that one stood in is gone: the keyboard goes on in the next one.
    if (before.current !== next && document.activeElement === document.body)
      card.current?.querySelector<HTMLElement>('textarea, button')?.focus()
    before.current = next
  }, [next])
  if (next === null) return <p className={classes.over}>{t('complaint.over')}</p>
  // What comes after the solution has its own place below.
  if (!may('complaint:edit') || next === 'received' || next === 'satisfied' || next === 'prevented') return null
  return (
    <section className={classes.card} data-next ref={card}>
      <p className={classes.eyebrow}>{t('step.nextTitle')}</p>
      <h2>{t(`step.${next}.title`)}</h2>
      <Guidance about={next} />
      {next === 'planned' && isReady(complaint, 'planned') ? (
        <PlanStep item={item} />
      ) : next === 'solved' ? (
        <SolveStep item={item} />
      ) : next === 'listened' || next === 'apologised' ? (
        <SayStep key={next} caseId={item.id} stage={next} />
      ) : null}
    </section>
  )
}

const PlanStep = ({ item }: { item: Case }) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const [way, setWay] = useState<'plan' | 'pass' | undefined>(isHalfWritten(planForm(item.id)) ? 'plan' : undefined)
  const back = () => setWay(undefined)
  if (way === 'plan') return <PlanComposer item={item} onDone={back} />
  if (way === 'pass') return <PassOver caseId={item.id} stage="planned" onDone={back} />
  return (
    <>
      <p className={classes.text}>{t('step.planned.text')}</p>
      <Group gap="xs">
        {may('promise:edit') && (
          <Button variant="filled" onClick={() => setWay('plan')}>
            {t('step.planned.make')}
          </Button>
        )}
        <Button onClick={() => setWay('pass')}>{t('step.planned.without')}</Button>
      </Group>
    </>
  )
}

const SolveStep = ({ item }: { item: Case }) => {
  const { t } = useTranslation('recovery')
  const may = useMay()
  const { setState } = useCaseActs()
  const { leave, dialog } = useLeaving(item)
  const [isPlanning, setPlanning] = useState(() => isHalfWritten(planForm(item.id)))
  if (isPlanning) return <PlanComposer item={item} onDone={() => setPlanning(false)} />
  return (
    <>
      <p className={classes.text}>{t('step.solved.text')}</p>
      <Group gap="xs">
        {may('case:edit') && (
          <Button
            variant="filled"
            onClick={() => leave('solved', (leavingOpen) => setState(item, 'solved', undefined, { leavingOpen }))}
          >
            {t('step.solved.save')}
          </Button>
        )}
        {may('promise:edit') && <Button onClick={() => setPlanning(true)}>{t('plan.another')}</Button>}
      </Group>
      {dialog}
    </>
  )
}
