import type { Feedback } from '@heed/contract/feedback.ts'
import { useTranslation } from 'react-i18next'
import { number } from '../../ui/format.ts'
import classes from './score-mark.module.css'

/** A score with the end of its scale; whether it is low is said by a word for those who see no colour. */
export const ScoreMark = ({ score: { value, scale, group } }: { score: NonNullable<Feedback['score']> }) => {
  const { t } = useTranslation('feedback')
  const most = scale.split('-')[1] ?? ''
  return (
    <span className={classes.score} data-group={group} title={t(`group.${group}`)}>
      <b>{number(value, Number.isInteger(value) ? 0 : 1)}</b> {t('outOf', { most })}
    </span>
  )
}
