import type { CustomerPage } from '@heed/contract/customers.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { Card, Sheet } from '../settings/page-frame.tsx'
import classes from './customer-history.module.css'

type Answer = z.infer<typeof CustomerPage>['answers'][number]

/** What they said afterwards, in their own words and numbers; each opens its case. */
export const CustomerAnswers = ({ answers }: { answers: Answer[] }) => {
  const { t } = useTranslation(['customers', 'cases'])
  if (answers.length === 0) return <Card>{<p className="quiet">{t('noAnswers')}</p>}</Card>
  return (
    <Sheet label={t('answers')}>
      {answers.map((answer) => (
        <li key={answer.id}>
          <Link to="/cases/$caseId" params={{ caseId: answer.caseId }} className={classes.answer}>
            {answer.comment && (
              <Voice language={answer.language} quoted className={classes.comment}>
                {answer.comment}
              </Voice>
            )}
            <ScoreWords answer={answer} />
            <span className={classes.quiet}>
              #{answer.caseNumber} · <When at={answer.at} />
            </span>
          </Link>
        </li>
      ))}
    </Sheet>
  )
}

const ScoreWords = ({ answer }: { answer: Answer }) => {
  const { t } = useTranslation(['customers', 'cases'])
  return (
    <span className={classes.scores}>
      {answer.satisfaction !== null && <b>{t('customer.score', { ns: 'cases', score: answer.satisfaction })}</b>}
      {answer.solved && <span>{t(`solved.${answer.solved}`)}</span>}
      {answer.speed !== null && <span>{t('speed', { score: answer.speed })}</span>}
      {answer.recommendation !== null && <span>{t('recommendation', { score: answer.recommendation })}</span>}
    </span>
  )
}
