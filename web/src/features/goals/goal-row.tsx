import type { Goal } from '@heed/contract/goals.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../app/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { calendarDay, number } from '../../ui/format.ts'
import { IntervalAxis } from '../../ui/interval-axis.tsx'
import { valueWords } from './goal-words.ts'
import classes from './goals.module.css'

type GoalRowProps = { goal: Goal; depth: number; onOpen: () => void }

/** One goal in the tree: whose it is, from where to where by when, and what it has come to. */
export const GoalRow = ({ goal, depth, onOpen }: GoalRowProps) => {
  const { t } = useTranslation('goals')
  return (
    <li className={classes.row} data-state={goal.state} style={{ '--depth': Math.min(depth, 4) } as CSSProperties}>
      <div className={classes.main}>
        <h3>
          <button type="button" onClick={onOpen}>
            {goal.words}
          </button>
          {goal.isTop && <Chip tone="accent">{t('top')}</Chip>}
          {goal.state === 'proposed' && <Chip tone="warn">{t('state.proposed')}</Chip>}
          {goal.state === 'dropped' && <Chip tone="hold">{t('state.dropped')}</Chip>}
          {goal.mayAgreeAs && <Chip tone="run">{t('yourTurn')}</Chip>}
        </h3>
        <p>
          <Whose goal={goal} /> · {t('by', { day: calendarDay(goal.dueOn) })}
          {goal.standard ? ` · ${goal.standard.name}` : ''}
        </p>
      </div>
      <Standing goal={goal} />
    </li>
  )
}

export const Whose = ({ goal }: { goal: Goal }) => {
  const { t } = useTranslation('goals')
  const { branches } = useMe()
  const branch = branches.find(({ id }) => id === goal.branchId)?.name
  const who =
    goal.level === 'member'
      ? goal.member?.name
      : goal.level === 'position'
        ? t(`role.${goal.position ?? 'employee'}`, { ns: 'common' })
        : goal.level === 'business'
          ? t('level.business')
          : null
  return <>{[who, branch].filter(Boolean).join(', ')}</>
}

/** Where it stands between where it began and where it shall be; nothing before both agreed. */
export const Standing = ({ goal }: { goal: Goal }) => {
  const { t } = useTranslation('goals')
  const { result, startValue, targetValue } = goal
  const target = t(goal.direction === 'at_least' ? 'target' : 'targetMost', { value: valueWords(goal, targetValue) })
  const from = startValue === null ? null : t('from', { value: valueWords(goal, startValue) })
  if (!result || result.value === null)
    return (
      <p className={classes.standing}>
        <b className={classes.none}>{goal.state === 'agreed' ? t('noResult') : t('notMeasured')}</b>
        <span>{[from, target].filter(Boolean).join(', ')}</span>
      </p>
    )
  const ends = [startValue ?? 0, targetValue, result.value]
  const axis: [number, number] = goal.standard ? [0, 100] : [Math.min(0, ...ends), Math.max(...ends) * 1.1 || 1]
  return (
    <p className={classes.standing} data-reached={result.isReached}>
      <b>{valueWords(goal, result.value)}</b>
      <IntervalAxis
        axis={axis}
        value={result.value}
        low={result.interval?.[0] ?? null}
        high={result.interval?.[1] ?? null}
        target={targetValue}
      />
      <span>
        {[result.isReached ? t('reached') : null, from, target, t('n', { n: number(result.n) })]
          .filter(Boolean)
          .join(', ')}
      </span>
    </p>
  )
}
