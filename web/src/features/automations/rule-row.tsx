import type { Automation } from '@heed/contract/automations.ts'
import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../ui/chip.tsx'
import { number, relativeTime } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { useMayChange, useSwitchRule } from './automation-queries.ts'
import classes from './automations.module.css'
import { RuleSentence } from './rule-sentence.tsx'

type RuleRowProps = { rule: Automation; onEdit: () => void; onRuns: () => void; onUp?: () => void }

/** A rule as a sentence, whether it is on, and how often it acted. */
export const RuleRow = ({ rule, onEdit, onRuns, onUp }: RuleRowProps) => {
  const { t } = useTranslation('automation')
  const mayChange = useMayChange()(rule.branchId)
  const change = useSwitchRule()
  const switchTo = (on: boolean) => change.mutate({ id: rule.id, on })
  return (
    <li className={classes.row} data-off={rule.state === 'off'}>
      <div className={classes.main}>
        <h2>
          {rule.name}
          {rule.state === 'paused' && <Chip tone="over">{t('state.paused')}</Chip>}
          {!mayChange && rule.state !== 'paused' && (
            <Chip tone={rule.state === 'on' ? 'met' : 'hold'}>{t(`state.${rule.state}`)}</Chip>
          )}
          <small className={classes.where}>{rule.branch?.name ?? t('everywhere')}</small>
        </h2>
        <RuleSentence rule={rule} />
        {rule.state === 'paused' && (
          <div className={classes.paused} role="status">
            <p>{t('pausedText', { number: String(rule.mostPerHour) })}</p>
            {mayChange && (
              <Button size="xs" loading={change.isPending} onClick={() => switchTo(true)}>
                {t('goOn')}
              </Button>
            )}
          </div>
        )}
        <RuleCounts rule={rule} onRuns={onRuns} />
      </div>
      {mayChange && (
        <div className={classes.acts}>
          <Switch
            aria-label={t('switchNamed', { name: rule.name })}
            checked={rule.state === 'on'}
            disabled={change.isPending}
            onChange={(event) => switchTo(event.currentTarget.checked)}
          />
          {onUp && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={30}
              aria-label={t('up', { name: rule.name })}
              onClick={onUp}
            >
              <IconArrowUp size={16} stroke={1.7} />
            </ActionIcon>
          )}
          <Button size="xs" onClick={onEdit} aria-label={t('changeNamed', { name: rule.name })}>
            {t('act.edit', { ns: 'common' })}
          </Button>
        </div>
      )}
    </li>
  )
}

const RuleCounts = ({ rule, onRuns }: { rule: Automation; onRuns: () => void }) => {
  const { t } = useTranslation('automation')
  const now = useNow()
  const looked =
    rule.lookedAt > 0 &&
    `${t('lookedAt', { number: number(rule.lookedAt) })}, ${t('met', { number: number(rule.met) })}`
  if (rule.lastAt === null)
    return (
      <p className={classes.counts}>
        {looked && `${looked} · `}
        {t(rule.held > 0 ? 'quietDays' : 'neverRan')}
        <HeldLink rule={rule} onRuns={onRuns} />
      </p>
    )
  const counted = [
    t('did', { number: String(rule.did) }),
    ...(rule.failed > 0 ? [t('failed', { number: String(rule.failed) })] : []),
  ]
  const words = counted.join(' · ')
  return (
    <p className={classes.counts}>
      {looked && `${looked} · `}
      <button
        type="button"
        className="link"
        aria-label={`${words}. ${t('runsNamed', { name: rule.name })}`}
        onClick={onRuns}
      >
        {words}
      </button>{' '}
      {t('inDays')}, {t('last', { time: relativeTime(rule.lastAt, now) })}
      <HeldLink rule={rule} onRuns={onRuns} />
    </p>
  )
}

/** Waits for a decision, however old it is. */
const HeldLink = ({ rule, onRuns }: { rule: Automation; onRuns: () => void }) => {
  const { t } = useTranslation('automation')
  if (rule.held === 0) return null
  const words = t('held', { number: number(rule.held) })
  return (
    <>
      {' · '}
      <button
        type="button"
        className="link"
        aria-label={`${words}. ${t('runsNamed', { name: rule.name })}`}
        onClick={onRuns}
      >
        {words}
      </button>
    </>
  )
}
