import type { FeedbackPage } from '@heed/contract/feedback.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { duration, shortTime } from '../../../ui/format.ts'
import { When } from '../../../ui/when.tsx'
import classes from './answering.module.css'

/** Of written words: what they were answered and how fast, or that they wait. */
export const AnswerGiven = ({ answer }: { answer: NonNullable<FeedbackPage['answer']> }) => {
  const { t } = useTranslation('feedback')
  const { answeredAt, way, place } = answer
  if (!answeredAt || !way)
    return (
      <p>
        {t('answering.waits')} <When at={answer.dueAt} as="relative" />.{' '}
        <Link to="/feedback/answering" className="link">
          {t('answering.title')}
        </Link>
      </p>
    )
  const took = duration((Date.parse(answeredAt) - Date.parse(answer.receivedAt)) / 1000)
  return (
    <section>
      <h3>{t('answering.given')}</h3>
      <p className={classes.meta}>
        <span>{[t(`answering.said_${way}`), place && t(`answering.place_${place}`)].filter(Boolean).join(', ')}</span>
        <span>{t('answering.took', { time: took })}</span>
        <span>{t('item.by', { who: answer.by ?? t('item.someone'), when: shortTime(answeredAt) })}</span>
        {answer.url && (
          <a href={answer.url} target="_blank" rel="noreferrer" className="link">
            {t('answering.seeAnswer')}
          </a>
        )}
      </p>
      {answer.text && <p className={classes.thanks}>{answer.text}</p>}
    </section>
  )
}
