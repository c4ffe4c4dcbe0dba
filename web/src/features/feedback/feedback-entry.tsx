import type { Feedback } from '@heed/contract/feedback.ts'
import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Voice } from '../../ui/voice.tsx'
import { When } from '../../ui/when.tsx'
import { decisionTitle } from '../decisions/decision-words.ts'
import { useChannelName } from './channel-name.ts'
import classes from './feedback-entry.module.css'
import { ScoreMark } from './score-mark.tsx'
import { StateChip } from './state-chip.tsx'

type FeedbackEntryProps = {
  item: Feedback
  /** Left out where nothing can be done with several at once. */
  onSelect?: (isSelected: boolean) => void
  isSelected: boolean
  onOpen: () => void
}

/** One item of the record: its words first, then who, where and when, and what became of it. */
export const FeedbackEntry = ({ item, onSelect, isSelected, onOpen }: FeedbackEntryProps) => {
  const { t } = useTranslation('feedback')
  const may = useMay()
  const channelName = useChannelName()
  const { text, language, customer, saidBy } = item
  const who = customer?.name ?? saidBy
  return (
    <li className={classes.entry} data-selectable={onSelect !== undefined} data-selected={isSelected}>
      {onSelect && (
        <Checkbox
          className={classes.select}
          aria-label={t('select', { words: (text ?? who ?? t(`source.${item.source}`)).slice(0, 60) })}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
      )}
      <div className={classes.main}>
        <button type="button" className={classes.words} onClick={onOpen} title={t('open')}>
          {text ? (
            <Voice as="span" quoted language={language} className={classes.text}>
              {text.length > 600 ? `${text.slice(0, 600)}…` : text}
            </Voice>
          ) : (
            <span className="quiet">{t(item.isHidden ? 'hiddenWords' : 'noWords')}</span>
          )}
        </button>
        <p className={classes.meta}>
          <span>{[t(`source.${item.source}`), channelName(item)].filter(Boolean).join(', ')}</span>
          {(item.kind || item.product) && (
            <span>{[item.kind && t(`kind.${item.kind}`), item.product].filter(Boolean).join(': ')}</span>
          )}
          {customer && may('customer:read') ? (
            <Link to="/customers/$customerId" params={{ customerId: customer.id }} className={classes.link}>
              {customer.name}
            </Link>
          ) : (
            who && <span>{who}</span>
          )}
          {item.case && (
            <Link to="/cases/$caseId" params={{ caseId: item.case.id }} className={classes.link}>
              {t('case', { number: String(item.case.number) })}
            </Link>
          )}
          <span>{item.branch?.name ?? t('wholeBusiness')}</span>
          <When at={item.saidAt} />
        </p>
        {item.decision && <p className={classes.decision}>{decisionTitle(item.decision)}</p>}
      </div>
      <div className={classes.side}>
        <StateChip state={item.state} />
        {item.score && <ScoreMark score={item.score} />}
      </div>
    </li>
  )
}
