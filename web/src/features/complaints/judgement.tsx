import type { Case } from '@heed/contract/cases.ts'
import type { Complaint } from '@heed/contract/complaints.ts'
import { Button } from '@mantine/core'
import { IconMoodCheck, IconMoodSad } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import classes from './complaint-panel.module.css'
import { JudgementForm } from './judgement-form.tsx'
import { isSolved } from './stage-reading.ts'

/** Whether the customer left satisfied: their own word where they gave it, else what a colleague heard. */
export const Judgement = ({ item, complaint }: { item: Case; complaint: Complaint }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const mayEdit = useMay()('complaint:edit')
  const [isEditing, setEditing] = useState(false)
  const { judgement } = complaint
  const isAsked = isSolved(complaint)
  if (!judgement && !(isAsked && mayEdit)) return null
  if (!judgement || isEditing)
    return (
      <section className={classes.card} data-next={complaint.next === 'satisfied' || undefined}>
        <h2>{t('step.satisfied.title')}</h2>
        <JudgementForm
          caseId={item.id}
          onDone={() => setEditing(false)}
          onCancel={judgement ? () => setEditing(false) : undefined}
        />
      </section>
    )
  const Sign = judgement.satisfied ? IconMoodCheck : IconMoodSad
  return (
    <section className={classes.card} data-tone={judgement.satisfied ? 'met' : 'over'}>
      <h2>
        <Sign size={19} stroke={1.7} aria-hidden />
        {t(judgement.satisfied ? 'judge.satisfied' : 'judge.unsatisfied')}
      </h2>
      {judgement.words &&
        (judgement.by === 'employee' ? (
          <p className={classes.text}>{judgement.words}</p>
        ) : (
          <Voice as="blockquote" language={item.language} quoted>
            {judgement.words}
          </Voice>
        ))}
      <p className={classes.meta}>
        {t(`judge.by.${judgement.by}`)} · <When at={judgement.at} />
        {judgement.by === 'employee' && mayEdit && isAsked && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setEditing(true)}>
            {t('common:act.edit')}
          </Button>
        )}
      </p>
    </section>
  )
}
