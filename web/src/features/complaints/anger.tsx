import type { Case } from '@heed/contract/cases.ts'
import type { Complaint } from '@heed/contract/complaints.ts'
import { Button } from '@mantine/core'
import { IconFlame } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { When } from '../../ui/when.tsx'
import { AngerForm, FollowUpForm } from './anger-forms.tsx'
import classes from './complaint-panel.module.css'
import { Guidance } from './guidance.tsx'

/** A very angry customer: who of those who lead looks after them, the call a week later, and what came of it. */
export const Anger = ({ item, complaint }: { item: Case; complaint: Complaint }) => {
  const { t } = useTranslation('recovery')
  const mayEdit = useMay()('complaint:edit')
  const [isMarking, setMarking] = useState(false)
  const { anger } = complaint
  if (!anger) {
    if (!mayEdit) return null
    if (!isMarking)
      return (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.mark}
          leftSection={<IconFlame size={16} stroke={1.7} />}
          onClick={() => setMarking(true)}
        >
          {t('anger.mark')}
        </Button>
      )
    return (
      <section className={classes.card} id="case-anger" data-tone="warn">
        <h2>{t('anger.title')}</h2>
        <Guidance about="anger" />
        <AngerForm item={item} onDone={() => setMarking(false)} />
      </section>
    )
  }
  return (
    <section className={classes.card} id="case-anger" data-tone="warn">
      <h2>
        <IconFlame size={18} stroke={1.7} aria-hidden />
        {t('anger.title')}
      </h2>
      <p className={classes.text}>
        {anger.senior ? t('anger.with', { name: anger.senior.name }) : t('anger.nobody')} ·{' '}
        {t(anger.followedUpAt ? 'anger.called' : 'anger.call')} <When at={anger.followedUpAt ?? anger.followUpAt} />
      </p>
      {anger.words && <p className={classes.text}>{anger.words}</p>}
      {!anger.followedUpAt && <Guidance about="anger" isKnown />}
      {!anger.followedUpAt && mayEdit && <FollowUpForm caseId={item.id} />}
    </section>
  )
}
