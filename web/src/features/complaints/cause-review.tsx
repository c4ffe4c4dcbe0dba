import type { Case } from '@heed/contract/cases.ts'
import type { Complaint } from '@heed/contract/complaints.ts'
import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { When } from '../../ui/when.tsx'
import { CauseForm } from './cause-form.tsx'
import classes from './complaint-panel.module.css'
import { isSolved } from './stage-reading.ts'

/** After the solution: what caused it, and what is done so that it does not happen again. */
export const CauseReview = ({ item, complaint }: { item: Case; complaint: Complaint }) => {
  const { t } = useTranslation(['recovery', 'common'])
  const mayEdit = useMay()('complaint:edit') && isSolved(complaint)
  const [isEditing, setEditing] = useState(false)
  const { review, next } = complaint
  if (!review && !mayEdit) return null
  if (!review && next !== 'prevented' && !isEditing)
    return (
      <section className={classes.card}>
        <h2>{t('step.prevented.title')}</h2>
        <Button size="compact-sm" className={classes.start} onClick={() => setEditing(true)}>
          {t('review.start')}
        </Button>
      </section>
    )
  if (!review || isEditing)
    return (
      <section className={classes.card} data-next={next === 'prevented' || undefined}>
        <h2>{t('step.prevented.title')}</h2>
        <CauseForm
          item={item}
          complaint={complaint}
          onDone={() => setEditing(false)}
          onCancel={isEditing ? () => setEditing(false) : undefined}
        />
      </section>
    )
  return (
    <section className={classes.card}>
      <h2>
        <IconRefresh size={18} stroke={1.7} aria-hidden />
        {t('review.title')}
        <Chip>{t(`review.kinds.${review.kind}`)}</Chip>
        {mayEdit && (
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.edit}
            aria-label={`${t('common:act.edit')}: ${t('review.title')}`}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </h2>
      <dl className={classes.questions}>
        <div>
          <dt>{t('review.cause')}</dt>
          <dd>{review.cause}</dd>
        </div>
        {review.shared && (
          <div>
            <dt>{t('review.shared')}</dt>
            <dd>{review.shared.words}</dd>
          </div>
        )}
        {review.solution && (
          <div>
            <dt>{t('review.solution')}</dt>
            <dd>{review.solution}</dd>
          </div>
        )}
        <div>
          <dt>{t('review.prevention')}</dt>
          <dd>{review.prevention}</dd>
        </div>
      </dl>
      <p className={classes.meta}>
        {review.by?.name} · <When at={review.at} />
      </p>
    </section>
  )
}
