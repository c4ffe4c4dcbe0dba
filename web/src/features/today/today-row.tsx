import { decidedByLimits, needsOutcome, settledByTheirAct, type TodayItem } from '@heed/contract/actions.ts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../app/session.ts'
import { ClockRing } from '../../ui/clock-ring.tsx'
import { DueRing } from '../../ui/due-ring.tsx'
import { useNow } from '../../ui/now.ts'
import classes from './today.module.css'
import type { TodayActs } from './today-acts.ts'
import { dueWords, whatWords, whyWords } from './today-words.ts'

type TodayRowProps = {
  item: TodayItem
  acts: TodayActs
  isFirst: boolean
  onOutcome: () => void
  onDrop: () => void
  onGive: () => void
}

/** One thing to do: its ring, what and for whom, why and by when, and the one act that does it. */
export const TodayRow = ({ item, acts, isFirst, onOutcome, onDrop, onGive }: TodayRowProps) => {
  const { t } = useTranslation(['today', 'recovery'])
  const now = useNow()
  const { member } = useMe()
  const what = whatWords(item, t)
  const due = dueWords(item, now, t)
  const owner = item.owner && (item.owner.id === member.id ? undefined : item.owner.name)
  return (
    <li className={classes.row}>
      {item.clock ? <ClockRing clock={item.clock} /> : <DueRing dueAt={item.dueAt} words={due} />}
      <div className={classes.words}>
        <p className={classes.what}>
          <b>{what}</b>
          {item.case && (
            <>
              {' '}
              <Link to="/cases/$caseId" params={{ caseId: item.case.id }} className={classes.case}>
                #{item.case.number} {item.case.subject}
              </Link>
            </>
          )}
        </p>
        <p className={classes.why}>{[due, whyWords(item, t), owner, item.branch.name].filter(Boolean).join(' · ')}</p>
      </div>
      <div className={classes.acts}>
        <TheAct item={item} what={what} acts={acts} isFirst={isFirst} onOutcome={onOutcome} />
        <More item={item} what={what} onDrop={onDrop} onGive={onGive} />
      </div>
    </li>
  )
}

const canBeTicked = (item: TodayItem) =>
  item.of === 'promise' || (item.of === 'action' && !settledByTheirAct.some((kind) => kind === item.kind))

/** News for one person: read, and gone. */
const onlySeen: readonly string[] = ['advice_answered']

const asksOutcome = (item: TodayItem) => item.of === 'action' && needsOutcome.some((kind) => kind === item.kind)

type TheActProps = { item: TodayItem; what: string; acts: TodayActs; isFirst: boolean; onOutcome: () => void }

/** Ticked off here, or done in the case. */
const TheAct = ({ item, what, acts, isFirst, onOutcome }: TheActProps) => {
  const { t } = useTranslation('today')
  const may = useMay()
  const variant = isFirst ? 'filled' : 'default'
  const tick = onlySeen.includes(item.kind) ? 'act.seen' : 'act.done'
  if (canBeTicked(item) && may(item.of === 'promise' ? 'promise:edit' : 'action:do'))
    return (
      <Button
        variant={variant}
        aria-label={`${t(tick)}: ${what}`}
        loading={acts.finish.isPending && acts.finish.variables.item.id === item.id}
        onClick={() => (asksOutcome(item) ? onOutcome() : acts.finish.mutate({ item, what }))}
      >
        {t(tick)}
      </Button>
    )
  if (item.kind === 'answer_advice' && typeof item.facts.adviceId === 'string') {
    const { adviceId } = item.facts
    return (
      <Button
        variant={variant}
        aria-label={`${t('act.answer')}: ${what}`}
        renderRoot={(props) => <Link to="/advice/$adviceId" params={{ adviceId }} {...props} />}
      >
        {t('act.answer')}
      </Button>
    )
  }
  if (item.kind === 'urgent_call' && may('action:do'))
    return (
      <Button variant={variant} aria-label={`${t('act.answerCall')}: ${what}`} onClick={onOutcome}>
        {t('act.answerCall')}
      </Button>
    )
  if (!item.case) return <OpenPage item={item} what={what} variant={variant} />
  const word =
    item.kind === 'first_answer'
      ? 'answer'
      : item.kind === 'plan' || item.kind === 'no_plan'
        ? 'plan'
        : item.kind === 'decide_remedy' || item.kind === 'decide_exception'
          ? 'decide'
          : 'open'
  return (
    <Button
      variant={variant}
      aria-label={`${t(`act.${word}`)}: ${what}`}
      renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: item.case?.id ?? '' }} {...props} />}
    >
      {t(`act.${word}`)}
    </Button>
  )
}

/** Of what belongs to no case: the page on which it is done. */
const OpenPage = ({ item, what, variant }: { item: TodayItem; what: string; variant: 'filled' | 'default' }) => {
  const { t } = useTranslation('today')
  const { alertId, ruleId } = item.facts
  const words = { variant, 'aria-label': `${t('act.open')}: ${what}`, children: t('act.open') }
  if (item.kind === 'withdraw_product' && typeof alertId === 'string')
    return (
      <Button
        {...words}
        renderRoot={(props) => <Link to="/product-alerts/$alertId" params={{ alertId }} {...props} />}
      />
    )
  if (item.kind === 'review_rule' && typeof ruleId === 'string')
    return <Button {...words} renderRoot={(props) => <Link to="/rules" search={{ rule: ruleId }} {...props} />} />
  if (item.kind === 'answer_shop')
    return <Button {...words} renderRoot={(props) => <Link to="/requests" search={{ show: 'asked' }} {...props} />} />
  if (item.kind === 'give_reward' || item.kind === 'agree_goal') {
    const { goalId } = item.facts
    const search = typeof goalId === 'string' ? { goal: goalId } : {}
    return <Button {...words} renderRoot={(props) => <Link to="/goals" search={search} {...props} />} />
  }
  if (item.kind === 'review_promise')
    return <Button {...words} renderRoot={(props) => <Link to="/published-promises" {...props} />} />
  if (item.kind === 'opening_check')
    return (
      <Button
        {...words}
        renderRoot={(props) => <Link to="/opening-check" search={{ branch: item.branch.id }} {...props} />}
      />
    )
  if (item.kind === 'buyer_list') {
    const { month } = item.facts
    const search = typeof month === 'string' ? { month } : {}
    return <Button {...words} renderRoot={(props) => <Link to="/buyer-list" search={search} {...props} />} />
  }
  if (item.kind === 'answer_staff_survey')
    return <Button {...words} renderRoot={(props) => <Link to="/my-surveys" {...props} />} />
  if (item.kind === 'hold_staff_survey')
    return <Button {...words} renderRoot={(props) => <Link to="/staff-surveys" {...props} />} />
  if (item.kind === 'low_staff_item' && typeof item.facts.roundId === 'string') {
    const { roundId } = item.facts
    return (
      <Button
        {...words}
        renderRoot={(props) => <Link to="/staff-surveys/$roundId" params={{ roundId }} {...props} />}
      />
    )
  }
  if (item.kind === 'mend_finding')
    return <Button {...words} renderRoot={(props) => <Link to="/face" search={{ show: 'open' }} {...props} />} />
  if (item.kind === 'face_due') return <Button {...words} renderRoot={(props) => <Link to="/face" {...props} />} />
  if (item.kind === 'theme') return <Button {...words} renderRoot={(props) => <Link to="/themes" {...props} />} />
  if (item.kind === 'answer_words')
    return <Button {...words} renderRoot={(props) => <Link to="/feedback/answering" {...props} />} />
  if (item.kind === 'corrective')
    return (
      <Button {...words} renderRoot={(props) => <Link to="/prevention" search={{ show: 'actions' }} {...props} />} />
    )
  return null
}

type MoreProps = { item: TodayItem; what: string; onDrop: () => void; onGive: () => void }

const More = ({ item, what, onDrop, onGive }: MoreProps) => {
  const { t } = useTranslation('today')
  const may = useMay()
  const { member } = useMe()
  const canDrop = item.of === 'action' && canBeTicked(item) && !onlySeen.includes(item.kind) && may('action:do')
  const leads = member.role !== 'employee'
  const canGive =
    item.of === 'clock'
      ? leads && may('case:assign')
      : item.of === 'promise'
        ? (leads || item.owner?.id === member.id) && may('promise:edit')
        : item.kind !== 'urgent_call' && !decidedByLimits.some((kind) => kind === item.kind) && may('action:do')
  if (!canDrop && !canGive) return <span className={classes.noMore} />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('act.more', { what })}>
          <IconDots size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canGive && <Menu.Item onClick={onGive}>{t('act.give')}</Menu.Item>}
        {canDrop && <Menu.Item onClick={onDrop}>{t('act.drop')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
