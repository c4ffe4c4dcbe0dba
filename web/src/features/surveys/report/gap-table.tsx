import type { QuestionResult } from '@heed/contract/surveys.ts'
import { useTranslation } from 'react-i18next'
import { GapResults } from '../gap-results.tsx'
import { inWords } from '../survey-words.ts'
import classes from './report.module.css'

/** Each dimension of pairs, line by line. */
export const GapTable = ({ questions }: { questions: readonly QuestionResult[] }) => {
  const { t } = useTranslation('surveys')
  return questions.map(({ id, ask, gaps }) => (
    <section key={id} className={classes.lines} aria-label={inWords(ask) || t('gap.title')}>
      <h3>{inWords(ask) || id}</h3>
      <GapResults gaps={gaps} />
    </section>
  ))
}
