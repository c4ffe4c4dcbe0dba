import type { HistoryEntry } from '@heed/contract/customers.ts'
import { IconCheck, IconMoodSmile, IconNote, IconPaperclip, IconQuote } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { ChannelIcon } from '../cases/channel-icon.tsx'
import classes from './customer-history.module.css'
import { FeedbackWords } from './history-feedback.tsx'
import { FurtherSign, FurtherWords, isFurther } from './history-further.tsx'

export type EntryOf<Kind extends HistoryEntry['entry']> = Extract<HistoryEntry, { entry: Kind }>

/** One thing said, judged or done: by whom, where, and the beginning of it; it opens where the whole stands. */
export const HistoryRow = ({ entry }: { entry: HistoryEntry }) => {
  const props = { className: classes.entry, 'data-entry': entry.entry, children: <Content entry={entry} /> }
  return (
    <li>
      {entry.entry === 'feedback' ? (
        <Link to="/feedback" search={{ period: 'all', item: entry.id }} {...props} />
      ) : entry.case ? (
        <Link to="/cases/$caseId" params={{ caseId: entry.case.id }} {...props} />
      ) : (
        <div {...props} />
      )}
    </li>
  )
}

const Content = ({ entry }: { entry: HistoryEntry }) => (
  <>
    <span className={classes.sign} aria-hidden>
      <Sign entry={entry} />
    </span>
    <span className={classes.said}>
      {entry.entry === 'message' && <MessageWords entry={entry} />}
      {entry.entry === 'survey' && <SurveyWords entry={entry} />}
      {entry.entry === 'state' && <StateWords entry={entry} />}
      {isFurther(entry) && <FurtherWords entry={entry} />}
      {entry.entry === 'feedback' && <FeedbackWords entry={entry} />}
      {entry.entry !== 'feedback' && entry.case && (
        <span className={classes.quiet}>
          #{entry.case.number} <span lang={entry.case.language}>{entry.case.subject}</span> · {entry.branchName}
        </span>
      )}
    </span>
    <When at={entry.at} className={classes.when} />
  </>
)

const Sign = ({ entry }: { entry: HistoryEntry }): ReactNode => {
  if (entry.entry === 'survey') return <IconMoodSmile size={18} stroke={1.6} />
  if (entry.entry === 'state') return <IconCheck size={18} stroke={1.6} />
  if (entry.entry === 'feedback') return <IconQuote size={18} stroke={1.6} />
  if (isFurther(entry)) return <FurtherSign entry={entry} />
  if (entry.kind === 'note') return <IconNote size={18} stroke={1.6} />
  return <ChannelIcon kind={entry.spoken ? spokenIcons[entry.spoken] : entry.channelKind} size={18} />
}

const spokenIcons = { phone: 'phone', in_person: 'walk_in', letter: 'mail' } as const

const MessageWords = ({ entry }: { entry: EntryOf<'message'> }) => {
  const { t } = useTranslation(['customers', 'cases'])
  const isOurs = entry.kind !== 'customer'
  return (
    <>
      <span>
        <b>{entry.author}</b> <span className={classes.quiet}>{didWords(entry, t)}</span>
        {entry.files > 0 && (
          <span className={classes.files}>
            <IconPaperclip size={14} stroke={1.6} aria-hidden /> {t('history.files', { number: entry.files })}
          </span>
        )}
      </span>
      {isOurs ? (
        <span className={classes.words} lang={entry.language ?? undefined}>
          {entry.text}
        </span>
      ) : (
        <Voice as="span" language={entry.language ?? entry.case.language} className={classes.words}>
          {entry.text}
        </Voice>
      )}
    </>
  )
}

type Say = ReturnType<typeof useTranslation<['customers', 'cases']>>['t']

const didWords = ({ kind, spoken, channelKind, cameByMail }: EntryOf<'message'>, t: Say): string => {
  if (kind === 'customer') return t(`message.by.${cameByMail ? 'mail' : channelKind}`, { ns: 'cases' })
  if (kind === 'note') return t('message.noted', { ns: 'cases' })
  if (kind === 'answer') return t(spoken ? `message.told.${spoken}` : 'message.answered', { ns: 'cases' })
  return t(kind === 'acknowledgement' ? 'history.receipt' : 'history.automatic')
}

const SurveyWords = ({ entry }: { entry: EntryOf<'survey'> }) => {
  const { t } = useTranslation(['customers', 'cases'])
  const { satisfaction, solved, speed, welcome, comeback, recommendation, comment, language } = entry
  return (
    <>
      <span className={classes.scores}>
        <b>{satisfaction === null ? t('history.judged') : t('customer.score', { ns: 'cases', score: satisfaction })}</b>
        {solved && <span>{t(`solved.${solved}`)}</span>}
        {speed !== null && <span>{t('speed', { score: speed })}</span>}
        {welcome !== null && <span>{t('welcome', { score: welcome })}</span>}
        {comeback && <span>{t(`comeback.${comeback}`)}</span>}
        {recommendation !== null && <span>{t('recommendation', { score: recommendation })}</span>}
      </span>
      {comment && (
        <Voice as="span" language={language} quoted className={classes.words}>
          {comment}
        </Voice>
      )}
    </>
  )
}

const StateWords = ({ entry }: { entry: EntryOf<'state'> }) => {
  const { t } = useTranslation(['customers', 'cases'])
  return (
    <span>
      {t('event.case.state_changed', { ns: 'cases', state: t(`state.${entry.to}`, { ns: 'cases' }) })}
      {entry.actor && <span className={classes.quiet}> · {entry.actor}</span>}
    </span>
  )
}
