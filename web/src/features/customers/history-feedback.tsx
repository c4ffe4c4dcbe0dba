import { useTranslation } from 'react-i18next'
import { Voice } from '../../ui/voice.tsx'
import { useChannelName } from '../feedback/channel-name.ts'
import { ScoreMark } from '../feedback/score-mark.tsx'
import classes from './customer-history.module.css'
import type { EntryOf } from './history-row.tsx'

/** What they said outside cases and surveys, how they rated it, and what became of it. */
export const FeedbackWords = ({ entry }: { entry: EntryOf<'feedback'> }) => {
  const { t } = useTranslation('feedback')
  const channelName = useChannelName()
  const { source, text, isHidden, language, score, state, branchName } = entry
  return (
    <>
      <span className={classes.scores}>
        <b>{[t(`source.${source}`), channelName(entry)].filter(Boolean).join(', ')}</b>
        {score && <ScoreMark score={score} />}
      </span>
      {text && (
        <Voice as="span" language={language} quoted className={classes.words}>
          {text}
        </Voice>
      )}
      {isHidden && <span className={classes.quiet}>{t('hiddenWords')}</span>}
      <span className={classes.quiet}>
        {t(`state.${state}`)} · {branchName ?? t('wholeBusiness')}
      </span>
    </>
  )
}
