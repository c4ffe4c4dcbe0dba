import { type FeedbackPage, feedbackStates } from '@heed/contract/feedback.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { exactTime } from '../../ui/format.ts'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Voice } from '../../ui/voice.tsx'
import { EditDrawer } from '../settings/edit-drawer.tsx'
import { ThemeChoice } from '../themes/theme-choice.tsx'
import { AnswerGiven } from './answering/answer-given.tsx'
import { useChannelName } from './channel-name.ts'
import classes from './feedback-item.module.css'
import { itemQuery } from './feedback-queries.ts'
import { ItemWay } from './item-way.tsx'
import { LinkForm } from './link-form.tsx'
import { MoveForm } from './move-form.tsx'
import { ScoreMark } from './score-mark.tsx'
import { ItemUnderstood } from './understanding/item-understood.tsx'

/** One item with all its words, the way it went, and the next step. */
export const FeedbackItem = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('feedback')
  const item = useQuery(itemQuery(id))
  return (
    <EditDrawer title={t('item.title')} isOpen onClose={onClose} size={560}>
      {item.isPending && <PageSkeleton rows={4} />}
      {item.isError && <ErrorNote reason={item.error} onRetry={() => item.refetch()} />}
      {item.data && <Inside item={item.data} />}
    </EditDrawer>
  )
}

const Inside = ({ item }: { item: FeedbackPage }) => {
  const { t } = useTranslation('feedback')
  const may = useMay()
  return (
    <div className={classes.item}>
      {item.text ? (
        <Voice as="blockquote" quoted language={item.language} className={classes.text}>
          {item.text}
        </Voice>
      ) : (
        <p className="quiet">{t(item.isHidden ? 'hiddenWords' : 'noWords')}</p>
      )}
      <Facts item={item} />
      {item.answer && <AnswerGiven answer={item.answer} />}
      <ItemUnderstood item={item} />
      <ItemWay item={item} />
      {may('feedback:act') && (
        <>
          {/* Another form for another state: nothing half-written stays. */}
          <MoveForm key={item.state} item={item} />
          {feedbackStates.indexOf(item.state) < 2 && <LinkForm item={item} />}
          <ThemeChoice ids={[item.id]} theme={item.theme} isLabelled />
        </>
      )}
    </div>
  )
}

const Facts = ({ item }: { item: FeedbackPage }) => {
  const { t } = useTranslation('feedback')
  const channelName = useChannelName()
  const may = useMay()
  const facts = [
    {
      label: t('item.who'),
      value:
        item.customer && may('customer:read') ? (
          <Link to="/customers/$customerId" params={{ customerId: item.customer.id }} className="link">
            {item.customer.name}
          </Link>
        ) : (
          (item.customer?.name ?? item.saidBy ?? t('item.unknown'))
        ),
    },
    { label: t('item.where'), value: item.branch?.name ?? t('wholeBusiness') },
    { label: t('item.when'), value: exactTime(item.saidAt) },
    { label: t('item.how'), value: [t(`source.${item.source}`), channelName(item)].filter(Boolean).join(', ') },
    {
      label: t('new.url'),
      value: item.url && (
        <a href={item.url} target="_blank" rel="noreferrer" className="link">
          {t('answering.seePost')}
        </a>
      ),
    },
    { label: t('item.score'), value: item.score && <ScoreMark score={item.score} /> },
    {
      label: t('source.case'),
      value: item.case && (
        <Link to="/cases/$caseId" params={{ caseId: item.case.id }} className="link">
          {t('case', { number: String(item.case.number) })}
        </Link>
      ),
    },
    { label: t('item.kind'), value: item.kind && t(`kind.${item.kind}`) },
    { label: t('item.product'), value: item.product },
    { label: t('item.theme'), value: item.theme?.name },
    { label: t('item.recordedBy'), value: item.recordedBy },
  ]
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ value }) => value)
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
