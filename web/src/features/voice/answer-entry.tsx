import type { AnswerRow } from '@heed/contract/voice.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useMay } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import classes from './answer-entry.module.css'

const steps = [1, 2, 3, 4, 5] as const
type Score = (typeof steps)[number]
const isScore = (value: number | null): value is Score => steps.some((step) => step === value)

/** One answer: the score as number, steps and words, then what the customer wrote. */
export const AnswerEntry = ({ answer }: { answer: z.infer<typeof AnswerRow> }) => {
  const { t } = useTranslation('voice')
  const may = useMay()
  const { satisfaction, solved, speed, welcome, comeback, recommendation, comment, language, customer } = answer
  return (
    <li className={classes.entry}>
      <Satisfaction value={satisfaction} />
      <div className={classes.main}>
        {comment ? (
          <Voice as="blockquote" quoted language={language} className={classes.comment}>
            {comment}
          </Voice>
        ) : (
          <p className={classes.silent}>{t('answers.noWords')}</p>
        )}
        <p className={classes.chips}>
          {solved && <Chip tone={solved === 'no' ? 'over' : undefined}>{t(`answers.solved.${solved}`)}</Chip>}
          {isScore(speed) && <Chip>{t('answers.speed', { score: speed, words: t(`score.${speed}`) })}</Chip>}
          {welcome !== null && <Chip>{t('answers.welcome', { score: welcome })}</Chip>}
          {comeback && <Chip tone={comeback === 'no' ? 'over' : undefined}>{t(`answers.comeback.${comeback}`)}</Chip>}
          {recommendation !== null && <Chip>{t('answers.recommendation', { score: recommendation })}</Chip>}
        </p>
        <p className={classes.meta}>
          {customer === null ? (
            t('answers.anybody')
          ) : may('customer:read') ? (
            <Link to="/customers/$customerId" params={{ customerId: customer.id }} className={classes.link}>
              {customer.name}
            </Link>
          ) : (
            customer.name
          )}
          {' · '}
          {answer.caseId !== null && (
            <>
              <Link to="/cases/$caseId" params={{ caseId: answer.caseId }} className={classes.link}>
                {t('answers.case', { number: String(answer.caseNumber) })}
              </Link>
              {' · '}
            </>
          )}
          {answer.branchName}
          {' · '}
          <When at={answer.at} />
        </p>
      </div>
    </li>
  )
}

const Satisfaction = ({ value }: { value: number | null }) => {
  const { t } = useTranslation('voice')
  if (!isScore(value)) return <p className={classes.score}>{t('answers.noScore')}</p>
  return (
    <p className={classes.score} data-low={value <= 2}>
      <b>
        {value} <small>{t('answers.of5')}</small>
      </b>
      <span className={classes.steps} aria-hidden="true">
        {steps.map((step) => (
          <i key={step} data-on={step <= value} />
        ))}
      </span>
      <span>{t(`score.${value}`)}</span>
    </p>
  )
}
