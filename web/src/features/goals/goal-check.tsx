import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../app/i18n.ts'
import { checkQuery } from './goal-queries.ts'
import classes from './goals.module.css'

type GoalCheckProps = {
  words: string
  behaviour: string
  hasMeasure: boolean
  targetValue: number | null
  dueOn: string | null
}

/** What the goal still lacks, while it is written; vague words with what to say instead. */
export const GoalCheck = (goal: GoalCheckProps) => {
  const { t } = useTranslation('goals')
  const [said] = useDebouncedValue(JSON.stringify({ ...goal, language: currentLanguage() }), 300)
  const isWritten = goal.words.trim() !== ''
  const { data } = useQuery({ ...checkQuery(JSON.parse(said)), enabled: isWritten })
  if (!isWritten || !data) return null
  const vague = data.findings.find(({ rule }) => rule === 'vague')
  const lacks = data.findings.filter(({ rule }) => rule !== 'vague')
  return (
    <div className={classes.check} role="status">
      {vague && (
        <p className={classes.warning}>
          <IconAlertTriangle size={17} stroke={1.7} aria-hidden />{' '}
          <span>
            {t('check.vague', { phrase: vague.phrase })} {vague.suggestion}
          </span>
        </p>
      )}
      {lacks.length > 0 ? (
        <p className="quiet small">
          {t('check.lacks', { what: lacks.map(({ rule }) => t(`check.${rule}`)).join(', ') })}
        </p>
      ) : (
        !vague && (
          <p className={classes.fine}>
            <IconCheck size={16} stroke={2} aria-hidden /> {t('check.fine')}
          </p>
        )
      )}
    </div>
  )
}
